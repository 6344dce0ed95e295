using System.Buffers;
using System.Globalization;
using NodaTime;

namespace AsyncWork.Web.Importing;

/// <summary>In which order the numbers of a date stand, where the year is not first.</summary>
enum DateOrder
{
    DayFirst,
    MonthFirst,
}

/// <summary>What a plain number in the duration column counts. "1:30" and "0:45:10" speak for themselves.</summary>
enum DurationUnit
{
    Hours,
    Minutes,
    Seconds,
}

/// <summary>Reads dates, clock times and durations as other tools write them.</summary>
static class CellReading
{
    static readonly SearchValues<char> NumberSigns = SearchValues.Create("0123456789.,");

    /// <summary>The three numbers of a date as they stand, and whether the year is the first; null when the text is no date at all.</summary>
    public static (int First, int Second, int Third, bool YearFirst)? DateParts(string text)
    {
        var date = DatePart(text);
        Span<Range> parts = stackalloc Range[4];
        if (date.SplitAny(parts, "-./") != 3)
            return null;
        ReadOnlySpan<char> a = date[parts[0]],
            b = date[parts[1]],
            c = date[parts[2]];
        if (!Number(a, out var first) || !Number(b, out var second) || !Number(c, out var third) || b.Length > 2)
            return null;
        return a.Length == 4 && c.Length <= 2 ? (first, second, third, true)
            : a.Length <= 2 && c.Length == 4 ? (first, second, third, false)
            : null;
    }

    /// <summary>The day of such a text; null when there is no such day.</summary>
    public static LocalDate? Date(string text, DateOrder order)
    {
        if (DateParts(text) is not var (first, second, third, yearFirst))
            return null;
        var (year, month, day) =
            yearFirst ? (first, second, third)
            : order == DateOrder.DayFirst ? (third, second, first)
            : (third, first, second);
        return
            year is >= 2000 and <= 2100
            && month is >= 1 and <= 12
            && day >= 1
            && day <= CalendarSystem.Iso.GetDaysInMonth(year, month)
            ? new LocalDate(year, month, day)
            : null;
    }

    // "2026-10-05", and the date of "2026-10-05 08:30" and "2026-10-05T08:30".
    static ReadOnlySpan<char> DatePart(string text)
    {
        var span = text.AsSpan().Trim();
        var end = span.IndexOfAny(' ', 'T');
        return end > 0 ? span[..end] : span;
    }

    /// <summary>A clock time to the second, "8:30", "08:30:15", "1:00 PM"; also after a date. 24:00 is the midnight that ends the day.</summary>
    /// <param name="twelveHours">The file marks its times with AM and PM: one without a mark is not understood then.</param>
    public static LocalTime? Clock(string text, bool twelveHours)
    {
        var span = text.AsSpan().Trim();
        if (span.IndexOfAny(' ', 'T') is > 0 and var gap && !span[..gap].Contains(':'))
            span = span[(gap + 1)..].TrimStart();
        var mark = Mark(span);
        if (mark is null == twelveHours)
            return null;
        if (mark is not null)
            span = span[..span.IndexOfAny("aApP")].TrimEnd();
        Span<Range> parts = stackalloc Range[4];
        var count = span.Split(parts, ':');
        var seconds = 0;
        if (count is not (2 or 3) || !Number(span[parts[0]], out var hours) || !Number(span[parts[1]], out var minutes))
            return null;
        if (count == 3 && !Number(WithoutFraction(span[parts[2]]), out seconds))
            return null;
        if (mark is { } afternoon)
        {
            if (hours is < 1 or > 12)
                return null;
            hours = hours % 12 + (afternoon ? 12 : 0);
        }
        return hours == 24 && minutes == 0 && seconds == 0 ? LocalTime.Midnight
            : hours > 23 || minutes > 59 || seconds > 59 ? null
            : new LocalTime(hours, minutes, seconds);
    }

    /// <summary>Whether the text carries AM or PM.</summary>
    public static bool IsTwelveHours(string text) => Mark(text) is not null;

    static bool? Mark(ReadOnlySpan<char> text)
    {
        text = text.TrimEnd().TrimEnd('.');
        return text.EndsWith("am", StringComparison.OrdinalIgnoreCase) || text.EndsWith("a.m", StringComparison.OrdinalIgnoreCase)
                ? false
            : text.EndsWith("pm", StringComparison.OrdinalIgnoreCase) || text.EndsWith("p.m", StringComparison.OrdinalIgnoreCase)
                ? true
            : null;
    }

    /// <summary>Seconds of "1:30", "00:43:10", "2,25", "5400"; null when it is no duration, negative ones included.</summary>
    public static int? Seconds(string text, DurationUnit unit)
    {
        var span = text.AsSpan().Trim();
        if (span.Contains(':'))
            return Clocked(span);
        if (span.Length is 0 or > 12 || !Plain(span))
            return null;
        var each = unit switch
        {
            DurationUnit.Hours => 3600,
            DurationUnit.Minutes => 60,
            _ => 1,
        };
        // A decimal comma and a decimal point mean the same: no duration of a day has thousands to be grouped.
        return
            decimal.TryParse(
                text.Replace(',', '.'),
                NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite,
                CultureInfo.InvariantCulture,
                out var number
            )
            && number < 10_000_000
            ? (int)decimal.Round(number * each, MidpointRounding.AwayFromZero)
            : null;
    }

    /// <summary>A number without a sign of its own unit: what only the unit of the column explains.</summary>
    public static bool IsPlainNumber(string text) => Plain(text.AsSpan().Trim());

    static bool Plain(ReadOnlySpan<char> span) =>
        span.Length > 0
        && span.ContainsAnyInRange('0', '9')
        && !span.ContainsAnyExcept(NumberSigns)
        && span.Count(',') + span.Count('.') <= 1;

    static int? Clocked(ReadOnlySpan<char> span)
    {
        Span<Range> parts = stackalloc Range[4];
        var count = span.Split(parts, ':');
        var seconds = 0;
        return
            count is 2 or 3
            && Number(span[parts[0]], out var hours)
            && Number(span[parts[1]], out var minutes)
            && (count == 2 || Number(WithoutFraction(span[parts[2]]), out seconds))
            && minutes < 60
            && seconds < 60
            ? hours * 3600 + minutes * 60 + seconds
            : null;
    }

    static ReadOnlySpan<char> WithoutFraction(ReadOnlySpan<char> seconds) =>
        seconds.IndexOf('.') is > 0 and var point && !seconds[(point + 1)..].ContainsAnyExceptInRange('0', '9')
            ? seconds[..point]
            : seconds;

    static bool Number(ReadOnlySpan<char> digits, out int number)
    {
        number = 0;
        return digits.Length is > 0 and <= 5
            && !digits.ContainsAnyExceptInRange('0', '9')
            && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }

    /// <summary>Yes, 1, true, billable; everything else is no.</summary>
    public static bool Yes(string text) =>
        text.Trim() is var t
        && (
            t is "1" or "x" or "X"
            || string.Equals(t, "yes", StringComparison.OrdinalIgnoreCase)
            || string.Equals(t, "true", StringComparison.OrdinalIgnoreCase)
            || string.Equals(t, "y", StringComparison.OrdinalIgnoreCase)
            || string.Equals(t, "billable", StringComparison.OrdinalIgnoreCase)
        );

    /// <summary>Text for one line: composed, control characters and line breaks as spaces, and trimmed of all of these.</summary>
    public static string Line(string text)
    {
        text = text.Trim();
        if (text.AsSpan().ContainsAnyInRange('\0', '\u001F') || text.AsSpan().ContainsAnyInRange('\u007F', '\u009F'))
            text = string.Create(
                    text.Length,
                    text,
                    static (line, from) =>
                    {
                        for (var i = 0; i < line.Length; i++)
                            line[i] = char.IsControl(from[i]) ? ' ' : from[i];
                    }
                )
                .Trim();
        return text.IsNormalized() ? text : text.Normalize();
    }
}
