using NodaTime;

namespace AsyncWork.Domain.Kpis;

/// <summary>
/// When a group works (K24b): for each weekday and local hour the mean share of the people who logged that hour, over the dates of a
/// month or of other days. Local means the zone of each entry. Shown for groups of <see cref="SmallestGroup"/> or more only.
/// </summary>
public sealed class HeatMap
{
    /// <summary>Below this many people, what is said of the group would be said of a person.</summary>
    public const int SmallestGroup = 5;

    readonly decimal[,] shares = new decimal[7, 24];

    /// <param name="month">The calendar month.</param>
    /// <param name="people">How many people logged clock times in the month.</param>
    /// <param name="active">For a date and hour (0 to 23), how many of them logged any time in it.</param>
    /// <exception cref="ArgumentOutOfRangeException">The group is smaller than <see cref="SmallestGroup"/>.</exception>
    public HeatMap(YearMonth month, int people, IEnumerable<(LocalDate Date, int Hour, int People)> active)
        : this(month.ToDateInterval(), people, active) { }

    /// <param name="dates">Any days, both ends included.</param>
    /// <param name="people">How many people logged clock times on them.</param>
    /// <param name="active">For a date and hour (0 to 23), how many of them logged any time in it.</param>
    /// <exception cref="ArgumentOutOfRangeException">The group is smaller than <see cref="SmallestGroup"/>.</exception>
    public HeatMap(DateInterval dates, int people, IEnumerable<(LocalDate Date, int Hour, int People)> active)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(people, SmallestGroup);
        People = people;
        var days = dates.GroupBy(d => d.DayOfWeek).ToDictionary(g => g.Key, g => g.Count());
        foreach (var (date, hour, count) in active)
            if (dates.Contains(date))
                shares[(int)date.DayOfWeek - 1, hour] += (decimal)count / (people * days[date.DayOfWeek]);
    }

    public int People { get; }

    /// <summary>The share from 0 to 1 for a weekday and a local hour from 0 to 23.</summary>
    public decimal this[IsoDayOfWeek weekday, int hour] => shares[(int)weekday - 1, hour];

    /// <summary>Monday to Sunday, in the order of the rows.</summary>
    public static IReadOnlyList<IsoDayOfWeek> Weekdays { get; } =
        Enum.GetValues<IsoDayOfWeek>().Where(d => d != IsoDayOfWeek.None).ToArray();
}
