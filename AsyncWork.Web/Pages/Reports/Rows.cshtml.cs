using AsyncWork.Web.Data;
using AsyncWork.Web.Pages.Shared;
using AsyncWork.Web.Reports;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace AsyncWork.Web.Pages.Reports;

/// <summary>The entries behind a figure (product.md K-g).</summary>
public sealed class RowsModel(MonthlyReports reports, AppDbContext db) : ReportPage(reports)
{
    const int PageSize = 100;

    [BindProperty(SupportsGet = true, Name = "p")]
    public int Number { get; set; } = 1;

    public RowFilter Filter { get; private set; } = new();
    public IReadOnlyList<ReportRow> Rows { get; private set; } = [];
    public int Count { get; private set; }
    public int Minutes { get; private set; }
    public Pager Pager { get; private set; } = null!;

    /// <summary>What the rows have in common, in words.</summary>
    public string What =>
        Filter.Project is { } project
            ? View.Report.Projects.FirstOrDefault(l => (l.Id ?? 0) == project)?.Name ?? "no such project"
        : Filter.Activity is { } activity
            ? View.Report.Activities.FirstOrDefault(l => (l.Id ?? 0) == activity)?.Name ?? "no such activity"
        : Filter.Meetings ? "meetings"
        : "all entries";

    public async Task<IActionResult> OnGetAsync(string month, RowFilter filter, CancellationToken cancellation)
    {
        if (await WhyNotAsync(month, cancellation) is { } refusal)
            return refusal;
        Filter = filter;
        (Count, Minutes) = await db.CountReportRowsAsync(View.Scope, View.Period, filter, cancellation);
        Pager = new Pager(
            Math.Max(1, Number),
            PageSize,
            Count,
            n => At($"/rows{filter.Query}{(filter.IsEmpty ? '?' : '&')}p={n}")
        );
        Rows = await db.ReportRows(View.Scope, View.Period, filter).Skip(Pager.Skip).Take(PageSize).ToListAsync(cancellation);
        return Page();
    }
}
