using AsyncWork.Domain.TimeLogs;
using AsyncWork.Web.Data;
using AsyncWork.Web.Htmx;
using AsyncWork.Web.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Time;

/// <summary>Work to log again, and what of it is pinned (product.md T15).</summary>
public sealed class AgainModel(AppDbContext db, IClock clock) : PageModel
{
    const string Here = "/time/again";

    public WorkAgain Again { get; private set; } = null!;
    Viewer Viewer => User.Viewer();

    public async Task<IActionResult> OnGetAsync()
    {
        await LoadAsync();
        return Page();
    }

    /// <summary>Pins the work of an entry of mine; what is pinned already stays so.</summary>
    public async Task<IActionResult> OnPostPinAsync(long entry, string? back)
    {
        if (await db.FindEntryFor(entry, Viewer.Person).AsNoTracking().SingleOrDefaultAsync() is not { } done)
            return NotFound();
        var choices = await WorkChoices.LoadAsync(db);
        var activity = choices.Activity(done.ActivityId) is { IsArchived: false } ? done.ActivityId : null;
        var work = new WorkDetails(done.ProjectId, activity, done.Description);
        var reason = done.ProjectId is { } project ? choices.WhyNotProject(project, null) : null;
        if ((reason ?? await PinAsync(work)) is { } refused)
        {
            ModelState.AddModelError("", refused);
            await LoadAsync();
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }
        this.Toast($"Pinned: {choices.Project(work.ProjectId)?.Name}.");
        return this.GoTo(Url.IsLocalUrl(back) ? back : Here);
    }

    public async Task<IActionResult> OnPostUnpinAsync(int pin, string? back)
    {
        var person = Viewer.Person;
        await db.WriteAsync(stop => db.PinnedWork.Where(p => p.Id == pin && p.PersonId == person).ExecuteDeleteAsync(stop));
        this.Toast("It is not pinned any more.");
        return this.GoTo(Url.IsLocalUrl(back) ? back : Here);
    }

    /// <summary>One after the other, so that two windows pin nothing twice and no more than there may be.</summary>
    async Task<string?> PinAsync(WorkDetails work)
    {
        string? reason = null;
        var person = Viewer.Person;
        await db.InTransactionAsync(async cancellation =>
        {
            db.ChangeTracker.Clear();
            await db.TakeTurnOfAsync(person, cancellation);
            var pinned = await db.PinnedWork.AsNoTracking().Where(p => p.PersonId == person).ToListAsync(cancellation);
            if (
                pinned.Exists(p =>
                    (p.ProjectId, p.ActivityId, p.Description) == (work.ProjectId, work.ActivityId, work.Description)
                )
            )
                return;
            reason = PinnedWork.WhyNotPin(work, pinned.Count);
            if (reason is not null)
                return;
            db.Add(new PinnedWork(person, work, clock.GetCurrentInstant().InZone(Viewer.Zone).Date));
            await db.SaveChangesAsync(cancellation);
        });
        return reason;
    }

    async Task LoadAsync() => Again = await WorkAgain.LoadAsync(db, Viewer, await WorkChoices.LoadAsync(db), Here, cards: true);
}
