using AsyncWork.Web.Data;
using AsyncWork.Web.Files;
using AsyncWork.Web.History;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Wiki.Export;

/// <summary>A whole space as PDF with contents, or as Markdown files in a zip (product.md D17).</summary>
public sealed class SpaceModel(AppDbContext db, FileStore store, AuditTrail audit, IClock clock)
    : ExportPage(db, store, audit, clock)
{
    public async Task<IActionResult> OnGetAsync(string space, string format, CancellationToken cancellation)
    {
        if (await FindSpaceAsync(space, cancellation) is not { } found)
            return NotFound();
        var pages = PageTreeOrder.Of(await Db.ListExportedPages(Viewer, found.Id).ToListAsync(cancellation));
        return await SendAsync(found, pages, found.Name, format, cancellation);
    }
}
