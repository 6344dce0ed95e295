using AsyncWork.Domain.People;
using AsyncWork.Domain.TimeLogs;
using NodaTime;

namespace AsyncWork.Web.Importing;

/// <summary>Reads the cells of a row as a <see cref="SourceRow"/>, or says why it cannot be taken.</summary>
sealed class RowReader(SourceFormat format)
{
    const int Day = 24 * 3600;
    readonly DateOrder order = format.DateOrder ?? DateOrder.DayFirst; // asked wherever it matters, see SourceFormat.IsSettled
    readonly DurationUnit unit = format.Unit ?? DurationUnit.Hours;

    /// <summary>The row, or null and the reason.</summary>
    public SourceRow? Read(SourceRecord record, out string? reason)
    {
        var cells = record.Cells;
        reason = WhyNotShaped(cells);
        if (reason is not null)
            return null;
        string dateText = Text(SourceField.Date),
            startText = Text(SourceField.Start),
            endText = Text(SourceField.End),
            endDateText = Text(SourceField.EndDate),
            durationText = Text(SourceField.Duration);
        var date = CellReading.Date(dateText, order);
        var start = startText.Length == 0 ? null : CellReading.Clock(startText, format.TwelveHours);
        var end = endText.Length == 0 ? null : CellReading.Clock(endText, format.TwelveHours);
        var endDate = endDateText.Length == 0 ? null : CellReading.Date(endDateText, order);
        var seconds = durationText.Length == 0 ? null : CellReading.Seconds(durationText, unit);
        reason =
            dateText.Length == 0 ? "The date is missing."
            : date is null
                ? $"“{Short(dateText)}” is not a date{(format.DateOrder is { } o ? $" ({Name(o)})" : "")} from 2000 to 2100."
            : startText.Length > 0 && start is null ? WhyNotClock(startText)
            : endText.Length > 0 && end is null ? WhyNotClock(endText)
            : endDateText.Length > 0 && endDate is null ? $"The end date “{Short(endDateText)}” is not a date."
            : durationText.StartsWith('-') ? $"The duration “{Short(durationText)}” is negative."
            : durationText.Length > 0 && seconds is null ? $"“{Short(durationText)}” is not a duration."
            : seconds > Day ? $"The duration “{Short(durationText)}” is longer than 24 hours. Split it by day."
            : seconds is null && (start is null || end is null) ? "It has neither a duration nor both start and end."
            : seconds is null && start == end && endDate is null ? "Start and end are the same, and there is no duration."
            : WhyNotSpan(date.Value, start, end, endDate, seconds);
        if (reason is not null)
            return null;
        var row = new SourceRow(
            record.Line,
            CellReading.Line(Text(SourceField.Person) + " " + Text(SourceField.FamilyName)),
            Person.NormalEmail(CellReading.Line(Text(SourceField.Email))) ?? "",
            date!.Value,
            start,
            end,
            endDate,
            seconds,
            CellReading.Line(Text(SourceField.Project)),
            CellReading.Line(Text(SourceField.Client)),
            CellReading.Line(Text(SourceField.Activity)),
            CellReading.Line(Text(SourceField.Description)),
            WorkDetails.NormalTags(CellReading.Line(Text(SourceField.Tags))),
            CellReading.Yes(Text(SourceField.Billable))
        );
        reason = WhyNotNames(row);
        return reason is null ? row : null;

        string Text(SourceField field) => format.Columns.TryGetValue(field, out var i) && i < cells.Length ? cells[i].Trim() : "";
    }

    string? WhyNotShaped(string[] cells)
    {
        foreach (var cell in cells)
            if (cell.Contains('\0', StringComparison.Ordinal))
                return "It contains a NUL character.";
        // Some tools end each row with a separator, some leave the empty end of a row away; anything else has shifted columns.
        for (var i = format.Header.Count; i < cells.Length; i++)
            if (cells[i].Length > 0)
                return $"It has {cells.Length} columns, and the header has {format.Header.Count}.";
        return cells.Length < format.Header.Count && format.Columns.Values.Max() >= cells.Length
            ? $"It has {cells.Length} columns, and the header has {format.Header.Count}."
            : null;
    }

    string WhyNotClock(string text) =>
        format.TwelveHours && CellReading.Clock(text, twelveHours: false) is not null
            ? $"“{Short(text)}” has no AM or PM, as other rows of the file have."
            : $"“{Short(text)}” is not a clock time.";

    /// <summary>Why start and end cannot be those of one entry.</summary>
    static string? WhyNotSpan(LocalDate date, LocalTime? start, LocalTime? end, LocalDate? endDate, int? seconds)
    {
        if (start is not { } from || end is not { } to || endDate is not { } until)
            return null;
        var elapsed = Period.Between(date + from, until + to, PeriodUnits.Seconds).Seconds;
        return elapsed < 0 ? "It ends before it starts."
            : elapsed > Day ? "It runs for more than 24 hours. Split it by day."
            : null;
    }

    string? WhyNotNames(SourceRow row) =>
        row.PersonKey.Length == 0
        && (format.Columns.ContainsKey(SourceField.Person) || format.Columns.ContainsKey(SourceField.Email))
            ? "It does not say whose hours these are."
        : Person.WhyNotEmail(row.Email) is not null ? $"“{Short(row.Email)}” is not an e-mail address."
        : WhyNotName("name", row.Person, Person.WhyNotName)
            ?? WhyNotName("project", row.Project, Project.WhyNotName)
            ?? WhyNotName("client", row.Client, Project.WhyNotName)
            ?? WhyNotName("activity", row.Activity, Project.WhyNotName)
            ?? new WorkDetails(null, null, row.Description, row.Tags).WhyNot();

    static string? WhyNotName(string what, string name, Func<string?, string?> whyNot) =>
        name.Length > 0 && whyNot(name) is { } reason ? $"The {what} “{Short(name)}”: {reason}" : null;

    static string Name(DateOrder order) => order == DateOrder.DayFirst ? "day first" : "month first";

    static string Short(string text) =>
        CellReading.Line(text) is { Length: > 40 } line ? line[..40] + "…" : CellReading.Line(text);
}
