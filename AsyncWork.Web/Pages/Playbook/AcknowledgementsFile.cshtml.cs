using AsyncWork.Web.Data;
using AsyncWork.Web.History;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Pages.Reports;
using AsyncWork.Web.Reports.Csv;
using AsyncWork.Web.Reports.Excel;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Playbook;

/// <summary>Who confirmed which version, as a CSV file or a workbook (product.md P9).</summary>
public sealed class AcknowledgementsFileModel(AppDbContext db, AuditTrail audit, IClock clock) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string format, int? of, string? separator, CancellationToken cancellation)
    {
        var (viewer, now) = (User.Viewer(), clock.GetCurrentInstant());
        if (!ModelState.IsValid)
            return NotFound();
        if (ReportFiles.Separator(separator) is not { } between)
            return ReportFiles.NoSuchSeparator;
        var today = now.InZone(viewer.Zone).Date;
        if (of is { } id && !await db.PagesConfirmedFor(viewer).AnyAsync(p => p.Id == id, cancellation))
            return NotFound();
        var name = $"acknowledgements-{today:uuuu-MM-dd}.{format}";
        audit.Record("exported", name, of is { } one ? $"page {one}" : "all pages");
        await db.SaveChangesAsync(cancellation);
        var rows = db.ListConfirmations(viewer, of, onlyNewest: false, today).AsAsyncEnumerable();
        Response.IsFile(format == "csv" ? ReportFiles.Csv : ReportFiles.Workbook, name);
        if (format == "csv")
            await ConfirmFiles.WriteCsvAsync(rows, now, viewer.Zone, between, Response.BodyWriter, cancellation);
        else
            await ConfirmFiles.WriteWorkbookAsync(rows, now, viewer.Zone, Response.BodyWriter, cancellation);
        return new EmptyResult();
    }
}
