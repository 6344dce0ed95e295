using AsyncWork.Domain.Calendar;
using AsyncWork.Domain.TimeLogs;
using AsyncWork.Web.Calendar;
using AsyncWork.Web.Data;
using AsyncWork.Web.Identity;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Time.Week;

/// <summary>A day of the week: what is logged and scheduled, why it is off, why it is locked.</summary>
/// <param name="Number">1 for Monday to 7.</param>
public sealed record GridDay(LocalDate Date, int Number, int Minutes, int Scheduled, DayOff? Off, string? Locked);

public sealed record GridCell(CellKey Key, int Minutes, CellProblem? Problem)
{
    /// <summary>The minutes that the next change is compared with.</summary>
    public int Shown => Problem?.Shown ?? Minutes;
    public string Text => Minutes == 0 ? "" : WorkDuration.Text(Minutes);
}

public sealed record GridRow(WorkPair Pair, string Project, string? Activity, IReadOnlyList<GridCell> Cells)
{
    public int Minutes => Cells.Sum(c => c.Minutes);
    public string Name => Activity is null ? Project : $"{Project} · {Activity}";
}

/// <summary>A person's week as rows of work and seven days (product.md T3).</summary>
public sealed record WeekGrid(
    LocalDate Monday,
    LocalDate Today,
    IReadOnlyList<GridDay> Days,
    IReadOnlyList<GridRow> Rows,
    int HiddenRows,
    WeekStand Stand,
    WeekChecks Checks,
    WorkChoices Choices
)
{
    /// <summary>The most rows shown at once, so that a form of all cells can be read.</summary>
    public const int MostRows = 60;

    public int Minutes => Days.Sum(d => d.Minutes);
    public int Scheduled => Days.Sum(d => d.Scheduled);
    public string Name => $"Week {Monday.WeekNumber()}";
    public bool AnyOpen => Days.Any(d => d.Locked is null);

    /// <summary>Why the week cannot be handed in; null when it can.</summary>
    public string? WhyNotHandIn => Today < Monday ? "The week has not begun." : null;

    /// <param name="added">Rows that were asked for beside those with hours.</param>
    /// <param name="problems">Cells that could not be stored, with what was typed.</param>
    public static async Task<WeekGrid> LoadAsync(
        AppDbContext db,
        Viewer viewer,
        LocalDate monday,
        LocalDate today,
        IEnumerable<WorkPair> added,
        IReadOnlyDictionary<CellKey, CellProblem> problems,
        WorkChoices? known = null
    )
    {
        var sunday = monday.PlusDays(6);
        var choices = known ?? await WorkChoices.LoadAsync(db);
        var both = await db.ListEntriesFor(viewer.Person, monday.PlusDays(-7), sunday).ToListAsync();
        var entries = both.FindAll(e => e.Date >= monday);
        var stand = await db.FindWeekFor(viewer.Person, monday).SingleOrDefaultAsync() ?? WeekStand.New;
        var closed = (await db.ListClosedMonths().ToListAsync()).Select(d => d.ToYearMonth()).ToHashSet();
        var locks = new DayLocks(new Dictionary<LocalDate, TimesheetState> { [monday] = stand.State }, closed);
        var time = (await WorkingTimes.LoadAsync(db, [viewer.Person], monday, sunday))[viewer.Person];

        var days = Enumerable
            .Range(0, 7)
            .Select(n => monday.PlusDays(n))
            .Select(date => new GridDay(
                date,
                (int)date.DayOfWeek,
                entries.Where(e => e.Date == date).Sum(e => e.Minutes),
                time.MinutesOn(date),
                time.DayOffOn(date),
                locks.WhyNotChange(date)
            ))
            .ToList();
        var byCell = entries.ToLookup(e => new CellKey(PairOf(e), (int)e.Date.DayOfWeek), e => e.Minutes);
        var rows = PairsOf(entries, both, added.Concat(problems.Keys.Select(k => k.Pair)), choices)
            .Select(pair => new GridRow(
                pair,
                choices.Project(pair.ProjectId)?.Name ?? "No project",
                choices.Activity(pair.ActivityId)?.Name,
                [
                    .. days.Select(d => new CellKey(pair, d.Number))
                        .Select(key => new GridCell(key, byCell[key].Sum(), problems.GetValueOrDefault(key))),
                ]
            ))
            .ToList();
        var shown = rows.OrderBy(r => r.Minutes == 0 && rows.Count > MostRows)
            .Take(MostRows)
            .OrderBy(r => r.Project, StringComparer.CurrentCultureIgnoreCase)
            .ThenBy(r => r.Activity, StringComparer.CurrentCultureIgnoreCase)
            .ToList();
        return new(
            monday,
            today,
            days,
            shown,
            rows.Skip(MostRows).Count(r => r.Minutes != 0),
            stand,
            WeekChecks.Of(days, entries, time),
            choices
        );
    }

    static WorkPair PairOf(EntryRow entry) => new(entry.ProjectId, entry.ActivityId);

    /// <summary>What is logged this week, what was logged last week and still takes hours, and what was asked for.</summary>
    static IEnumerable<WorkPair> PairsOf(
        IEnumerable<EntryRow> thisWeek,
        IEnumerable<EntryRow> both,
        IEnumerable<WorkPair> added,
        WorkChoices choices
    ) => thisWeek.Select(PairOf).Concat(both.Select(PairOf).Concat(added).Where(choices.TakesHours)).Distinct();
}

public static class WorkPairs
{
    /// <summary>New hours can be logged on this work.</summary>
    public static bool TakesHours(this WorkChoices choices, WorkPair pair) =>
        pair.ProjectId is { } project
        && choices.WhyNotProject(project, null) is null
        && (pair.ActivityId is not { } activity || choices.WhyNotActivity(activity, null) is null);
}
