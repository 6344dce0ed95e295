using AsyncWork.Domain.Wiki;
using AsyncWork.Web.Data;
using AsyncWork.Web.History;
using AsyncWork.Web.Htmx;
using AsyncWork.Web.TagHelpers;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Wiki;

/// <summary>A page of the app on which those who keep a space change it. What they change stands in the audit log.</summary>
public abstract class KeptSpace(AppDbContext db, IClock clock, AuditTrail audit) : InSpace(db, clock)
{
    const string Changed = "Somebody changed the space meanwhile. This is how it is now; change it again.";

    public Space Kept { get; private set; } = null!;
    public string Title => $"Settings of {Kept.Name}";
    public IReadOnlyList<Crumb> Trail => [new("Wiki", "/wiki"), new(Kept.Name, Space.Url)];

    /// <summary>Loads what the page shows.</summary>
    protected abstract Task LoadAsync();

    /// <summary>The space has become another one: what was typed is left out.</summary>
    protected virtual void Forget() { }

    public async Task<IActionResult> OnGetAsync()
    {
        if (await FindKeptAsync() is { } no)
            return no;
        Forget();
        return await ShowAsync(StatusCodes.Status200OK);
    }

    protected void Record(string action, string details) => audit.Record(action, PageView.AuditName(SpaceSlug), details);

    /// <summary>Finds the space, makes the change, answers: 409 when it was not as on the screen, 422 with the reason.</summary>
    /// <param name="version">The space as it was on the screen; null for what does not depend on it.</param>
    /// <param name="change">Gives the reason when it cannot be done.</param>
    protected async Task<IActionResult> ChangeAsync(int? version, Func<Space, Task<string?>> change, string done)
    {
        if (await FindKeptAsync() is { } no)
            return no;
        var (reason, status) =
            version is { } shown && shown != Kept.Version
                ? (Changed, StatusCodes.Status409Conflict)
                : (await change(Kept), StatusCodes.Status422UnprocessableEntity);
        if (reason is null)
        {
            try
            {
                await Db.SaveChangesAsync();
                this.Toast(done);
                return LocalRedirect($"{Request.Path}");
            }
            catch (DbUpdateConcurrencyException)
            {
                (reason, status) = (Changed, StatusCodes.Status409Conflict);
            }
        }
        Db.ChangeTracker.Clear();
        if (await FindKeptAsync() is { } gone)
            return gone;
        if (status == StatusCodes.Status409Conflict)
        {
            ModelState.Clear();
            Forget();
        }
        ModelState.AddModelError("", reason);
        return await ShowAsync(status);
    }

    async Task<IActionResult?> FindKeptAsync()
    {
        if (!await FindSpaceAsync())
            return NotFound();
        if (await Db.FindSpaceToChange(Viewer, SpaceSlug).SingleOrDefaultAsync() is not { } space)
            return Forbid();
        Kept = space;
        return null;
    }

    async Task<IActionResult> ShowAsync(int status)
    {
        await LoadAsync();
        Response.StatusCode = status;
        return Page();
    }
}
