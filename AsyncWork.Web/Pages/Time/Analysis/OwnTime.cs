using AsyncWork.Domain.Calendar;
using AsyncWork.Domain.Kpis;
using AsyncWork.Domain.People;
using AsyncWork.Domain.TimeLogs;
using AsyncWork.Web.Calendar;
using AsyncWork.Web.Data;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Time.Analysis;

/// <summary>Where one person's time of some days went, and what meetings left of it (kpis.md K17, K19, K24, K24b). Minutes.</summary>
/// <param name="Split">Up to yesterday, as today is not over.</param>
/// <param name="Focus">Working time, meetings in it, and the gaps between them, of the same days.</param>
/// <param name="OutOfHours">Meetings outside working time.</param>
/// <param name="Hours">Logged minutes by weekday and hour.</param>
public sealed record OwnTime(TimeSplit Split, FocusDay Focus, OutOfHoursLoad OutOfHours, LoggedByHour Hours)
{
    /// <param name="days">The days looked at; what lies after yesterday is left out.</param>
    /// <param name="zone">The clocks by which hours are shown; null for those each entry was logged by.</param>
    public static async Task<OwnTime> LoadAsync(
        AppDbContext db,
        PersonId person,
        DateInterval days,
        LocalDate today,
        DateTimeZone? zone,
        CancellationToken cancellation
    )
    {
        var hours = new LoggedByHour();
        var last = LocalDate.Min(days.End, today.PlusDays(-1));
        var entries = await db.ListOwnEntries(person, days.Start, days.End).ToListAsync(cancellation);
        foreach (var entry in entries)
            if (entry.Clock is { } worked)
                hours.Add(worked, zone ?? entry.Zone);
        if (last < days.Start)
            return new(TimeSplit.Sum([]), default, default, hours);
        var idle = await db.ListIdleMinutes(person, days.Start, last).SumAsync(cancellation);
        var time = (await WorkingTimes.LoadAsync(db, [person], days.Start.PlusDays(-1), last.PlusDays(1), cancellation))[person];
        entries.RemoveAll(e => e.Date > last);
        var meetings = entries.Where(e => e.Kind == ActivityKind.Meeting).ToList();
        var clocks = meetings.Where(m => m.Clock is not null).Select(m => m.Clock!.Value).ToList();
        return new(
            SplitOf(person, time.MinutesIn(new(days.Start, last)), entries, meetings, idle),
            FocusOf(time, new(days.Start, last), clocks),
            OutOfHoursOf(time, new(days.Start, last), clocks),
            hours
        );
    }

    static TimeSplit SplitOf(PersonId person, int capacity, List<OwnEntry> entries, List<OwnEntry> meetings, int idle)
    {
        var twice = DoubleBooking.MinutesOf(
            from m in meetings
            where m.Clock is not null
            select new LoggedMeeting(m.Id, person, m.Start!.Value, m.End!.Value, m.Minutes)
        );
        return TimeSplit.OfPerson(
            capacity,
            entries.Sum(e => e.Minutes),
            meetings.Sum(m => m.Minutes),
            twice.Values.Sum(),
            entries.Where(e => e.Kind == ActivityKind.Waiting).Sum(e => e.Minutes),
            idle
        );
    }

    static FocusDay FocusOf(WorkingTime time, DateInterval days, List<Interval> meetings)
    {
        var sum = default(FocusDay);
        foreach (var date in days)
        {
            var shifts = time.ShiftsOn(date).Select(s => new Interval(s.From, s.To)).ToList();
            if (shifts.Count == 0)
                continue;
            var day = FocusTime.Of(shifts, meetings.Where(m => m.Start < shifts[^1].End && m.End > shifts[0].Start));
            sum = new(
                sum.Working + day.Working,
                sum.Occupied + day.Occupied,
                sum.Focus + day.Focus,
                sum.Fragmented + day.Fragmented
            );
        }
        return sum;
    }

    static OutOfHoursLoad OutOfHoursOf(WorkingTime time, DateInterval days, List<Interval> meetings) =>
        meetings.Count == 0
            ? default
            : FocusTime.OutOfHours(time.Between(meetings.Min(m => m.Start), meetings.Max(m => m.End)), meetings);
}
