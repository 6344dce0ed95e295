using System.IO.Pipelines;
using AsyncWork.Web.Reports.Csv;
using AsyncWork.Web.Reports.Excel;
using NodaTime;

namespace AsyncWork.Web.Pages.Playbook;

/// <summary>Writes who confirmed which version of a page, row by row.</summary>
static class ConfirmFiles
{
    public static async Task WriteCsvAsync(
        IAsyncEnumerable<ConfirmRow> rows,
        Instant now,
        DateTimeZone zone,
        CsvSeparator separator,
        PipeWriter to,
        CancellationToken cancellation
    )
    {
        var csv = new CsvRows(to, separator);
        csv.Header("Page", "Revision asked", "Asked", "Person", "Team", "Due", "Revision confirmed", "Confirmed", "State");
        await foreach (var row in rows.WithCancellation(cancellation))
        {
            csv.Text(row.Page);
            csv.Number(row.Revision);
            csv.Clock(Local(row.AskedAt));
            csv.Text(row.Person);
            csv.Text(row.Team);
            csv.Clock(Local(row.DueAt));
            csv.Number(row.Confirmed, "0");
            csv.Clock(Local(row.ConfirmedAt));
            csv.Text(row.State(now));
            csv.EndRow();
            await csv.SendIfFullAsync(cancellation);
        }
        await to.FlushAsync(cancellation);

        LocalDateTime? Local(Instant? at) => at?.InZone(zone).LocalDateTime;
    }

    public static Task WriteWorkbookAsync(
        IAsyncEnumerable<ConfirmRow> rows,
        Instant now,
        DateTimeZone zone,
        PipeWriter to,
        CancellationToken cancellation
    )
    {
        (string, int)[] columns =
        [
            ("Page", 40),
            ("Revision asked", 14),
            ("Asked", 17),
            ("Person", 26),
            ("Team", 18),
            ("Due", 17),
            ("Revision confirmed", 18),
            ("Confirmed", 17),
            ("State", 22),
        ];
        return new StreamedWorkbook<ConfirmRow>(columns, Write).WriteAsync(rows, "Acknowledgements", to, cancellation);

        void Write(SheetRows sheet, ConfirmRow row)
        {
            sheet.Text(row.Page, StreamedStyle.Plain);
            sheet.Number(row.Revision, StreamedStyle.Plain);
            sheet.Clock(Local(row.AskedAt), StreamedStyle.Clock);
            sheet.Text(row.Person, StreamedStyle.Plain);
            sheet.Text(row.Team, StreamedStyle.Plain);
            sheet.Clock(Local(row.DueAt), StreamedStyle.Clock);
            sheet.Number(row.Confirmed, StreamedStyle.Plain);
            sheet.Clock(Local(row.ConfirmedAt), StreamedStyle.Clock);
            sheet.Text(row.State(now), StreamedStyle.Plain);
        }

        LocalDateTime? Local(Instant? at) => at?.InZone(zone).LocalDateTime;
    }
}
