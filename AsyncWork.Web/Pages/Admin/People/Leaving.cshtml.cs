using AsyncWork.Domain.People;
using AsyncWork.Web.Data;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Pages.Onboarding.Leaving;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace AsyncWork.Web.Pages.Admin.People;

/// <summary>What a person answers for and somebody else has to take over when they leave (product.md F1).</summary>
public sealed class LeavingModel(AppDbContext db) : PageModel
{
    public Person Person { get; private set; } = null!;
    public IReadOnlyList<OwnedPart> Parts { get; private set; } = [];

    /// <summary>Where it is handed over; null where nothing is theirs.</summary>
    public StillOwned? Owned { get; private set; }

    public async Task<IActionResult> OnGetAsync(int id, CancellationToken cancellation)
    {
        var owner = new PersonId(id);
        if (await db.People.AsNoTracking().SingleOrDefaultAsync(p => p.Id == owner, cancellation) is not { } person)
            return NotFound();
        Person = person;
        Parts = await db.LoadOwnedAsync(owner, User.Viewer(), cancellation);
        if (Parts.Count > 0)
            Owned = await db.LoadStillOwnedAsync(owner, cancellation);
        return Page();
    }
}
