using AsyncWork.Domain.People;
using AsyncWork.Domain.TimeLogs;

namespace AsyncWork.Domain.Kpis;

/// <summary>The sums of a month from which its figures are made. Durations in minutes.</summary>
public sealed record MonthSums(
    int Entries,
    int Minutes,
    int MeetingMinutes,
    int OccupiedMeetingMinutes,
    int CapacityMinutes,
    int PeopleLogging,
    int PeopleScheduled
)
{
    readonly int? minutesOver;
    readonly int? meetingMinutesOver;

    /// <summary>The part of <see cref="Minutes"/> on days that are over, as capacity is counted (K23): all of it unless said otherwise.</summary>
    public int MinutesOver
    {
        get => minutesOver ?? Minutes;
        init => minutesOver = value;
    }

    /// <summary>The same of <see cref="MeetingMinutes"/>.</summary>
    public int MeetingMinutesOver
    {
        get => meetingMinutesOver ?? MeetingMinutes;
        init => meetingMinutesOver = value;
    }

    /// <summary>The part of <see cref="MinutesOver"/> that was logged on a project (K23c).</summary>
    public int ProjectMinutes { get; init; }

    /// <summary>The weeks whose Sunday lies in the month (K23b).</summary>
    public Timeliness Weeks { get; init; }

    /// <summary>What meetings left of working time (K17, K19).</summary>
    public FocusOfMonth Focus { get; init; }

    /// <summary>Who stood outside the scope; nobody for the company.</summary>
    public Outside Outside { get; init; }

    /// <summary>Coverage in percent (K23b); null without capacity.</summary>
    public decimal? Coverage => CapacityMinutes == 0 ? null : 100m * MinutesOver / CapacityMinutes;

    /// <summary>Why nothing is said about focus and meetings out of hours; null when it is.</summary>
    public string? WhyNoFocus() =>
        Math.Min(PeopleLogging, PeopleScheduled) < FocusOfMonth.SmallestGroup ? "Shown for five people or more."
        : Outside.AreFew ? SmallGroup.FewOutside
        : Coverage is null || Focus.Working == 0 ? MonthlyFigures.NoCapacity
        : Coverage < MonthlyFigures.LowestCoverageForShares ? MonthlyFigures.LowCoverage
        : 100 * Focus.Clocked < MonthlyFigures.LowestCoverageForShares * MeetingMinutesOver
            ? $"Fewer than {MonthlyFigures.LowestCoverageForShares} % of meeting hours have clock times."
        : null;
}

/// <summary>The formulas of the monthly report; what each means is printed with it.</summary>
public static class MonthlyFigures
{
    /// <summary>Below this coverage in percent, shares of logged time say more about logging than about work (kpis.md K23b, K28).</summary>
    public const int LowestCoverageForShares = 80;

    /// <summary>The figures of a month beside those of the month before, in the order in which they are shown.</summary>
    /// <param name="month">This month.</param>
    /// <param name="before">The calendar month before; its figures are null when it has no entries.</param>
    /// <param name="company">Holds the targets.</param>
    public static IReadOnlyList<Figure> Of(MonthSums month, MonthSums before, Company company) =>
        [
            new()
            {
                Key = "hours",
                KpiId = "K23b",
                Label = "Hours logged",
                Unit = FigureUnit.Hours,
                Value = month.Minutes / 60m,
                Previous = before.Entries == 0 ? null : before.Minutes / 60m,
                AddsUp = true,
                N = month.PeopleLogging,
                NOf = "people",
                Meaning = "Sum of the minutes of all time entries whose local date lies in the month, in hours.",
            },
            new()
            {
                Key = "capacity",
                KpiId = "K23",
                Label = "Capacity",
                Unit = FigureUnit.Hours,
                Value = month.PeopleScheduled == 0 ? null : month.CapacityMinutes / 60m,
                Previous = before.PeopleScheduled == 0 ? null : before.CapacityMinutes / 60m,
                AddsUp = true,
                N = month.PeopleScheduled,
                NOf = "people",
                Meaning =
                    "Scheduled hours of the people in scope, by the schedule valid on each date, from their first to their last day, less public "
                    + "holidays of their location, company days and approved absences. "
                    + "In a month that is not over, up to the day before the report was made.",
                WhyNone = month.PeopleScheduled == 0 ? "Nobody in scope had scheduled time." : null,
            },
            new()
            {
                Key = "coverage",
                KpiId = "K23b",
                Label = "Coverage",
                Unit = FigureUnit.Percent,
                Value = month.Coverage,
                Previous = before.Entries == 0 ? null : before.Coverage,
                Target = company.CoverageTarget,
                Better = Better.Higher,
                N = month.PeopleScheduled,
                NOf = "people",
                Meaning =
                    $"Hours logged divided by capacity. It says how complete the logs are, not how much was worked. {UpToYesterday}",
                WhyNone = month.CapacityMinutes == 0 ? NoCapacity : null,
            },
            Utilisation(month, before),
            OnTime(
                "timesheets-on-time",
                "Weeks handed in on time",
                "Weeks handed in by the end of the person's first working day after the week, divided by weeks due. "
                    + "A week belongs to the month its Sunday lies in; it is due when it had working time and that day has passed. "
                    + "A week taken back or returned is not handed in.",
                (month.Weeks.InTime, month.Weeks.Due),
                (before.Weeks.InTime, before.Entries == 0 ? 0 : before.Weeks.Due)
            ),
            OnTime(
                "approved-on-time",
                "Weeks approved on time",
                "Weeks approved by the end of the person's third working day after the week, divided by weeks due that are so approved or whose "
                    + "third day has passed. It says how soon who approves finds the time.",
                (month.Weeks.ApprovedInTime, month.Weeks.ApprovalDue),
                (before.Weeks.ApprovedInTime, before.Entries == 0 ? 0 : before.Weeks.ApprovalDue)
            ),
            new()
            {
                Key = "meeting-share",
                KpiId = "K11",
                Label = "Time in meetings",
                Unit = FigureUnit.Percent,
                Value = Share(month.MeetingMinutes, month.Minutes),
                Previous = Share(before.MeetingMinutes, before.Minutes),
                Target = company.MeetingShareTarget,
                Better = Better.Lower,
                N = month.Entries,
                NOf = "entries",
                Meaning =
                    "Hours in entries whose activity is a meeting, divided by hours logged. Meetings that overlap count in full (load).",
                WhyNone = month.Minutes == 0 ? "No hours were logged." : null,
            },
            new()
            {
                Key = "async-share",
                KpiId = "K28",
                Label = "Async share of time",
                Unit = FigureUnit.Percent,
                Value = AsyncShare(month),
                Previous = AsyncShare(before),
                Target = company.AsyncShareTarget,
                Better = Better.Higher,
                N = month.Entries,
                NOf = "entries",
                Meaning =
                    "Hours logged less hours occupied by meetings, divided by hours logged. A person's meetings that overlap are counted "
                    + $"once (occupied). Shown from {LowestCoverageForShares} % coverage on.",
                WhyNone =
                    month.Minutes == 0 ? "No hours were logged."
                    : AsyncShare(month) is null ? LowCoverage
                    : null,
            },
            OfFocus(
                "focus",
                "K17",
                "Focus time a week",
                FigureUnit.Hours,
                Better.Higher,
                "Working time in gaps of two hours or more between meetings, per person and week. Breaks do not end a gap; time outside working hours "
                    + "does not count. A person-week is the working time of a full week of that person's schedule, so part-time weeks and days off "
                    + "do not make it less.",
                s => PerWeek(s.Focus.Focus, s.Focus.Weeks),
                month,
                before
            ),
            OfFocus(
                "focus-share",
                "K17",
                "Focus share of time",
                FigureUnit.Percent,
                Better.Higher,
                "The same focus time divided by working time. The rest is in meetings, or in gaps of less than two hours.",
                s => Share(s.Focus.Focus, s.Focus.Working),
                month,
                before
            ),
            OfFocus(
                "out-of-hours",
                "K19",
                "Out of hours a week",
                FigureUnit.Hours,
                Better.Lower,
                "Meeting time outside the working time of the person who logged it, per person and week; only the part outside counts, holidays and "
                    + "absences count as outside.",
                s => PerWeek(s.Focus.OutOfHours, s.Focus.Weeks),
                month,
                before
            ),
        ];

    static Figure Utilisation(MonthSums month, MonthSums before) =>
        new()
        {
            Key = "utilisation",
            KpiId = "K23c",
            Label = "Utilisation",
            Unit = FigureUnit.Percent,
            Value = UtilisationOf(month),
            Previous = UtilisationOf(before),
            N = month.PeopleScheduled,
            NOf = "people",
            Meaning =
                $"Hours logged on a project divided by capacity. Leave makes capacity less and is no project. {UpToYesterday} "
                + $"Shown from {LowestCoverageForShares} % coverage on.",
            WhyNone =
                month.CapacityMinutes == 0 ? NoCapacity
                : UtilisationOf(month) is null ? LowCoverage
                : null,
            Note = UtilisationOf(month) > 100 ? "Overload: more was logged on projects than was scheduled." : null,
        };

    static Figure OnTime(string key, string label, string meaning, (int InTime, int Due) month, (int InTime, int Due) before) =>
        new()
        {
            Key = key,
            KpiId = "K23b",
            Label = label,
            Unit = FigureUnit.Percent,
            Value = Share(month.InTime, month.Due),
            Previous = Share(before.InTime, before.Due),
            Better = Better.Higher,
            N = month.Due,
            NOf = "weeks",
            Meaning = meaning,
            WhyNone = month.Due == 0 ? "No week was due." : null,
        };

    static Figure OfFocus(
        string key,
        string id,
        string label,
        FigureUnit unit,
        Better better,
        string meaning,
        Func<MonthSums, decimal?> value,
        MonthSums month,
        MonthSums before
    ) =>
        new()
        {
            Key = key,
            KpiId = id,
            Label = label,
            Unit = unit,
            Value = month.WhyNoFocus() is null ? value(month) : null,
            Previous = before.WhyNoFocus() is null ? value(before) : null,
            Better = better,
            N = month.PeopleScheduled,
            NOf = "people",
            Meaning =
                $"{meaning} From the clock times of logged meetings; shown for five people or more, where no few stand outside the team, from {LowestCoverageForShares} % coverage on and "
                + "where as much of the meeting hours has clock times.",
            WhyNone = month.WhyNoFocus(),
        };

    const string UpToYesterday = "In a month that is not over, both up to the day before the report was made.";

    internal const string NoCapacity = "There is no capacity to compare with.";

    internal static string LowCoverage { get; } = $"Coverage is below {LowestCoverageForShares} %.";

    static decimal? UtilisationOf(MonthSums sums) =>
        sums.Coverage >= LowestCoverageForShares ? Share(sums.ProjectMinutes, sums.CapacityMinutes) : null;

    static decimal? AsyncShare(MonthSums sums) =>
        sums.Coverage >= LowestCoverageForShares ? Share(sums.Minutes - sums.OccupiedMeetingMinutes, sums.Minutes) : null;

    static decimal? PerWeek(int minutes, decimal weeks) => weeks == 0 ? null : minutes / 60m / weeks;

    static decimal? Share(int part, int whole) => whole == 0 ? null : 100m * part / whole;
}
