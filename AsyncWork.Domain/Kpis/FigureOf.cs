namespace AsyncWork.Domain.Kpis;

/// <summary>The kinds of figures that sections are made of: each is computed of a month and of the one before.</summary>
public static class FigureOf
{
    /// <summary>A number of things that came to be in the month.</summary>
    /// <param name="n">Of how many it is counted; all that are counted when null.</param>
    public static Figure Count<T>(
        string key,
        string id,
        string label,
        Better better,
        string meaning,
        Func<T, int> value,
        string nOf,
        T month,
        T before,
        Func<T, int>? n = null
    ) =>
        new()
        {
            Key = key,
            KpiId = id,
            Label = label,
            Unit = FigureUnit.Count,
            Value = value(month),
            Previous = value(before),
            Better = better,
            N = (n ?? value)(month),
            NOf = nOf,
            Meaning = meaning,
            AddsUp = true,
        };

    /// <summary>A percentage: one number divided by another; none when the other is 0.</summary>
    public static Figure Share<T>(
        string key,
        string id,
        string label,
        Better better,
        string meaning,
        Func<T, (int Part, int Whole)> of,
        string nOf,
        string whyNone,
        T month,
        T before
    ) =>
        new()
        {
            Key = key,
            KpiId = id,
            Label = label,
            Unit = FigureUnit.Percent,
            Value = Percent(of(month)),
            Previous = Percent(of(before)),
            Better = better,
            N = of(month).Whole,
            NOf = nOf,
            Meaning = meaning,
            WhyNone = of(month).Whole == 0 ? whyNone : null,
        };

    /// <summary>Days of which fewer are better; none when nothing was measured.</summary>
    public static Figure Days<T>(
        string key,
        string id,
        string label,
        string meaning,
        Func<T, decimal?> value,
        Func<T, int> n,
        T month,
        T before,
        string nOf = "decisions",
        string whyNone = "Nothing was measured."
    ) =>
        new()
        {
            Key = key,
            KpiId = id,
            Label = label,
            Unit = FigureUnit.Days,
            Value = value(month),
            Previous = value(before),
            Better = Better.Lower,
            N = n(month),
            NOf = nOf,
            Meaning = meaning,
            WhyNone = value(month) is null ? whyNone : null,
        };

    /// <summary>Hours of which fewer are better; none when nothing was measured.</summary>
    public static Figure Hours<T>(
        string key,
        string id,
        string label,
        string meaning,
        Func<T, decimal?> value,
        Func<T, int> n,
        T month,
        T before,
        string nOf,
        string whyNone
    ) => Days(key, id, label, meaning, value, n, month, before, nOf, whyNone) with { Unit = FigureUnit.Hours };

    /// <summary>None when the whole is 0.</summary>
    public static decimal? Percent((int Part, int Whole) of) => of.Whole == 0 ? null : 100m * of.Part / of.Whole;
}
