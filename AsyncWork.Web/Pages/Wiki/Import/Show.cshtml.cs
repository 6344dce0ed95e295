using AsyncWork.Domain;
using AsyncWork.Domain.Wiki;
using AsyncWork.Web.Data;
using AsyncWork.Web.Htmx;
using AsyncWork.Web.Importing;
using AsyncWork.Web.Importing.Wiki;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace AsyncWork.Web.Pages.Wiki.Import;

/// <summary>One import: what its files hold, how far it is, and how it ended. Can be left and found again.</summary>
sealed class ShowModel(AppDbContext db, PageImportDesk desk, PageImportUndo undo, ImportProgress<PageImport> progress)
    : ImportPage(db)
{
    public PageImport Import { get; private set; } = null!;
    public PagePlan Plan { get; private set; } = null!;
    public ProgressNow Now { get; private set; } = new(ImportStep.Waiting, 0);
    public bool IsWaiting => Import.State == ImportState.Uploaded;
    public bool IsRunning => Import.State == ImportState.Running;
    public string Here => $"{Address}/{Import.Id}";
    public IReadOnlyList<string> Losses => Import.Losses.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public async Task<IActionResult> OnGetAsync(int id, CancellationToken cancellation) =>
        await FindAsync(id, cancellation) ?? this.PageOrFragment("_Import");

    public async Task<IActionResult> OnPostStartAsync(int id, CancellationToken cancellation)
    {
        if (await FindAsync(id, cancellation) is { } no)
            return no;
        // Sent twice, or from two tabs: it runs already, and that is what was wanted.
        if (!IsWaiting)
            return LocalRedirect(Here);
        if (PageImportDesk.WhyNotStart(Plan) is { } reason)
        {
            ModelState.AddModelError("", reason);
            return this.PageOrFragment("_Import", StatusCodes.Status422UnprocessableEntity);
        }
        await desk.StartAsync(Import, Plan, cancellation);
        return LocalRedirect(Here);
    }

    public async Task<IActionResult> OnPostDiscardAsync(int id, CancellationToken cancellation)
    {
        if (await FindAsync(id, cancellation) is { } no)
            return no;
        if (IsWaiting)
            await desk.DiscardAsync(Import, cancellation);
        return LocalRedirect(Address);
    }

    public async Task<IActionResult> OnPostUndoAsync(int id, CancellationToken cancellation)
    {
        if (await FindAsync(id, cancellation) is { } no)
            return no;
        var refused = await undo.UndoAsync(Viewer, Space, id, cancellation);
        this.Toast(refused is null ? new Toast("The import was taken back.") : new Toast(refused, IsError: true));
        return LocalRedirect(Here);
    }

    public static string WordsOf(PageFate fate) =>
        fate switch
        {
            PageFate.New => "New page",
            PageFate.Changed => "New revision",
            PageFate.Same => "Nothing new",
            _ => "Left alone",
        };

    public static string SignOf(PageFate fate) =>
        fate switch
        {
            PageFate.New => "tag--good",
            PageFate.Changed => "tag--info",
            PageFate.Kept => "tag--attention",
            _ => "",
        };

    async Task<IActionResult?> FindAsync(int id, CancellationToken cancellation)
    {
        if (await FindSpaceAsync(cancellation) is { } no)
            return no;
        if (await Db.FindPageImport(Viewer, Space.Id, id).SingleOrDefaultAsync(cancellation) is not { } import)
            return NotFound();
        Import = import;
        if (IsWaiting)
            Plan = PagePlan.FromJson(import.Plan!);
        // Another node that is at work on it says so in the row.
        Now = progress.Of(id) ?? new(import.RowsDone > 0 ? ImportStep.Storing : ImportStep.Waiting, import.RowsDone);
        return null;
    }
}
