using AsyncWork.Domain.Boards;
using AsyncWork.Domain.Kpis;
using AsyncWork.Domain.TimeLogs;
using AsyncWork.Web.Data;
using AsyncWork.Web.Pages.Boards.Flow;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Reports;

/// <summary>
/// Cards as the flow of a month needs them (kpis.md K1 to K8, K25). Of a scope's boards but templates and those in the trash. What stands on a board
/// that was archived has left with it.
/// </summary>
public static class FlowQueries
{
    /// <summary>Everything that the flow of a month is computed from.</summary>
    /// <param name="month">The moments of the month in the report's zone.</param>
    /// <param name="before">The first moment of the month before.</param>
    public static async Task<FlowFacts> FindFlowAsync(
        this AppDbContext db,
        ReportScope scope,
        Interval month,
        Instant before,
        Instant now,
        CancellationToken cancellation
    )
    {
        var end = Instant.Max(month.Start, Instant.Min(month.End, now));
        var since = Instant.Min(before, end - Duration.FromDays(FlowOfMonth.ExpectationDays));
        var finished = await db.FinishedCards(scope, since, end).ToListAsync(cancellation);
        var meetings = finished.Count == 0 ? [] : await db.MeetingsOnCards(scope, before, end).ToListAsync(cancellation);
        var on = meetings.ToLookup(m => m.Card);
        return new(
            [.. finished.Select(c => c.With(on[c.Id]))],
            await db.DueCards(scope, before, end).ToListAsync(cancellation),
            await db.FlowStays(scope, before, end).ToListAsync(cancellation),
            await db.FlowBlocks(scope, before, end).ToListAsync(cancellation),
            await db.StartedCards(scope, end).ToListAsync(cancellation)
        );
    }

    /// <summary>Without the meetings on them (<see cref="MeetingsOnCards"/>).</summary>
    public static IQueryable<FinishedCard> FinishedCards(this AppDbContext db, ReportScope scope, Instant from, Instant to) =>
        from c in db.Cards.AsNoTracking()
        where c.FinishedAt >= @from && c.FinishedAt < to && c.DeletedAt == null
        join b in db.BoardsOf(scope) on c.BoardId equals b.Id
        select new FinishedCard(
            c.Id,
            b.TeamId,
            c.OwnerId,
            c.CreatedAt,
            c.StartedAt ?? c.FinishedAt!.Value,
            c.FinishedAt!.Value,
            c.Reopened,
            c.EstimateAtStart,
            db.TimeEntries.Where(e => e.CardId == c.Id).Sum(e => e.Minutes),
            false,
            c.DueAt != null || c.MissedDueAt != null
        );

    /// <summary>The meetings that were logged on cards finished between two moments, without what was taken back.</summary>
    public static IQueryable<CardMeeting> MeetingsOnCards(this AppDbContext db, ReportScope scope, Instant from, Instant to) =>
        from c in db.Cards.AsNoTracking()
        where c.FinishedAt >= @from && c.FinishedAt < to && c.DeletedAt == null
        join b in db.BoardsOf(scope) on c.BoardId equals b.Id
        join e in db.TimeEntries.Standing(db) on (int?)c.Id equals e.CardId
        join a in db.Activities on e.ActivityId equals a.Id
        where a.Kind == ActivityKind.Meeting
        select new CardMeeting(c.Id, e.Start, e.Date, e.Zone);

    public static IQueryable<DueCard> DueCards(this AppDbContext db, ReportScope scope, Instant from, Instant to) =>
        from c in db.Cards.AsNoTracking()
        where
            c.DeletedAt == null
            && ((c.DueAt >= @from && c.DueAt < to && c.MissedDueAt == null) || (c.MissedDueAt >= @from && c.MissedDueAt < to))
        join b in db.BoardsOf(scope) on c.BoardId equals b.Id
        select new DueCard(
            c.Id,
            b.TeamId,
            (c.MissedDueAt ?? c.DueAt)!.Value,
            c.MissedDueAt != null,
            c.FinishedAt,
            c.ArchivedAt == null || b.ArchivedAt < c.ArchivedAt ? b.ArchivedAt : c.ArchivedAt,
            c.DueMoves
        );

    public static IQueryable<FlowStay> FlowStays(this AppDbContext db, ReportScope scope, Instant from, Instant to) =>
        from c in db.Cards.AsNoTracking()
        where c.DeletedAt == null
        join b in db.BoardsOf(scope) on c.BoardId equals b.Id
        join s in db.CardStays on c.Id equals s.CardId
        where
            (s.State == FlowState.Active || s.State == FlowState.Waiting)
            && s.EnteredAt < to
            && (s.LeftAt == null || s.LeftAt >= @from || (c.FinishedAt >= @from && c.FinishedAt < to))
        select new FlowStay(
            c.Id,
            b.TeamId,
            s.State,
            s.EnteredAt,
            s.LeftAt == null || b.ArchivedAt < s.LeftAt ? b.ArchivedAt : s.LeftAt
        );

    public static IQueryable<FlowBlock> FlowBlocks(this AppDbContext db, ReportScope scope, Instant from, Instant to) =>
        from c in db.Cards.AsNoTracking()
        where c.FinishedAt >= @from && c.FinishedAt < to && c.DeletedAt == null
        join b in db.BoardsOf(scope) on c.BoardId equals b.Id
        join k in db.CardBlocks on c.Id equals k.CardId
        select new FlowBlock(c.Id, k.From, k.Until);

    /// <summary>Begun and neither finished nor off the board at a moment.</summary>
    public static IQueryable<StartedCard> StartedCards(this AppDbContext db, ReportScope scope, Instant at) =>
        from c in db.Cards.AsNoTracking()
        where
            c.StartedAt < at
            && (c.FinishedAt == null || c.FinishedAt >= at)
            && (c.ArchivedAt == null || c.ArchivedAt >= at)
            && c.DeletedAt == null
        join b in db.BoardsOf(scope) on c.BoardId equals b.Id
        where b.ArchivedAt == null || b.ArchivedAt >= at
        select new StartedCard(c.Id, b.TeamId, c.StartedAt!.Value);

    /// <summary>Teams of the scope, by name.</summary>
    public static IQueryable<ReportScope> TeamsOf(this AppDbContext db, ReportScope scope)
    {
        var team = scope.TeamId;
        return db
            .Teams.AsNoTracking()
            .Where(t => team == null || t.Id == team)
            .OrderBy(t => t.Name)
            .Select(t => new ReportScope(t.Id, t.Slug, t.Name));
    }

    /// <summary>Titles and owners of some cards.</summary>
    public static IQueryable<CardRow> CardRows(this AppDbContext db, IReadOnlyCollection<int> cards) =>
        from c in db.Cards.AsNoTracking()
        where cards.Contains(c.Id)
        join b in db.Boards on c.BoardId equals b.Id
        join k in db.Columns on c.ColumnId equals k.Id
        join p in db.People on c.OwnerId equals p.Id into owners
        from owner in owners.DefaultIfEmpty()
        orderby c.Id
        select new CardRow(
            c.Id,
            c.Title,
            b.Name,
            k.Name,
            owner!.Name,
            c.CreatedAt,
            c.StartedAt,
            c.FinishedAt,
            c.MissedDueAt ?? c.DueAt,
            c.EstimateAtStart,
            db.TimeEntries.Where(e => e.CardId == c.Id).Sum(e => e.Minutes)
        );

    /// <summary>Titles of some cards and the boards they stand on.</summary>
    public static IQueryable<CardTitle> CardTitles(this AppDbContext db, IReadOnlyCollection<int> cards) =>
        from c in db.Cards.AsNoTracking()
        where cards.Contains(c.Id)
        join b in db.Boards on c.BoardId equals b.Id
        select new CardTitle(c.Id, c.Title, b.Name);

    /// <summary>How many of some cards have each label, by its name (K3); a card with two labels counts for both.</summary>
    public static IQueryable<LabelCount> LabelsOfCards(this AppDbContext db, IReadOnlyCollection<int> cards) =>
        from c in db.CardLabels.AsNoTracking()
        where cards.Contains(c.CardId)
        join l in db.Labels on c.LabelId equals l.Id
        group c by l.Name into named
        orderby named.Key
        select new LabelCount(named.Key, named.Count());

    /// <summary>Those of some cards that have a label of this name.</summary>
    public static IQueryable<int> CardsLabelled(this AppDbContext db, IReadOnlyCollection<int> cards, string label) =>
        (
            from c in db.CardLabels.AsNoTracking()
            where cards.Contains(c.CardId)
            join l in db.Labels on c.LabelId equals l.Id
            where l.Name == label
            select c.CardId
        ).Distinct();

    static IQueryable<Board> BoardsOf(this AppDbContext db, ReportScope scope)
    {
        var team = scope.TeamId;
        return db.Boards.Where(b => (team == null || b.TeamId == team) && !b.IsTemplate && b.DeletedAt == null);
    }
}

public sealed record CardTitle(int Id, string Title, string Board);

/// <summary>A card behind a figure.</summary>
public sealed record CardRow(
    int Id,
    string Title,
    string Board,
    string Column,
    string? Owner,
    Instant CreatedAt,
    Instant? StartedAt,
    Instant? FinishedAt,
    Instant? Due,
    int? Estimate,
    int Logged
);
