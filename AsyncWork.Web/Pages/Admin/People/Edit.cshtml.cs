using System.Security.Claims;
using AsyncWork.Domain.People;
using AsyncWork.Web.Data;
using AsyncWork.Web.History;
using AsyncWork.Web.Htmx;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Pages.Requests;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace AsyncWork.Web.Pages.Admin.People;

/// <summary>A person's name, address, zone and days of employment.</summary>
public sealed class EditModel(AppDbContext db, AccountAdministration administration, AccountSessions sessions, AuditTrail audit)
    : PageModel
{
    [BindProperty]
    public PersonInput Input { get; set; } = new();

    public Person Person { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(int id)
    {
        if (await FindAsync(id) is not { } person)
            return NotFound();
        (Person, Input) = (person, PersonInput.Of(person));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(int id, int version)
    {
        if (await FindAsync(id) is not { } person)
            return NotFound();
        Person = person;
        var account = await db.Users.SingleOrDefaultAsync(a => a.PersonId == person.Id);
        await Input.CheckAsync(ModelState, db, person.Id, needsEmail: account is not null);
        if (!ModelState.IsValid)
            return Refuse(StatusCodes.Status422UnprocessableEntity);
        try
        {
            await db.InTransactionAsync(_ => SaveAsync(id, version));
        }
        catch (RefusedException refused)
        {
            ModelState.AddModelError("Input.LastDay", refused.Message);
            return Refuse(refused.Status);
        }
        catch (DbUpdateException)
        {
            return await ConflictAsync(id);
        }
        this.Toast($"{Person.Name} saved.");
        return RedirectToPage(new { id });
    }

    async Task SaveAsync(int id, int version)
    {
        db.ChangeTracker.Clear();
        // Two administrators could let each other leave in one moment: who is second sees what the first did.
        if (Input.LastDay is not null)
            await db.TakeCompanyTurnAsync(default);
        Person = await db.People.SingleAsync(p => p.Id == new PersonId(id));
        if (await administration.WhyNotLeaveAsync(Person, Input.LastDay) is { } stays)
            throw new RefusedException(StatusCodes.Status422UnprocessableEntity, stays);
        var (address, zone, place) = (Person.Email, Person.Zone, Person.Location);
        db.Entry(Person).Property(p => p.Version).OriginalValue = version;
        audit.Record("changed person", Person.Name, Input.ApplyTo(Person));
        await db.SaveChangesAsync();
        if (!zone.Equals(Person.Zone) || place != Person.Location)
            await db.RecountAsync(Person.Id, User.Viewer().Today);
        if (Person.Email == address || await db.Users.SingleOrDefaultAsync(a => a.PersonId == Person.Id) is not { } account)
            return;
        var own = Person.Id == User.Viewer().Person;
        await administration.MoveToAddressAsync(
            account,
            Person.Email!,
            own && Guid.TryParse(User.FindFirstValue(ViewerClaims.Session), out var session) ? session : null
        );
        if (own)
            await sessions.RefreshAsync(account);
    }

    /// <summary>Someone saved first. What was typed stays; beside each field stands what is stored now.</summary>
    async Task<IActionResult> ConflictAsync(int id)
    {
        db.ChangeTracker.Clear();
        if (await FindAsync(id) is not { } person)
            return NotFound();
        Person = person;
        ModelState.AddModelError(
            "",
            "Someone else changed this person first. Compare, then save again to keep what stands here."
        );
        foreach (var (field, _, stored, _) in Input.Differences(person))
            ModelState.AddModelError($"Input.{field}", $"Stored now: {stored ?? "nothing"}.");
        return Refuse(StatusCodes.Status409Conflict);
    }

    PageResult Refuse(int status)
    {
        Response.StatusCode = status;
        return Page();
    }

    Task<Person?> FindAsync(int id) => db.People.AsNoTracking().SingleOrDefaultAsync(p => p.Id == new PersonId(id));
}
