using AsyncWork.Domain;
using AsyncWork.Domain.Boards;
using AsyncWork.Domain.Requests;
using AsyncWork.Web.Data;
using AsyncWork.Web.Identity;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Boards.Archive;

public sealed record ArchivedCard(int Id, string Title, string Column, string? Owner, Instant At, bool IsDone);

public sealed record ArchivedBoard(int Id, string Name, string Team, Instant At, bool IsInTrash);

public sealed record DoneColumn(int Id, string Name, int Cards);

public static class ArchiveQueries
{
    /// <summary>What was taken off a board, newest first.</summary>
    /// <param name="words">Part of the title; null for all.</param>
    public static IQueryable<ArchivedCard> ListTakenOff(this AppDbContext db, Viewer viewer, int board, bool trash, string? words)
    {
        var cards = db.CardsSeenBy(viewer).Where(c => c.BoardId == board);
        cards = trash ? cards.Where(c => c.DeletedAt != null) : cards.Where(c => c.ArchivedAt != null && c.DeletedAt == null);
        if (!string.IsNullOrWhiteSpace(words))
        {
            var like = Like.Containing(words.Length > 100 ? words[..100] : words);
            cards = cards.Where(c => EF.Functions.Like(c.Title, like, Like.Escape));
        }
        return cards
            .OrderByDescending(c => trash ? c.DeletedAt : c.ArchivedAt)
            .ThenByDescending(c => c.Id)
            .Select(c => new ArchivedCard(
                c.Id,
                c.Title,
                db.Columns.Where(k => k.Id == c.ColumnId).Select(k => k.Name).Single(),
                db.People.Where(p => p.Id == c.OwnerId).Select(p => p.Name).SingleOrDefault(),
                (trash ? c.DeletedAt : c.ArchivedAt) ?? c.ChangedAt,
                c.FinishedAt != null
            ));
    }

    /// <summary>Boards that this person works on and that are archived or in the trash.</summary>
    public static IQueryable<ArchivedBoard> ListClosedBoards(this AppDbContext db, Viewer viewer) =>
        db.BoardsOf(viewer)
            .Where(b => b.ArchivedAt != null || b.DeletedAt != null)
            .OrderBy(b => b.Name)
            .ThenBy(b => b.Id)
            .Select(b => new ArchivedBoard(
                b.Id,
                b.Name,
                db.Teams.Where(t => t.Id == b.TeamId).Select(t => t.Name).Single(),
                b.DeletedAt ?? b.ArchivedAt ?? b.CreatedAt,
                b.DeletedAt != null
            ));

    /// <summary>Columns of a board in which finished cards stand.</summary>
    public static IQueryable<DoneColumn> ListDoneColumns(this AppDbContext db, int board) =>
        db
            .Columns.Where(c => c.BoardId == board && !c.IsRemoved && c.State == FlowState.Done)
            .OrderBy(c => c.Place)
            .Select(c => new DoneColumn(
                c.Id,
                c.Name,
                db.Cards.Count(k => k.ColumnId == c.Id && k.FinishedAt != null && k.ArchivedAt == null && k.DeletedAt == null)
            ));

    public static IQueryable<int> DoneCardsOf(this AppDbContext db, Viewer viewer, int board, int column) =>
        db.CardsOf(viewer)
            .Where(c =>
                c.BoardId == board && c.ColumnId == column && c.FinishedAt != null && c.ArchivedAt == null && c.DeletedAt == null
            )
            .Select(c => c.Id);

    /// <summary>What is asked on some cards and waits for somebody, to change it.</summary>
    public static IQueryable<Request> OpenRequestsOn(this AppDbContext db, IReadOnlyCollection<int> cards) =>
        db.RequestsOnCards().Where(r => r.ClosedAt == null && cards.Contains(r.SubjectId));

    /// <summary>The same of all cards of a board.</summary>
    public static IQueryable<Request> OpenRequestsOnBoard(this AppDbContext db, int board) =>
        db.RequestsOnCards().Where(r => r.ClosedAt == null && db.Cards.Any(c => c.Id == r.SubjectId && c.BoardId == board));

    /// <summary>What was asked on a card and closed as it left its board.</summary>
    public static IQueryable<Request> RequestsClosedOn(this AppDbContext db, int card, Instant left) =>
        db.RequestsOnCards().Where(r => r.ClosedAt == left && r.SubjectId == card);

    /// <summary>The same of all cards of a board, as the board was closed.</summary>
    public static IQueryable<Request> RequestsClosedOnBoard(this AppDbContext db, int board, Instant left) =>
        db.RequestsOnCards().Where(r => r.ClosedAt == left && db.Cards.Any(c => c.Id == r.SubjectId && c.BoardId == board));

    /// <summary>The column to which a card comes back whose own is not on the board any more: one that means the same, else the first.</summary>
    public static IQueryable<int> FindColumnLike(this AppDbContext db, int board, FlowState state) =>
        db
            .Columns.Where(c => c.BoardId == board && !c.IsRemoved)
            .OrderBy(c => c.State == state ? 0 : 1)
            .ThenBy(c => c.Place)
            .Select(c => c.Id)
            .Take(1);

    static IQueryable<Request> RequestsOnCards(this AppDbContext db) =>
        db.Requests.Include(r => r.Recipients).Where(r => r.SubjectKind == SubjectKind.Card);

    /// <summary>Boards whose time in the trash is over.</summary>
    public static IQueryable<int> BoardsToForget(this AppDbContext db, Instant before) =>
        db.Boards.Where(b => b.DeletedAt < before).Select(b => b.Id);
}
