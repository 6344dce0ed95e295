using NodaTime;

namespace AsyncWork.Domain.Kpis;

/// <summary>
/// The figures of a month as they were on its third working day: what management was told stays, and what is corrected later shows as restated
/// (product.md K-f, kpis.md section 0 "Freeze").
/// </summary>
public sealed class FrozenMonth
{
    /// <summary>By which definitions figures are computed (kpis.md). It goes up with every change that gives another figure for the same rows.</summary>
    public const int Definitions = 1;

    /// <summary>So many working days of the next month are for handing in, approving and correcting.</summary>
    public const int WorkingDays = 3;

    readonly List<FrozenFigure> figures = [];

    FrozenMonth() { }

    public FrozenMonth(YearMonth month, Instant now) =>
        (First, FrozenAt, DefinitionsVersion) = (FirstOf(month), now, Definitions);

    /// <summary>The first day of the month.</summary>
    public LocalDate First { get; private set; }
    public Instant FrozenAt { get; private set; }

    /// <summary>The <see cref="Definitions"/> of that day.</summary>
    public int DefinitionsVersion { get; private set; }

    /// <summary>Those of the company and of each team.</summary>
    public IReadOnlyList<FrozenFigure> Figures => figures;

    public static LocalDate FirstOf(YearMonth month) => month.OnDayOfMonth(1);

    /// <summary>The day on which a month is frozen, as it begins: the third of the next month from Monday to Friday that is no company day.</summary>
    public static LocalDate DayOf(YearMonth month, IReadOnlyCollection<LocalDate> companyDays)
    {
        var day = FirstOf(month.PlusMonths(1));
        for (var left = WorkingDays; ; day = day.PlusDays(1))
            if (day.DayOfWeek <= IsoDayOfWeek.Friday && !companyDays.Contains(day) && --left == 0)
                return day;
    }

    /// <summary>Keeps the figures of the whole company, or of a team.</summary>
    /// <param name="team">Null for the whole company.</param>
    public void Keep(int? team, IEnumerable<Figure> now) =>
        figures.AddRange(now.Select(f => new FrozenFigure(team, f.Key, f.Value, f.N)));
}

/// <summary>A figure of a <see cref="FrozenMonth"/>.</summary>
public sealed class FrozenFigure
{
    public const int LongestKey = 60;

    FrozenFigure() { }

    internal FrozenFigure(int? team, string key, decimal? value, int? n) => (TeamId, Key, Value, N) = (team, key, value, n);

    public int Id { get; private set; }
    public LocalDate MonthFirst { get; private set; }

    /// <summary>Null for the whole company.</summary>
    public int? TeamId { get; private set; }

    /// <summary><see cref="Figure.Key"/>.</summary>
    public string Key { get; private set; } = "";

    /// <summary>Exact, in the figure's unit; null where the figure had none.</summary>
    public decimal? Value { get; private set; }

    /// <summary>How many things stood behind it.</summary>
    public int? N { get; private set; }
}
