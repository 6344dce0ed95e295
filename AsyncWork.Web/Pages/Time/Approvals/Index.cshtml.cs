using AsyncWork.Web.Data;
using AsyncWork.Web.Htmx;
using AsyncWork.Web.Pages.Reports;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;

namespace AsyncWork.Web.Pages.Time.Approvals;

/// <summary>The weeks that wait for me, and what became of the others (product.md T7).</summary>
public sealed class IndexModel(AppDbContext db, IClock clock, ApprovalDecisions decisions, HandedInHours hours)
    : ApprovalPage(db, clock)
{
    [BindProperty(SupportsGet = true, Name = "state")]
    public string? State { get; set; }

    [BindProperty(SupportsGet = true, Name = "team")]
    public string? Team { get; set; }

    [BindProperty(SupportsGet = true, Name = "month")]
    public string? Month { get; set; }

    [BindProperty(SupportsGet = true, Name = "p")]
    public int Number { get; set; } = 1;

    public IReadOnlyList<ReportScope> Teams { get; private set; } = [];
    public ApprovalList List { get; private set; } = null!;
    public ApprovalState Shown { get; private set; }
    public YearMonth? ShownMonth { get; private set; }

    /// <summary>My own weeks that wait, and for whom.</summary>
    public IReadOnlyList<LocalDate> OwnWeeks { get; private set; } = [];
    public IReadOnlyList<string> OwnLeads { get; private set; } = [];

    /// <summary>What was not done, and why.</summary>
    public string? Problem { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) =>
        await WhyNotAsync(cancellation) ?? await ShowAsync(StatusCodes.Status200OK, cancellation);

    /// <param name="one">One week as it was shown, <c>id:version</c>; it alone is approved.</param>
    /// <param name="chosen">Several.</param>
    public async Task<IActionResult> OnPostAsync(string? one, string[] chosen, CancellationToken cancellation)
    {
        if (await WhyNotAsync(cancellation) is { } refusal)
            return refusal;
        var versions = ApprovalDecisions.Read(string.IsNullOrEmpty(one) ? chosen.Take(ApprovalList.PageSize) : [one]);
        if (versions.Count == 0)
        {
            Problem = "Choose at least one week.";
            return await ShowAsync(StatusCodes.Status422UnprocessableEntity, cancellation);
        }
        return await AnswerAsync(await decisions.ApproveAsync(Scope, versions), cancellation);
    }

    /// <param name="shown">When the list was shown: what was handed in later is left out.</param>
    public async Task<IActionResult> OnPostAllAsync(string? shown, CancellationToken cancellation)
    {
        if (await WhyNotAsync(cancellation) is { } refusal)
            return refusal;
        if (InstantPattern.ExtendedIso.Parse(shown ?? "") is not { Success: true, Value: var at } || at > Now)
            return BadRequest();
        return await AnswerAsync(await decisions.ApproveAllAsync(Filter, at), cancellation);
    }

    async Task<IActionResult> AnswerAsync(ApprovalResult result, CancellationToken cancellation)
    {
        if (result.Approved == 0)
        {
            Problem = result.Text;
            return await ShowAsync(StatusCodes.Status409Conflict, cancellation);
        }
        this.Toast(result.Text);
        return Request.IsHtmx() ? await ShowAsync(StatusCodes.Status200OK, cancellation) : Redirect(At());
    }

    async Task<IActionResult> ShowAsync(int status, CancellationToken cancellation)
    {
        List = await ApprovalList.LoadAsync(Db, hours, Filter, Shown, Number, n => At(page: n), cancellation);
        OwnWeeks = await ApprovalQueries.ListOwnWaiting(Db, Viewer.Person).ToListAsync(cancellation);
        if (OwnWeeks.Count > 0)
            OwnLeads = await TimeQueries.ListLeadsOf(Db, Viewer.Person, Viewer.Today).ToListAsync(cancellation);
        return this.PageOrFragment("_Approvals", status);
    }

    /// <summary>Reads the filter, or answers why not: 403 for who decides on no weeks, 404 for a team that is not theirs.</summary>
    async Task<IActionResult?> WhyNotAsync(CancellationToken cancellation)
    {
        Teams = await ListTeamsAsync(cancellation);
        if (Teams.Count == 0)
            return Forbid();
        (Team, Month) = (string.IsNullOrEmpty(Team) ? null : Team, string.IsNullOrEmpty(Month) ? null : Month);
        ShownMonth = ReportPeriod.Read(Month);
        Shown = Enum.TryParse<ApprovalState>(State, ignoreCase: true, out var state) && Enum.IsDefined(state) ? state : default;
        return (Month is not null && ShownMonth is null) || (Team is not null && Teams.All(t => t.Slug != Team))
            ? NotFound()
            : null;
    }

    ApprovalScope Filter => Scope with { Team = Team, Month = ShownMonth };

    /// <summary>The address of this list with the same filter.</summary>
    public string At(int page = 1, string? handler = null) => ApprovalAddress.Of(Shown, Team, Month, page, handler);
}
