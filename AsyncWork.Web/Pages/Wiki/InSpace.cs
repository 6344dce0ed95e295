using AsyncWork.Domain.Wiki;
using AsyncWork.Web.Data;
using AsyncWork.Web.Htmx;
using AsyncWork.Web.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Wiki;

/// <summary>A page of the app within one space: the space, for the eyes of who asks.</summary>
public abstract class InSpace(AppDbContext db, IClock clock) : PageModel
{
    [FromRoute(Name = "space")]
    public string SpaceSlug { get; set; } = "";

    [BindProperty]
    public Guid FormKey { get; set; }
    public SpaceView Space { get; private set; } = null!;
    public Viewer Viewer => User.Viewer();
    public Instant Now => clock.GetCurrentInstant();
    public LocalDate Today => Now.InZone(Viewer.Zone).Date;
    protected AppDbContext Db => db;

    protected async Task<bool> FindSpaceAsync()
    {
        if (await db.FindSpace(Viewer, SpaceSlug).SingleOrDefaultAsync() is not { } space)
            return false;
        Space = space;
        return true;
    }

    /// <summary>After a change: the way on when it is done, else the page as it was typed, with the reason.</summary>
    protected async Task<IActionResult> AnswerAsync(
        PageAnswer answer,
        Func<IActionResult> done,
        Func<int, Task<IActionResult>> again
    )
    {
        if (answer.Status == StatusCodes.Status404NotFound)
            return NotFound();
        if (answer.Status == StatusCodes.Status403Forbidden)
            return Forbid();
        if (answer.IsDone)
            return done();
        ModelState.AddModelError(FieldOf(answer.Refused ?? ""), answer.Refused ?? "");
        return await again(answer.Status);
    }

    /// <summary>The field at which a reason stands; empty where it is of the whole form.</summary>
    protected virtual string FieldOf(string reason) => "";
}

/// <summary>A page of the app about one page of a space.</summary>
public abstract class OnPage(AppDbContext db, IClock clock) : InSpace(db, clock)
{
    [FromRoute(Name = "slug")]
    public string Slug { get; set; } = "";
    public PageView Shown { get; private set; } = null!;

    /// <summary>The pages above it that one may see, from the top; empty where they were not asked for.</summary>
    public IReadOnlyList<TreeRow> Above { get; private set; } = [];

    /// <summary>The pages directly below it.</summary>
    public IReadOnlyList<TreeRow> Below { get; private set; } = [];
    protected (string Space, string Slug) Address => (SpaceSlug, Slug);

    protected async Task<bool> FindPageAsync()
    {
        if (
            await PageViewQueries.FindPageFor(Db, SpaceSlug, Slug, Viewer.Person, Viewer.Today, Viewer.IsAdministrator)
            is not { IsSeen: true } page
        )
            return false;
        Shown = page;
        return true;
    }

    protected async Task LoadAroundAsync()
    {
        var above = Shown.Above;
        if (above.Count == 0 && !Shown.HasBelow)
            return;
        var around = new List<TreeRow>();
        await foreach (var (row, granted) in PageViewQueries.ListAround(Db, Shown.Id, above, Viewer.Person, Viewer.Today))
            if (PageGrant.Shows(Shown.RightOn(row.IsRestricted, granted), row.IsDraft))
                around.Add(row);
        Above = [.. above.Select(id => around.Find(p => p.Id == id)).OfType<TreeRow>()];
        Below = [.. around.Where(p => p.ParentId == Shown.Id)];
    }

    /// <summary>A page that is there to change something: 404 when it is not this person's to see, 403 when it is not theirs to change.</summary>
    protected async Task<IActionResult?> OfferAsync(bool toKeep = false) =>
        !await FindPageAsync() ? NotFound()
        : !(toKeep ? Shown.MayKeep : Shown.MayWrite) ? Forbid()
        : null;

    /// <summary>Back to the page, with a sentence.</summary>
    protected IActionResult BackToPage(string toast, string? url = null)
    {
        this.Toast(toast);
        return this.GoTo(url ?? $"/wiki/{SpaceSlug}/{Slug}");
    }
}
