using NodaTime;

namespace AsyncWork.Domain.Calendar;

/// <summary>Whether someone's working hours are on at a moment, by their schedule: not whether they are there (product.md S4).</summary>
/// <param name="Working">True within working hours.</param>
/// <param name="Until">When that changes; null when it does not within a fortnight, as for someone without working hours.</param>
public sealed record Availability(bool Working, Instant? Until)
{
    const int DaysAhead = 14;

    /// <param name="schedules">All schedules of the person, or the one that is valid now.</param>
    public static Availability At(
        Instant now,
        DateTimeZone zone,
        IReadOnlyCollection<(LocalDate ValidFrom, WorkWeek Week)> schedules
    )
    {
        var newestFirst = schedules.OrderByDescending(s => s.ValidFrom).ToList();
        // From yesterday, whose night shift may still be on.
        var yesterday = now.InZone(zone).Date.PlusDays(-1);
        var shifts = Enumerable
            .Range(0, DaysAhead)
            .Select(days => yesterday.PlusDays(days))
            .SelectMany(date => ShiftsOn(date, zone, newestFirst.FirstOrDefault(s => s.ValidFrom <= date).Week));
        Instant? end = null;
        foreach (var (from, to) in shifts.Where(s => s.To > now).OrderBy(s => s.From))
        {
            if (from > (end ?? now))
                return end is null ? new(false, from) : new(true, end);
            end = end is { } other ? Instant.Max(other, to) : to;
        }
        return new(end is not null, end);
    }

    /// <summary>The working hours that start on a date, as moments. Times that a clock change skips move forward by its length.</summary>
    public static IEnumerable<(Instant From, Instant To)> ShiftsOn(LocalDate date, DateTimeZone zone, WorkWeek? week) =>
        (week?[date.DayOfWeek] ?? []).Select(i =>
            (
                zone.AtLeniently(date + i.Start).ToInstant(),
                zone.AtLeniently((i.End > i.Start ? date : date.PlusDays(1)) + i.End).ToInstant()
            )
        );
}
