using AsyncWork.Domain.Calendar;
using AsyncWork.Domain.People;
using AsyncWork.Domain.TimeLogs;

namespace AsyncWork.Domain.Kpis;

/// <summary>How the weeks of a team's members were handed in and approved (K23b). <see cref="Slug"/> is null for people without a team.</summary>
public sealed record TeamWeeks(string? Slug, string Name, Timeliness Weeks);

/// <summary>The hours that the members of a team share on a working day (K18), beside what the team agreed on.</summary>
/// <param name="People">Members on the last day of the month; two or more.</param>
/// <param name="Target">Common minutes a day that the team aims for; null for none.</param>
public sealed record TeamOverlap(string Slug, string Name, int People, AsyncModel? Model, int? Target, OverlapOfMonth Hours)
{
    /// <summary>What the team's model leads to expect: "hybrid, 2 to 4 h", or "–".</summary>
    public string ModelText =>
        Model switch
        {
            AsyncModel.FullyAsync => "fully async, 0 h",
            AsyncModel.Hybrid => "hybrid, 2 to 4 h",
            AsyncModel.Synchronous => "synchronous, 6 to 8 h",
            _ => FigureText.None,
        };

    /// <summary>Whether four of five share the target on the median day; null without target or days.</summary>
    public bool? MeetsTarget => Target is { } target && Hours.Practical.Median is { } median ? median >= target : null;

    /// <summary>The numbers that are shown, in minutes, with stable names for files.</summary>
    public IReadOnlyList<(string Key, string Label, decimal? Minutes)> Numbers =>
        [
            ("all-median", "All share, median", (decimal?)Hours.Strict.Median),
            ("all-worst", "All share, worst day", Hours.Strict.Min),
            ("most-median", "Four of five share, median", (decimal?)Hours.Practical.Median),
            ("most-worst", "Four of five share, worst day", Hours.Practical.Min),
            ("target", "Target", Target),
        ];
}

/// <summary>The sections of the monthly report that are more than one figure: what they are called and what they mean.</summary>
public static class ReportSections
{
    public const string Split = "Where the time went";
    public const string Weeks = "Timesheets";
    public const string Overlap = "Overlap";
    public const string Flow = "Flow of work";
    public const string FlowByTeam = "Flow of work by team";

    public const string Estimates = "Estimates by size of card";

    /// <summary>Printed with the section.</summary>
    public static string EstimatesNote { get; } =
        $"Sizes are by the hours logged. A size is shown for cards of {FlowOfMonth.FewestOwners} owners or more, and when it does not tell of fewer by what is left.";

    /// <summary>Why estimates and hours do not stand beside cards and their owners.</summary>
    public static string WhyNoEstimatesByCard { get; } =
        $"Estimates and hours logged stand beside the cards where those of each size are of {FlowOfMonth.FewestOwners} owners or more.";

    /// <summary>Printed with the section.</summary>
    public const string FlowNote =
        "From the boards of the scope. Days are elapsed days. Cards with and without a meeting stand side by side: it is an association, not a proof.";

    /// <summary>Why a group's split is not shown.</summary>
    public const string WhyNoSplit =
        "Shown for five people or more who log time, so that it never speaks of a single person, nor of a few outside the team.";

    /// <summary>Why it is not shown when a group works.</summary>
    public static string WhyNoHeatMap { get; } =
        $"Shown for groups of {HeatMap.SmallestGroup} or more who log clock times, so that it never speaks of a single person, nor of a few outside the team.";

    /// <summary>Printed beside the figures' definitions.</summary>
    public static IReadOnlyList<(string Label, string KpiId, string Meaning)> Definitions { get; } =
    [
        (
            Estimates,
            "K25",
            $"Of cards finished in the month with an estimate and hours, by the hours logged on them: small up to {SizedEstimates.MostMinutesOfSmall / 60} hours, "
                + $"medium up to {SizedEstimates.MostMinutesOfMedium / 60}, large above. Estimates of small cards are off by more. Actual against estimate is "
                + "minutes logged divided by the estimate when work began, off by is their difference divided by minutes logged; both are medians. "
                + $"A size is shown for cards of {FlowOfMonth.FewestOwners} owners or more."
        ),
        (
            "When people work",
            "K24b",
            "For each weekday and local hour the mean share of people who logged that hour, over the dates of the month that are over. Entries across midnight count "
                + $"on both days. Shown for groups of {HeatMap.SmallestGroup} or more who log clock times."
        ),
        (
            Split,
            "K24",
            "Work, meetings and waiting are what people logged; meetings at the same time are counted once. Not accounted for is capacity that nothing "
                + "was logged for, person by person: not logged, not wasted. Taken out of timers is what people removed after they were asked "
                + "whether a quiet timer still ran: no input in AsyncWork, not no work. Shares are of capacity, and may add up to more where people "
                + $"log more than scheduled. Up to the day before the report was made, for {TimeSplit.SmallestGroup} people or more who log time."
        ),
        (
            Weeks,
            "K23b",
            "Weeks whose Sunday lies in the month, by the team of that Sunday: due, handed in, handed in by the end of the person's first working day after "
                + "the week, approved, and approved by the end of the third."
        ),
        (
            Overlap,
            "K18",
            "The time that all members of a team, and four of five, share on a working day, by schedules, zones and days off of each date. Median and "
                + "worst day of the month, of those who are members on its last day. Days that holidays and absences leave without common time "
                + "are not counted. The model says what is usual: fully async 0, hybrid 2 to 4, synchronous 6 to 8 hours."
        ),
    ];
}
