using AsyncWork.Domain.People;
using AsyncWork.Web.Data;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Boards.Calendar;

/// <summary>A card with its days.</summary>
public sealed record DatedCard(
    int Id,
    string Title,
    PersonId? OwnerId,
    string? Owner,
    string? Lane,
    LocalDate? StartOn,
    LocalDate? DueOn,
    Instant? DueAt,
    bool IsDone
);

/// <summary>Cards of a board by their start and due dates (product.md B12). Those that are archived or in the trash are not among them.</summary>
public static class BoardDateQueries
{
    /// <summary>Cards of which a date, or the time between both, touches these days.</summary>
    public static IQueryable<DatedCard> ListDatedCards(this AppDbContext db, int board, LocalDate from, LocalDate to) =>
        from c in db.Cards.AsNoTracking()
        where
            c.BoardId == board
            && c.ArchivedAt == null
            && c.DeletedAt == null
            && (c.StartOn ?? c.DueOn) <= to
            && (c.DueOn ?? c.StartOn) >= @from
        join p in db.People on c.OwnerId equals p.Id into owners
        from owner in owners.DefaultIfEmpty()
        join l in db.Lanes on c.LaneId equals l.Id into lanes
        from lane in lanes.DefaultIfEmpty()
        orderby c.DueOn == null, c.DueOn, c.StartOn, c.Id
        select new DatedCard(
            c.Id,
            c.Title,
            c.OwnerId,
            owner!.Name,
            lane!.Name,
            c.StartOn,
            c.DueOn,
            c.DueAt,
            c.FinishedAt != null
        );
}
