using AsyncWork.Domain.People;

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
);

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
                Value = Coverage(month),
                Previous = before.Entries == 0 ? null : Coverage(before),
                Target = company.CoverageTarget,
                Better = Better.Higher,
                N = month.PeopleScheduled,
                NOf = "people",
                Meaning = "Hours logged divided by capacity. It says how complete the logs are, not how much was worked.",
                WhyNone = month.CapacityMinutes == 0 ? "There is no capacity to compare with." : null,
            },
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
                    : AsyncShare(month) is null ? $"Coverage is below {LowestCoverageForShares} %."
                    : null,
            },
        ];

    static decimal? Coverage(MonthSums sums) => Share(sums.Minutes, sums.CapacityMinutes);

    static decimal? AsyncShare(MonthSums sums) =>
        Coverage(sums) < LowestCoverageForShares || sums.CapacityMinutes == 0
            ? null
            : Share(sums.Minutes - sums.OccupiedMeetingMinutes, sums.Minutes);

    static decimal? Share(int part, int whole) => whole == 0 ? null : 100m * part / whole;
}
