using AsyncWork.Domain.TimeLogs;
using AsyncWork.Web.Calendar;
using AsyncWork.Web.Data;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Time.Approvals;

/// <summary>A month as HR sees it. Weeks are counted in each month they touch.</summary>
/// <param name="Missing">Weeks that are over, had working time, and were not handed in.</param>
/// <param name="Closed">By whom and when; null while it is open.</param>
/// <param name="WhyNotClose">Null when it can be closed.</param>
public sealed record MonthLine(
    YearMonth Month,
    int Minutes,
    int Approved,
    int Waiting,
    int Returned,
    int Missing,
    MonthClosed? Closed,
    string? WhyNotClose
)
{
    public int NotApproved => Waiting + Returned + Missing;
}

/// <summary>The last months, newest first; a fixed number of queries.</summary>
public static class MonthList
{
    const int MonthsBack = 6;

    /// <param name="today">The date in the company's zone.</param>
    public static async Task<IReadOnlyList<MonthLine>> LoadAsync(AppDbContext db, LocalDate today, CancellationToken cancellation)
    {
        var first = today.ToYearMonth().PlusMonths(-MonthsBack);
        var (from, to) = (Timesheet.MondayOf(first.OnDayOfMonth(1)), today.ToYearMonth().ToDateInterval().End);
        var minutes = (await db.ListDateSums(first.OnDayOfMonth(1), to).ToListAsync(cancellation)).ToLookup(
            s => s.Date.ToYearMonth(),
            s => s.Minutes
        );
        var states = await db.ListWeekStates(from, to).ToListAsync(cancellation);
        var closed = await db.ListMonthsClosed(first.OnDayOfMonth(1)).ToListAsync(cancellation);
        var people = await db.ListPeopleWithAccount().ToListAsync(cancellation);
        var times = await WorkingTimes.LoadAsync(db, null, from, today, cancellation);
        var handedIn = states.Select(s => (s.Person, s.Monday)).ToHashSet();
        var missing = new Dictionary<LocalDate, int>();
        for (var monday = from; monday.PlusDays(6) < today; monday = monday.PlusWeeks(1))
        {
            var days = new DateInterval(monday, monday.PlusDays(6));
            missing[monday] = people.Count(p => !handedIn.Contains((p, days.Start)) && times[p].MinutesIn(days) > 0);
        }
        return [.. Enumerable.Range(0, MonthsBack + 1).Select(n => Line(today.ToYearMonth().PlusMonths(-n)))];

        MonthLine Line(YearMonth month)
        {
            var (monday, last) = (Timesheet.MondayOf(month.OnDayOfMonth(1)), month.ToDateInterval().End);
            var its = states.Where(s => s.Monday >= monday && s.Monday <= last).ToList();
            return new(
                month,
                minutes[month].Sum(),
                its.Count(s => s.State == TimesheetState.Approved),
                its.Count(s => s.State == TimesheetState.Submitted),
                its.Count(s => s.State == TimesheetState.Returned),
                missing.Where(m => m.Key >= monday && m.Key <= last).Sum(m => m.Value),
                closed.Find(c => c.FirstDay == month.OnDayOfMonth(1)),
                ClosedMonth.WhyNotClose(month, today)
            );
        }
    }
}
