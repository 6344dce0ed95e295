using NodaTime;

namespace AsyncWork.Domain.Kpis;

/// <summary>
/// When one person worked (kpis.md K24b, own): minutes logged with clock times by weekday and local hour, to the minute. For the person's own
/// eyes; what a group shows others is <see cref="HeatMap"/>. An hour that the clocks repeat can hold 120 minutes of a day.
/// </summary>
public sealed class LoggedByHour
{
    readonly int[,] minutes = new int[7, 24];

    /// <summary>Minutes on a weekday in an hour from 0 to 23.</summary>
    public int this[IsoDayOfWeek weekday, int hour] => minutes[(int)weekday - 1, hour];

    public int Minutes => minutes.Cast<int>().Sum();

    /// <summary>The most minutes of any weekday and hour.</summary>
    public int Most => minutes.Cast<int>().Max();

    /// <summary>Adds work from one moment to another, in the hours that the clocks of a zone showed.</summary>
    public void Add(Interval worked, DateTimeZone zone)
    {
        for (var at = worked.Start; at < worked.End; )
        {
            var local = at.InZone(zone);
            var next = at + Duration.FromHours(1) - Duration.FromTicks(local.TickOfDay % NodaConstants.TicksPerHour);
            // A change of the clocks by less than an hour ends the stretch in which this hour is shown.
            next = Instant.Min(
                worked.End,
                Instant.Min(next, zone.GetZoneInterval(at) is { HasEnd: true, End: var end } ? end : next)
            );
            minutes[(int)local.DayOfWeek - 1, local.Hour] += (int)Math.Floor((next - at).TotalMinutes + 0.5);
            at = next;
        }
    }
}
