using System.Globalization;
using AsyncWork.Domain.Kpis;
using AsyncWork.Domain.People;

namespace AsyncWork.Domain.Norms;

/// <summary>How the questions of a channel were answered in a quarter (kpis.md K10, K10b): of a group, never of a person.</summary>
/// <param name="Answered">Questions that got their first answer in it.</param>
/// <param name="Due">Questions whose deadline lay in it.</param>
/// <param name="OpenLate">Of these those without an answer at its end.</param>
/// <param name="IsTooFew">Fewer people were asked than figures are shown for: nothing is said.</param>
public sealed record NormMeasure(
    int Answered,
    decimal? MedianHours,
    decimal? P85Hours,
    int Due,
    int Kept,
    int OpenLate,
    bool IsTooFew = false
)
{
    public const int SmallestGroup = SmallGroup.Fewest;

    public static NormMeasure Nothing { get; } = new(0, null, null, 0, 0, 0);

    public static NormMeasure TooFew { get; } = new(0, null, null, 0, 0, 0, true);

    public bool IsNothing => !IsTooFew && Answered + Due == 0;

    /// <param name="asked">Who was asked, with the team of each.</param>
    public static NormMeasure Of(ResponsesOfMonth quarter, IReadOnlyCollection<(PersonId Person, int? Team)> asked) =>
        quarter.Answered.Count + quarter.Due.Count == 0 ? Nothing
        : SmallGroup.AreTooFew(asked) ? TooFew
        : new(
            quarter.Answered.Count,
            quarter.Hours(0.5m),
            quarter.Hours(0.85m),
            quarter.Due.Count,
            quarter.Kept.Count(),
            quarter.OpenLate.Count()
        );

    /// <summary>"83 % of 12"; a sign where nothing was due.</summary>
    public string KeptText =>
        Due == 0
            ? FigureText.None
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{FigureText.Of(100m * Kept / Due, FigureUnit.Percent, Due)} of {Due}"
            );

    public string MedianText => FigureText.Of(MedianHours, FigureUnit.Hours, Answered);
    public string P85Text => FigureText.Of(P85Hours, FigureUnit.Hours, Answered);

    /// <summary>In one line.</summary>
    public string Words =>
        IsTooFew ? $"too few people to show (fewer than {SmallestGroup})"
        : IsNothing ? "nothing was asked"
        : string.Create(
            CultureInfo.InvariantCulture,
            $"within the norm: {KeptText}; median {MedianText}, 85 % within {P85Text} (n = {Answered})"
        );
}
