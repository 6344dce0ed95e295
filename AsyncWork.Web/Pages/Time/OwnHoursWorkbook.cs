using System.IO.Pipelines;
using AsyncWork.Web.Pages.Time.Projects;
using AsyncWork.Web.Reports.Excel;

namespace AsyncWork.Web.Pages.Time;

/// <summary>My entries as a streamed workbook: the columns of the CSV file, with real dates and times (product.md T10).</summary>
static class OwnHoursWorkbook
{
    static readonly (string Name, int Width)[] Columns =
    [
        ("Date", 12),
        ("Start", 17),
        ("End", 17),
        ("Zone", 20),
        ("Minutes", 10),
        ("Time", 9),
        ("Project", 28),
        ("Client", 20),
        ("Activity", 18),
        ("Kind", 10),
        ("Description", 60),
        ("Tags", 28),
        ("Billable", 10),
        ("Reason", 40),
    ];

    public static Task WriteAsync(
        IAsyncEnumerable<EntryRow> entries,
        WorkChoices choices,
        string title,
        PipeWriter to,
        CancellationToken cancellation
    ) =>
        new StreamedWorkbook<EntryRow>(Columns, (rows, entry) => Write(rows, entry, choices)).WriteAsync(
            entries,
            title,
            to,
            cancellation
        );

    static void Write(SheetRows rows, EntryRow entry, WorkChoices choices)
    {
        var (project, activity) = (choices.Project(entry.ProjectId), choices.Activity(entry.ActivityId));
        rows.Date(entry.Date, StreamedStyle.Date);
        rows.Clock(entry.Start?.InZone(entry.Zone).LocalDateTime, StreamedStyle.Clock);
        rows.Clock(entry.End?.InZone(entry.Zone).LocalDateTime, StreamedStyle.Clock);
        rows.Text(entry.Zone.Id, StreamedStyle.Plain);
        rows.Number(entry.Minutes, StreamedStyle.Plain);
        rows.Time(entry.Minutes, StreamedStyle.Time);
        rows.Text(project?.Name, StreamedStyle.Plain);
        rows.Text(project?.Client, StreamedStyle.Plain);
        rows.Text(activity?.Name, StreamedStyle.Plain);
        rows.Text(activity?.Kind.Text(), StreamedStyle.Plain);
        rows.Text(entry.Description, StreamedStyle.Plain);
        rows.Text(entry.Tags, StreamedStyle.Plain);
        rows.Text(entry.IsBillable ? "yes" : "no", StreamedStyle.Plain);
        rows.Text(entry.Reason, StreamedStyle.Plain);
    }
}
