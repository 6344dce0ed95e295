using AsyncWork.Web.Data;
using AsyncWork.Web.History;
using AsyncWork.Web.Htmx;
using AsyncWork.Web.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Boards.Archive;

/// <summary>Boards that are archived or in the trash, to be brought back (product.md B25).</summary>
public sealed class BoardsModel(AppDbContext db, AuditTrail audit, IClock clock) : PageModel
{
    public IReadOnlyList<ArchivedBoard> Boards { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation) =>
        Boards = await db.ListClosedBoards(User.Viewer()).ToListAsync(cancellation);

    public async Task<IActionResult> OnPostAsync(int board, CancellationToken cancellation)
    {
        try
        {
            var now = clock.GetCurrentInstant();
            if (await db.BringBoardAsync(User.Viewer(), audit, board, null, BoardState.InUse, now, cancellation) is not { } found)
                return NotFound();
            this.Toast($"“{found.Name}” is back.");
        }
        catch (DbUpdateConcurrencyException)
        {
            this.Toast(new Toast("Somebody changed the board at this moment. Look again.", IsError: true));
        }
        return RedirectToPage();
    }
}
