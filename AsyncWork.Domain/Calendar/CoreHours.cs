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
    /// <summary>The core hours a team has agreed on; null when it has none.</summary>
    public static CoreHours? Of(LocalTime? start, LocalTime? end, DateTimeZone? zone) =>
        start is { } from && end is { } to && zone is not null ? new(from, to, zone) : null;

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
            .Where(date => planned.ShiftsOn(date).Any())
            .Select(On)
            .Select(core => new[] { core }.Minutes() - planned.MinutesBetween(core.Start, core.End))
            .ToList();
        return new(member.Person, outside.Count(minutes => minutes > 0), outside.Count, outside.DefaultIfEmpty().Max());
    }
}
