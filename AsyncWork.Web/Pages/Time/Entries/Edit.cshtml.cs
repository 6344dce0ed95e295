using AsyncWork.Domain.TimeLogs;
using AsyncWork.Web.Data;
using AsyncWork.Web.Htmx;
using AsyncWork.Web.Identity;
using AsyncWork.Web.TagHelpers;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Time.Entries;

/// <summary>Change or delete one of my entries.</summary>
public sealed class EditModel(AppDbContext db, IClock clock, IDataProtectionProvider protection) : PageModel, IEntryPage
{
    [BindProperty]
    public EntryInput Input { get; set; } = new();

    [BindProperty]
    public Guid FormKey { get; set; }
    public EntryForm Form { get; private set; } = null!;
    public TimeEntry Entry { get; private set; } = null!;

    /// <summary>Someone was first, in another window: what the entry is now.</summary>
    public bool WasChanged { get; private set; }

    /// <summary>Why the hours of this day cannot be changed; null when they can.</summary>
    public string? Locked { get; private set; }
    public string MonthUrl => $"/time?month={Entry.Date.ToYearMonth().Address()}";

    public async Task<IActionResult> OnGetAsync(long id)
    {
        if (!await LoadAsync(id))
            return NotFound();
        Input = EntryInput.Of(Entry);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(long id)
    {
        if (!await LoadAsync(id))
            return NotFound();
        if (await Form.ReadAsync(db, Entry.PersonId, Input, ModelState, Entry) is not { } read)
            return Refuse(StatusCodes.Status422UnprocessableEntity);
        var result = await db.ChangeEntryAsync(
            Entry,
            Input.Version,
            [Entry.Date, read.Worked.Date],
            entry => entry.Change(read.Team, read.Worked, read.Details, Entry.PersonId, clock.GetCurrentInstant())
        );
        if (result.WasChanged)
            return await ShowPresentAsync(id);
        if (result.Locked is { } reason)
            return await RefuseLockedAsync(reason);
        Entry = result.Entry;
        this.Toast(
            $"Changed to {WorkDuration.Text(Entry.Minutes)} on {Form.Choices.Project(Entry.ProjectId)?.Name}, {Entry.Date.Text()}"
        );
        return Redirect(MonthUrl);
    }

    /// <param name="version">The version that was on the screen.</param>
    /// <param name="back">Where to go afterwards; the month of the entry when not given.</param>
    public async Task<IActionResult> OnPostDeleteAsync(long id, int version, string? back)
    {
        if (!await LoadAsync(id))
            return NotFound();
        var seal = new DeletedEntries(protection).Seal(Entry);
        var result = await db.ChangeEntryAsync(Entry, version, [Entry.Date], entry => db.Remove(entry));
        if (result.WasChanged)
            return await ShowPresentAsync(id);
        Locked = result.Locked;
        if (Locked is not null)
            return Refuse(StatusCodes.Status422UnprocessableEntity);
        this.ToastDeleted(Entry, seal);
        return Redirect(Url.IsLocalUrl(back) ? back : MonthUrl);
    }

    async Task<IActionResult> ShowPresentAsync(long id)
    {
        if (!await LoadAsync(id))
            return NotFound();
        WasChanged = true;
        if (Input.Date is null) // a delete was refused: nothing was typed
            Input = EntryInput.Of(Entry);
        ModelState.Clear();
        return Refuse(StatusCodes.Status409Conflict);
    }

    /// <summary>Its own day is locked, and the page says so; or the one it was to go to, and the field says so.</summary>
    async Task<IActionResult> RefuseLockedAsync(string reason)
    {
        Locked = await WhyLockedAsync();
        if (Locked is null)
            ModelState.AddModelError(EntryInput.Field(nameof(EntryInput.Date)), reason);
        return Refuse(StatusCodes.Status422UnprocessableEntity);
    }

    async Task<string?> WhyLockedAsync() =>
        await db.WhyNotTouchAsync(Entry)
        ?? (await db.FindDayLocksAsync(Entry.PersonId, Entry.Date, Entry.Date)).WhyNotChange(Entry.Date);

    PageResult Refuse(int status)
    {
        Response.StatusCode = status;
        return Page();
    }

    async Task<bool> LoadAsync(long id)
    {
        if (await db.FindEntryFor(id, User.Viewer().Person).AsNoTracking().SingleOrDefaultAsync() is not { } entry)
            return false;
        (Entry, Form) = (entry, new(await WorkChoices.LoadAsync(db), entry.Zone));
        Locked = await WhyLockedAsync();
        return true;
    }
}
