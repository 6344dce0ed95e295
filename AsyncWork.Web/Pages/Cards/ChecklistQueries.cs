using AsyncWork.Domain.Boards;
using AsyncWork.Domain.People;
using AsyncWork.Web.Data;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Cards;

/// <summary>A checklist as it is shown.</summary>
public sealed class ChecklistRow
{
    public required int Id { get; init; }
    public required string Name { get; init; }
    public IReadOnlyList<ItemRow> Items { get; init; } = [];
    public int Done => Items.Count(i => i.DoneAt is not null);
}

/// <summary>A step of a checklist as it is shown.</summary>
public sealed record ItemRow(
    int Id,
    string Text,
    PersonId? Owner,
    string? OwnerName,
    LocalDate? DueOn,
    Instant? DoneAt,
    string? DoneBy
);

/// <summary>The checklists of a card (product.md B8). Who may see the card is asked before.</summary>
public static class ChecklistQueries
{
    public static IQueryable<ChecklistRow> ListChecklists(this AppDbContext db, int card) =>
        db
            .Checklists.AsNoTracking()
            .Where(l => l.CardId == card)
            .OrderBy(l => l.Place)
            .ThenBy(l => l.Id)
            .Select(l => new ChecklistRow
            {
                Id = l.Id,
                Name = l.Name,
                Items = db
                    .ChecklistItems.Where(i => i.ChecklistId == l.Id)
                    .OrderBy(i => i.Place)
                    .Select(i => new ItemRow(
                        i.Id,
                        i.Text,
                        i.OwnerId,
                        db.People.Where(p => p.Id == i.OwnerId).Select(p => p.Name).FirstOrDefault(),
                        i.DueOn,
                        i.DoneAt,
                        db.People.Where(p => p.Id == i.DoneBy).Select(p => p.Name).FirstOrDefault()
                    ))
                    .ToList(),
            });

    /// <summary>The same, to change them.</summary>
    public static IQueryable<Checklist> ChecklistsOf(this AppDbContext db, int card) =>
        db.Checklists.Include(l => l.Items).Where(l => l.CardId == card).OrderBy(l => l.Place);
}
