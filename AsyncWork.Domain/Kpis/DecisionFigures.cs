using AsyncWork.Domain.Decisions;

namespace AsyncWork.Domain.Kpis;

/// <summary>The figures of the section "Decisions" (kpis.md K12, K12b).</summary>
public static class DecisionFigures
{
    const string NoDecision = "Nothing was decided.";
    const string NoReview = "No review was due.";
    const string Latency =
        "From proposed to decided or rejected, in working days of who proposed it. Decisions that were only recorded here took no time here and "
        + "are left out, as are those whose proposer has no schedule.";

    /// <summary>The figures of a month beside those of the month before, in the order in which they are shown.</summary>
    public static FigureSection Of(DecisionsOfMonth month, DecisionsOfMonth before) =>
        new(
            "decisions",
            "Decisions",
            "What was decided or rejected in the month. Withdrawn decisions are left out; one that supersedes another is a new one.",
            "decisions",
            [
                FigureOf.Count(
                    "decided",
                    "K12",
                    "Decided",
                    Better.Neither,
                    "Decisions that were decided or rejected in the month, recorded ones too.",
                    m => m.Decided.Count,
                    "decisions",
                    month,
                    before
                ),
                FigureOf.Days(
                    "decision-latency",
                    "K12",
                    "Decision latency, median",
                    Latency,
                    m => m.Latency(0.5m),
                    Measured,
                    month,
                    before
                ),
                FigureOf.Days(
                    "decision-latency-p85",
                    "K12",
                    "Decision latency, 85 % within",
                    Latency,
                    m => m.Latency(0.85m),
                    Measured,
                    month,
                    before
                ),
                FigureOf.Share(
                    "decided-on-time",
                    "K12",
                    "Decided by the deadline",
                    Better.Higher,
                    "Decisions with a deadline that were decided or rejected by it, divided by all with a deadline. A deadline that was extended counts as extended.",
                    m => (m.WithDeadline.Count(d => d.IsOnTime), m.WithDeadline.Count()),
                    "decisions with a deadline",
                    "No decision had a deadline.",
                    month,
                    before
                ),
                FigureOf.Share(
                    "decided-async",
                    "K12",
                    "Decided without a meeting",
                    Better.Higher,
                    "Decisions for which nobody said that a meeting was held, divided by all that were decided.",
                    m => (m.Async.Count(), m.Decided.Count),
                    "decisions",
                    NoDecision,
                    month,
                    before
                ),
                FigureOf.Count(
                    "undecided",
                    "K12",
                    "Proposed and undecided at the end",
                    Better.Neither,
                    "Decisions that were proposed and had no result at the end of the month; now, while it runs.",
                    m => m.Open.Count,
                    "decisions",
                    month,
                    before
                ) with
                {
                    AddsUp = false,
                },
                FigureOf.Count(
                    "undecided-overdue",
                    "K12",
                    "Of these past their deadline",
                    Better.Lower,
                    "Undecided decisions whose deadline had passed at the end of the month.",
                    m => m.Overdue.Count(),
                    "decisions",
                    month,
                    before
                ) with
                {
                    AddsUp = false,
                },
                FigureOf.Share(
                    "reviewed-on-time",
                    "K12b",
                    "Reviewed on time",
                    Better.Higher,
                    "Decisions whose review date lies in the month and that were reviewed by that day, divided by all whose review date lies in it.",
                    m => (m.Reviews.Count(r => r.IsOnTime), m.Reviews.Count),
                    "reviews due",
                    NoReview,
                    month,
                    before
                ),
                Held("held", "Effect confirmed", Better.Higher, ReviewResult.Confirmed, month, before),
                Held("held-partly", "Effect partly confirmed", Better.Neither, ReviewResult.Partly, month, before),
                Held("held-not", "Effect not confirmed", Better.Lower, ReviewResult.Not, month, before),
                Held("held-unknown", "Effect unknown", Better.Neither, ReviewResult.Unknown, month, before),
            ]
        );

    static int Measured(DecisionsOfMonth month) => month.Measured.Count();

    static Figure Held(
        string key,
        string label,
        Better better,
        ReviewResult result,
        DecisionsOfMonth month,
        DecisionsOfMonth before
    ) =>
        FigureOf.Share(
            key,
            "K12b",
            label,
            better,
            "Of decisions whose review date lies in the month, those whose review found this, divided by all that were reviewed since.",
            m => (m.Found(result), m.Reviews.Count(r => r.Result is not null)),
            "reviews",
            month.Reviews.Count == 0 ? NoReview : "None was reviewed yet.",
            month,
            before
        );
}
