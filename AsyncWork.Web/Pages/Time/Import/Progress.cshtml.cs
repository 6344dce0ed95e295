using AsyncWork.Domain;
using AsyncWork.Domain.TimeLogs;
using AsyncWork.Web.Data;
using AsyncWork.Web.Htmx;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Importing;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace AsyncWork.Web.Pages.Time.Import;

/// <summary>How far an import is, and how it ended. Can be left and found again.</summary>
sealed class ProgressModel(AppDbContext db, ImportProgress<TimeImport> progress) : PageModel
{
    public TimeImport Import { get; private set; } = null!;
    public ProgressNow Now { get; private set; } = null!;
    public bool IsRunning => Import.State == ImportState.Running;

    public async Task<IActionResult> OnGetAsync(int id, CancellationToken cancellation)
    {
        var viewer = User.Viewer();
        var import = await db.ImportFor(id, viewer.Person, viewer.IsAdministrator)
            .AsNoTracking()
            .SingleOrDefaultAsync(cancellation);
        if (import is null)
            return NotFound();
        if (import.State == ImportState.Uploaded)
            return RedirectToPage("Plan", new { id });
        Import = import;
        // Another node that is at work on it says so in the row.
        Now = progress.Of(id) ?? new(import.RowsDone > 0 ? ImportStep.Storing : ImportStep.Waiting, import.RowsDone);
        return this.PageOrFragment("_Progress");
    }
}
