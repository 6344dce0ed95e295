using NodaTime;

namespace AsyncWork.Domain.Calendar;

/// <summary>
/// When somebody would rather not meet although they work: the focus blocks of their week, and the days that their team keeps free of meetings
/// (product.md S8). It is a wish, not a lock: a meeting can be there when nothing else fits.
/// </summary>
/// <param name="focus">Blocks by weekday on the clocks of the zone; null for none.</param>
/// <param name="freeDays">Days of the week without meetings, as bits: Monday is bit 0.</param>
public sealed class Undisturbed(DateTimeZone zone, WorkWeek? focus, int freeDays)
{
    static readonly LocalDate Always = new(1, 1, 1);
    readonly WorkingTime? blocks = focus is null ? null : new(zone, [(Always, focus)]);

    public static Undisturbed Never(DateTimeZone zone) => new(zone, null, 0);

    public bool IsMeetingFree(LocalDate date) => (freeDays & BitOf(date.DayOfWeek)) != 0;

    /// <summary>Focus blocks between two moments, cut at both.</summary>
    public IEnumerable<Interval> FocusBetween(Instant from, Instant to) => blocks?.Between(from, to) ?? [];

    /// <summary>Focus blocks and days without meetings between two moments, whether somebody works then or not.</summary>
    public IEnumerable<Interval> Between(Instant from, Instant to) => FocusBetween(from, to).Concat(FreeDaysBetween(from, to));

    /// <summary>The parts of days without meetings between two moments.</summary>
    public IEnumerable<Interval> FreeDaysBetween(Instant from, Instant to)
    {
        if (freeDays == 0 || from >= to)
            yield break;
        var last = to.InZone(zone).Date;
        for (var date = from.InZone(zone).Date; date <= last; date = date.PlusDays(1))
        {
            var (start, end) = (zone.AtStartOfDay(date).ToInstant(), zone.AtStartOfDay(date.PlusDays(1)).ToInstant());
            if (IsMeetingFree(date) && start < to && end > from)
                yield return new(Instant.Max(start, from), Instant.Min(end, to));
        }
    }

    /// <summary>The bit of a weekday.</summary>
    public static int BitOf(IsoDayOfWeek weekday) => 1 << ((int)weekday - 1);

    /// <summary>The weekdays that have their bit.</summary>
    public static IEnumerable<IsoDayOfWeek> DaysOf(int days) =>
        Enum.GetValues<IsoDayOfWeek>().Where(d => d != IsoDayOfWeek.None && (days & BitOf(d)) != 0);
}
