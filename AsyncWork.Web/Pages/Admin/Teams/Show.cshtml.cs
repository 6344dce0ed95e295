using AsyncWork.Domain.People;
using AsyncWork.Web.Data;
using AsyncWork.Web.History;
using AsyncWork.Web.Htmx;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Pages.People;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Admin.Teams;

/// <summary>A team: its name, who is in it from when, who leads it.</summary>
public sealed class ShowModel(AppDbContext db, Memberships memberships, AuditTrail audit, IClock clock) : PageModel
{
    const string SomeoneWasFirst = "Someone else changed this team first. This is the team now.";

    public Team Team { get; private set; } = null!;
    public IReadOnlyList<MemberLine> Members { get; private set; } = [];
    public IReadOnlyList<PersonName> Leads { get; private set; } = [];
    public IReadOnlyList<Candidate> Candidates { get; private set; } = [];
    public LocalDate Today => clock.GetCurrentInstant().InZone(User.Viewer().Zone).Date;

    public async Task<IActionResult> OnGetAsync(string slug) => await ShowAsync(slug, StatusCodes.Status200OK);

    public Task<IActionResult> OnPostRenameAsync(string slug, int version, string? name) =>
        ChangeAsync(
            slug,
            version,
            async (team, _) =>
            {
                if ((Team.WhyNotName(name) ?? await db.WhyNotCallTeamAsync(name!, team.Id)) is { } reason)
                    return reason;
                audit.Record("renamed team", team.Name, $"now {name!.Trim()}");
                team.Rename(name);
                return null;
            }
        );

    public Task<IActionResult> OnPostAdmitAsync(string slug, int version, int person, LocalDate? from) =>
        WithPersonAsync(
            slug,
            version,
            person,
            async (team, member, cancellation) =>
            {
                if (from is not { } day)
                    return "Give the day from which the person is a member, as 2026-11-30.";
                if (team.WhyNotAdmit(member.Id, day) is { } reason)
                    return reason;
                await memberships.AdmitAsync(team, member, day, cancellation);
                return null;
            }
        );

    public Task<IActionResult> OnPostReleaseAsync(string slug, int version, int person, LocalDate? on) =>
        WithPersonAsync(
            slug,
            version,
            person,
            async (team, member, cancellation) =>
            {
                if (on is not { } day)
                    return "Give the first day without the team, as 2026-11-30.";
                if (team.WhyNotRelease(member.Id, day) is { } reason)
                    return reason;
                await memberships.ReleaseAsync(team, member, day, cancellation);
                return null;
            }
        );

    public Task<IActionResult> OnPostAppointAsync(string slug, int version, int person) =>
        WithPersonAsync(
            slug,
            version,
            person,
            (team, lead, _) =>
            {
                team.Appoint(lead.Id);
                audit.Record("appointed lead", team.Name, lead.Name);
                return Task.FromResult<string?>(null);
            }
        );

    public Task<IActionResult> OnPostDismissAsync(string slug, int version, int person) =>
        WithPersonAsync(
            slug,
            version,
            person,
            (team, lead, _) =>
            {
                team.Dismiss(lead.Id);
                audit.Record("dismissed lead", team.Name, lead.Name);
                return Task.FromResult<string?>(null);
            }
        );

    Task<IActionResult> WithPersonAsync(
        string slug,
        int version,
        int id,
        Func<Team, Person, CancellationToken, Task<string?>> change
    ) =>
        ChangeAsync(
            slug,
            version,
            async (team, cancellation) =>
                await db.People.SingleOrDefaultAsync(p => p.Id == new PersonId(id), cancellation) is { } person
                    ? await change(team, person, cancellation)
                    : "Choose a person from the list."
        );

    /// <summary>All of a change or nothing: the reason why not is shown beside the team as it is.</summary>
    async Task<IActionResult> ChangeAsync(string slug, int version, Func<Team, CancellationToken, Task<string?>> change)
    {
        string? reason = null;
        try
        {
            await db.InTransactionAsync(async cancellation =>
            {
                db.ChangeTracker.Clear();
                if (await db.FindTeam(slug).SingleOrDefaultAsync(cancellation) is not { } team)
                    return;
                db.Entry(team).Property(t => t.Version).OriginalValue = version;
                reason = ModelState.IsValid ? await change(team, cancellation) : "Write the day as 2026-11-30.";
                if (reason is null)
                    await db.SaveChangesAsync(cancellation);
            });
        }
        catch (DbUpdateException)
        {
            ModelState.AddModelError("", SomeoneWasFirst);
            return await ShowAsync(slug, StatusCodes.Status409Conflict);
        }
        if (reason is not null)
        {
            ModelState.Clear();
            ModelState.AddModelError("", reason);
            return await ShowAsync(slug, StatusCodes.Status422UnprocessableEntity);
        }
        return Request.IsHtmx() ? await ShowAsync(slug, StatusCodes.Status200OK) : RedirectToPage(new { slug });
    }

    async Task<IActionResult> ShowAsync(string slug, int status)
    {
        db.ChangeTracker.Clear();
        if (await db.Teams.AsNoTracking().SingleOrDefaultAsync(t => t.Slug == slug) is not { } team)
            return NotFound();
        Team = team;
        Members = await db.ListMembers(team.Id, Today).ToListAsync();
        Leads = await db.ListLeads(team.Id).ToListAsync();
        Candidates = await db.ListCandidates(Today).ToListAsync();
        return this.PageOrFragment("_Team", status);
    }
}
