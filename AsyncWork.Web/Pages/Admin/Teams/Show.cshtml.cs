using AsyncWork.Domain.People;
using AsyncWork.Web.Data;
using AsyncWork.Web.Htmx;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Pages.People;
using AsyncWork.Web.Pages.People.Teams;
using AsyncWork.Web.TagHelpers;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Admin.Teams;

/// <summary>A team: its name, who is in it from when, who leads it.</summary>
public sealed class ShowModel(AppDbContext db, TeamChanges changes, IClock clock) : PageModel
{
    public Team Team { get; private set; } = null!;
    public IReadOnlyList<MemberLine> Members { get; private set; } = [];

    /// <summary>How many of them are in it today.</summary>
    public int Present => Members.Count(m => m.JoinedOn <= Today);
    public IReadOnlyList<PersonName> Leads { get; private set; } = [];
    public IReadOnlyList<Candidate> Candidates { get; private set; } = [];

    /// <summary>What was typed, shown again after a refusal; else what the team agreed on.</summary>
    public AgreementInput? Agreement { get; private set; }

    /// <summary>The agreement beside what the schedules give; null without members.</summary>
    public TeamHours? Hours { get; private set; }
    public Instant Now => clock.GetCurrentInstant();
    public LocalDate Today => Now.InZone(User.Viewer().Zone).Date;

    public Task<IActionResult> OnGetAsync(string slug) => ShowAsync(slug, StatusCodes.Status200OK);

    public Task<IActionResult> OnPostRenameAsync(string slug, int version, string? name) =>
        DoAsync(slug, () => changes.RenameAsync(slug, version, name), _ => $"The team is called {name!.Trim()} now.");

    public Task<IActionResult> OnPostAgreeAsync(string slug, int version, AgreementInput agreement)
    {
        Agreement = agreement;
        return DoAsync(slug, () => changes.AgreeAsync(slug, version, agreement), _ => "The agreement is saved.");
    }

    public Task<IActionResult> OnPostAdmitAsync(string slug, int version, int person, LocalDate? from) =>
        DoAsync(
            slug,
            () => changes.AdmitAsync(slug, version, person, from),
            name => $"{name} is in the team from {from!.Value.Text()} on.",
            person
        );

    public Task<IActionResult> OnPostReleaseAsync(string slug, int version, int person, LocalDate? on) =>
        DoAsync(
            slug,
            () => changes.ReleaseAsync(slug, version, person, on),
            name => $"{name} is not in the team any more from {on!.Value.Text()} on.",
            person
        );

    public Task<IActionResult> OnPostAppointAsync(string slug, int version, int person) =>
        DoAsync(slug, () => changes.AppointAsync(slug, version, person), name => $"{name} leads the team now.", person);

    public Task<IActionResult> OnPostDismissAsync(string slug, int version, int person) =>
        DoAsync(
            slug,
            () => changes.DismissAsync(slug, version, person),
            name => $"{name} does not lead the team any more.",
            person
        );

    /// <param name="done">What is said when it is done, with the name of the person.</param>
    async Task<IActionResult> DoAsync(string slug, Func<Task<string?>> change, Func<string?, string> done, int? person = null)
    {
        try
        {
            if (await change() is not { } reason)
            {
                var who = new PersonId(person ?? 0);
                this.Toast(done(await db.People.Where(p => p.Id == who).Select(p => p.Name).FirstOrDefaultAsync()));
                return Request.IsHtmx() ? await ShowAsync(slug, StatusCodes.Status200OK) : RedirectToPage(new { slug });
            }
            ModelState.Clear();
            ModelState.AddModelError("", reason);
            return await ShowAsync(slug, StatusCodes.Status422UnprocessableEntity);
        }
        catch (DbUpdateException)
        {
            ModelState.AddModelError("", "Someone else changed this team first. This is the team now.");
            return await ShowAsync(slug, StatusCodes.Status409Conflict);
        }
    }

    async Task<IActionResult> ShowAsync(string slug, int status)
    {
        db.ChangeTracker.Clear();
        if (await db.Teams.AsNoTracking().SingleOrDefaultAsync(t => t.Slug == slug) is not { } team)
            return NotFound();
        Team = team;
        Members = await db.ListMembers(team.Id, Today).ToListAsync();
        Leads = await db.ListLeads(team.Id).ToListAsync();
        if (status == StatusCodes.Status200OK || Agreement is null)
            Agreement = AgreementInput.Of(team, User.Viewer().Zone);
        PersonId[] members = [.. Members.Where(m => m.JoinedOn <= Today).Select(m => m.Id)];
        if (members.Length > 0)
            Hours = await TeamHours.LoadAsync(db, team, members, [], User.Viewer().Zone, Now);
        Candidates = await db.ListCandidates(Today).ToListAsync();
        return this.PageOrFragment("_Team", status);
    }
}
