namespace AsyncWork.Domain.Calendar;

/// <summary>What takes a date out of someone's working time.</summary>
public enum DayOffKind
{
    PublicHoliday,
    CompanyDay,
    Absence,
}

/// <summary>A date on which someone does not work, and what it is called (product.md S5, S6).</summary>
/// <param name="Name">Of a holiday or company day its name; of an absence whatever the caller wants to be read, as others may read it.</param>
public sealed record DayOff(DayOffKind Kind, string Name);
