using System.IO.Pipelines;
using AsyncWork.Web.Pages.Reports;

namespace AsyncWork.Web.Reports.Csv;

/// <summary>The rows behind a report, written while they are read: memory does not grow with the month. Columns are only ever added, at the end.</summary>
public static class ReportRowsCsv
{
    public static readonly string[] Columns =
    [
        "date",
        "person",
        "team",
        "project",
        "client",
        "activity",
        "kind",
        "minutes",
        "hours",
        "billable",
        "description",
        "tags",
        "reason",
    ];

    public static async Task WriteAsync(
        IAsyncEnumerable<FileRow> entries,
        PipeWriter to,
        CsvSeparator separator,
        CancellationToken cancellation
    )
    {
        var rows = new CsvRows(to, separator);
        rows.Header(Columns);
        await foreach (var entry in entries.WithCancellation(cancellation))
        {
            Write(rows, entry);
            await rows.SendIfFullAsync(cancellation);
        }
        await to.FlushAsync(cancellation);
    }

    static void Write(CsvRows rows, FileRow entry)
    {
        rows.Date(entry.Date);
        rows.Text(entry.Person);
        rows.Text(entry.Team);
        rows.Text(entry.Project);
        rows.Text(entry.Client);
        rows.Text(entry.Activity);
        rows.Text(entry.Kind);
        rows.Number(entry.Minutes);
        rows.Hours(entry.Minutes);
        rows.Text(entry.IsBillable ? "yes" : "no");
        rows.Text(entry.Description);
        rows.Text(entry.Tags);
        rows.Text(entry.Reason);
        rows.EndRow();
    }
}
