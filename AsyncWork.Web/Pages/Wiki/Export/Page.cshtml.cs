using AsyncWork.Web.Data;
using AsyncWork.Web.Files;
using AsyncWork.Web.History;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Wiki.Export;

/// <summary>A page as PDF or as Markdown in a zip, alone or with what stands below it (product.md D17).</summary>
public sealed class OnePageModel(AppDbContext db, FileStore store, AuditTrail audit, IClock clock)
    : ExportPage(db, store, audit, clock)
{
    /// <param name="below">With what stands below it.</param>
    public async Task<IActionResult> OnGetAsync(
        string space,
        string slug,
        string format,
        bool below,
        CancellationToken cancellation
    )
    {
        if (await FindSpaceAsync(space, cancellation) is not { } found)
            return NotFound();
        var all = await Db.ListExportedPages(Viewer, found.Id).ToListAsync(cancellation);
        if (all.Find(p => p.Slug.Equals(slug, StringComparison.OrdinalIgnoreCase)) is not { } page)
            return NotFound();
        var pages = PageTreeOrder.Of(all, page);
        return await SendAsync(found, below ? pages : [pages[0]], page.Title, format, cancellation);
    }
}
