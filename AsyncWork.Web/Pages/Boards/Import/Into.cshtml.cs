using AsyncWork.Web.Data;
using AsyncWork.Web.Htmx;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Importing;
using AsyncWork.Web.Importing.Boards;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace AsyncWork.Web.Pages.Boards.Import;

/// <summary>Send a file whose cards come to this board, and find the imports of before.</summary>
[TypeFilter<BoardUploadLimit>]
sealed class IntoModel(AppDbContext db, BoardUploads uploads, BoardImportUndo undo) : PageModel
{
    const int Shown = 30;

    [BindProperty(SupportsGet = true)]
    public int Id { get; set; }
    public string BoardName { get; private set; } = "";
    public IReadOnlyList<BoardImportItem> Imports { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) =>
        await FindAsync(cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(IFormFile? file, CancellationToken cancellation)
    {
        if (!await FindAsync(cancellation))
            return NotFound();
        if (file is null)
            return Refuse("Choose a file first.");
        try
        {
            return RedirectToPage("Look", new { file = await uploads.ReceiveAsync(User.Viewer(), Id, file, cancellation) });
        }
        catch (ImportRefusedException refused)
        {
            return Refuse(refused.Message);
        }
    }

    public async Task<IActionResult> OnPostUndoAsync(int import, CancellationToken cancellation)
    {
        var (isFound, refused) = await undo.UndoAsync(User.Viewer(), Id, import, cancellation);
        if (!isFound)
            return NotFound();
        this.Toast(refused is null ? new Toast("The import was taken back.") : new Toast(refused, IsError: true));
        var isThere = await db.BoardsOf(User.Viewer()).AnyAsync(b => b.Id == Id && b.DeletedAt == null, cancellation);
        if (!isThere)
            return this.GoTo("/boards");
        await FindAsync(cancellation);
        return this.FragmentOrRedirect("_Imports", RedirectToPage(new { id = Id }));
    }

    async Task<bool> FindAsync(CancellationToken cancellation)
    {
        var viewer = User.Viewer();
        var name = await db.BoardToImportInto(viewer, Id).Select(b => b.Name).SingleOrDefaultAsync(cancellation);
        if (name is null)
            return false;
        BoardName = name;
        Imports = await db.ImportsInto(viewer, Id).Take(Shown).ToListAsync(cancellation);
        return true;
    }

    PageResult Refuse(string reason)
    {
        ModelState.AddModelError("file", reason);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }
}
