using AsyncWork.Web.Reports;
using Microsoft.AspNetCore.Mvc;

namespace AsyncWork.Web.Pages.Reports;

/// <summary>The dictionary of the report's figures (product.md K-k).</summary>
public sealed class DefinitionsModel(MonthlyReports reports) : ReportPage(reports)
{
    public async Task<IActionResult> OnGetAsync(string month, CancellationToken cancellation) =>
        await WhyNotAsync(month, cancellation) ?? Page();
}
