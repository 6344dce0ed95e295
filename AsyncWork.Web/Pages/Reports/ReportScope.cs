using NodaTime;

namespace AsyncWork.Web.Pages.Reports;

/// <summary>What a report speaks of: the whole company (no team) or one team.</summary>
public sealed record ReportScope(int? TeamId, string? Slug, string Name)
{
    public static ReportScope Company { get; } = new(null, null, "Whole company");
}

/// <summary>The days of a report: a calendar month, cut off today while it is not over.</summary>
/// <param name="First">First day of the month.</param>
/// <param name="End">First day of the next month.</param>
/// <param name="CapacityEnd">First day whose capacity is not counted: the end of the month, or today while it runs.</param>
public sealed record ReportPeriod(YearMonth Month, LocalDate First, LocalDate End, LocalDate CapacityEnd)
{
    public bool IsOver => CapacityEnd == End;

    public ReportPeriod Before => Of(Month.PlusMonths(-1), CapacityEnd);

    /// <param name="today">Today in the company's zone.</param>
    public static ReportPeriod Of(YearMonth month, LocalDate today)
    {
        var (first, end) = (month.OnDayOfMonth(1), month.PlusMonths(1).OnDayOfMonth(1));
        return new(month, first, end, LocalDate.Max(first, LocalDate.Min(end, today)));
    }

    /// <summary>Any days, cut off today while they are not over; the month is the one in which they begin.</summary>
    /// <param name="end">The first day after them.</param>
    /// <param name="today">Today in the company's zone.</param>
    public static ReportPeriod Between(LocalDate first, LocalDate end, LocalDate today) =>
        new(first.ToYearMonth(), first, end, LocalDate.Max(first, LocalDate.Min(end, today)));

    /// <summary>The month of an address such as <c>2026-10</c>; null when it is none.</summary>
    public static YearMonth? Read(string? text) =>
        text is { Length: 7 }
        && NodaTime.Text.YearMonthPattern.Iso.Parse(text) is { Success: true, Value: { Year: >= 2000 and <= 2100 } month }
            ? month
            : null;
}
