using AsyncWork.Domain.People;
using AsyncWork.Web.Data;
using AsyncWork.Web.Htmx;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Pages.Admin.Teams;
using AsyncWork.Web.Pages.People;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Admin.People;

/// <summary>A new colleague: the person, their team from the first day on and, at will, the invitation.</summary>
public sealed class NewModel(
    AppDbContext db,
    NewPeople people,
    Invitations invitations,
    AccountAdministration administration,
    IClock clock
) : PageModel
{
    [BindProperty]
    public PersonInput Input { get; set; } = new();

    [BindProperty]
    public string? Team { get; set; }

    /// <summary>Null for an employee.</summary>
    [BindProperty]
    public Role? Role { get; set; }

    [BindProperty]
    public bool InviteNow { get; set; }

    [BindProperty]
    public Guid FormKey { get; set; }

    public IReadOnlyList<TeamName> Teams { get; private set; } = [];

    public async Task OnGetAsync()
    {
        var zone = await db.Companies.Select(c => c.Zone).FirstOrDefaultAsync() ?? User.Viewer().Zone;
        Input = new() { Zone = zone.Id, StartsOn = clock.GetCurrentInstant().InZone(zone).Date };
        InviteNow = true;
        Teams = await db.ListTeamNames().ToListAsync();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await Input.CheckAsync(ModelState, db, null, needsEmail: InviteNow);
        if (Role is not null && !InviteNow)
            ModelState.AddModelError(
                nameof(Role),
                "A role belongs to an account. Send the invitation now, or give the role later."
            );
        if (!string.IsNullOrEmpty(Team) && !await db.Teams.AnyAsync(t => t.Slug == Team))
            ModelState.AddModelError(nameof(Team), "That team is not there any more. Choose another.");
        if (InviteNow && invitations.WhyNotMail is { } reason)
            ModelState.AddModelError(nameof(InviteNow), reason);
        if (ModelState.IsValid && InviteNow && invitations.WhyNotJoin(Described(), account: null) is { } uninvited)
            ModelState.AddModelError(nameof(InviteNow), uninvited);
        if (!ModelState.IsValid)
            return await RefuseAsync();
        Person? person = null;
        try
        {
            await db.InTransactionAsync(async cancellation => person = await MakeAsync(cancellation));
        }
        catch (DbUpdateException)
        {
            // The address was free a moment ago.
            ModelState.AddModelError("Input.Email", "Someone else has this address now.");
            return await RefuseAsync();
        }
        if (person is not null)
            this.Toast(InviteNow ? $"{person.Name} was added and gets an invitation by mail." : $"{person.Name} was added.");
        return this.GoTo(person is null ? "/admin/people" : $"/admin/people/{person.Id}");
    }

    /// <summary>The person that a valid form describes.</summary>
    Person Described()
    {
        var person = new Person(Input.Name!, Input.Email, Zones.Find(Input.Zone)!, Input.StartsOn!.Value);
        Input.ApplyTo(person);
        return person;
    }

    /// <summary>Null when this form made a person before.</summary>
    async Task<Person?> MakeAsync(CancellationToken cancellation)
    {
        db.ChangeTracker.Clear();
        var person = Described();
        if (!await people.AddAsync(person, Team, FormKey, cancellation))
            return null;
        if (InviteNow)
        {
            var account = await invitations.InviteAsync(person);
            if (Role is { } role)
                await administration.AddRoleAsync(account, person, role);
        }
        return person;
    }

    async Task<IActionResult> RefuseAsync()
    {
        db.ChangeTracker.Clear();
        Teams = await db.ListTeamNames().ToListAsync();
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }
}
