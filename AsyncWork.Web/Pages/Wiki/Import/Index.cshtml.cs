using AsyncWork.Domain;
using AsyncWork.Domain.Wiki;
using AsyncWork.Web.Data;
using AsyncWork.Web.Importing;
using AsyncWork.Web.Importing.Wiki;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace AsyncWork.Web.Pages.Wiki.Import;

/// <summary>Send Markdown files that become pages, and find the imports of before (product.md D17, P17, I3).</summary>
[TypeFilter<PageUploadLimit>]
sealed class IndexModel(AppDbContext db, PageImportDesk desk, IOptions<ImportOptions> options) : ImportPage(db)
{
    const int Shown = 50;

    public int MaxMegabytes => options.Value.MaxMegabytes;
    public IReadOnlyList<PageImportItem> Imports { get; private set; } = [];

    /// <summary>Why nothing can be imported here by this person; null when it can.</summary>
    public string? WhyNot => PageImport.WhyNotInto(Space.ArchivedAt is not null, Space.PublishesAfterReview, Space.MayKeep);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) =>
        await FindSpaceAsync(cancellation) ?? await ShowAsync(cancellation);

    public async Task<IActionResult> OnPostAsync(IReadOnlyList<IFormFile>? files, CancellationToken cancellation)
    {
        if (await FindSpaceAsync(cancellation) is { } no)
            return no;
        if (files is null or [])
            return await RefuseAsync("Choose a file first.", cancellation);
        try
        {
            var import = await desk.ReceiveAsync(Viewer, Space, files, cancellation);
            return LocalRedirect($"{Address}/{import.Id}");
        }
        catch (ImportRefusedException refused)
        {
            return await RefuseAsync(refused.Message, cancellation);
        }
    }

    /// <summary>How an import ended, to stand behind its date; empty while it has not.</summary>
    public static string OutcomeOf(PageImport import) =>
        import.State == ImportState.Done
            ? $" · {import.Added:N0} {(import.Added == 1 ? "page" : "pages")} added{(import.Changed > 0 ? $", {import.Changed:N0} changed" : "")}{(import.Known > 0 ? $", {import.Known:N0} left as they were" : "")}"
        : import.Problem is { } problem ? $" · {problem}"
        : "";

    async Task<IActionResult> ShowAsync(CancellationToken cancellation)
    {
        Imports = await Db.ListPageImports(Viewer, Space.Id).Take(Shown).AsNoTracking().ToListAsync(cancellation);
        return Page();
    }

    Task<IActionResult> RefuseAsync(string reason, CancellationToken cancellation)
    {
        ModelState.AddModelError("files", reason);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return ShowAsync(cancellation);
    }
}
