using AsyncWork.Web.Identity;
using AsyncWork.Web.Reports;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AsyncWork.Web.Pages.Reports;

/// <summary>What the pages of one month share: the address <c>/reports/{yyyy-MM}…?team=</c> and who may open it.</summary>
public abstract class ReportPage(MonthlyReports reports) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "team")]
    public string? Team { get; set; }

    public ReportPlace Place { get; private set; } = null!;

    /// <summary>What was wrong with the address; shown instead of a report.</summary>
    public string? Problem { get; private set; }

    /// <summary>Finds out what the report speaks of, or answers why not: 404 for a month that is none and for a team that is not this person's to see, 403 for who sees none.</summary>
    protected async Task<IActionResult?> WhyNotAsync(string month, CancellationToken cancellation)
    {
        if (ReportPeriod.Read(month) is not { } read)
        {
            Problem = $"“{(month.Length > 20 ? month[..20] + "…" : month)}” is not a month. Months are written like 2026-10.";
            Response.StatusCode = StatusCodes.Status404NotFound;
            return Page();
        }
        var team = string.IsNullOrEmpty(Team) ? null : Team;
        if (await reports.FindPlaceAsync(User.Viewer(), read, team, cancellation) is not { } place)
            return await reports.MaySeeAnyAsync(User.Viewer(), cancellation) ? NotFound() : Forbid();
        Place = place;
        return null;
    }

    /// <summary>The address of a page of the same report.</summary>
    public string At(string tail = "", string? month = null) => At(Place, tail, month);

    public static string At(ReportPlace place, string tail = "", string? month = null)
    {
        var address = $"/reports/{month ?? place.Period.Month.ToString("uuuu-MM", null)}{tail}";
        return place.Scope.Slug is { } slug
            ? $"{address}{(tail.Contains('?', StringComparison.Ordinal) ? '&' : '?')}team={Uri.EscapeDataString(slug)}"
            : address;
    }
}

/// <summary>A page that shows the report itself.</summary>
public abstract class WholeReportPage(MonthlyReports reports) : ReportPage(reports)
{
    readonly MonthlyReports reports = reports;

    public ReportView View { get; private set; } = null!;

    /// <summary>Writes the report, or answers why not.</summary>
    protected async Task<IActionResult?> WhyNoReportAsync(string month, CancellationToken cancellation)
    {
        if (await WhyNotAsync(month, cancellation) is { } refusal)
            return refusal;
        View = new(await reports.WriteAsync(User.Viewer(), Place, cancellation), Place);
        return null;
    }
}
