using NodaTime;
using NodaTime.TimeZones;

namespace AsyncWork.Domain.Kpis;

/// <summary>
/// Gathers when the people of a group worked over some days, by how many of them worked in the same hours of a date (kpis.md K24b). What leaves it
/// is a <see cref="HeatMap"/> of five people or more. Not for several threads.
/// </summary>
/// <param name="days">Both ends included; what lies outside is left out.</param>
public sealed class GroupHours(DateInterval days)
{
    static readonly ZoneLocalMappingResolver FirstOrJump = Resolvers.CreateMappingResolver(
        Resolvers.ReturnEarlier,
        Resolvers.ReturnStartOfIntervalAfter
    );
    readonly int[,] active = new int[days.Length, 24];

    /// <summary>Adds so many people who worked in these hours of a date, as bits 0 to 23.</summary>
    public void Add(LocalDate date, int hours, int people)
    {
        if (!days.Contains(date))
            return;
        var day = Period.DaysBetween(days.Start, date);
        for (var left = hours; left != 0; left &= left - 1)
            active[day, int.TrailingZeroCount(left)] += people;
    }

    /// <summary>
    /// The same, moved to the clocks of another zone by what they differ on that date. An hour that lies in two hours there counts in both, for
    /// the minutes are not known.
    /// </summary>
    public void Add(LocalDate date, int hours, int people, DateTimeZone from, DateTimeZone to)
    {
        if (from.Equals(to))
        {
            Add(date, hours, people);
            return;
        }
        // Zones differ by up to 26 hours.
        var first = date.PlusDays(-2);
        Span<int> there = stackalloc int[5];
        there.Clear();
        for (var left = hours; left != 0; left &= left - 1)
        {
            var start = (date + new LocalTime(int.TrailingZeroCount(left), 0)).InZone(from, FirstOrJump).ToInstant();
            Mark(start, there);
            Mark(start + Duration.FromHours(1) - Duration.Epsilon, there);
        }
        for (var day = 0; day < there.Length; day++)
            Add(first.PlusDays(day), there[day], people);

        void Mark(Instant at, Span<int> masks)
        {
            var local = at.InZone(to);
            masks[Period.DaysBetween(first, local.Date)] |= 1 << local.Hour;
        }
    }

    /// <summary>For each weekday and hour the mean share of the group at work; null for a group too small to be shown.</summary>
    /// <param name="people">How many people logged clock times on these days.</param>
    public HeatMap? Map(int people) => people < HeatMap.SmallestGroup ? null : new HeatMap(days, people, Active());

    IEnumerable<(LocalDate Date, int Hour, int People)> Active()
    {
        for (var day = 0; day < days.Length; day++)
        for (var hour = 0; hour < 24; hour++)
            if (active[day, hour] > 0)
                yield return (days.Start.PlusDays(day), hour, active[day, hour]);
    }
}
