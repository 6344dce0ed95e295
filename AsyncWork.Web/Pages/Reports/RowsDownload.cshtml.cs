using AsyncWork.Web.Data;
using AsyncWork.Web.History;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Reports;
using AsyncWork.Web.Reports.Csv;
using AsyncWork.Web.Reports.Excel;
using AsyncWork.Web.TagHelpers;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace AsyncWork.Web.Pages.Reports;

/// <summary>The rows behind a report or one of its figures as a file of any length (product.md K-d, K-g).</summary>
public sealed class RowsDownloadModel(MonthlyReports reports, AppDbContext db, AuditTrail audit) : PageModel
{
    public async Task<IActionResult> OnGetAsync(
        string month,
        string format,
        string? team,
        string? separator,
        RowFilter filter,
        CancellationToken cancellation
    )
    {
        if (ReportPeriod.Read(month) is not { } read)
            return NotFound();
        var viewer = User.Viewer();
        if (await reports.FindPlaceAsync(viewer, read, string.IsNullOrEmpty(team) ? null : team, cancellation) is not { } place)
            return await reports.MaySeeAnyAsync(viewer, cancellation) ? NotFound() : Forbid();
        if (ReportFiles.Separator(separator) is not { } between)
            return ReportFiles.NoSuchSeparator;
        var name = ReportFiles.NameOf(place.Period, place.Scope, format, "-rows");
        audit.Record("exported", $"rows {name}", filter.Query);
        await db.SaveChangesAsync(cancellation);
        var names = await RowNames.LoadAsync(db, cancellation);
        var rows = names.NameAsync(db, db.ListStoredRows(place.Scope, place.Period, filter), cancellation);
        Response.IsFile(format == "csv" ? ReportFiles.Csv : ReportFiles.Workbook, name);
        if (format == "csv")
            await ReportRowsCsv.WriteAsync(rows, Response.BodyWriter, between, cancellation);
        else
            await RowsWorkbook.WriteAsync(rows, Title(place), Response.BodyWriter, cancellation);
        return new EmptyResult();
    }

    static string Title(ReportPlace place) => $"Rows of {place.Period.Month.Text()}: {place.Scope.Name}";
}
