using NodaTime;

namespace AsyncWork.Domain.Kpis;

/// <summary>The figures of the section "Flow of work" (kpis.md K1 to K8, K25).</summary>
public static partial class FlowFigures
{
    public const string NoCards = "No card was finished.";

    /// <summary>The figures of a month beside those of the month before, in the order in which they are shown.</summary>
    /// <param name="workingDays">Of each card finished in the month whose owner's schedule is known (K2).</param>
    /// <param name="workingDaysBefore">The same of the month before.</param>
    public static IReadOnlyList<Figure> Of(
        FlowOfMonth month,
        FlowOfMonth before,
        IReadOnlyList<decimal> workingDays,
        IReadOnlyList<decimal> workingDaysBefore,
        DateTimeZone zone
    ) =>
        [
            Finished(month, before),
            Days("lead", "K1", "Lead time, median", Lead, m => m.Lead(0.5m), month, before),
            Days("lead-p85", "K1", "Lead time, 85 % within", Lead, m => m.Lead(0.85m), month, before),
            Days("cycle", "K2", "Cycle time, median", Cycle, m => m.Cycle(0.5m), month, before),
            Days("cycle-p85", "K2", "Cycle time, 85 % within", Cycle, m => m.Cycle(0.85m), month, before),
            new()
            {
                Key = "cycle-working",
                KpiId = "K2",
                Label = "Cycle time in working days, median",
                Unit = FigureUnit.Days,
                Value = Percentile.Median(workingDays),
                Previous = Percentile.Median(workingDaysBefore),
                Better = Better.Lower,
                N = workingDays.Count,
                NOf = "cards",
                Meaning =
                    "The owner's working time between start and finish, less holidays and absences, divided by what they work on a day. Cards "
                    + "without an owner, or whose owner has no schedule in this scope, are left out.",
                WhyNone = workingDays.Count == 0 ? NoCards : null,
            },
            Group(
                "async",
                "Finished without a meeting, median",
                m => FlowOfMonth.Cycle(m.Async, 0.5m),
                m => m.Async,
                month,
                before
            ),
            Group(
                "async-p85",
                "Finished without a meeting, 85 % within",
                m => FlowOfMonth.Cycle(m.Async, 0.85m),
                m => m.Async,
                month,
                before
            ),
            Group(
                "assisted",
                "Finished with a meeting, median",
                m => FlowOfMonth.Cycle(m.Assisted, 0.5m),
                m => m.Assisted,
                month,
                before
            ),
            Group(
                "assisted-p85",
                "Finished with a meeting, 85 % within",
                m => FlowOfMonth.Cycle(m.Assisted, 0.85m),
                m => m.Assisted,
                month,
                before
            ),
            Ratio(
                "async-cards",
                "K7",
                "Cards finished without a meeting",
                Better.Higher,
                Async,
                m => (m.Async.Count, m.Finished.Count),
                "cards",
                NoCards,
                month,
                before
            ),
            OnTime(month, before),
            Count(
                "overdue",
                "K8",
                "Due in the month and still open",
                Better.Lower,
                "Cards whose due moment passed in the month and that are neither finished nor given up today.",
                m => m.Overdue.Count,
                m => m.Due.Count,
                month,
                before
            ),
            Ratio(
                "no-due",
                "K8",
                "Finished without a due date",
                Better.Neither,
                "Cards finished in the month that had no due date, divided by cards finished: they are in no cohort of cards on time.",
                m => (m.Finished.Count(c => !c.HasDue), m.Finished.Count),
                "cards",
                NoCards,
                month,
                before
            ),
            Count(
                "in-progress",
                "K4",
                "Cards in progress at the end",
                Better.Neither,
                "Cards in active and waiting columns at the end of the month; now, while it runs.",
                m => m.InProgress.Count,
                m => m.InProgress.Count,
                month,
                before
            ) with
            {
                AddsUp = false,
            },
            new()
            {
                Key = "in-progress-mean",
                KpiId = "K4",
                Label = "Cards in progress, mean of the days",
                Unit = FigureUnit.Number,
                Value = month.AverageInProgress(zone),
                Previous = before.AverageInProgress(zone),
                N = month.InProgress.Count,
                NOf = "cards at the end",
                Meaning =
                    "Cards in active and waiting columns at the end of each day in the company's zone, as the mean of the days of the month.",
                WhyNone = month.AverageInProgress(zone) is null ? "The first day has not ended." : null,
            },
            Aging(month),
            Efficiency(month, before),
            Estimate(
                "estimate-bias",
                "Actual against estimate, median",
                FigureUnit.Times,
                Better.Neither,
                "Minutes logged on a card divided by its estimate when work began; 1 is as estimated, 2 is twice as long.",
                BiasOf,
                month,
                before
            ),
            Estimate(
                "estimate-error",
                "Estimates off by, median",
                FigureUnit.Percent,
                Better.Lower,
                "The difference between minutes logged and estimate, divided by minutes logged.",
                ErrorOf,
                month,
                before
            ),
            Estimate(
                "estimate-within",
                "Estimates within 25 %",
                FigureUnit.Percent,
                Better.Higher,
                "Cards whose estimate was off by a quarter of the minutes logged or less, divided by cards with both.",
                WithinOf,
                month,
                before
            ),
        ];

    const string Lead =
        "From the moment a card was made to the last time it came to a done column, in elapsed days: evenings, weekends and holidays count.";
    const string Cycle =
        "From the first entry to an active column to the last entry to a done column, in elapsed days; waiting counts. A card that went straight to done "
        + "took no time and is counted; cards that were given up are not.";
    const string Async =
        "Cards finished in the month on which no meeting was logged between start and finish, divided by cards finished. It says what went together, not "
        + "what caused what.";

    static Figure Finished(FlowOfMonth month, FlowOfMonth before)
    {
        var (straight, again) = (month.Finished.Count(c => c.WentStraight), month.Finished.Count(c => c.Reopened > 0));
        var notes = new List<string>();
        if (straight > 0)
            notes.Add($"{straight} went straight to done");
        if (again > 0)
            notes.Add($"{again} {(again == 1 ? "was" : "were")} reopened on the way");
        return Count(
            "finished",
            "K3",
            "Cards finished",
            Better.Neither,
            "Cards whose last entry to a done column lies in the month. A card that was reopened counts when it was finished the last time.",
            m => m.Finished.Count,
            m => m.Finished.Count,
            month,
            before
        ) with
        {
            Note = notes.Count == 0 ? null : string.Join("; ", notes) + ".",
        };
    }

    static Figure OnTime(FlowOfMonth month, FlowOfMonth before)
    {
        var moved = month.Due.Count(c => c.Moves > 0);
        return Ratio(
            "on-time",
            "K8",
            "Cards finished on time",
            Better.Higher,
            "Cards due in the month that were finished by their due moment, divided by cards due. A due day ends at 23:59:59 in the owner's zone. A date that "
                + "was moved after it had passed stays missed; one that was moved before counts where it is now. What is open and overdue is not on time.",
            m => (m.Due.Count(c => c.IsOnTime), m.Due.Count),
            "cards due",
            "No card was due.",
            month,
            before
        ) with
        {
            Note = moved == 0 ? null : $"The date of {moved} of them was moved.",
        };
    }

    static Figure Aging(FlowOfMonth month) =>
        Count(
            "aging",
            "K5",
            "Cards older than usual",
            Better.Lower,
            $"Begun and not finished, and older than 85 % of the cards their team finished in {FlowOfMonth.ExpectationDays} days. Teams that finished fewer than "
                + $"{FlowOfMonth.FewestForExpectation} cards have no measure.",
            m => m.Aging.Count,
            m => m.Begun,
            month,
            month
        ) with
        {
            Previous = null,
            Value = month.TeamsThatExpect == 0 ? null : month.Aging.Count,
            WhyNone = month.TeamsThatExpect == 0 ? "Not enough cards were finished in 90 days." : null,
            Note = month.Expectation is { } usual
                ? $"85 % were finished within {FigureText.Of(usual, FigureUnit.Days, 0)}."
                : null,
        };

    static Figure Efficiency(FlowOfMonth month, FlowOfMonth before) =>
        new()
        {
            Key = "flow-efficiency",
            KpiId = "K6",
            Label = "Flow efficiency",
            Unit = FigureUnit.Percent,
            Value = month.Efficiency(),
            Previous = before.Efficiency(),
            Better = Better.Higher,
            N = month.Finished.Count,
            NOf = "cards",
            Meaning =
                "Of the cards finished: time in active columns while not blocked, divided by time in active and waiting columns. Elapsed time; it depends on "
                + "columns that say truly what is worked on and what waits.",
            WhyNone = month.Efficiency() is null ? "No time in columns is known." : null,
        };
}
