using AsyncWork.Domain.Boards;
using AsyncWork.Domain.People;
using AsyncWork.Web.Data;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Pages.People;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Boards.Bulk;

/// <summary>A card as a row of the list.</summary>
public sealed record CardRowOfList(
    int Id,
    string Title,
    string Column,
    string? Owner,
    Priority Priority,
    LocalDate? DueOn,
    Instant? DueAt,
    Instant? FinishedAt,
    Instant ChangedAt
);

public enum ListOrder
{
    Board,
    Title,
    Due,
    Changed,
}

public static class BulkQueries
{
    /// <summary>What stands on the board and fits the filter, in some order.</summary>
    /// <param name="aging">The moment before which work in progress was begun that counts as ageing; null when it is not known.</param>
    public static IQueryable<CardRowOfList> ListCards(
        this AppDbContext db,
        Viewer viewer,
        int board,
        BoardFilter filter,
        ListOrder order,
        Instant now,
        Instant? aging
    )
    {
        var cards = filter.Of(
            db.CardsSeenBy(viewer).AsNoTracking().Where(c => c.BoardId == board && c.ArchivedAt == null && c.DeletedAt == null),
            now,
            aging
        );
        var rows =
            from c in cards
            join k in db.Columns on c.ColumnId equals k.Id
            join p in db.People on c.OwnerId equals p.Id into owners
            from p in owners.DefaultIfEmpty()
            select new
            {
                Card = c,
                Column = k,
                Owner = p == null ? null : p.Name,
            };
        var ordered = order switch
        {
            ListOrder.Title => rows.OrderBy(r => r.Card.Title),
            ListOrder.Due => rows.OrderBy(r => r.Card.DueAt == null ? 1 : 0).ThenBy(r => r.Card.DueAt),
            ListOrder.Changed => rows.OrderByDescending(r => r.Card.ChangedAt),
            _ => rows.OrderBy(r => r.Column.Place).ThenBy(r => r.Card.Rank),
        };
        return ordered
            .ThenBy(r => r.Card.Id)
            .Select(r => new CardRowOfList(
                r.Card.Id,
                r.Card.Title,
                r.Column.Name,
                r.Owner,
                r.Card.Priority,
                r.Card.DueOn,
                r.Card.DueAt,
                r.Card.FinishedAt,
                r.Card.ChangedAt
            ));
    }

    /// <summary>Cards to be changed, tracked, with their labels and helpers.</summary>
    public static IQueryable<Card> CardsToChange(this AppDbContext db, Viewer viewer, int board, IReadOnlyList<int> ids) =>
        db.CardsOf(viewer)
            .Where(c => c.BoardId == board && ids.Contains(c.Id) && c.ArchivedAt == null && c.DeletedAt == null)
            .Include(c => c.Labels)
            .Include(c => c.Helpers)
            .AsSplitQuery()
            .OrderBy(c => c.Id);

    /// <summary>How many cards of the board stand in each column, lane and owner.</summary>
    public static IQueryable<SpotCount> CountSpots(this AppDbContext db, int board) =>
        db
            .Cards.Where(c => c.BoardId == board && c.ArchivedAt == null && c.DeletedAt == null)
            .GroupBy(c => new
            {
                c.ColumnId,
                c.LaneId,
                c.OwnerId,
            })
            .Select(g => new SpotCount(new CardSpot(g.Key.ColumnId, g.Key.LaneId, g.Key.OwnerId), g.Count()));

    public static IQueryable<PersonName> NamesOf(this AppDbContext db, IReadOnlyCollection<PersonId> people) =>
        db.People.Where(p => people.Contains(p.Id)).Select(p => new PersonName(p.Id, p.Name));

    /// <summary>Those of some cards that others wait for.</summary>
    public static IQueryable<int> ThatOthersWaitFor(this AppDbContext db, IReadOnlyCollection<int> cards) =>
        db.CardDependencies.Where(d => cards.Contains(d.BlockerId)).Select(d => d.BlockerId).Distinct();

    public static Task<DateTimeZone?> ZoneOfAsync(
        this AppDbContext db,
        PersonId person,
        CancellationToken cancellation = default
    ) => db.People.Where(p => p.Id == person).Select(p => p.Zone).SingleOrDefaultAsync(cancellation)!;
}
