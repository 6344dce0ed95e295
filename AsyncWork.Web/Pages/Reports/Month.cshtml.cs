using AsyncWork.Web.Htmx;
using AsyncWork.Web.Reports;
using Microsoft.AspNetCore.Mvc;

namespace AsyncWork.Web.Pages.Reports;

/// <summary>The monthly report as a page (product.md K-a).</summary>
public sealed class MonthModel(MonthlyReports reports) : WholeReportPage(reports)
{
    public async Task<IActionResult> OnGetAsync(string month, CancellationToken cancellation) =>
        await WhyNoReportAsync(month, cancellation) ?? this.PageOrFragment("_Report");
}
