using System.Globalization;

namespace AsyncWork.Domain.Kpis;

/// <summary>What a figure counts in. Hours and days are decimal, percent runs from 0 to 100.</summary>
public enum FigureUnit
{
    Hours,
    Percent,
    Count,

    /// <summary>Days of 24 hours.</summary>
    Days,

    /// <summary>A mean of counts.</summary>
    Number,

    /// <summary>One thing divided by another of its kind.</summary>
    Times,

    /// <summary>A mean of answers from 1 to 5.</summary>
    Rating,
}

/// <summary>Whether more of a figure is an improvement. Neither: the report shows the change without judging it.</summary>
public enum Better
{
    Neither,
    Higher,
    Lower,
}

/// <summary>One figure of the monthly report, with what a reader needs to trust it: id, n, meaning, target and last month.</summary>
public sealed record Figure
{
    /// <summary>Stable name for columns, addresses and scripts, for example <c>coverage</c>.</summary>
    public required string Key { get; init; }

    /// <summary>The id in the KPI dictionary, for example <c>K23b</c>.</summary>
    public required string KpiId { get; init; }

    public required string Label { get; init; }
    public required FigureUnit Unit { get; init; }

    /// <summary>The exact value in <see cref="Unit"/>; null when there is no denominator or too little data to say.</summary>
    public required decimal? Value { get; init; }

    /// <summary>The same figure of the calendar month before; null when it had none.</summary>
    public decimal? Previous { get; init; }

    /// <summary>What the company aims for, in <see cref="Unit"/>; null when no target is set.</summary>
    public decimal? Target { get; init; }

    public Better Better { get; init; }

    /// <summary>How many things stand behind the value; null where so few people do that not even that is told.</summary>
    public required int? N { get; init; }

    /// <summary>What they are ("people", "entries").</summary>
    public required string NOf { get; init; }

    /// <summary><see cref="N"/> as printed: "1,204 entries", "1 plan"; "–" where it is not told.</summary>
    public string NText => N is { } n ? FigureText.Things(n, NOf) : FigureText.None;

    /// <summary>The formula in one sentence, printed in the definitions.</summary>
    public required string Meaning { get; init; }

    /// <summary>Why there is no value, when there is none; shown instead of guessing.</summary>
    public string? WhyNone { get; init; }

    /// <summary>What a reader should know about a value that is there; null when there is nothing.</summary>
    public string? Note { get; init; }

    /// <summary>What it was when its month was frozen; null while the month is not, and where there was no such figure.</summary>
    public FrozenValue? Frozen { get; init; }

    /// <summary>
    /// That it was corrected after its month was frozen, and from what, to the digit that was printed then: "Restated, was 91 %." Null when what is printed has not changed, and where
    /// so few people stand behind it that it is not told.
    /// </summary>
    public string? Restated =>
        Frozen is { } was && N is { } n && FigureText.Of(was.Value, Unit, n) != ValueText
            ? $"Restated, was {FigureText.Of(was.Value, Unit, was.N ?? 0)}."
            : null;

    /// <summary>What stands beside the value: why there is none, what a reader should know, that it was restated; null for nothing.</summary>
    public string? Remark =>
        (WhyNone ?? Note, Restated) switch
        {
            (null, var restated) => restated,
            (var note, null) => note,
            var (note, restated) => $"{note} {restated}",
        };

    /// <summary>It adds up over the days of a month: of one that is not over there is less of it than there will be.</summary>
    public bool AddsUp { get; init; }

    /// <summary>What it has added up to says nothing yet beside a whole month.</summary>
    public bool IsSoFar { get; init; }

    /// <summary>Value less last month's value, in <see cref="Unit"/> (percentage points for percent); null when either is missing or not whole.</summary>
    public decimal? Change => IsSoFar ? null : Value - Previous;

    /// <summary>The same of a month that is not over.</summary>
    public Figure SoFar() => AddsUp ? this with { IsSoFar = true } : this;

    /// <summary>True when the change is an improvement, false when it is the opposite, null when there is nothing to judge.</summary>
    public bool? Improved =>
        Change is not { } change || ChangeText == FigureText.NoChange || Better == Better.Neither
            ? null
            : (change > 0) == (Better == Better.Higher);

    /// <summary>The judgement in a word that follows the change, since colour alone tells not everybody: ", better", ", worse" or nothing.</summary>
    public string Judgement =>
        Improved switch
        {
            true => ", better",
            false => ", worse",
            null => "",
        };

    /// <summary>The value as printed on page, PDF and in mails: "885.8 h", "91 %", "–".</summary>
    public string ValueText => FigureText.Of(Value, Unit, N ?? 0);

    /// <summary>Last month's value as printed, to the same digit.</summary>
    public string PreviousText => FigureText.Of(Previous, Unit, N ?? 0);

    /// <summary>The change as printed: "▲ 4 points", "▼ 12.5 h", "no change", or null when there is none to show.</summary>
    public string? ChangeText => Change is { } change ? FigureText.Change(change, Unit, N ?? 0) : null;

    /// <summary>The target as printed, or null.</summary>
    public string? TargetText => Target is { } target ? FigureText.Of(target, Unit, n: 0) : null;
}

/// <summary>The exact value of a figure when its month was frozen, null where it had none, and how many things stood behind it.</summary>
public sealed record FrozenValue(decimal? Value, int? N);

/// <summary>How figures are written, everywhere the same (kpis.md section 0, "Rounding").</summary>
public static class FigureText
{
    /// <summary>What stands where a figure has no denominator.</summary>
    public const string None = "–";

    /// <summary>What a change too small to print is called.</summary>
    public const string NoChange = "no change";

    /// <summary>A number of things: "1,204 entries", "1 card due".</summary>
    /// <param name="things">More than one of them; the first word is what is counted.</param>
    public static string Things(int count, string things)
    {
        if (count != 1)
            return $"{Number(count, 0)} {things}";
        var (word, which) = things.IndexOf(' ', StringComparison.Ordinal) is > 0 and var end
            ? (things[..end], things[end..])
            : (things, "");
        var one =
            word == "people" ? "person"
            : word.EndsWith("ies", StringComparison.Ordinal) ? $"{word[..^3]}y"
            : word.TrimEnd('s');
        return $"1 {one}{which.Replace(" that need ", " that needs ", StringComparison.Ordinal)}";
    }

    /// <summary>Hours and days with one decimal; percent whole below n = 200, else with one decimal; counts whole; "–" for null.</summary>
    public static string Of(decimal? value, FigureUnit unit, int n) =>
        value is not { } number
            ? None
            : unit switch
            {
                FigureUnit.Hours => Number(number, 1) + " h",
                FigureUnit.Percent => Number(number, n < 200 ? 0 : 1) + " %",
                FigureUnit.Days => Number(number, 1) + " d",
                FigureUnit.Number or FigureUnit.Rating => Number(number, 1),
                FigureUnit.Times => Number(number, 1) + " ×",
                _ => Number(number, 0),
            };

    /// <summary>Minutes as hours with one decimal and no unit, for table cells: 53148 → "885.8".</summary>
    public static string Hours(int minutes) => Number(minutes / 60m, 1);

    /// <summary>The same for minutes that may be unknown, or half ones of a median: "–" for null.</summary>
    public static string HoursOrNone(decimal? minutes) => minutes is { } known ? Number(known / 60m, 1) : None;

    /// <summary>A share of a whole in percent, or "–" when the whole is nothing.</summary>
    public static string Share(int part, int whole) => whole == 0 ? None : Number(100m * part / whole, 0) + " %";

    /// <summary>A change with its sign as an arrow, in words when there is none.</summary>
    public static string Change(decimal change, FigureUnit unit, int n)
    {
        var size = unit switch
        {
            FigureUnit.Hours => Number(Math.Abs(change), 1) + " h",
            FigureUnit.Percent => Number(Math.Abs(change), n < 200 ? 0 : 1) is var points && points == "1"
                ? "1 point"
                : points + " points",
            FigureUnit.Days => Number(Math.Abs(change), 1) + " d",
            FigureUnit.Number or FigureUnit.Rating => Number(Math.Abs(change), 1),
            FigureUnit.Times => Number(Math.Abs(change), 1),
            _ => Number(Math.Abs(change), 0),
        };
        var isNothing = size.All(c => c is not (>= '1' and <= '9'));
        return isNothing ? NoChange : (change > 0 ? "▲ " : "▼ ") + size;
    }

    /// <summary>How many hours more or fewer there are than in the month before; "–" while the month is not over.</summary>
    public static string ChangeOfHours(int minutes, int before, bool isOver) =>
        isOver ? Change((minutes - before) / 60m, FigureUnit.Hours, 0) : None;

    static string Number(decimal value, int decimals) =>
        Math.Round(value, decimals, MidpointRounding.AwayFromZero).ToString("N" + decimals, CultureInfo.InvariantCulture);
}
