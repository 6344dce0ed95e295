using AsyncWork.Web.Data;
using AsyncWork.Web.History;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Pages.Reports;
using AsyncWork.Web.Reports.Csv;
using AsyncWork.Web.Reports.Excel;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace AsyncWork.Web.Pages.Time.Projects;

/// <summary>
/// The hours of a project as a CSV file or a workbook, both days included, in the columns of the report's rows (product.md T10). Who leads
/// teams gets the hours of these; HR and administrators all. Without clock times.
/// </summary>
public sealed class HoursModel(AppDbContext db, AuditTrail audit, IClock clock) : PageModel
{
    public async Task<IActionResult> OnGetAsync(
        int id,
        string format,
        string? from,
        string? to,
        string? separator,
        CancellationToken cancellation
    )
    {
        var viewer = User.Viewer();
        if (!viewer.KeepsProjects())
            return Forbid();
        if (await db.Projects.FindAsync([id], cancellation) is not { } project)
            return NotFound();
        var today = clock.GetCurrentInstant().InZone(viewer.Zone).Date;
        if (ExportDays.Read(from, to, today, out var reason) is not { } days)
            return ExportDays.Refuse(reason!);
        if (ReportFiles.Separator(separator) is not { } between)
            return ReportFiles.NoSuchSeparator;
        var name = $"project-{project.Id}-{days.Name}.{format}";
        audit.Record("exported", $"hours of project {project.Name}", days.Name);
        await db.SaveChangesAsync(cancellation);
        var names = await RowNames.LoadAsync(db, cancellation);
        var rows = names.NameAsync(db, db.ListProjectRows(viewer, id, days.First, days.Last), cancellation);
        Response.IsFile(format == "csv" ? ReportFiles.Csv : ReportFiles.Workbook, name);
        if (format == "csv")
            await ReportRowsCsv.WriteAsync(rows, Response.BodyWriter, between, cancellation);
        else
            await RowsWorkbook.WriteAsync(rows, $"Hours of {project.Name}", Response.BodyWriter, cancellation);
        return new EmptyResult();
    }
}
