using AsyncWork.Web.Data;
using AsyncWork.Web.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Reports;

/// <summary>
/// The months since hours are logged, newest first. The one that is not over yet is there from its first day on, as its other figures are.
/// </summary>
public sealed class IndexModel(AppDbContext db, IClock clock) : PageModel
{
    public ReportScope Scope { get; private set; } = ReportScope.Company;
    public IReadOnlyList<ReportScope> Scopes { get; private set; } = [];
    public IReadOnlyList<IGrouping<int, YearMonth>> Years { get; private set; } = [];

    /// <summary>The month that is not over yet.</summary>
    public YearMonth Current { get; private set; }

    /// <summary>The days on which months were frozen, by the company's zone.</summary>
    public IReadOnlyDictionary<YearMonth, LocalDate> Frozen { get; private set; } = new Dictionary<YearMonth, LocalDate>();

    public async Task<IActionResult> OnGetAsync(string? team, CancellationToken cancellation)
    {
        Scopes = await db.ListReportScopesAsync(User.Viewer(), cancellation);
        var scope = string.IsNullOrEmpty(team)
            ? (Scopes.Count > 0 ? Scopes[0] : null)
            : Scopes.FirstOrDefault(s => s.Slug == team);
        if (scope is null)
            return Scopes.Count == 0 ? Forbid() : NotFound();
        Scope = scope;
        var company = await db.GetCompanyAsync(cancellation);
        var today = clock.GetCurrentInstant().InZone(company.Zone).Date;
        Current = today.ToYearMonth();
        if (await db.FindFirstMonthAsync(scope, today, cancellation) is { } first)
        {
            var count = (Current.Year - first.Year) * 12 + Current.Month - first.Month + 1;
            Years = [.. Enumerable.Range(0, count).Select(i => Current.PlusMonths(-i)).GroupBy(m => m.Year)];
        }
        Frozen = (await db.ListFrozenMonths(scope).ToListAsync(cancellation)).ToDictionary(
            m => m.First.ToYearMonth(),
            m => m.At.InZone(company.Zone).Date
        );
        return Page();
    }
}
