using AsyncWork.Web.Data;
using AsyncWork.Web.History;
using AsyncWork.Web.Identity;
using Microsoft.AspNetCore.Mvc;
using NodaTime;

namespace AsyncWork.Web.Pages.Boards.Archive;

/// <summary>Put the card into the trash: asks, and does it (product.md B25).</summary>
public sealed class CardDeleteModel(AppDbContext db, AuditTrail audit, IClock clock) : CardStatePage(db)
{
    public async Task<IActionResult> OnPostAsync(int id, CancellationToken cancellation)
    {
        var placed = await Db.TakeOffAsync(User.Viewer(), id, delete: true, clock.GetCurrentInstant(), audit, cancellation);
        return Answer(placed, () => $"“{placed.Card!.Title}” is in the trash for 30 days.", canUndo: true);
    }
}
