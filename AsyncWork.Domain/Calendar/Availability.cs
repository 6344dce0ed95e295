using NodaTime;

namespace AsyncWork.Domain.Calendar;

/// <summary>Whether someone's working hours are on at a moment, by their calendar: not whether they are there (product.md S4).</summary>
/// <param name="Working">True within working hours.</param>
/// <param name="Until">When that changes; null when it does not within 60 days, as for someone without working hours.</param>
/// <param name="Because">
/// The day off that today is on their clocks, for someone who is off, as told to colleagues.
/// </param>
public sealed record Availability(bool Working, Instant? Until, DayOff? Because = null)
{
    static readonly Duration Ahead = Duration.FromDays(60);

    public static Availability At(Instant now, WorkingTime time)
    {
        var end = now + Ahead;
        foreach (var stretch in time.Between(now, end))
            return stretch.Start > now ? new(false, stretch.Start, Reason()) : new(true, stretch.End < end ? stretch.End : null);
        return new(false, null, Reason());

        DayOff? Reason() => time.DayOffOn(now.InZone(time.Zone).Date)?.ToldToColleagues();
    }
}
