using AsyncWork.Domain.People;
using NodaTime;

namespace AsyncWork.Domain.Kpis;

/// <summary>
/// Gathers when the people of a group worked, entry by entry, over some days (kpis.md K24b). What leaves it is a <see cref="HeatMap"/> of five
/// people or more. Not for several threads.
/// </summary>
/// <param name="days">Both ends included; what lies outside is left out.</param>
public sealed class GroupHours(DateInterval days)
{
    const long TicksPerHour = NodaConstants.TicksPerHour;
    readonly Dictionary<PersonId, int[]> hours = [];
    readonly int first = DayNumber(days.Start);
    readonly int length = days.Length;
    ZoneLine line = new(DateTimeZone.Utc, default, default, 0);

    /// <summary>How many people logged clock times on these days.</summary>
    public int People => hours.Count;

    /// <summary>Adds the local hours, as bits 0 to 23, in which someone worked on a date.</summary>
    public void Add(PersonId person, LocalDate date, int mask)
    {
        if (mask != 0)
            Mark(person, DayNumber(date) - first, mask);
    }

    /// <summary>Adds work from one moment to another, in the hours that the clocks of a zone showed.</summary>
    public void Add(PersonId person, Instant from, Instant to, DateTimeZone zone)
    {
        for (var at = from; at < to; )
        {
            var (offset, end) = OffsetAt(at, zone);
            var local = at.ToUnixTimeTicks() + offset;
            var hour = FloorDiv(local, TicksPerHour);
            Mark(person, (int)FloorDiv(hour, 24) - first, 1 << (int)(hour - FloorDiv(hour, 24) * 24));
            // The next full hour on these clocks, or the moment at which they change.
            at = Instant.Min(Instant.FromUnixTimeTicks((hour + 1) * TicksPerHour - offset), end);
        }
    }

    /// <summary>For each weekday and hour the mean share of the group at work; null for a group too small to be shown.</summary>
    public HeatMap? Map()
    {
        if (People < HeatMap.SmallestGroup)
            return null;
        var active = new int[length, 24];
        foreach (var own in hours.Values)
            for (var day = 0; day < length; day++)
            for (var left = own[day]; left != 0; left &= left - 1)
                active[day, int.TrailingZeroCount(left)]++;
        return new HeatMap(
            days,
            People,
            from day in Enumerable.Range(0, length)
            from hour in Enumerable.Range(0, 24)
            where active[day, hour] > 0
            select (days.Start.PlusDays(day), hour, active[day, hour])
        );
    }

    void Mark(PersonId person, int day, int mask)
    {
        if (day < 0 || day >= length)
            return;
        if (!hours.TryGetValue(person, out var own))
            hours[person] = own = new int[length];
        own[day] |= mask;
    }

    /// <summary>Ticks ahead of UTC, and until when. Entries come by date, so the last answer mostly holds.</summary>
    (long Offset, Instant End) OffsetAt(Instant at, DateTimeZone zone)
    {
        if (!ReferenceEquals(line.Zone, zone) || at < line.Start || at >= line.End)
        {
            var found = zone.GetZoneInterval(at);
            line = new(
                zone,
                found.HasStart ? found.Start : Instant.MinValue,
                found.HasEnd ? found.End : Instant.MaxValue,
                found.WallOffset.Ticks
            );
        }
        return (line.Offset, line.End);
    }

    static int DayNumber(LocalDate date) => Period.DaysBetween(new LocalDate(1970, 1, 1), date);

    static long FloorDiv(long number, long by) => number >= 0 ? number / by : -((-number + by - 1) / by);

    readonly record struct ZoneLine(DateTimeZone Zone, Instant Start, Instant End, long Offset);
}
