using AsyncWork.Domain.People;
using NodaTime;

namespace AsyncWork.Domain.Calendar;

/// <summary>Someone whose schedule does not hold the core hours.</summary>
/// <param name="Days">On how many of their working days.</param>
/// <param name="Of">Of how many.</param>
/// <param name="Minutes">The most minutes of the core hours that lie outside theirs on one day.</param>
public sealed record OutsideCoreHours(PersonId Person, int Days, int Of, int Minutes);

/// <summary>When everybody of a team can be reached, as times in a zone (product.md S3).</summary>
public sealed record CoreHours(LocalTime Start, LocalTime End, DateTimeZone Zone)
{
    /// <summary>Minutes; less is no time to be reached in.</summary>
    const int LeastShared = 30;

    /// <summary>The core hours a team has agreed on; null when it has none.</summary>
    public static CoreHours? Of(LocalTime? start, LocalTime? end, DateTimeZone? zone) =>
        start is { } from && end is { } to && zone is not null ? new(from, to, zone) : null;

    /// <summary>
    /// What a team could agree on: the hours that everybody works on each of the dates on which they share any, by their schedules; null when
    /// that is less than half an hour.
    /// </summary>
    public static CoreHours? SharedBy(IEnumerable<OverlapMember> members, DateInterval dates, DateTimeZone zone)
    {
        var planned = members.Select(m => m with { Time = m.Time.WithoutDaysOff() }).ToList();
        var shared = new OverlapFinder(planned)
            .Days(dates, zone)
            .Where(day => day.Strict.Count > 0)
            .Select(day => day.Strict.MaxBy(hours => hours.Duration))
            .Select(hours => (Start: hours.Start.InZone(zone).TimeOfDay, End: hours.End.InZone(zone).TimeOfDay))
            .ToList();
        if (shared.Count == 0)
            return null;
        var (start, end) = (shared.Max(h => h.Start), shared.Min(h => h.End));
        return end > start && Period.Between(start, end, PeriodUnits.Minutes).Minutes >= LeastShared
            ? new(start, end, zone)
            : null;
    }

    /// <summary>The core hours of one date of their zone; empty when a clock change swallows them.</summary>
    public Interval On(LocalDate date)
    {
        var start = Zone.AtLeniently(date + Start).ToInstant();
        return new(start, Instant.Max(start, Zone.AtLeniently(date + End).ToInstant()));
    }

    /// <summary>
    /// Those whose hours do not hold the core hours on each of their working days, by their schedules: days off are no breach of the
    /// agreement. Nobody is judged for whom no hours are written down.
    /// </summary>
    public IReadOnlyList<OutsideCoreHours> NotHeldBy(IEnumerable<OverlapMember> members, DateInterval dates) =>
        [.. members.Select(m => Of(m, dates)).Where(outside => outside.Days > 0)];

    OutsideCoreHours Of(OverlapMember member, DateInterval dates)
    {
        var planned = member.Time.WithoutDaysOff();
        var outside = dates
            .Where(date => planned.ShiftsOn(date).Count > 0)
            .Select(On)
            .Select(core => new[] { core }.Minutes() - planned.MinutesBetween(core.Start, core.End))
            .ToList();
        return new(member.Person, outside.Count(minutes => minutes > 0), outside.Count, outside.DefaultIfEmpty().Max());
    }
}
