using AsyncWork.Web.Data;
using AsyncWork.Web.Htmx;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Pages.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Boards.Archive;

/// <summary>The archive and the trash of a board (product.md B25).</summary>
public sealed class IndexModel(AppDbContext db, IClock clock) : PageModel
{
    const int PageSize = 50;

    [BindProperty(SupportsGet = true)]
    public int Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public bool Trash { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    [BindProperty(SupportsGet = true, Name = "p")]
    public int Asked { get; set; } = 1;
    public string BoardName { get; private set; } = "";
    public bool CanChange { get; private set; }
    public IReadOnlyList<ArchivedCard> Cards { get; private set; } = [];
    public IReadOnlyList<DoneColumn> Done { get; private set; } = [];
    public Pager Pager { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        var viewer = User.Viewer();
        var name = await db.BoardsSeenBy(viewer)
            .Where(b => b.Id == Id && b.DeletedAt == null)
            .Select(b => b.Name)
            .SingleOrDefaultAsync(cancellation);
        if (name is null)
            return NotFound();
        BoardName = name;
        CanChange = await db.BoardsOf(viewer).AnyAsync(b => b.Id == Id && b.ArchivedAt == null, cancellation);
        var cards = db.ListTakenOff(viewer, Id, Trash, Q);
        Pager = new(
            Asked,
            PageSize,
            await cards.CountAsync(cancellation),
            page => $"/boards/{Id}/archive?trash={(Trash ? "true" : "false")}&q={Uri.EscapeDataString(Q ?? "")}&p={page}"
        );
        Cards = await cards.Skip(Pager.Skip).Take(PageSize).ToListAsync(cancellation);
        Done = await db.ListDoneColumns(Id).ToListAsync(cancellation);
        return Page();
    }

    public async Task<IActionResult> OnPostDoneAsync(int column, CancellationToken cancellation)
    {
        var viewer = User.Viewer();
        if (!await db.BoardsOf(viewer).AnyAsync(b => b.Id == Id && b.ArchivedAt == null && b.DeletedAt == null, cancellation))
            return NotFound();
        try
        {
            var count = await db.ArchiveDoneAsync(viewer, Id, column, clock.GetCurrentInstant(), cancellation);
            this.Toast(count == 1 ? "One card is archived." : $"{count:N0} cards are archived.");
        }
        catch (DbUpdateConcurrencyException)
        {
            this.Toast(new Toast("Somebody answered on one of the cards at this moment. Try again.", IsError: true));
        }
        return RedirectToPage(new { id = Id });
    }
}
