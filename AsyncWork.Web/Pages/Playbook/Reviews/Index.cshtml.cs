using AsyncWork.Domain.Norms;
using AsyncWork.Web.Data;
using AsyncWork.Web.Htmx;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Pages.Reports;
using AsyncWork.Web.Pages.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Playbook.Reviews;

/// <summary>Norm reviews: which are due, open and held (product.md P11).</summary>
public sealed class IndexModel(AppDbContext db, ReviewDesk desk, IClock clock) : PageModel
{
    /// <summary>What stands in addresses for the company, where a team has its name; no team is called so.</summary>
    public const string OfCompany = "-";
    const int Size = 40;
    IReadOnlyList<ReviewTeam> teams = [];
    HashSet<int?> opened = [];

    /// <summary>The team's name in addresses; null for all.</summary>
    [BindProperty(SupportsGet = true, Name = "team")]
    public string? TeamSlug { get; set; }

    /// <summary>"open" or "held"; null for both.</summary>
    [BindProperty(SupportsGet = true)]
    public string? State { get; set; }

    [BindProperty(SupportsGet = true, Name = "p")]
    public int Asked { get; set; } = 1;

    /// <summary>The quarter whose review is opened.</summary>
    [BindProperty]
    public string? Quarter { get; set; }
    public Viewer Viewer => User.Viewer();
    public Quarter Last { get; private set; }
    public string Company { get; private set; } = "";
    public IReadOnlyList<ReviewRow> Rows { get; private set; } = [];
    public Pager Pager { get; private set; } = null!;

    /// <summary>Those whose reviews one may see.</summary>
    public IReadOnlyList<ReviewTeam> Teams => Viewer.SeesCompany ? teams : [.. teams.Where(t => t.IsLed || t.IsMine)];

    /// <summary>Whose review of the quarter that ended last nobody has opened; null for the company.</summary>
    public IReadOnlyList<ReviewTeam?> Due =>
        [
            .. Teams
                .Cast<ReviewTeam?>()
                .Prepend(null)
                .Where(t => !opened.Contains(t?.Id) && (TeamSlug is null || TeamSlug == (t?.Slug ?? OfCompany))),
        ];

    public async Task<IActionResult> OnGetAsync() => await ShowAsync(StatusCodes.Status200OK);

    /// <summary>Opens the review of a team, or of the company, before it opens by itself.</summary>
    public async Task<IActionResult> OnPostAsync(string? of)
    {
        var today = clock.GetCurrentInstant().InZone(Viewer.Zone).Date;
        teams = await db.ListReviewTeams(Viewer.Person, today).ToListAsync();
        var team = teams.FirstOrDefault(t => t.Slug == of);
        if (team is null && of != OfCompany)
            return NotFound();
        if (!Viewer.MayHold(team))
            return Forbid();
        var answer = await desk.OpenAsync(Viewer, team, Quarter);
        if (answer is { IsDone: true, Id: { } id })
            return this.GoTo(NormReview.UrlOf(id));
        ModelState.AddModelError("", answer.Refused ?? "The review could not be opened.");
        return await ShowAsync(answer.Status);
    }

    async Task<IActionResult> ShowAsync(int status)
    {
        var now = clock.GetCurrentInstant();
        var today = now.InZone(Viewer.Zone).Date;
        var company = await db.GetCompanyAsync(HttpContext.RequestAborted);
        (Company, Last) = (company.Name, Domain.Norms.Quarter.LastBefore(now.InZone(company.Zone).Date));
        teams = await db.ListReviewTeams(Viewer.Person, today).ToListAsync();
        opened = [.. await db.ListOpenedFor(Last.First).ToListAsync()];
        if (TeamSlug != OfCompany && Teams.All(t => t.Slug != TeamSlug))
            TeamSlug = null;
        if (State is not ("open" or "held"))
            State = null;
        var filter = new ReviewFilter(
            Teams.FirstOrDefault(t => t.Slug == TeamSlug)?.Id,
            TeamSlug == OfCompany,
            State is null ? null : State == "held"
        );
        var total = await db.FilterNormReviews(Viewer, today, filter).CountAsync();
        Pager = new(Asked, Size, total, page => $"/playbook/reviews?team={TeamSlug}&state={State}&p={page}");
        Rows = await db.ListNormReviews(Viewer, today, filter, Pager.Skip, Size).ToListAsync();
        return this.PageOrFragment("_Reviews", status);
    }
}
