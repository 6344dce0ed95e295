using System.IO.Compression;
using System.Text;
using AsyncWork.Web.Data;
using AsyncWork.Web.History;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Pages.Reports;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace AsyncWork.Web.Pages.Decisions.Export;

/// <summary>What the log shows, with its filter, as files of MADR in a zip that can be imported again (product.md D2, D17).</summary>
public sealed class LogModel(AppDbContext db, AuditTrail audit) : PageModel
{
    /// <summary>More decisions than this are exported by year or team, with the filter.</summary>
    const int Most = 5_000;

    [BindProperty(SupportsGet = true)]
    public LogFilter Filter { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        var viewer = User.Viewer();
        var decisions = await db.ListExportedDecisions(viewer, Filter, Most).ToListAsync(cancellation);
        var files = await db.WriteRecordsAsync(db.ListReplacements(viewer), decisions, cancellation);
        audit.Record("exported", "decisions", $"decisions.zip, {files.Count} {(files.Count == 1 ? "decision" : "decisions")}");
        await db.SaveChangesAsync(cancellation);
        await using var zip = await Response.OpenZipAsync("decisions.zip", cancellation);
        foreach (var (name, text) in files)
        {
            await using var entry = await zip.CreateEntry(name, CompressionLevel.Fastest).OpenAsync(cancellation);
            await entry.WriteAsync(Encoding.UTF8.GetBytes(text), cancellation);
        }
        return new EmptyResult();
    }
}
