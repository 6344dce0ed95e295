using AsyncWork.Web.Data;
using AsyncWork.Web.Reports;
using Microsoft.AspNetCore.Mvc;

namespace AsyncWork.Web.Pages.Reports;

/// <summary>What capacity and coverage are made of: each person's scheduled and logged time and weeks, by name and never ranked.</summary>
public sealed class PeopleModel(MonthlyReports reports, AppDbContext db) : ReportPage(reports)
{
    public IReadOnlyList<PersonHours> People { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string month, CancellationToken cancellation)
    {
        if (await WhyNotAsync(month, cancellation) is { } refusal)
            return refusal;
        People = await db.ListPersonHoursAsync(Place, cancellation);
        return Page();
    }
}
