using NodaTime;
using NodaTime.TimeZones;

namespace AsyncWork.Domain.TimeLogs;

/// <summary>Start and end of work as moments, with the zone in which the clock was read.</summary>
public readonly record struct ClockRange(Instant Start, Instant End, DateTimeZone Zone)
{
    /// <summary>
    /// From one clock time to another on a local date; an end at or before the start is on the next day (kpis.md, worked example 4).
    /// A time that the clock change skips is moved forward by the gap; one that occurs twice means the first for a start, and for an end the
    /// first that lies after the start. When the start was moved past the end, no time lies between them.
    /// </summary>
    public static ClockRange Of(LocalDate date, LocalTime start, LocalTime end, DateTimeZone zone)
    {
        var from = zone.ResolveLocal(date + start, Resolvers.LenientResolver).ToInstant();
        var to = End(date + end);
        return new(
            from,
            to > from ? to
                : end > start ? from
                : End(date.PlusDays(1) + end),
            zone
        );

        Instant End(LocalDateTime local)
        {
            var mapping = zone.MapLocal(local);
            return mapping.Count == 2 && mapping.First().ToInstant() <= from
                ? mapping.Last().ToInstant()
                : zone.ResolveLocal(local, Resolvers.LenientResolver).ToInstant();
        }
    }

    /// <summary>Elapsed minutes, rounded half up; over a clock change they differ from the difference of the clock times.</summary>
    public int Minutes => (int)Math.Floor((End - Start).TotalMinutes + 0.5);

    /// <summary>The local date on which the work started, to which it counts.</summary>
    public LocalDate Date => Start.InZone(Zone).Date;

    /// <summary>The local hours touched, as bits 0 to 23, on the date of the start and on the day after.</summary>
    public (int SameDay, int NextDay) HourMasks()
    {
        var (date, same, next) = (Date, 0, 0);
        for (var at = Start; at < End; )
        {
            var local = at.InZone(Zone);
            if (local.Date == date)
                same |= 1 << local.Hour;
            else if (local.Date == date.PlusDays(1))
                next |= 1 << local.Hour;
            at += Duration.FromHours(1) - Duration.FromTicks(local.TickOfDay % NodaConstants.TicksPerHour);
        }
        return (same, next);
    }
}
