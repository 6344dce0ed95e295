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
using NodaTime.Text;

namespace AsyncWork.Web.Pages.Time;

/// <summary>My hours of a month: log, look, correct (product.md T2, T5, T6).</summary>
public sealed class IndexModel(AppDbContext db, IClock clock, IDataProtectionProvider protection) : PageModel, IEntryPage
{
    [BindProperty]
    public EntryInput Input { get; set; } = new();

    [BindProperty]
    public Guid FormKey { get; set; }
    public EntryForm Form { get; private set; } = null!;
    public MonthView Month { get; private set; } = null!;
    public IReadOnlyList<string> Leads { get; private set; } = [];
    public Viewer Viewer => User.Viewer();
    LocalDate Today => clock.GetCurrentInstant().InZone(Viewer.Zone).Date;

    public async Task<IActionResult> OnGetAsync(string? month, string? day, long? again)
    {
        if (MonthOf(month) is not { } asked)
            return NotFound();
        await LoadAsync(asked, LocalDatePattern.Iso.Parse(day ?? "") is { Success: true } read ? read.Value : null);
        Input = await NextAsync(again);
        return this.PageOrFragment("_Month");
    }

    public async Task<IActionResult> OnPostAsync(string? month)
    {
        if (MonthOf(month) is not { } asked)
            return NotFound();
        Form = new(await WorkChoices.LoadAsync(db), Viewer.Zone);
        if (await Form.AddAsync(db, Viewer.Person, this, ModelState, clock.GetCurrentInstant()) is not { } entry)
            return await RefuseAsync(asked);
        this.ToastLogged(entry, Form.Choices, Today);
        if (!Request.IsHtmx())
            return RedirectToPage(new { month = entry.Date.ToYearMonth().Address() });
        ModelState.Clear();
        await LoadAsync(asked, entry.Date);
        Input = EntryInput.On(entry.Date);
        return this.PageOrFragment("_Logged");
    }

    /// <summary>Brings an entry back that was just deleted.</summary>
    public async Task<IActionResult> OnPostRestoreAsync(string? entry)
    {
        if (new DeletedEntries(protection).Read(entry, Viewer.Person) is not { } kept)
        {
            this.Toast(new Toast("That was too long ago to be undone. Log the hours again.", IsError: true));
            return RedirectToPage();
        }
        if (kept.ImportKey is { } key && await db.TimeEntries.AnyAsync(e => e.ImportKey == key))
        {
            this.Toast("The entry is back: an import brought it again.");
            return RedirectToPage(new { month = kept.Date().ToYearMonth().Address() });
        }
        var locked = await db.ChangeHoursAsync(
            Viewer.Person,
            [kept.Date()],
            async () =>
            {
                var card = await db.Cards.AnyAsync(c => c.Id == kept.Card) ? kept.Card : null;
                db.Add(kept.ToEntry(card, Viewer.Person, clock.GetCurrentInstant()));
                await db.SaveOnceAsync(kept.Key, clock.GetCurrentInstant());
            }
        );
        this.Toast(locked is null ? new Toast("The entry is back.") : new Toast(locked, IsError: true));
        return RedirectToPage(new { month = kept.Date().ToYearMonth().Address() });
    }

    async Task<IActionResult> RefuseAsync(YearMonth month)
    {
        if (Request.IsHtmx())
            return this.PageOrFragment("_LogForm", StatusCodes.Status422UnprocessableEntity);
        await LoadAsync(month, null);
        return this.PageOrFragment("_LogForm", StatusCodes.Status422UnprocessableEntity);
    }

    async Task LoadAsync(YearMonth month, LocalDate? open)
    {
        Form ??= new(await WorkChoices.LoadAsync(db), Viewer.Zone);
        Month = await MonthView.LoadAsync(db, Viewer.Person, month, Today, Viewer.Zone, Form.Choices, open);
        if (!Request.IsHtmx())
            Leads = await TimeQueries.ListLeadsOf(db, Viewer.Person, Today).ToListAsync();
    }

    /// <summary>An empty form for today, or one filled from an earlier entry.</summary>
    async Task<EntryInput> NextAsync(long? again) =>
        again is { } id && await db.FindEntryFor(id, Viewer.Person).AsNoTracking().SingleOrDefaultAsync() is { } entry
            ? EntryInput.Again(entry, Today)
            : EntryInput.On(Today);

    /// <summary>The month of an address, this month for none; null when the address names no month that can have entries.</summary>
    YearMonth? MonthOf(string? text) =>
        string.IsNullOrEmpty(text) ? Today.ToYearMonth()
        : YearMonthPattern.Iso.Parse(text) is { Success: true, Value: { Year: >= 2000 and <= 2100 } month } ? month
        : null;
}
