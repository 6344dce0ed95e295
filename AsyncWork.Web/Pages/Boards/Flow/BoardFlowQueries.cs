using AsyncWork.Domain.Boards;
using AsyncWork.Domain.People;
using AsyncWork.Web.Data;
using AsyncWork.Web.Identity;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Boards.Flow;

/// <summary>A board as its views name it.</summary>
public sealed record BoardTitle(int Id, string Name, string Team, DateTimeZone Zone, Instant? ExpectationAt);

public sealed record DoneCard(int Id, string Title, Instant StartedAt, Instant FinishedAt);

public sealed record BoardStay(FlowState State, Instant From, Instant? To);

public sealed record OpenCard(
    int Id,
    string Title,
    string Column,
    PersonId? OwnerId,
    string? Owner,
    Instant StartedAt,
    Instant ColumnSince,
    bool IsBlocked
);

public sealed record LabelCount(string Name, int Cards);

/// <summary>What the flow of one board reads (product.md B18, B19).</summary>
public static class BoardFlowQueries
{
    public static IQueryable<BoardTitle> BoardTitles(this AppDbContext db, Viewer viewer, int board) =>
        from b in db.BoardsSeenBy(viewer).AsNoTracking()
        where b.Id == board && b.DeletedAt == null
        join t in db.Teams on b.TeamId equals t.Id
        select new BoardTitle(b.Id, b.Name, t.Name, b.Zone, b.ExpectationAt);

    public static IQueryable<DoneCard> DoneCards(this AppDbContext db, int board, Instant since) =>
        db
            .Cards.AsNoTracking()
            .Where(c => c.BoardId == board && c.FinishedAt >= since && c.DeletedAt == null)
            .OrderBy(c => c.FinishedAt)
            .Select(c => new DoneCard(c.Id, c.Title, c.StartedAt ?? c.FinishedAt!.Value, c.FinishedAt!.Value));

    /// <summary>Stays in columns that are not done.</summary>
    public static IQueryable<BoardStay> BoardStays(this AppDbContext db, int board, Instant since) =>
        from s in db.CardStays.AsNoTracking()
        where s.BoardId == board && s.State != FlowState.Done && (s.LeftAt == null || s.LeftAt >= since)
        join c in db.Cards on s.CardId equals c.Id
        where c.DeletedAt == null
        select new BoardStay(s.State, s.EnteredAt, s.LeftAt);

    /// <summary>Begun and not finished, oldest first.</summary>
    public static IQueryable<OpenCard> OpenCards(this AppDbContext db, int board) =>
        from c in db.Cards.AsNoTracking()
        where c.BoardId == board && c.StartedAt != null && c.FinishedAt == null && c.ArchivedAt == null && c.DeletedAt == null
        join k in db.Columns on c.ColumnId equals k.Id
        join p in db.People on c.OwnerId equals p.Id into owners
        from owner in owners.DefaultIfEmpty()
        orderby c.StartedAt, c.Id
        select new OpenCard(
            c.Id,
            c.Title,
            k.Name,
            c.OwnerId,
            owner!.Name,
            c.StartedAt!.Value,
            c.ColumnSince,
            c.BlockedSince != null || c.OpenBlockers > 0
        );

    /// <summary>Cards finished by label (kpis.md K3), by name.</summary>
    public static IQueryable<LabelCount> FinishedByLabel(this AppDbContext db, int board, Instant since) =>
        from l in db.Labels.AsNoTracking()
        where l.BoardId == board
        orderby l.Name
        select new LabelCount(
            l.Name,
            db.CardLabels.Count(c =>
                c.LabelId == l.Id && db.Cards.Any(d => d.Id == c.CardId && d.FinishedAt >= since && d.DeletedAt == null)
            )
        );

    /// <summary>Boards whose cycle times were not looked at since.</summary>
    public static IQueryable<Board> BoardsToExpect(this AppDbContext db, Instant before) =>
        db.Boards.Where(b =>
            !b.IsTemplate && b.ArchivedAt == null && b.DeletedAt == null && (b.ExpectationAt == null || b.ExpectationAt < before)
        );
}
