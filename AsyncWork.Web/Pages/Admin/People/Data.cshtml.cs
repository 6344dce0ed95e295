using AsyncWork.Domain.People;
using AsyncWork.Web.Data;
using AsyncWork.Web.Htmx;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Pages.Onboarding.Leaving;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Admin.People;

/// <summary>What is stored about a person who has left: handed out to them on request, and erased (product.md A7).</summary>
public sealed class DataModel(AppDbContext db, Erasure erasure, IClock clock) : PageModel
{
    [BindProperty]
    public string? Name { get; set; }
    public Person Person { get; private set; } = null!;
    public StillOwned Owned { get; private set; } = null!;

    /// <summary>They have an account that is not deactivated, and see to their data themselves.</summary>
    public bool CanSignIn { get; private set; }

    /// <summary>Why nothing can be erased yet; null when it can.</summary>
    public string? WhyNotErase { get; private set; }

    public async Task<IActionResult> OnGetAsync(int id, CancellationToken cancellation) =>
        await LoadAsync(id, cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(int id, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation))
            return NotFound();
        if (WhyNotErase is null && !string.Equals(Name?.Trim(), Person.Name, StringComparison.Ordinal))
            return Refuse("Name", $"Write the name as it stands here, {Person.Name}, so that nobody is erased by a slip.");
        try
        {
            if (await erasure.EraseAsync(Person.Id, cancellation) is { } reason)
                return Refuse("", reason);
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return await LoadAsync(id, cancellation)
                ? Refuse("", "Somebody changed this person first. Look once more.", StatusCodes.Status409Conflict)
                : NotFound();
        }
        this.Toast($"Erased. What refers to this person now says Former colleague {id}.");
        return RedirectToPage(new { id });
    }

    PageResult Refuse(string field, string reason, int status = StatusCodes.Status422UnprocessableEntity)
    {
        ModelState.AddModelError(field, reason);
        Response.StatusCode = status;
        return Page();
    }

    async Task<bool> LoadAsync(int id, CancellationToken cancellation)
    {
        var of = new PersonId(id);
        if (await db.People.AsNoTracking().SingleOrDefaultAsync(p => p.Id == of, cancellation) is not { } person)
            return false;
        Person = person;
        CanSignIn = await db.Users.AnyAsync(a => a.PersonId == of && a.DeactivatedAt == null, cancellation);
        Owned = await db.LoadStillOwnedAsync(of, cancellation);
        WhyNotErase = person.WhyNotErase(clock.GetCurrentInstant(), CanSignIn, Owned.Parts.Sum(p => p.Count));
        return true;
    }
}
