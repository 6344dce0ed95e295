using AsyncWork.Domain.People;
using AsyncWork.Web.Data;
using AsyncWork.Web.Htmx;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Pages.Playbook;
using AsyncWork.Web.Pages.Playbook.Channels;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace AsyncWork.Web.Pages.People.Teams;

/// <summary>How soon a team answers, channel by channel: its own norm where it has one, else the company's (product.md P4).</summary>
public sealed class NormsModel(AppDbContext db, NormDesk desk) : PageModel
{
    [BindProperty(Name = "Norm")]
    public NormInput Input { get; set; } = new();
    public Team Team { get; private set; } = null!;
    public ChannelList List { get; private set; } = null!;
    public bool MayChange => User.Viewer().ChangesAgreementOf(Team);

    public async Task<IActionResult> OnGetAsync(string slug) =>
        await LoadAsync(slug) ? this.PageOrFragment("_Norms") : NotFound();

    public async Task<IActionResult> OnPostAsync(string slug)
    {
        if (!await LoadAsync(slug))
            return NotFound();
        if (!MayChange)
            return Forbid();
        if (!ModelState.IsValid)
            return Refuse(StatusCodes.Status422UnprocessableEntity, "Write the norm as a whole number, such as 2.");
        var channel = List.Channels.FirstOrDefault(c => c.Id == Input.Channel)?.Name;
        if (await desk.SetAsync(User.Viewer(), Input, Team.Id, $"Channel {channel}, team {Team.Name}") is { } why)
        {
            await LoadAsync(slug);
            return Refuse(why.Status, why.Reason);
        }
        this.Toast("The norm is set. What was asked before keeps the norm of its day.");
        if (!Request.IsHtmx())
            return RedirectToPage();
        ModelState.Clear();
        await LoadAsync(slug);
        return this.PageOrFragment("_Norms");
    }

    /// <summary>Where the team has agreed on nothing of its own, it takes what is usual in its way of working (product.md P12).</summary>
    /// <param name="way">As it was offered.</param>
    public async Task<IActionResult> OnPostUsualAsync(string slug, AsyncModel way)
    {
        if (!await LoadAsync(slug))
            return NotFound();
        if (!MayChange)
            return Forbid();
        if (!ModelState.IsValid)
            return BadRequest();
        if (await desk.TakeUsualAsync(User.Viewer(), Team, way) is { } why)
        {
            await LoadAsync(slug);
            return Refuse(why.Status, why.Reason);
        }
        this.Toast("The norms are set. What was asked before keeps the norm of its day.");
        return this.GoTo($"/people/teams/{Team.Slug}/norms");
    }

    async Task<bool> LoadAsync(string slug)
    {
        db.ChangeTracker.Clear();
        if (await db.FindTeamToRead(slug).SingleOrDefaultAsync() is not { } team)
            return false;
        (Team, List) = (team, await ChannelList.LoadAsync(db, archived: false));
        return true;
    }

    IActionResult Refuse(int status, string reason)
    {
        ModelState.Clear();
        ModelState.AddModelError("", reason);
        return this.PageOrFragment("_Norms", status);
    }
}
