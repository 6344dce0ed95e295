using System.Collections.Concurrent;
using AsyncWork.Domain.TimeLogs;
using AsyncWork.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace AsyncWork.Web.Pages.Time.Approvals;

/// <summary>
/// The hours of weeks as they are listed. Those of a week that is handed in are summed once: nothing changes in it, and whoever takes it back
/// raises its version. So a list that is shown again after each approval does not sum all weeks again. What is approved is summed anew all the
/// same (<see cref="ApprovalDecisions"/>).
/// </summary>
public sealed class HandedInHours
{
    /// <summary>Weeks; when there are more, it begins anew.</summary>
    const int Most = 5_000;
    readonly ConcurrentDictionary<(int Sheet, int Version), IReadOnlyList<PersonDaySum>> known = new();

    /// <summary>The sums of stored weeks, in any order.</summary>
    public async Task<IReadOnlyList<PersonDaySum>> ListAsync(
        AppDbContext db,
        IReadOnlyCollection<WeekSheet> weeks,
        CancellationToken cancellation
    )
    {
        var (sums, asked) = (new List<PersonDaySum>(), new List<WeekSheet>());
        foreach (var week in weeks)
            if (week.State == TimesheetState.Submitted && known.TryGetValue((week.Id, week.Version), out var kept))
                sums.AddRange(kept);
            else
                asked.Add(week);
        if (asked.Count > 0)
        {
            var found = await db.ListDaySumsOf(asked.ConvertAll(w => w.Id)).ToListAsync(cancellation);
            Keep(asked, found);
            sums.AddRange(found);
        }
        return sums;
    }

    void Keep(List<WeekSheet> asked, List<PersonDaySum> sums)
    {
        if (known.Count > Most)
            known.Clear();
        var byWeek = sums.ToLookup(s => (s.Person, Timesheet.MondayOf(s.Date)));
        foreach (var week in asked.Where(w => w.State == TimesheetState.Submitted))
            known[(week.Id, week.Version)] = [.. byWeek[(week.Person, week.Monday)]];
    }
}
