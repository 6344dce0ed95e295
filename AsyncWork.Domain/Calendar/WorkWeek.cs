using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace AsyncWork.Domain.Calendar;

/// <summary>A stretch of work in local time; an end at or before the start means the next day (a night shift).</summary>
public readonly record struct WorkInterval(LocalTime Start, LocalTime End)
{
    /// <summary>True for a night shift, also for one that ends at midnight.</summary>
    public bool EndsNextDay => End <= Start;

    public int Minutes
    {
        get
        {
            var minutes = (int)((End.NanosecondOfDay - Start.NanosecondOfDay) / NodaConstants.NanosecondsPerMinute);
            return minutes > 0 ? minutes : minutes + 24 * 60;
        }
    }
}

/// <summary>The working hours of each weekday, as several intervals a day. Immutable.</summary>
public sealed class WorkWeek : IEquatable<WorkWeek>
{
    /// <summary>The most characters of a week as it is stored (<see cref="ToString"/>): room for six stretches a day on five days.</summary>
    public const int LongestText = 400;

    static readonly LocalTimePattern Clock = LocalTimePattern.CreateWithInvariantCulture("H':'mm");
    readonly WorkInterval[][] days;

    WorkWeek(WorkInterval[][] days) => (this.days, MinutesPerWeek) = (days, days.Sum(d => d.Sum(i => i.Minutes)));

    /// <summary>Monday to Friday, nine to five: what a new person has until somebody says otherwise.</summary>
    public static WorkWeek Usual { get; } = FromText("1 9:00-17:00;2 9:00-17:00;3 9:00-17:00;4 9:00-17:00;5 9:00-17:00");

    public IReadOnlyList<WorkInterval> this[IsoDayOfWeek weekday] => days[(int)weekday - 1];

    /// <summary>Scheduled minutes of a day whose work starts on this weekday.</summary>
    public int MinutesOn(IsoDayOfWeek weekday) => days[(int)weekday - 1].Sum(i => i.Minutes);

    public int MinutesPerWeek { get; }

    /// <summary>The hours of one day as people write them: "9:00-12:30, 13:30-17:00", empty for a day off.</summary>
    public string TextOf(IsoDayOfWeek weekday) => Text(days[(int)weekday - 1]);

    /// <summary>Reads the hours of the seven days, Monday first, as people write them. Null with a reason when one is not understood.</summary>
    public static WorkWeek? Read(IReadOnlyList<string?> days, out string? reason)
    {
        var week = ReadDays(days, out reason);
        if (week is null || week.ToString().Length <= LongestText)
            return week;
        reason = "These are too many stretches to keep. Join some of them.";
        return null;
    }

    static WorkWeek? ReadDays(IReadOnlyList<string?> days, out string? reason)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(days.Count, 7);
        var week = new WorkInterval[7][];
        for (var day = 0; day < 7; day++)
        {
            if (ReadDay(days[day], out reason) is not { } intervals)
            {
                reason = $"{(IsoDayOfWeek)(day + 1)}: {reason}";
                return null;
            }
            week[day] = intervals;
        }
        for (var day = 0; day < 7; day++)
            if (
                week[day] is [.., var last]
                && last.EndsNextDay
                && week[(day + 1) % 7] is [var first, ..]
                && first.Start < last.End
            )
            {
                reason = $"{(IsoDayOfWeek)((day + 1) % 7 + 1)}: work begins before the night shift of the day before has ended.";
                return null;
            }
        reason = null;
        return new WorkWeek(week);
    }

    static WorkInterval[]? ReadDay(string? text, out string? reason)
    {
        var intervals = new List<WorkInterval>();
        foreach (
            var part in (text ?? "").Split([',', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        )
        {
            var ends = part.Split(['-', '–'], StringSplitOptions.TrimEntries);
            if (ends.Length != 2 || !TryClock(ends[0], out var start) || !TryClock(ends[1], out var end) || start == end)
            {
                reason = $"“{part}” is not understood. Write hours as 9:00-12:30, 13:30-17:00.";
                return null;
            }
            intervals.Add(new(start, end));
        }
        intervals.Sort((a, b) => a.Start.CompareTo(b.Start));
        for (var i = 1; i < intervals.Count; i++)
            if (intervals[i - 1].End > intervals[i].Start || intervals[i - 1].End < intervals[i - 1].Start)
            {
                reason = "the intervals overlap.";
                return null;
            }
        reason = intervals.Sum(i => i.Minutes) > 24 * 60 ? "a day has 24 hours." : null;
        return reason is null ? intervals.ToArray() : null;
    }

    static bool TryClock(string text, out LocalTime time)
    {
        time = LocalTime.Midnight;
        if (text is "24" or "24:00")
            return true;
        var parsed = Clock.Parse(text.Contains(':', StringComparison.Ordinal) ? text : text + ":00");
        if (parsed.Success)
            time = parsed.Value;
        return parsed.Success;
    }

    /// <summary>As stored: "1 9:00-17:00;2 9:00-12:30,13:30-17:00", Monday being 1, days off left out.</summary>
    public override string ToString() =>
        string.Join(
            ';',
            Enumerable
                .Range(1, 7)
                .Where(d => days[d - 1].Length > 0)
                .Select(d => $"{d} {Text(days[d - 1]).Replace(", ", ",", StringComparison.Ordinal)}")
        );

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    /// <exception cref="FormatException">The text was not written by <see cref="ToString"/>.</exception>
    public static WorkWeek FromText(string text)
    {
        var week = new string?[7];
        foreach (var day in text.Split(';', StringSplitOptions.RemoveEmptyEntries))
            week[day[0] - '1'] = day[2..];
        return ReadDays(week, out var reason) ?? throw new FormatException(reason);
    }

    static string Text(WorkInterval[] day) =>
        string.Join(
            ", ",
            day.Select(i => string.Create(CultureInfo.InvariantCulture, $"{Clock.Format(i.Start)}-{Clock.Format(i.End)}"))
        );

    public bool Equals(WorkWeek? other) => other is not null && ToString() == other.ToString();

    public override bool Equals(object? obj) => Equals(obj as WorkWeek);

    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);
}
