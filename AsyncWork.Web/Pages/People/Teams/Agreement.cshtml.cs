using AsyncWork.Domain.People;
using AsyncWork.Web.Data;
using AsyncWork.Web.Htmx;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Pages.Admin.Teams;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.People.Teams;

/// <summary>What a team agreed on, changed by those who lead it (product.md S3).</summary>
public sealed class AgreementModel(AppDbContext db, TeamChanges changes, IClock clock) : PageModel
{
    public Team Team { get; private set; } = null!;
    public AgreementInput Agreement { get; private set; } = null!;
    public Instant Now => clock.GetCurrentInstant();

    public async Task<IActionResult> OnGetAsync(string slug)
    {
        if (await WhyNotAsync(slug) is { } refused)
            return refused;
        Agreement = AgreementInput.Of(Team, User.Viewer().Zone);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string slug, int version, AgreementInput agreement)
    {
        if (await WhyNotAsync(slug) is { } refused)
            return refused;
        Agreement = agreement;
        try
        {
            if (await changes.AgreeAsync(slug, version, agreement) is { } reason)
                return Refuse(reason, StatusCodes.Status422UnprocessableEntity);
        }
        catch (DbUpdateException)
        {
            if (await WhyNotAsync(slug) is { } gone)
                return gone;
            Agreement = AgreementInput.Of(Team, User.Viewer().Zone);
            return Refuse("Someone else changed this team first. This is the agreement now.", StatusCodes.Status409Conflict);
        }
        this.Toast("Agreement saved.");
        return this.GoTo($"/people/teams/{Team.Slug}");
    }

    async Task<IActionResult?> WhyNotAsync(string slug)
    {
        db.ChangeTracker.Clear();
        if (await db.FindTeamToRead(slug).SingleOrDefaultAsync() is not { } team)
            return NotFound();
        Team = team;
        return User.Viewer().ChangesAgreementOf(team) ? null : Forbid();
    }

    PageResult Refuse(string reason, int status)
    {
        ModelState.Clear();
        ModelState.AddModelError("", reason);
        Response.StatusCode = status;
        return Page();
    }
}
