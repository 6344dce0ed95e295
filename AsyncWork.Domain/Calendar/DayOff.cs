namespace AsyncWork.Domain.Calendar;

/// <summary>What takes a date out of someone's working time.</summary>
public enum DayOffKind
{
    PublicHoliday,
    CompanyDay,
    Absence,
}

/// <summary>A date on which someone does not work, and what it is called (product.md S5, S6).</summary>
/// <param name="Name">Of a holiday or company day its name; of an absence its reason, which colleagues are not told.</param>
public sealed record DayOff(DayOffKind Kind, string Name)
{
    static readonly DayOff Away = new(DayOffKind.Absence, "Away");

    /// <summary>What colleagues are told: of an absence only that someone is away, as the reason is nobody's business.</summary>
    public DayOff ToldToColleagues() => Kind is DayOffKind.Absence ? Away : this;
}
