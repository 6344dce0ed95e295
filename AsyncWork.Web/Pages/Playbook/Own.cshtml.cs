using AsyncWork.Domain.Wiki;
using AsyncWork.Web.Data;
using AsyncWork.Web.Htmx;
using AsyncWork.Web.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Playbook;

/// <summary>Begins a page of a team's playbook; what it says is written next, in the wiki (product.md P1).</summary>
public sealed class OwnModel(AppDbContext db, Playbooks playbooks, IClock clock) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "team")]
    public string? TeamSlug { get; set; }

    /// <summary>The company's page on whose subject it is; null for a subject of its own.</summary>
    [BindProperty(SupportsGet = true)]
    public int? About { get; set; }

    [BindProperty]
    public bool Replaces { get; set; }

    [BindProperty]
    public string? Title { get; set; }

    [BindProperty]
    public Guid FormKey { get; set; }
    public PlaybookTeam Team { get; private set; } = null!;
    public IReadOnlyList<PlaybookPage> Subjects { get; private set; } = [];
    Viewer Viewer => User.Viewer();

    public async Task<IActionResult> OnGetAsync()
    {
        if (await RefuseAsync() is { } no)
            return no;
        Title = Subjects.FirstOrDefault(s => s.Id == About) is { } subject ? $"{subject.Title}: {Team.Name}" : Title;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (await RefuseAsync() is { } no)
            return no;
        var subject = About is { } id ? Subjects.FirstOrDefault(s => s.Id == id) : null;
        var (answer, url) =
            !ModelState.IsValid || (About is not null && subject is null)
                ? (Wiki.PageAnswer.No("Choose a page of the company’s playbook, or a subject of its own."), "")
                : await playbooks.NewOwnAsync(Viewer, Team, subject?.Id, Replaces, Title, FormKey, clock.GetCurrentInstant());
        if (answer.IsDone)
            return this.GoTo($"{url}/edit");
        ModelState.AddModelError(
            answer.Refused == WikiPage.WhyNotTitle(Title) ? "Title" : "",
            answer.Refused ?? "The page could not be made."
        );
        Response.StatusCode = answer.Status;
        return Page();
    }

    async Task<IActionResult?> RefuseAsync()
    {
        var today = clock.GetCurrentInstant().InZone(Viewer.Zone).Date;
        var teams = await db.ListPlaybookTeams(Viewer.Person, today).ToListAsync();
        if (teams.Find(t => t.Slug == TeamSlug) is not { } team)
            return NotFound();
        if (!await playbooks.MaySpeakForAsync(Viewer, team.Id))
            return Forbid();
        Team = team;
        Subjects = await db.ListPlaybook(Viewer, null).ToListAsync();
        return null;
    }
}
