using AsyncWork.Domain.Calendar;
using NodaTime;

namespace AsyncWork.Domain.Norms;

/// <summary>When somebody of a team works: all their hours together, by which a question to the team is due (kpis.md K9).</summary>
/// <param name="Zone">In which the team's days are counted.</param>
public sealed record TeamTime(DateTimeZone Zone, IReadOnlyList<WorkingTime> Members)
{
    const int MostDaysAhead = 400;

    public Instant? NextWorkingMinute(Instant moment) => Members.Min(m => m.NextWorkingMinute(moment));

    public int MinutesBetween(Instant from, Instant to) => Between(from, to).Minutes();

    /// <summary>The earliest moment by which somebody has worked so many minutes; null when that is more than 400 days away.</summary>
    public Instant? AfterWorkingMinutes(Instant from, int minutes)
    {
        var left = Duration.FromMinutes(minutes);
        for (var day = 0; day < MostDaysAhead; day++)
        {
            var start = from + Duration.FromDays(day);
            foreach (var stretch in Between(start, start + Duration.FromDays(1)))
            {
                if (left <= stretch.Duration)
                    return stretch.Start + left;
                left -= stretch.Duration;
            }
        }
        return null;
    }

    /// <summary>
    /// The same clock time so many days later on which somebody works, moved to the next minute at which somebody does; null when that is
    /// more than 400 days away.
    /// </summary>
    public Instant? AfterWorkingDays(Instant from, int days)
    {
        if (NextWorkingMinute(from) is not { } first)
            return null;
        var start = first.InZone(Zone).LocalDateTime;
        var date = start.Date;
        for (var left = days; left > 0; )
        {
            date = date.PlusDays(1);
            if (Period.DaysBetween(start.Date, date) > MostDaysAhead)
                return null;
            if (
                Between(date.AtStartOfDayInZone(Zone).ToInstant(), date.PlusDays(1).AtStartOfDayInZone(Zone).ToInstant()).Count
                > 0
            )
                left--;
        }
        return NextWorkingMinute((date + start.TimeOfDay).InZoneLeniently(Zone).ToInstant());
    }

    List<Interval> Between(Instant from, Instant to) =>
        Members.SelectMany(m => m.Between(from, to)).OrderBy(i => i.Start).Merged();
}
