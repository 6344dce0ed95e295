using AsyncWork.Domain.TimeLogs;
using AsyncWork.Web.Data;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Pages.Reports;
using AsyncWork.Web.Pages.Time.Projects;
using AsyncWork.Web.Reports.Csv;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;

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
        if (!TryDay(from, today.With(DateAdjusters.StartOfMonth), out var first) || !TryDay(to, today, out var last))
            return Refuse("Give the days as 2026-11-01, from the year 2000 to 2100.");
        if (last < first)
            return Refuse("The last day is before the first.");
        if (!ModelState.IsValid || !Enum.IsDefined(separator))
            return Refuse("The separator is comma, semicolon or tab.");

        var choices = await WorkChoices.LoadAsync(db);
        var name = $"hours-{LocalDatePattern.Iso.Format(first)}-{LocalDatePattern.Iso.Format(last)}";
        var entries = db.ExportEntriesFor(viewer.Person, first, last).AsAsyncEnumerable();
        Response.IsFile(format == "csv" ? ReportFiles.Csv : ReportFiles.Workbook, $"{name}.{format}");
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

    static bool TryDay(string? text, LocalDate unless, out LocalDate day)
    {
        var read = string.IsNullOrEmpty(text) ? ParseResult<LocalDate>.ForValue(unless) : LocalDatePattern.Iso.Parse(text);
        day = read.Success ? read.Value : default;
        return read.Success && WorkedTime.WhyNotOn(day) is null;
    }

    static ContentResult Refuse(string reason) =>
        new()
        {
            Content = reason,
            ContentType = "text/plain; charset=utf-8",
            StatusCode = StatusCodes.Status400BadRequest,
        };
}
