using AsyncWork.Domain;
using AsyncWork.Domain.Boards;
using AsyncWork.Domain.Comments;
using AsyncWork.Domain.People;
using AsyncWork.Web.Data;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Pages.Boards;
using AsyncWork.Web.Pages.People;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Importing.Boards;

public sealed record KnownCard(int Id, string? SourceKey, Instant CreatedAt);

public sealed record LastRank(int Column, long Rank);

public sealed record ZoneOf(PersonId Person, DateTimeZone Zone);

public sealed record CommentKey(int Card, string Key);

public sealed record TeamChoice(int Id, string Name);

public sealed record PersonHere(PersonId Id, string Name, string? Email);

/// <param name="Comments">How many it added to cards that were here before.</param>
/// <param name="Steps">Likewise steps of checklists, and ticks.</param>
public sealed record BoardImportItem(BoardImport Import, string ByName, int Comments, int Steps);

/// <summary>What an import asks of the boards.</summary>
public static class BoardImportQueries
{
    /// <summary>The board with all that belongs to it, tracked, if this person works on it and it is open.</summary>
    public static IQueryable<Board> BoardToImportInto(this AppDbContext db, Viewer viewer, int board) =>
        db.BoardsOf(viewer)
            .Where(b => b.Id == board && b.ArchivedAt == null && b.DeletedAt == null)
            .Include(b => b.Columns)
            .Include(b => b.Lanes)
            .Include(b => b.Labels)
            .Include(b => b.Guests)
            .AsSplitQuery();

    /// <summary>Who sees the boards of a team on this day without being a guest.</summary>
    public static IQueryable<PersonId> PeopleOfTeam(this AppDbContext db, int team, LocalDate today)
    {
        var members = db.MembersOn(today);
        return db
            .People.Where(p =>
                members.Any(m => m.TeamId == team && m.PersonId == p.Id)
                || db.TeamLeads.Any(l => l.TeamId == team && l.PersonId == p.Id)
            )
            .Select(p => p.Id);
    }

    /// <summary>People to whom cards can be given: those who are there on this day.</summary>
    public static IQueryable<PersonHere> PeopleForCards(this AppDbContext db, LocalDate today) =>
        db
            .People.Where(p => p.LastDay == null || p.LastDay >= today)
            .OrderBy(p => p.Name)
            .Select(p => new PersonHere(p.Id, p.Name, p.Email));

    /// <summary>Teams for which this person can set up boards.</summary>
    public static IQueryable<TeamChoice> TeamsForNewBoards(this AppDbContext db, Viewer viewer)
    {
        var teams = db.TeamsForBoardsOf(viewer);
        return db.Teams.Where(t => teams.Contains(t.Id)).OrderBy(t => t.Name).Select(t => new TeamChoice(t.Id, t.Name));
    }

    /// <summary>Cards of a board, in archive and trash too.</summary>
    public static IQueryable<KnownCard> KnownCards(this AppDbContext db, int board) =>
        db.Cards.Where(c => c.BoardId == board).Select(c => new KnownCard(c.Id, c.SourceKey, c.CreatedAt));

    public static IQueryable<LastRank> LastRanks(this AppDbContext db, int board) =>
        db.Cards.Where(c => c.BoardId == board).GroupBy(c => c.ColumnId).Select(g => new LastRank(g.Key, g.Max(c => c.Rank)));

    public static IQueryable<ZoneOf> ZonesOf(this AppDbContext db, IReadOnlyList<PersonId> people) =>
        db.People.Where(p => people.Contains(p.Id)).Select(p => new ZoneOf(p.Id, p.Zone));

    public static IQueryable<CommentKey> CommentKeysOf(this AppDbContext db, IReadOnlyList<int> cards) =>
        db
            .Comments.Where(c => c.SubjectKind == SubjectKind.Card && cards.Contains(c.SubjectId) && c.SourceKey != null)
            .Select(c => new CommentKey(c.SubjectId, c.SourceKey!));

    public static IQueryable<Card> CardsByIds(this AppDbContext db, IReadOnlyList<int> cards) =>
        db.Cards.Where(c => cards.Contains(c.Id));

    /// <summary>Imports into a board, newest first.</summary>
    public static IQueryable<BoardImportItem> ImportsInto(this AppDbContext db, Viewer viewer, int board) =>
        from i in db.BoardImports.AsNoTracking()
        where i.BoardId == board
        join b in db.BoardsOf(viewer) on i.BoardId equals b.Id
        join p in db.People on i.By equals p.Id
        orderby i.Id descending
        select new BoardImportItem(
            i,
            p.Name,
            db.ImportedParts.Count(a => a.ImportId == i.Id && a.Kind == ImportedPartKind.Comment),
            db.ImportedParts.Count(a => a.ImportId == i.Id && a.Kind != ImportedPartKind.Comment)
        );

    /// <summary>Cards of an import that were changed here since, other than by a later import or its undo, or have hours.</summary>
    public static IQueryable<Card> ChangedSince(this AppDbContext db, int import, Instant at) =>
        db.Cards.Where(c =>
            c.ImportId == import
            && (
                (
                    c.ChangedAt > at
                    && !db.BoardImports.Any(i => i.BoardId == c.BoardId && (i.At == c.ChangedAt || i.UndoneAt == c.ChangedAt))
                ) || db.TimeEntries.Any(e => e.CardId == c.Id)
            )
        );

    /// <summary>Checklists of some cards with their items, tracked.</summary>
    public static IQueryable<Checklist> ChecklistsOfCards(this AppDbContext db, IReadOnlyList<int> cards) =>
        db.Checklists.Include(l => l.Items).Where(l => cards.Contains(l.CardId)).OrderBy(l => l.Place).ThenBy(l => l.Id);

    /// <summary>Comments that an import added to cards that were here before, but for those that somebody here changed, answered or marked.</summary>
    public static IQueryable<Comment> CommentsAddedBy(this AppDbContext db, int import) =>
        db.Comments.Where(c =>
            db.ImportedParts.Any(p => p.ImportId == import && p.Kind == ImportedPartKind.Comment && p.PartId == c.Id)
            && c.EditedAt == null
            && c.SubjectKind == SubjectKind.Card
            && !db.Comments.Any(o => o.QuoteOfId == c.Id || o.SolutionId == c.Id)
        );

    /// <summary>Cards whose checklists an import added to.</summary>
    public static IQueryable<int> CardsWithStepsOf(this AppDbContext db, int import) =>
        db
            .ChecklistItems.Where(i =>
                db.ImportedParts.Any(p =>
                    p.ImportId == import
                    && (
                        (p.Kind == ImportedPartKind.Checklist && p.PartId == i.ChecklistId)
                        || ((p.Kind == ImportedPartKind.Item || p.Kind == ImportedPartKind.Tick) && p.PartId == i.Id)
                    )
                )
            )
            .Select(i => i.CardId)
            .Union(
                db.Checklists.Where(l =>
                        db.ImportedParts.Any(p =>
                            p.ImportId == import && p.Kind == ImportedPartKind.Checklist && p.PartId == l.Id
                        )
                    )
                    .Select(l => l.CardId)
            );

    public static IQueryable<ImportedPart> PartsOf(this AppDbContext db, int import) =>
        db.ImportedParts.AsNoTracking().Where(p => p.ImportId == import);
}
