using AsyncWork.Domain.People;
using AsyncWork.Web.Data;
using AsyncWork.Web.History;
using AsyncWork.Web.Htmx;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Admin.Teams;

/// <summary>A new team.</summary>
public sealed class NewModel(AppDbContext db, AuditTrail audit, IClock clock) : PageModel
{
    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public Guid FormKey { get; set; }

    public async Task<IActionResult> OnPostAsync()
    {
        if ((Team.WhyNotName(Name) ?? await db.WhyNotCallTeamAsync(Name!, null)) is { } reason)
            ModelState.AddModelError(nameof(Name), reason);
        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }
        var team = new Team(Name!);
        db.Add(team);
        audit.Record("made team", team.Name);
        if (await db.SaveOnceAsync(FormKey, clock.GetCurrentInstant()))
            this.Toast($"{team.Name} was made. Admit its members and appoint a lead.");
        return this.GoTo($"/admin/teams/{team.Slug}");
    }
}
