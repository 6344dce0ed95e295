using System.Globalization;
using AsyncWork.Domain.Boards;
using NodaTime;
using NodaTime.Text;

namespace AsyncWork.Web.Importing.Boards;

/// <summary>The cells of one row of a CSV file of cards, by name. The first that cannot be read is the row's problem.</summary>
sealed class CardRow(IReadOnlyDictionary<string, int> columns, SourceRecord row)
{
    static readonly LocalDateTimePattern Plain = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm");
    static readonly LocalTimePattern HourAndMinute = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    /// <summary>Why the row cannot be taken; null when nothing speaks against it so far.</summary>
    public string? Problem { get; private set; }

    public string Line(string column) => CellReading.Line(Text(column));

    /// <summary>The text as it was before it was guarded against being taken for a formula.</summary>
    public string Text(string column)
    {
        var cell = columns.TryGetValue(column, out var i) && i < row.Cells.Length ? row.Cells[i] : "";
        return cell.Length > 1 && cell[0] == '\'' && cell[1] is '=' or '+' or '-' or '@' or '\t' or '\r' ? cell[1..] : cell;
    }

    public IEnumerable<string> Names(string column) =>
        Line(column)
            .Split(CardCsv.Between, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Distinct(StringComparer.Ordinal);

    public int? Number(string column)
    {
        var cell = Line(column);
        if (cell.Length == 0)
            return null;
        if (int.TryParse(cell, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return number;
        return Refuse<int>(column, cell, "a whole number");
    }

    public T? Choice<T>(string column)
        where T : struct, Enum
    {
        var cell = Line(column);
        if (cell.Length == 0)
            return null;
        if (!char.IsAsciiDigit(cell[0]) && Enum.TryParse<T>(cell, ignoreCase: true, out var value) && Enum.IsDefined(value))
            return value;
        return Refuse<T>(column, cell, $"one of {string.Join(", ", Enum.GetNames<T>()).ToLowerInvariant()}");
    }

    public LocalDate? Day(string column) => Parse(column, LocalDatePattern.Iso, "a day such as 2026-11-12");

    public LocalTime? Clock(string column) => Parse(column, HourAndMinute, "a clock time such as 15:30");

    /// <summary>A moment with its offset from UTC, or without one in UTC.</summary>
    public Instant? Moment(string column)
    {
        var cell = Line(column);
        if (cell.Length == 0)
            return null;
        if (OffsetDateTimePattern.ExtendedIso.Parse(cell) is { Success: true, Value: var moment })
            return Within(moment.ToInstant());
        if (Plain.Parse(cell) is { Success: true, Value: var utc })
            return Within(utc.InUtc().ToInstant());
        return Refuse<Instant>(column, cell, "a moment such as 2026-11-12T08:10:00Z");

        Instant? Within(Instant at) =>
            at.InUtc().Year is >= 1990 and < 2100 ? at : Refuse<Instant>(column, cell, "a moment between 1990 and 2100");
    }

    public DateTimeZone? Zone(string column)
    {
        var cell = Line(column);
        if (cell.Length == 0)
            return null;
        if (DateTimeZoneProviders.Tzdb.GetZoneOrNull(cell) is { } zone)
            return zone;
        Problem ??= $"“{Short(cell)}” in {column} is no time zone. Write it as Europe/Berlin.";
        return null;
    }

    T? Parse<T>(string column, IPattern<T> pattern, string wanted)
        where T : struct
    {
        var cell = Line(column);
        return cell.Length == 0 ? null
            : pattern.Parse(cell) is { Success: true, Value: var value } ? value
            : Refuse<T>(column, cell, wanted);
    }

    T? Refuse<T>(string column, string cell, string wanted)
        where T : struct
    {
        Problem ??= $"“{Short(cell)}” in {column} is not {wanted}.";
        return null;
    }

    static string Short(string cell) => cell.Length > 40 ? cell[..39] + "…" : cell;
}
