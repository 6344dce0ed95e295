using AsyncWork.Domain.Boards;
using AsyncWork.Web.Data;

namespace AsyncWork.Web.Pages.Cards;

/// <summary>A column or a lane to choose.</summary>
public sealed record PlaceChoice(int Id, string Name, bool IsColumn, int Order);

/// <summary>A card below which another can stand.</summary>
public sealed record CardBelow(int Id, string Title, int Column, long Rank);

/// <summary>Where a card of a board can go.</summary>
public static class MoveQueries
{
    /// <summary>Columns first, then lanes; each in the order they stand in.</summary>
    public static IQueryable<PlaceChoice> ListPlacesOf(this AppDbContext db, int board) =>
        db
            .Columns.Where(c => c.BoardId == board && !c.IsRemoved)
            .Select(c => new
            {
                c.Id,
                c.Name,
                IsColumn = true,
                c.Place,
            })
            .Concat(
                db.Lanes.Where(l => l.BoardId == board)
                    .Select(l => new
                    {
                        l.Id,
                        l.Name,
                        IsColumn = false,
                        l.Place,
                    })
            )
            .OrderByDescending(p => p.IsColumn)
            .ThenBy(p => p.Place)
            .Select(p => new PlaceChoice(p.Id, p.Name, p.IsColumn, p.Place));

    /// <summary>The columns in which work is not done yet.</summary>
    public static IQueryable<PlaceChoice> ListOpenColumnsOf(this AppDbContext db, int board) =>
        db
            .Columns.Where(c => c.BoardId == board && !c.IsRemoved && c.State != FlowState.Done)
            .OrderBy(c => c.Place)
            .Select(c => new PlaceChoice(c.Id, c.Name, true, c.Place));

    /// <summary>The open cards of a board but one, from top to bottom of each column.</summary>
    public static IQueryable<CardBelow> ListCardsBelow(this AppDbContext db, int board, int except, int take) =>
        db
            .Cards.Where(c => c.BoardId == board && c.Id != except && c.ArchivedAt == null && c.DeletedAt == null)
            .OrderBy(c => c.ColumnId)
            .ThenBy(c => c.Rank)
            .Take(take)
            .Select(c => new CardBelow(c.Id, c.Title, c.ColumnId, c.Rank));
}
