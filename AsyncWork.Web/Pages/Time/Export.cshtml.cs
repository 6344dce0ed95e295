using AsyncWork.Web.Data;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Pages.Reports;
using AsyncWork.Web.Pages.Time.Projects;
using AsyncWork.Web.Reports.Csv;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Time;

/// <summary>
/// My entries as a CSV file or a workbook, oldest first, both days included (product.md T10). Columns are only ever added, at the end. Clock times are
/// those of the zone beside them.
/// </summary>
public sealed class ExportModel(AppDbContext db, IClock clock) : PageModel
{
    public static readonly string[] Columns =
    [
        "date",
        "start",
        "end",
        "zone",
        "minutes",
        "hours",
        "project",
        "client",
        "activity",
        "kind",
        "description",
        "tags",
        "billable",
        "reason",
    ];

    public async Task<IActionResult> OnGetAsync(
        string format,
        string? from,
        string? to,
        CsvSeparator separator,
        CancellationToken cancellation
    )
    {
        var viewer = User.Viewer();
        var today = clock.GetCurrentInstant().InZone(viewer.Zone).Date;
        if (ExportDays.Read(from, to, today, out var reason) is not { } days)
            return ExportDays.Refuse(reason!);
        if (!ModelState.IsValid || !Enum.IsDefined(separator))
            return ReportFiles.NoSuchSeparator;

        var choices = await WorkChoices.LoadAsync(db);
        var entries = db.ExportEntriesFor(viewer.Person, days.First, days.Last).AsAsyncEnumerable();
        Response.IsFile(format == "csv" ? ReportFiles.Csv : ReportFiles.Workbook, $"hours-{days.Name}.{format}");
        if (format == "xlsx")
        {
            await OwnHoursWorkbook.WriteAsync(entries, choices, $"Hours of {viewer.Name}", Response.BodyWriter, cancellation);
            return new EmptyResult();
        }
        var rows = new CsvRows(Response.BodyWriter, separator);
        rows.Header(Columns);
        await foreach (var entry in entries.WithCancellation(cancellation))
        {
            Write(rows, entry, choices);
            await rows.SendIfFullAsync(cancellation);
        }
        await Response.BodyWriter.FlushAsync(cancellation);
        return new EmptyResult();
    }

    static void Write(CsvRows rows, EntryRow entry, WorkChoices choices)
    {
        var (project, activity) = (choices.Project(entry.ProjectId), choices.Activity(entry.ActivityId));
        rows.Date(entry.Date);
        rows.Clock(entry.Start?.InZone(entry.Zone).LocalDateTime);
        rows.Clock(entry.End?.InZone(entry.Zone).LocalDateTime);
        rows.Text(entry.Zone.Id);
        rows.Number(entry.Minutes);
        rows.Hours(entry.Minutes);
        rows.Text(project?.Name);
        rows.Text(project?.Client);
        rows.Text(activity?.Name);
        rows.Text(activity?.Kind.Text());
        rows.Text(entry.Description);
        rows.Text(entry.Tags);
        rows.Text(entry.IsBillable ? "yes" : "no");
        rows.Text(entry.Reason);
        rows.EndRow();
    }
}
