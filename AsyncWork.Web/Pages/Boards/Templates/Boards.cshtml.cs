using AsyncWork.Web.Data;
using AsyncWork.Web.Htmx;
using AsyncWork.Web.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Boards.Templates;

/// <summary>The board templates that I see; and a board becomes one (product.md B14).</summary>
public sealed class BoardsModel(AppDbContext db, IClock clock) : PageModel
{
    [BindProperty]
    public Guid FormKey { get; set; }
    public IReadOnlyList<BoardTemplateItem> Templates { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation) =>
        Templates = await db.ListBoardTemplates(User.Viewer()).ToListAsync(cancellation);

    public async Task<IActionResult> OnPostSaveAsync(int board, string? name, CancellationToken cancellation)
    {
        var viewer = User.Viewer();
        var from = await db.BoardsOf(viewer)
            .AsNoTracking()
            .SingleOrDefaultAsync(b => b.Id == board && b.DeletedAt == null, cancellation);
        if (from is null)
            return NotFound();
        var asked = new NewBoard(name ?? "", from.Purpose, from.TeamId, from.Zone, $"{board}", AsTemplate: true);
        var made = await db.NewBoardFromAsync(viewer, asked, FormKey, clock.GetCurrentInstant(), cancellation);
        this.Toast(
            made.Id is not null
                ? new Toast("Saved. New boards can begin with it.")
                : new Toast(made.Refused ?? "Only the team of the board saves it as a template.", IsError: true)
        );
        return made.Id is not null ? RedirectToPage() : LocalRedirect($"/boards/{board}/templates");
    }
}
