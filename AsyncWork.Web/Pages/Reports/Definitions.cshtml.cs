using AsyncWork.Domain.Kpis;
using AsyncWork.Web.Reports;
using Microsoft.AspNetCore.Mvc;

namespace AsyncWork.Web.Pages.Reports;

/// <summary>The dictionary of the report's figures (product.md K-k).</summary>
public sealed class DefinitionsModel(MonthlyReports reports) : ReportPage(reports)
{
    readonly MonthlyReports reports = reports;

    public IReadOnlyList<Figure> Figures { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string month, CancellationToken cancellation)
    {
        if (await WhyNotAsync(month, cancellation) is { } refusal)
            return refusal;
        Figures = await reports.ListFiguresAsync(Place, cancellation);
        return Page();
    }
}
