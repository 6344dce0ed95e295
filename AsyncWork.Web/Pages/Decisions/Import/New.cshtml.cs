using AsyncWork.Web.Data;
using AsyncWork.Web.Htmx;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Importing;
using AsyncWork.Web.Importing.Decisions;
using AsyncWork.Web.Pages.Time.Import;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace AsyncWork.Web.Pages.Decisions.Import;

/// <summary>Send decision records, and find the imports of before (product.md D2, I3). For who leads a team, HR and administrators.</summary>
[TypeFilter<RecordUploadLimit>]
sealed class NewModel(AppDbContext db, DecisionUploads uploads, DecisionImportUndo undo) : PageModel
{
    const int Shown = 30;

    public IReadOnlyList<DecisionImportItem> Imports { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) =>
        await db.MayImportDecisionsAsync(User.Viewer(), cancellation) ? await ShowAsync(cancellation) : Forbid();

    public async Task<IActionResult> OnPostAsync(IReadOnlyList<IFormFile>? files, CancellationToken cancellation)
    {
        if (!await db.MayImportDecisionsAsync(User.Viewer(), cancellation))
            return Forbid();
        if (files is null or [])
            return await RefuseAsync("Choose a file first.", cancellation);
        try
        {
            return RedirectToPage("Look", new { file = await uploads.ReceiveAsync(User.Viewer(), files, cancellation) });
        }
        catch (ImportRefusedException refused)
        {
            return await RefuseAsync(refused.Message, cancellation);
        }
    }

    public async Task<IActionResult> OnPostUndoAsync(int import, CancellationToken cancellation)
    {
        var viewer = User.Viewer();
        if (!await db.MayImportDecisionsAsync(viewer, cancellation))
            return Forbid();
        var (isFound, refused) = await undo.UndoAsync(viewer, import, cancellation);
        if (!isFound)
            return NotFound();
        this.Toast(refused is null ? new Toast("The import was taken back.") : new Toast(refused, IsError: true));
        return LocalRedirect("/decisions/import");
    }

    async Task<IActionResult> ShowAsync(CancellationToken cancellation)
    {
        Imports = await db.ListDecisionImports(User.Viewer()).Take(Shown).AsNoTracking().ToListAsync(cancellation);
        return Page();
    }

    Task<IActionResult> RefuseAsync(string reason, CancellationToken cancellation)
    {
        ModelState.AddModelError("files", reason);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return ShowAsync(cancellation);
    }
}

/// <summary>Answers 413 to files that are too large before a byte of them is read.</summary>
sealed class RecordUploadLimit : IAuthorizationFilter
{
    public void OnAuthorization(AuthorizationFilterContext context) =>
        UploadLimit.LetIn(context, DecisionUploads.MaxMegabytes * 1024L * 1024);
}
