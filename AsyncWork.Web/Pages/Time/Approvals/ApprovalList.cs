using AsyncWork.Domain.People;
using AsyncWork.Domain.TimeLogs;
using AsyncWork.Web.Calendar;
using AsyncWork.Web.Data;
using AsyncWork.Web.Pages.Shared;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Time.Approvals;

/// <summary>A person's week in the list.</summary>
/// <param name="Sheet">Null when nothing was handed in.</param>
/// <param name="Minutes">Its hours now.</param>
/// <param name="Scheduled">What working time gives it, without holidays and absences.</param>
/// <param name="Signs">What may be a slip, told quietly (product.md T6).</param>
public sealed record ApprovalLine(
    PersonId Person,
    string Name,
    LocalDate Monday,
    WeekSheet? Sheet,
    int Minutes,
    int Scheduled,
    string Projects,
    IReadOnlyList<string> Signs
)
{
    public string Url => $"/time/approvals/{Person}/{Monday.WeekAddress()}";

    /// <summary>Names the week as it was shown.</summary>
    public string Choice => Sheet is null ? "" : $"{Sheet.Id}:{Sheet.Version}";
}

/// <summary>The states by which weeks are listed, as the address names them.</summary>
public enum ApprovalState
{
    Waiting,
    Missing,
    Returned,
    Approved,
}

/// <summary>One page of the weeks in a state, with a fixed number of queries whatever their number.</summary>
public sealed record ApprovalList(IReadOnlyList<ApprovalLine> Lines, int Total, Pager Pager)
{
    public const int PageSize = 50;

    /// <summary>Without a month, weeks that were not handed in are looked for so far back.</summary>
    public const int MissingWeeks = 4;

    public static async Task<ApprovalList> LoadAsync(
        AppDbContext db,
        HandedInHours hours,
        ApprovalScope scope,
        ApprovalState state,
        int page,
        Func<int, string> url,
        CancellationToken cancellation
    )
    {
        if (state == ApprovalState.Missing)
        {
            var (missing, times) = await ListMissingAsync(db, scope, cancellation);
            var part = new Pager(Math.Max(1, page), PageSize, missing.Count, url);
            var shown = missing.Skip(part.Skip).Take(PageSize).ToList();
            return new(await LinesAsync(db, hours, shown, times, cancellation), missing.Count, part);
        }
        var stored = state switch
        {
            ApprovalState.Returned => TimesheetState.Returned,
            ApprovalState.Approved => TimesheetState.Approved,
            _ => TimesheetState.Submitted,
        };
        var total = await db.SheetsIn(scope, stored).CountAsync(cancellation);
        var pager = new Pager(Math.Max(1, page), PageSize, total, url);
        var sheets = await db.ListSheets(scope, stored).Skip(pager.Skip).Take(PageSize).ToListAsync(cancellation);
        var weeks = sheets.ConvertAll(s => new Week(s.Person, s.Name, s.Monday, s));
        return new(await LinesAsync(db, hours, weeks, null, cancellation), total, pager);
    }

    sealed record Week(PersonId Person, string Name, LocalDate Monday, WeekSheet? Sheet);

    /// <summary>Weeks that are over, had working time and were not handed in; oldest first.</summary>
    static async Task<(List<Week> Weeks, WorkingTimes Times)> ListMissingAsync(
        AppDbContext db,
        ApprovalScope scope,
        CancellationToken cancellation
    )
    {
        var thisMonday = Timesheet.MondayOf(scope.Today);
        var first = scope.Month is { } m ? Timesheet.MondayOf(m.OnDayOfMonth(1)) : thisMonday.PlusWeeks(-MissingWeeks);
        var last = thisMonday.PlusWeeks(-1);
        if (scope.Month is { } month)
            last = LocalDate.Min(last, Timesheet.MondayOf(month.ToDateInterval().End));
        var people = await db.ListApprovedPeople(scope).ToListAsync(cancellation);
        var ids = scope is { SeesCompany: true, Team: null } ? null : people.ConvertAll(p => p.Id);
        var times = await WorkingTimes.LoadAsync(db, ids, first, last.PlusDays(6), cancellation);
        var there = (
            await db.ListHandedIn(scope)
                .Where(s => s.Monday >= first && s.Monday <= last)
                .Select(s => new { s.PersonId, s.Monday })
                .ToListAsync(cancellation)
        )
            .Select(s => (s.PersonId, s.Monday))
            .ToHashSet();
        var weeks = new List<Week>();
        for (var monday = first; monday <= last; monday = monday.PlusWeeks(1))
        {
            var days = new DateInterval(monday, monday.PlusDays(6));
            weeks.AddRange(
                people
                    .Where(p => !there.Contains((p.Id, monday)) && times[p.Id].MinutesIn(days) > 0)
                    .Select(p => new Week(p.Id, p.Name, days.Start, null))
            );
        }
        return (weeks, times);
    }

    static async Task<IReadOnlyList<ApprovalLine>> LinesAsync(
        AppDbContext db,
        HandedInHours hours,
        List<Week> weeks,
        WorkingTimes? times,
        CancellationToken cancellation
    )
    {
        if (weeks.Count == 0)
            return [];
        var people = weeks.ConvertAll(w => w.Person).Distinct().ToList();
        var (from, to) = (weeks.Min(w => w.Monday), weeks.Max(w => w.Monday).PlusDays(6));
        times ??= await WorkingTimes.LoadAsync(db, people, from, to, cancellation);
        var sheets = weeks.Select(w => w.Sheet).OfType<WeekSheet>().ToList();
        var sums =
            sheets.Count == 0
                ? await db.ListDaySumsBetween(people, from, to).ToListAsync(cancellation)
                : await hours.ListAsync(db, sheets, cancellation);
        var byWeek = sums.ToLookup(s => (s.Person, Timesheet.MondayOf(s.Date)));
        var projects = await db.ListProjectNames([.. sums.Select(s => s.ProjectId).OfType<int>().Distinct()])
            .ToDictionaryAsync(p => p.Key, p => p.Value, cancellation);
        return weeks.ConvertAll(w => Line(w, byWeek[(w.Person, w.Monday)], projects, times));
    }

    static ApprovalLine Line(Week week, IEnumerable<PersonDaySum> sums, Dictionary<int, string> projects, WorkingTimes times)
    {
        var time = times[week.Person];
        var (byDay, byProject) = (new Dictionary<LocalDate, int>(), new Dictionary<string, int>(StringComparer.Ordinal));
        foreach (var sum in sums)
        {
            byDay[sum.Date] = byDay.GetValueOrDefault(sum.Date) + sum.Minutes;
            var project = sum.ProjectId is { } id ? projects.GetValueOrDefault(id, "No project") : "No project";
            byProject[project] = byProject.GetValueOrDefault(project) + sum.Minutes;
        }
        var days = Enumerable.Range(0, 7).Select(n => week.Monday.PlusDays(n)).ToList();
        var scheduled = days.ToDictionary(d => d, time.MinutesOn);
        var minutes = byDay.Values.Sum();
        var empty = days.Count(d => scheduled[d] > 0 && byDay.GetValueOrDefault(d) == 0);
        var signs = new List<string>();
        if (byDay.Values.Any(m => m > WorkDuration.Longest))
            signs.Add("A day over 24 hours");
        if (empty > 0)
            signs.Add(empty == 1 ? "1 working day without hours" : $"{empty} working days without hours");
        if (week.Sheet is { State: TimesheetState.Submitted } sheet && sheet.SubmittedMinutes != minutes)
            signs.Add($"Handed in {WorkDuration.Text(sheet.SubmittedMinutes)}, now {WorkDuration.Text(minutes)}");
        return new(
            week.Person,
            week.Name,
            week.Monday,
            week.Sheet,
            minutes,
            scheduled.Values.Sum(),
            string.Join(
                ", ",
                byProject
                    .OrderByDescending(p => p.Value)
                    .ThenBy(p => p.Key, StringComparer.Ordinal)
                    .Select(p => $"{p.Key} {WorkDuration.Text(p.Value)}")
            ),
            signs
        );
    }
}
