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

    /// <summary>All that was logged, where the rows are the part of it that a share is made of; else null.</summary>
    public int? OfMinutes { get; private set; }
    public Pager Pager { get; private set; } = null!;

    /// <summary>What the rows have in common, in words.</summary>
    public string What { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(string month, RowFilter filter, CancellationToken cancellation)
    {
        if (await WhyNotAsync(month, cancellation) is { } refusal)
            return refusal;
        Filter = filter;
        (Count, Minutes) = await db.CountReportRowsAsync(Place.Scope, Place.Period, filter, cancellation);
        if (filter.Meetings)
            (_, OfMinutes) = await db.CountReportRowsAsync(Place.Scope, Place.Period, new(), cancellation);
        Pager = new Pager(
            Math.Max(1, Number),
            PageSize,
            Count,
            n => At($"/rows{filter.Query}{(filter.IsEmpty ? '?' : '&')}p={n}")
        );
        Rows = await db.ReportRows(Place.Scope, Place.Period, filter).Skip(Pager.Skip).Take(PageSize).ToListAsync(cancellation);
        What = await WhatAsync(filter, cancellation);
        return Page();
    }

    async Task<string> WhatAsync(RowFilter filter, CancellationToken cancellation) =>
        filter.Project is 0 ? ReportQueries.ProjectName(null, null)
        : filter.Project is { } project
            ? await db.FindProjectNameAsync(Place.Scope, Place.Period, project, cancellation) ?? "no such project"
        : filter.Activity is 0 ? ReportQueries.NoActivity
        : filter.Activity is { } activity
            ? await db.FindActivityNameAsync(Place.Scope, Place.Period, activity, cancellation) ?? "no such activity"
        : filter.Meetings ? "meetings"
        : "all entries";
}
