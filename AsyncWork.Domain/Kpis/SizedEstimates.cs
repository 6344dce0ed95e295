using AsyncWork.Domain.People;

namespace AsyncWork.Domain.Kpis;

/// <summary>How large a card turned out to be, by the hours that were logged on it (kpis.md K25).</summary>
public enum CardSize
{
    Small,
    Medium,
    Large,
}

/// <summary>
/// How estimates held for the cards of one size (K25): small ones are off by more, so that a mean over all of them says little. Sizes are by
/// actual hours, which nobody chooses.
/// </summary>
/// <param name="Bias">Actual by estimate, median.</param>
/// <param name="Error">Off by so many percent, median.</param>
/// <param name="Within">Percent of the cards that were off by a quarter or less.</param>
/// <param name="IsHidden">There are cards, of too few owners to speak of them.</param>
public sealed record SizedEstimates(CardSize Size, int Cards, decimal? Bias, decimal? Error, decimal? Within, bool IsHidden)
{
    /// <summary>Half a day.</summary>
    public const int MostMinutesOfSmall = 4 * 60;

    /// <summary>Two days.</summary>
    public const int MostMinutesOfMedium = 16 * 60;

    public static CardSize SizeOf(int minutes) =>
        minutes <= MostMinutesOfSmall ? CardSize.Small
        : minutes <= MostMinutesOfMedium ? CardSize.Medium
        : CardSize.Large;

    /// <summary>"Estimates of small cards" for the address "estimate-small"; null for any other.</summary>
    public static string? WhatIs(string figure) =>
        Enum.GetValues<CardSize>()
            .Select(s => s.ToString().ToLowerInvariant())
            .Where(s => figure == "estimate-" + s)
            .Select(s => $"Estimates of {s} cards")
            .FirstOrDefault();

    /// <summary>"small", as in files and addresses.</summary>
    public string Key => Size.ToString().ToLowerInvariant();

    /// <summary>"Small: up to 4 h".</summary>
    public string Name =>
        Size switch
        {
            CardSize.Small => $"Small: up to {MostMinutesOfSmall / 60} h",
            CardSize.Medium => $"Medium: over {MostMinutesOfSmall / 60} to {MostMinutesOfMedium / 60} h",
            _ => $"Large: over {MostMinutesOfMedium / 60} h",
        };

    /// <summary>The numbers that are shown, with stable names for files.</summary>
    public IReadOnlyList<(string Key, string Label, decimal? Value, FigureUnit Unit)> Numbers =>
        [
            ("bias", "Actual against estimate, median", Bias, FigureUnit.Times),
            ("error", "Off by, median", Error, FigureUnit.Percent),
            ("within", "Within 25 %", Within, FigureUnit.Percent),
        ];

    /// <summary>Each size, the smallest first; none where no card had both, or where the estimates of all are not shown.</summary>
    public static IReadOnlyList<SizedEstimates> Of(FlowOfMonth month)
    {
        if (FlowFigures.WhyNoEstimates(month) is not null)
            return [];
        var cards = month.Estimated.ToLookup(c => SizeOf(c.Logged));
        var hidden = Hidden(cards);
        return [.. Enum.GetValues<CardSize>().Select(s => Of(s, [.. cards[s]], hidden.Contains(s)))];
    }

    /// <summary>
    /// Whether estimates may stand beside the hours of single cards: where one size is hidden, the cards of it would tell what it does not.
    /// </summary>
    public static bool AreShownByCard(IReadOnlyList<SizedEstimates> sizes) => sizes.Count > 0 && !sizes.Any(s => s.IsHidden);

    static SizedEstimates Of(CardSize size, List<FinishedCard> cards, bool isHidden) =>
        isHidden
            ? new(size, cards.Count, null, null, null, IsHidden: true)
            : new(
                size,
                cards.Count,
                FlowFigures.BiasOf(cards),
                FlowFigures.ErrorOf(cards),
                FlowFigures.WithinOf(cards),
                IsHidden: false
            );

    /// <summary>Sizes with cards of fewer owners than may be spoken of, and as many others as keep them from being what is left of all.</summary>
    static HashSet<CardSize> Hidden(ILookup<CardSize, FinishedCard> cards)
    {
        var byOwners = cards.OrderBy(g => !FlowOfMonth.AreOfFew(g)).ThenBy(g => Owners(g)).ThenBy(g => g.Key).ToList();
        var hidden = byOwners.TakeWhile(FlowOfMonth.AreOfFew).ToList();
        foreach (var next in byOwners.Skip(hidden.Count))
        {
            if (hidden.Count == 0 || Owners(hidden.SelectMany(g => g)) >= FlowOfMonth.FewestOwners)
                break;
            hidden.Add(next);
        }
        return [.. hidden.Select(g => g.Key)];
    }

    static int Owners(IEnumerable<FinishedCard> cards) => cards.Select(c => c.Owner).OfType<PersonId>().Distinct().Count();
}
