using AsyncWork.Domain.Boards;
using AsyncWork.Web.Data;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Pages.Boards;
using Microsoft.EntityFrameworkCore;

namespace AsyncWork.Web.Pages.Cards;

/// <summary>A card at the other end of a dependency.</summary>
/// <param name="Blocks">It must be finished before the card that is shown.</param>
public sealed record DependencyRow(int Card, string Title, string Column, string Board, bool IsDone, bool IsOpen, bool Blocks);

/// <summary>A card to choose.</summary>
/// <param name="MayWait">The viewer works on its board and can make it wait.</param>
public sealed record CardChoice(int Id, string Title, string Board, string Column, bool MayWait);

/// <summary>What a card waits for and what waits for it (product.md B4), as far as the viewer may see.</summary>
public static class DependencyQueries
{
    public static IQueryable<DependencyRow> ListDependencies(this AppDbContext db, Viewer viewer, int card) =>
        from d in db.CardDependencies
        where d.BlockerId == card || d.BlockedId == card
        join c in db.CardsSeenBy(viewer) on d.BlockerId == card ? d.BlockedId : d.BlockerId equals c.Id
        join k in db.Columns on c.ColumnId equals k.Id
        join b in db.Boards on c.BoardId equals b.Id
        where c.DeletedAt == null
        orderby c.Id
        select new DependencyRow(c.Id, c.Title, k.Name, b.Name, c.FinishedAt != null, c.ArchivedAt == null, d.BlockedId == card);

    /// <summary>Open cards whose title has the words, or whose number it is.</summary>
    public static IQueryable<CardChoice> FindCards(this AppDbContext db, Viewer viewer, string words, int except, int take)
    {
        var part = Like.Containing(words);
        var ours = db.BoardsOf(viewer);
        var number = int.TryParse(words.Trim().TrimStart('#'), out var read) ? read : 0;
        return db.CardsSeenBy(viewer)
            .Where(c => c.Id != except && c.FinishedAt == null && c.ArchivedAt == null && c.DeletedAt == null)
            .Where(c => c.Id == number || EF.Functions.Like(c.Title, part, Like.Escape))
            .Join(db.Boards, c => c.BoardId, b => b.Id, (c, b) => new { Card = c, Board = b })
            .Join(
                db.Columns,
                c => c.Card.ColumnId,
                k => k.Id,
                (c, k) =>
                    new
                    {
                        c.Card,
                        c.Board,
                        Column = k,
                    }
            )
            .OrderByDescending(c => c.Card.Id == number)
            .ThenByDescending(c => c.Card.ChangedAt)
            .Take(take)
            .Select(c => new CardChoice(
                c.Card.Id,
                c.Card.Title,
                c.Board.Name,
                c.Column.Name,
                c.Board.ArchivedAt == null && ours.Any(b => b.Id == c.Board.Id)
            ));
    }

    /// <summary>What must be finished directly before one of these cards.</summary>
    public static IQueryable<int> ListBlockersOf(this AppDbContext db, IReadOnlyCollection<int> cards) =>
        db.CardDependencies.Where(d => cards.Contains(d.BlockedId)).Select(d => d.BlockerId).Distinct();
}
