using AsyncWork.Web.Data;
using AsyncWork.Web.Htmx;
using AsyncWork.Web.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace AsyncWork.Web.Pages.Boards.Archive;

/// <summary>Boards that are archived or in the trash, to be brought back (product.md B25).</summary>
public sealed class BoardsModel(AppDbContext db) : PageModel
{
    public IReadOnlyList<ArchivedBoard> Boards { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation) =>
        Boards = await db.ListClosedBoards(User.Viewer()).ToListAsync(cancellation);

    public async Task<IActionResult> OnPostAsync(int board, CancellationToken cancellation)
    {
        if (await db.BoardsOf(User.Viewer()).SingleOrDefaultAsync(b => b.Id == board, cancellation) is not { } found)
            return NotFound();
        found.Restore();
        try
        {
            await db.SaveChangesAsync(cancellation);
            this.Toast($"“{found.Name}” is back.");
        }
        catch (DbUpdateConcurrencyException)
        {
            this.Toast(new Toast("Somebody changed the board at this moment. Look again.", IsError: true));
        }
        return RedirectToPage();
    }
}
