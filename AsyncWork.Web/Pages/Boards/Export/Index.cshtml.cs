using AsyncWork.Web.Data;
using AsyncWork.Web.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace AsyncWork.Web.Pages.Boards.Export;

/// <summary>Choose how the cards of a board are exported.</summary>
public sealed class IndexModel(AppDbContext db) : PageModel
{
    /// <summary>What of the board is exported.</summary>
    [BindProperty(SupportsGet = true)]
    public BoardFilter Filter { get; set; } = new();
    public int Id { get; private set; }
    public string BoardName { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(int id, CancellationToken cancellation)
    {
        var name = await db.BoardsSeenBy(User.Viewer())
            .Where(b => b.Id == id && b.DeletedAt == null)
            .Select(b => b.Name)
            .SingleOrDefaultAsync(cancellation);
        if (name is null)
            return NotFound();
        (Id, BoardName) = (id, name);
        return Page();
    }
}
