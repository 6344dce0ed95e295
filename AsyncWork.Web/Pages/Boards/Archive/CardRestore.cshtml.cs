using AsyncWork.Web.Data;
using AsyncWork.Web.Identity;
using Microsoft.AspNetCore.Mvc;
using NodaTime;

namespace AsyncWork.Web.Pages.Boards.Archive;

/// <summary>Bring the card back: asks, and does it (product.md B25).</summary>
public sealed class CardRestoreModel(AppDbContext db, IClock clock) : CardStatePage(db)
{
    public async Task<IActionResult> OnPostAsync(int id, CancellationToken cancellation)
    {
        var placed = await Db.BringBackAsync(User.Viewer(), id, clock.GetCurrentInstant(), cancellation);
        return Answer(
            placed,
            () => $"“{placed.Card!.Title}” is back on its board.{(placed.Warning is { } warning ? $" {warning}" : "")}",
            canUndo: false
        );
    }
}
