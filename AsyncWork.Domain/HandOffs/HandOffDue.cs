using AsyncWork.Domain.Calendar;
using NodaTime;

namespace AsyncWork.Domain.HandOffs;

/// <summary>When a hand-off is due, in the working time of who receives it (product.md F3).</summary>
public static class HandOffDue
{
    public const int MostDays = 60;
    static readonly LocalTime UsualEnd = new(17, 0);

    /// <summary>So many working days later; null when no working hours are known.</summary>
    public static Instant? After(WorkingTime receiver, Instant from, int days) => receiver.AfterWorkingDays(from, days);

    /// <summary>The end of the receiver's work on that day; null when they do not work on it.</summary>
    public static Instant? EndOf(WorkingTime receiver, LocalDate day) =>
        receiver.HasSchedule
            ? receiver.ShiftsOn(day).Select(s => (Instant?)s.To).LastOrDefault()
            : (day + UsualEnd).InZoneLeniently(receiver.Zone).ToInstant();

    public static string? WhyNotDays(int? days) =>
        days is not (>= 1 and <= MostDays) ? $"Between 1 and {MostDays} working days." : null;
}
