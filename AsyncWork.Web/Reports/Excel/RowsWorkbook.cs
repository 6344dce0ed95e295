using System.IO.Pipelines;
using AsyncWork.Web.Pages.Reports;

namespace AsyncWork.Web.Reports.Excel;

/// <summary>All rows behind a report as a streamed workbook.</summary>
static class RowsWorkbook
{
    static readonly (string Name, int Width)[] Columns =
    [
        ("Date", 12),
        ("Person", 24),
        ("Team", 16),
        ("Project", 28),
        ("Client", 20),
        ("Activity", 18),
        ("Kind", 10),
        ("Minutes", 10),
        ("Time", 9),
        ("Billable", 10),
        ("Description", 60),
        ("Tags", 28),
        ("Reason", 40),
    ];

    public static Task WriteAsync(
        IAsyncEnumerable<FileRow> entries,
        string title,
        PipeWriter to,
        CancellationToken cancellation
    ) => new StreamedWorkbook<FileRow>(Columns, Write).WriteAsync(entries, title, to, cancellation);

    static void Write(SheetRows rows, FileRow entry)
    {
        rows.Date(entry.Date, StreamedStyle.Date);
        rows.Text(entry.Person, StreamedStyle.Plain);
        rows.Text(entry.Team, StreamedStyle.Plain);
        rows.Text(entry.Project, StreamedStyle.Plain);
        rows.Text(entry.Client, StreamedStyle.Plain);
        rows.Text(entry.Activity, StreamedStyle.Plain);
        rows.Text(entry.Kind, StreamedStyle.Plain);
        rows.Number(entry.Minutes, StreamedStyle.Plain);
        rows.Time(entry.Minutes, StreamedStyle.Time);
        rows.Text(entry.IsBillable ? "yes" : "no", StreamedStyle.Plain);
        rows.Text(entry.Description, StreamedStyle.Plain);
        rows.Text(entry.Tags, StreamedStyle.Plain);
        rows.Text(entry.Reason, StreamedStyle.Plain);
    }
}
