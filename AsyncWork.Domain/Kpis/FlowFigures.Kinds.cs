namespace AsyncWork.Domain.Kpis;

/// <content>The kinds of figures there are, each with what they have in common.</content>
public static partial class FlowFigures
{
    static Figure Estimate(
        string key,
        string label,
        FigureUnit unit,
        Better better,
        string meaning,
        Func<IReadOnlyList<FinishedCard>, decimal?> value,
        FlowOfMonth month,
        FlowOfMonth before
    ) =>
        new()
        {
            Key = key,
            KpiId = "K25",
            Label = label,
            Unit = unit,
            Value = WhyNoEstimates(month) is null ? value(month.Estimated) : null,
            Previous = WhyNoEstimates(before) is null ? value(before.Estimated) : null,
            Better = better,
            N = month.Estimated.Count,
            NOf = "cards with both",
            Meaning =
                $"{meaning} Of cards finished in the month with an estimate and hours, of {FlowOfMonth.FewestOwners} owners or more.",
            WhyNone = WhyNoEstimates(month),
        };

    /// <summary>Minutes logged divided by the estimate, median (K25).</summary>
    internal static decimal? BiasOf(IEnumerable<FinishedCard> cards) =>
        Percentile.Median(cards.Select(c => c.ActualByEstimate!.Value));

    /// <summary>How far off estimates were, in percent of what was logged, median.</summary>
    internal static decimal? ErrorOf(IEnumerable<FinishedCard> cards) =>
        100 * Percentile.Median(cards.Select(c => c.EstimateError!.Value));

    /// <summary>Percent of the cards that were off by a quarter of what was logged or less.</summary>
    internal static decimal? WithinOf(IReadOnlyCollection<FinishedCard> cards) =>
        Share(cards.Count(c => c.EstimateError <= 0.25m), cards.Count);

    internal static string? WhyNoEstimates(FlowOfMonth month) =>
        month.Estimated.Count == 0 ? "No card had both an estimate and hours."
        : FlowOfMonth.AreOfFew(month.Estimated)
            ? "Shown for cards of five owners or more, and when it does not tell of fewer by what is left."
        : null;

    static Figure Group(
        string key,
        string label,
        Func<FlowOfMonth, decimal?> value,
        Func<FlowOfMonth, IReadOnlyList<FinishedCard>> cards,
        FlowOfMonth month,
        FlowOfMonth before
    ) =>
        Days(
            key,
            "K7",
            label,
            $"{Cycle} A card is with a meeting when one was logged on it between start and finish. It is an association, not a proof.",
            value,
            month,
            before
        ) with
        {
            N = cards(month).Count,
            WhyNone = cards(month).Count == 0 ? "There was no such card." : null,
        };

    static Figure Days(
        string key,
        string id,
        string label,
        string meaning,
        Func<FlowOfMonth, decimal?> value,
        FlowOfMonth month,
        FlowOfMonth before
    ) => FigureOf.Days(key, id, label, meaning, value, m => m.Finished.Count, month, before, "cards", NoCards);

    static Figure Count(
        string key,
        string id,
        string label,
        Better better,
        string meaning,
        Func<FlowOfMonth, int> value,
        Func<FlowOfMonth, int> n,
        FlowOfMonth month,
        FlowOfMonth before
    ) => FigureOf.Count(key, id, label, better, meaning, value, "cards", month, before, n);

    static Figure Ratio(
        string key,
        string id,
        string label,
        Better better,
        string meaning,
        Func<FlowOfMonth, (int Part, int Whole)> of,
        string nOf,
        string whyNone,
        FlowOfMonth month,
        FlowOfMonth before
    ) => FigureOf.Share(key, id, label, better, meaning, of, nOf, whyNone, month, before);

    internal static decimal? Share(int part, int whole) => FigureOf.Percent((part, whole));
}
