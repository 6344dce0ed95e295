using AsyncWork.Domain.Calendar;
using NodaTime;

namespace AsyncWork.Domain.Notifications;

/// <summary>Until when something is put aside.</summary>
public enum SnoozeUntil
{
    Tomorrow,
    NextWorkingDay,
    Day,
}

/// <summary>When something that was put aside comes back, on the person's own clocks (product.md N1).</summary>
public static class Snooze
{
    public static readonly LocalTime Morning = new(9, 0);

    /// <param name="day">The day chosen for <see cref="SnoozeUntil.Day"/>.</param>
    public static Instant EndsAt(SnoozeUntil until, LocalDate? day, WorkingTime time, Instant now) =>
        until switch
        {
            SnoozeUntil.NextWorkingDay => NextWorkingDay(time, now),
            SnoozeUntil.Day when day is { } chosen => MorningOf(chosen, time.Zone),
            _ => MorningOf(now.InZone(time.Zone).Date.PlusDays(1), time.Zone),
        };

    /// <summary>When the next day with work begins, not today's; tomorrow morning for who works no days.</summary>
    static Instant NextWorkingDay(WorkingTime time, Instant now)
    {
        var tomorrow = now.InZone(time.Zone).Date.PlusDays(1);
        for (var day = tomorrow; day < tomorrow.PlusDays(60); day = day.PlusDays(1))
            if (time.ShiftsOn(day) is [var first, ..])
                return first.From;
        return MorningOf(tomorrow, time.Zone);
    }

    static Instant MorningOf(LocalDate day, DateTimeZone zone) => day.At(Morning).InZoneLeniently(zone).ToInstant();
}
