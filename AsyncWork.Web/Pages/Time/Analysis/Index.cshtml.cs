using AsyncWork.Domain.Kpis;
using AsyncWork.Domain.People;
using AsyncWork.Web.Data;
using AsyncWork.Web.Htmx;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Pages.Reports;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Time.Analysis;

/// <summary>
/// Where my time went, and on the same page all that others can see about it (product.md T8, T9, T16; kpis.md K17, K19, K24): nobody is
/// watched.
/// </summary>
public sealed class IndexModel(AppDbContext db, IClock clock) : PageModel
{
    /// <summary>A share of logged hours below this coverage says more about logging than about work (K23b).</summary>
    const int LowestCoverage = MonthlyFigures.LowestCoverageForShares;

    public Viewer Viewer => User.Viewer();
    public LocalDate Today => clock.GetCurrentInstant().InZone(Viewer.Zone).Date;
    public YearMonth Month { get; private set; }

    /// <summary>How many months that end with <see cref="Month"/>.</summary>
    public AnalysisSpan Span { get; private set; }

    /// <summary>Hours are those of my clocks now, not of the clocks I had when I logged them.</summary>
    public bool IsInMyZone { get; private set; }
    public DateInterval Days { get; private set; } = null!;
    public OwnTime Time { get; private set; } = null!;
    public IReadOnlyList<string> Leads { get; private set; } = [];
    public IReadOnlyList<SeenDay> Seen { get; private set; } = [];
    public WorkChoices Choices { get; private set; } = null!;

    /// <summary>Weeks of seven days in the span, for figures by week.</summary>
    public decimal Weeks => (Period.DaysBetween(Days.Start, LocalDate.Min(Days.End, Today.PlusDays(-1))) + 1) / 7m;

    public bool IsCoverageLow => Time.Split.Capacity == 0 || 100 * Time.Split.Logged < LowestCoverage * Time.Split.Capacity;

    public async Task<IActionResult> OnGetAsync(string? month, string? span, string? zone, CancellationToken cancellation)
    {
        if ((string.IsNullOrEmpty(month) ? Today.ToYearMonth() : ReportPeriod.Read(month)) is not { } asked)
            return NotFound();
        (Month, Span, IsInMyZone) = (asked, AnalysisSpans.Read(span), zone == "mine");
        Days = Span.Days(Month);
        Time = await OwnTime.LoadAsync(db, Viewer.Person, Days, Today, IsInMyZone ? Viewer.Zone : null, cancellation);
        Choices = await WorkChoices.LoadAsync(db);
        Seen = await db.ListSeenDays(Viewer.Person, Month.OnDayOfMonth(1), Days.End).ToListAsync(cancellation);
        Leads = await TimeQueries.ListLeadsOf(db, Viewer.Person, Today).ToListAsync(cancellation);
        return this.PageOrFragment("_Analysis");
    }

    public string At(YearMonth? month = null, AnalysisSpan? span = null, bool? mine = null)
    {
        var words = (span ?? Span).Address() is { } word ? $"&span={word}" : "";
        return $"/time/analysis?month={(month ?? Month).Address()}{words}{(mine ?? IsInMyZone ? "&zone=mine" : "")}";
    }

    /// <summary>Hours a week, with one decimal.</summary>
    public string PerWeek(int minutes) =>
        Weeks <= 0 ? FigureText.None : FigureText.Of(minutes / 60m / Weeks, FigureUnit.Hours, 0);
}
