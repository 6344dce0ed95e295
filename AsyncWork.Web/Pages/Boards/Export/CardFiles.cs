using System.Globalization;
using System.IO.Pipelines;
using AsyncWork.Domain;
using AsyncWork.Web.Importing.Boards;
using AsyncWork.Web.Reports.Csv;
using AsyncWork.Web.Reports.Excel;
using NodaTime;
using NodaTime.Text;

namespace AsyncWork.Web.Pages.Boards.Export;

/// <summary>Writes cards as a CSV file, which can be imported again, and as a workbook.</summary>
static class CardFiles
{
    static readonly LocalTimePattern HourAndMinute = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    public static async Task WriteCsvAsync(
        CardTable table,
        IAsyncEnumerable<ExportedCard> cards,
        CsvSeparator separator,
        PipeWriter to,
        CancellationToken cancellation
    )
    {
        var rows = new CsvRows(to, separator);
        rows.Header([.. CardCsv.Columns, .. table.Columns.Select(c => CardCsv.MinutesIn + c.Name)]);
        await foreach (var card in cards.WithCancellation(cancellation))
        {
            var column = table.Column(card);
            rows.Number(card.Id);
            rows.Text(card.Title);
            rows.Text(card.Text);
            rows.Text(column.Name);
            rows.Text(Lower(column.State));
            rows.Text(table.Lane(card));
            rows.Text(card.Owner);
            rows.Text(table.Helpers(card));
            rows.Text(table.Labels(card));
            rows.Text(Lower(card.Priority));
            rows.Text(Day(card.StartOn));
            rows.Text(Day(card.DueOn));
            rows.Text(card.DueTime is { } time ? HourAndMinute.Format(time) : "");
            rows.Text(card.DueZone?.Id);
            rows.Text(card.Estimate?.ToString(CultureInfo.InvariantCulture));
            rows.Number(table.Logged(card));
            rows.Text(Moment(card.CreatedAt));
            rows.Text(Moment(card.StartedAt));
            rows.Text(Moment(card.FinishedAt));
            rows.Text(Moment(card.ColumnSince));
            rows.Text(Moment(card.ArchivedAt));
            rows.Number(CardTable.CycleDays(card), "0.00");
            foreach (var each in table.Columns)
                rows.Number(table.MinutesIn(card, each));
            rows.EndRow();
            await rows.SendIfFullAsync(cancellation);
        }
        await to.FlushAsync(cancellation);
    }

    public static Task WriteWorkbookAsync(
        CardTable table,
        IAsyncEnumerable<ExportedCard> cards,
        DateTimeZone zone,
        string title,
        PipeWriter to,
        CancellationToken cancellation
    )
    {
        (string, int)[] columns =
        [
            ("Card", 8),
            ("Title", 50),
            ("Column", 18),
            ("State", 10),
            ("Lane", 16),
            ("Owner", 22),
            ("Helpers", 28),
            ("Labels", 24),
            ("Priority", 10),
            ("Start", 12),
            ("Due", 12),
            ("Estimate", 10),
            ("Logged", 10),
            ("Created", 17),
            ("Started", 17),
            ("Finished", 17),
            ("Archived", 17),
            ("Cycle days", 10),
            .. table.Columns.Select(c => ($"Time in {c.Name}", 14)),
            ("Text", 60),
        ];
        return new StreamedWorkbook<ExportedCard>(columns, Write).WriteAsync(cards, title, to, cancellation);

        void Write(SheetRows rows, ExportedCard card)
        {
            rows.Number(card.Id, StreamedStyle.Plain);
            rows.Text(card.Title, StreamedStyle.Plain);
            rows.Text(table.Column(card).Name, StreamedStyle.Plain);
            rows.Text(Lower(table.Column(card).State), StreamedStyle.Plain);
            rows.Text(table.Lane(card), StreamedStyle.Plain);
            rows.Text(card.Owner, StreamedStyle.Plain);
            rows.Text(table.Helpers(card), StreamedStyle.Plain);
            rows.Text(table.Labels(card), StreamedStyle.Plain);
            rows.Text(Lower(card.Priority), StreamedStyle.Plain);
            rows.Clock(card.StartOn?.AtMidnight(), StreamedStyle.Date);
            rows.Clock(card.DueOn?.AtMidnight(), StreamedStyle.Date);
            Time(rows, card.Estimate);
            Time(rows, table.Logged(card) is > 0 and var logged ? logged : null);
            rows.Clock(Local(card.CreatedAt), StreamedStyle.Clock);
            rows.Clock(Local(card.StartedAt), StreamedStyle.Clock);
            rows.Clock(Local(card.FinishedAt), StreamedStyle.Clock);
            rows.Clock(Local(card.ArchivedAt), StreamedStyle.Clock);
            rows.Number((double?)CardTable.CycleDays(card), StreamedStyle.Plain);
            foreach (var each in table.Columns)
                Time(rows, table.MinutesIn(card, each) is > 0 and var minutes ? minutes : null);
            // A cell holds 32,767 characters.
            rows.Text(StoredText.Cut(card.Text, LongestCell), StreamedStyle.Plain);
        }

        LocalDateTime? Local(Instant? at) => at?.InZone(zone).LocalDateTime;
    }

    const int LongestCell = 32_000;

    static void Time(SheetRows rows, int? minutes)
    {
        if (minutes is { } time)
            rows.Time(time, StreamedStyle.Time);
        else
            rows.Skip();
    }

    static string Lower<T>(T value)
        where T : struct, Enum
    {
#pragma warning disable CA1308 // names of columns and values are written in lower case
        return value.ToString().ToLowerInvariant();
#pragma warning restore CA1308
    }

    static string Day(LocalDate? day) => day is { } date ? LocalDatePattern.Iso.Format(date) : "";

    static string Moment(Instant? at) => at is { } moment ? InstantPattern.ExtendedIso.Format(moment) : "";
}
