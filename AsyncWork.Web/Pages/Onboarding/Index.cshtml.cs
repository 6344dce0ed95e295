using AsyncWork.Domain.Onboarding;
using AsyncWork.Web.Data;
using AsyncWork.Web.Htmx;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Pages.Onboarding.Plans;
using AsyncWork.Web.Pages.Reports;
using AsyncWork.Web.Pages.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Onboarding;

/// <summary>
/// Who comes and who leaves (product.md O8): for HR all plans, with who is stuck; for all others theirs, and what waits for them in those of others.
/// </summary>
public sealed class IndexModel(AppDbContext db, IClock clock) : PageModel
{
    /// <summary>Plans on one page.</summary>
    public const int Size = 50;

    /// <summary>So many of one's own steps are listed.</summary>
    public const int MostSteps = 20;

    [BindProperty(SupportsGet = true, Name = "show")]
    public PlanFilter Filter { get; set; }

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Words { get; set; }

    [BindProperty(SupportsGet = true, Name = "role")]
    public string? Role { get; set; }

    /// <summary>The month in which plans end.</summary>
    [BindProperty(SupportsGet = true, Name = "cohort")]
    public string? AskedCohort { get; set; }

    [BindProperty(SupportsGet = true, Name = "p")]
    public int Asked { get; set; } = 1;
    public Viewer Viewer => User.Viewer();
    public LocalDate Today => clock.GetCurrentInstant().InZone(Viewer.Zone).Date;
    public YearMonth? Cohort => ReportPeriod.Read(AskedCohort);
    public IReadOnlyList<PlanRow> Plans { get; private set; } = [];
    public IReadOnlyList<MyStep> Steps { get; private set; } = [];
    public IReadOnlyList<string> Roles { get; private set; } = [];
    public Pager Pager { get; private set; } = null!;

    /// <summary>How many run, and of these how many are overdue and stuck.</summary>
    public PlanCounts Counts { get; private set; } = new(0, 0, 0);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        Words = Words is { Length: > 100 } words ? words[..100] : Words;
        var asked = new PlansAsked(Filter, Words, Role, Cohort, Today);
        Counts = await db.CountPlans(Viewer, Today).SingleOrDefaultAsync(cancellation) ?? Counts;
        Pager = new(Asked, Size, await db.FilterPlans(Viewer, asked).CountAsync(cancellation), Url);
        Plans = await db.ListPlans(Viewer, asked).Skip(Pager.Skip).Take(Size).ToListAsync(cancellation);
        Steps = await PlanQueries.ListStepsAhead(db, Viewer.Person, Today.PlusDays(14), MostSteps).ToListAsync(cancellation);
        if (Viewer.SeesCompany)
            Roles = await db.ListRoles().ToListAsync(cancellation);
        return this.PageOrFragment("_Plans");
    }

    new string Url(int page)
    {
        string?[] parts =
        [
            Filter == PlanFilter.Running ? null : $"show={Filter}",
            string.IsNullOrWhiteSpace(Words) ? null : $"q={Uri.EscapeDataString(Words)}",
            string.IsNullOrEmpty(Role) ? null : $"role={Uri.EscapeDataString(Role)}",
            Cohort is { } month ? $"cohort={month:uuuu-MM}" : null,
            page == 1 ? null : $"p={page}",
        ];
        var query = string.Join('&', parts.OfType<string>());
        return query.Length == 0 ? "/onboarding" : $"/onboarding?{query}";
    }
}
