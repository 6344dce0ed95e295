using AsyncWork.Domain;
using AsyncWork.Domain.People;
using AsyncWork.Domain.TimeLogs;
using AsyncWork.Web.Data;
using AsyncWork.Web.Htmx;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Importing;
using AsyncWork.Web.Pages.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace AsyncWork.Web.Pages.Time.Import;

/// <summary>Send a file of hours, and find the imports of before.</summary>
[TypeFilter<UploadLimit>]
sealed class IndexModel(AppDbContext db, ImportDesk desk, ImportUndo undo, IOptions<ImportOptions> options) : PageModel
{
    const int PageSize = 20;

    public int MaxMegabytes => options.Value.MaxMegabytes;
    public IReadOnlyList<ImportItem> Imports { get; private set; } = [];
    public Pager Pager { get; private set; } = null!;

    [BindProperty(SupportsGet = true, Name = "p")]
    public int Asked { get; set; } = 1;

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var viewer = User.Viewer();
        var imports = db.ImportsFor(viewer.Person, viewer.IsAdministrator);
        Pager = new(Asked, PageSize, await imports.CountAsync(cancellation), page => $"/time/import?p={page}");
        Imports = await imports.Skip(Pager.Skip).Take(PageSize).ToListAsync(cancellation);
    }

    public async Task<IActionResult> OnPostAsync(IFormFile? file, CancellationToken cancellation)
    {
        if (file is null)
            return await RefuseAsync("Choose a CSV file first.", cancellation);
        try
        {
            await using var content = file.OpenReadStream();
            var import = await desk.ReceiveAsync(User.Viewer().Person, file.FileName, content, cancellation);
            return RedirectToPage("Plan", new { id = import.Id });
        }
        catch (ImportRefusedException refused)
        {
            return await RefuseAsync(refused.Message, cancellation);
        }
    }

    public async Task<IActionResult> OnPostUndoAsync(int id, CancellationToken cancellation)
    {
        var viewer = User.Viewer();
        if (await db.ImportFor(id, viewer.Person, viewer.IsAdministrator).SingleOrDefaultAsync(cancellation) is not { } import)
            return NotFound();
        if ((await undo.WhyNotUndoAsync(import, cancellation) ?? await undo.UndoAsync(id, cancellation)) is { } reason)
        {
            this.Toast(new Toast(reason, IsError: true));
            return RedirectToPage("Index");
        }
        this.Toast($"Taken back: {import.EntriesAdded:N0} entries of {import.FileName}.");
        return RedirectToPage("Index");
    }

    /// <summary>How an import ended, to stand behind its date; empty while it has not.</summary>
    public static string OutcomeOf(ImportItem import) =>
        import.State == ImportState.Done
            ? $" · {import.EntriesAdded:N0} entries added{(import.EntriesKnown > 0 ? $", {import.EntriesKnown:N0} were here already" : "")}"
        : import.Problem is { } problem ? $" · {problem}"
        : "";

    async Task<IActionResult> RefuseAsync(string reason, CancellationToken cancellation)
    {
        ModelState.AddModelError("file", reason);
        await OnGetAsync(cancellation);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }
}
