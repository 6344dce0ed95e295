using AsyncWork.Domain.Boards;
using AsyncWork.Domain.People;
using AsyncWork.Web.Data;
using AsyncWork.Web.Identity;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Boards.Export;

/// <summary>A card as it is exported; names are put to it from what is read beside it.</summary>
public sealed record ExportedCard(
    int Id,
    string Title,
    string Text,
    int ColumnId,
    int? LaneId,
    string? Owner,
    Priority Priority,
    LocalDate? StartOn,
    LocalDate? DueOn,
    LocalTime? DueTime,
    DateTimeZone? DueZone,
    int? Estimate,
    Instant CreatedAt,
    Instant? StartedAt,
    Instant? FinishedAt,
    Instant ColumnSince,
    Instant? ArchivedAt
);

public sealed record OfCard(int Card, string Name);

public sealed record MinutesOfCard(int Card, int Minutes);

public sealed record StayOfCard(int Card, int Column, Instant EnteredAt, Instant? LeftAt);

public static class ExportQueries
{
    /// <summary>Cards that fit the filter, in the order of the board; those in the trash never.</summary>
    /// <param name="aging">The moment before which work in progress was begun that counts as ageing; null when it is not known.</param>
    public static IQueryable<ExportedCard> CardsToExport(
        this AppDbContext db,
        Viewer viewer,
        int board,
        bool archived,
        BoardFilter filter,
        Instant now,
        Instant? aging
    ) =>
        from c in filter.Of(db.ExportableCards(viewer, board, archived), now, aging)
        join k in db.Columns on c.ColumnId equals k.Id
        join p in db.People on c.OwnerId equals p.Id into owners
        from p in owners.DefaultIfEmpty()
        orderby k.Place, c.Rank, c.Id
        select new ExportedCard(
            c.Id,
            c.Title,
            c.Text,
            c.ColumnId,
            c.LaneId,
            p == null ? null : p.Name,
            c.Priority,
            c.StartOn,
            c.DueOn,
            c.DueTime,
            c.DueZone,
            c.Estimate,
            c.CreatedAt,
            c.StartedAt,
            c.FinishedAt,
            c.ColumnSince,
            c.ArchivedAt
        );

    /// <summary>Cards of a board for export.</summary>
    static IQueryable<Card> ExportableCards(this AppDbContext db, Viewer viewer, int board, bool archived)
    {
        var cards = db.CardsSeenBy(viewer).AsNoTracking().Where(c => c.BoardId == board && c.DeletedAt == null);
        return archived ? cards : cards.Where(c => c.ArchivedAt == null);
    }

    public static IQueryable<OfCard> HelpersOfBoard(this AppDbContext db, int board) =>
        from h in db.CardHelpers
        join c in db.Cards on h.CardId equals c.Id
        where c.BoardId == board
        join p in db.People on h.PersonId equals p.Id
        orderby p.Name
        select new OfCard(h.CardId, p.Name);

    public static IQueryable<OfCard> LabelsOfCards(this AppDbContext db, int board) =>
        from l in db.CardLabels
        join n in db.Labels on l.LabelId equals n.Id
        where n.BoardId == board
        orderby n.Name
        select new OfCard(l.CardId, n.Name);

    public static IQueryable<MinutesOfCard> LoggedOnCards(this AppDbContext db, int board) =>
        from e in db.TimeEntries
        join c in db.Cards on e.CardId equals c.Id
        where c.BoardId == board
        group e by c.Id into entries
        select new MinutesOfCard(entries.Key, entries.Sum(e => e.Minutes));

    public static IQueryable<StayOfCard> StaysOfBoard(this AppDbContext db, int board) =>
        db.CardStays.Where(s => s.BoardId == board).Select(s => new StayOfCard(s.CardId, s.ColumnId, s.EnteredAt, s.LeftAt));
}
