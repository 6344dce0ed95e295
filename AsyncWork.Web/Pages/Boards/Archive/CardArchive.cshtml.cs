using AsyncWork.Web.Data;
using AsyncWork.Web.Identity;
using Microsoft.AspNetCore.Mvc;
using NodaTime;

namespace AsyncWork.Web.Pages.Boards.Archive;

/// <summary>Archive the card: asks, and does it (product.md B25).</summary>
public sealed class CardArchiveModel(AppDbContext db, IClock clock) : CardStatePage(db)
{
    public async Task<IActionResult> OnPostAsync(int id, CancellationToken cancellation)
    {
        var placed = await Db.TakeOffAsync(
            User.Viewer(),
            id,
            delete: false,
            clock.GetCurrentInstant(),
            cancellation: cancellation
        );
        return Answer(placed, () => $"“{placed.Card!.Title}” is archived.", canUndo: true);
    }
}
