using AsyncWork.Web.Data;
using AsyncWork.Web.Htmx;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Pages.Reports;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace AsyncWork.Web.Pages.Time.Analysis;

/// <summary>
/// When a team works, as those see it who are in it or lead it, HR and administrators: five people or more together, never one (product.md T8).
/// </summary>
public sealed class TeamModel(AppDbContext db, IClock clock) : PageModel
{
    public Viewer Viewer => User.Viewer();
    public LocalDate Today => clock.GetCurrentInstant().InZone(Viewer.Zone).Date;
    public YearMonth Month { get; private set; }
    public AnalysisSpan Span { get; private set; }

    /// <summary>Hours are those of the reader's clocks, not of the clocks each entry was logged by.</summary>
    public bool IsInMyZone { get; private set; }
    public IReadOnlyList<ReportScope> Scopes { get; private set; } = [];

    /// <summary>Null for someone who is in no team and leads none.</summary>
    public ReportScope? Scope { get; private set; }
    public GroupHeat? Heat { get; private set; }

    public async Task<IActionResult> OnGetAsync(
        string? team,
        string? month,
        string? span,
        string? zone,
        CancellationToken cancellation
    )
    {
        if ((string.IsNullOrEmpty(month) ? Today.ToYearMonth() : ReportPeriod.Read(month)) is not { } asked)
            return NotFound();
        (Month, Span, IsInMyZone) = (asked, AnalysisSpans.Read(span), zone == "mine");
        Scopes = await db.ListHeatScopesAsync(Viewer, Today, cancellation);
        Scope = string.IsNullOrEmpty(team)
            ? Scopes.FirstOrDefault(s => s.Slug is not null)
            : Scopes.FirstOrDefault(s => (s.Slug ?? "company") == team);
        if (Scope is null && !string.IsNullOrEmpty(team))
            return NotFound();
        if (Scope is not null)
            Heat = await GroupHeat.LoadAsync(
                db,
                Scope,
                Span.Days(Month),
                Today,
                IsInMyZone ? Viewer.Zone : null,
                Viewer.SeesCompany,
                cancellation
            );
        return this.PageOrFragment("_Team");
    }

    public string At(YearMonth? month = null, AnalysisSpan? span = null, bool? mine = null)
    {
        var words = (span ?? Span).Address() is { } word ? $"&span={word}" : "";
        return $"/time/analysis/team?team={Scope?.Slug ?? "company"}&month={(month ?? Month).Address()}{words}{(mine ?? IsInMyZone ? "&zone=mine" : "")}";
    }
}
