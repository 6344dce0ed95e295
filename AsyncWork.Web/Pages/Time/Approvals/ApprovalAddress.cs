using NodaTime;

namespace AsyncWork.Web.Pages.Time.Approvals;

/// <summary>The filter of the list of weeks in its address.</summary>
public static class ApprovalAddress
{
    const int MonthsBack = 12;

    /// <summary>The months that are offered: the last twelve, and the one that is shown.</summary>
    public static IEnumerable<YearMonth> Months(LocalDate today, YearMonth? shown) =>
        Enumerable
            .Range(0, MonthsBack)
            .Select(n => today.ToYearMonth().PlusMonths(-n))
            .Concat(shown is { } month ? [month] : [])
            .Distinct()
            .OrderDescending();

    /// <summary><c>/time/approvals?state=missing&amp;month=2026-10</c>; what is not asked for is left out.</summary>
    public static string Of(ApprovalState state, string? team, string? month, int page, string? handler)
    {
        var parts = new (string Key, string? Value)[]
        {
            ("state", state == ApprovalState.Waiting ? null : state.Word()),
            ("team", team),
            ("month", month),
            ("p", page > 1 ? $"{page}" : null),
            ("handler", handler),
        };
        return "/time/approvals"
            + QueryString.Create(parts.Where(q => q.Value is not null).Select(q => KeyValuePair.Create(q.Key, q.Value)));
    }

    /// <summary>A state as the address names it.</summary>
    public static string Word(this ApprovalState state) =>
        state switch
        {
            ApprovalState.Missing => "missing",
            ApprovalState.Returned => "returned",
            ApprovalState.Approved => "approved",
            _ => "waiting",
        };
}
