using AsyncWork.Domain.Notifications;
using AsyncWork.Web.Calendar;
using AsyncWork.Web.Data;
using AsyncWork.Web.Htmx;
using AsyncWork.Web.TagHelpers;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;

namespace AsyncWork.Web.Pages.Inbox;

/// <summary>Puts something aside until a time of mine, after which it waits again; and brings back what is done or put aside (product.md N1).</summary>
public sealed class SnoozeModel(AppDbContext db, IClock clock) : InboxPage(db, clock)
{
    /// <summary>The notice; null for a request.</summary>
    [BindProperty(SupportsGet = true)]
    public long? Id { get; set; }

    /// <summary>What is asked; null for a notice.</summary>
    [BindProperty(SupportsGet = true, Name = "request")]
    public int? RequestId { get; set; }

    [BindProperty]
    public SnoozeUntil Until { get; set; }

    [BindProperty]
    public string? Day { get; set; }
    public Notification Notice { get; private set; } = null!;
    public string Tomorrow { get; private set; } = "";
    public string NextWorkingDay { get; private set; } = "";
    public LocalDate Today => Now.InZone(Viewer.Zone).Date;

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await FindAsync())
            return NotFound();
        await OfferAsync();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!Enum.IsDefined(Until))
            return BadRequest();
        if (!await FindAsync())
            return NotFound();
        var day = LocalDatePattern.Iso.Parse(Day ?? "") is { Success: true } read ? read.Value : (LocalDate?)null;
        var until = await EndsAtAsync(Until, day);
        var reason = Until == SnoozeUntil.Day && day is null ? "Choose a day." : Notification.WhyNotSnooze(until, Now);
        if (reason is not null)
        {
            ModelState.AddModelError(nameof(Day), reason);
            await OfferAsync();
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }
        Notice.Snooze(until, Now);
        await Db.SaveChangesAsync();
        this.Toast(
            new Toast(
                $"It comes back {until.Text(Viewer.Zone)}.",
                UndoUrl: $"/inbox/snooze?handler=Back&show={Show}&p={Asked}",
                UndoFields: new Dictionary<string, string>(StringComparer.Ordinal) { ["id"] = $"{Notice.Id}" }
            )
        );
        return await BackAsync();
    }

    /// <summary>It waits again.</summary>
    public async Task<IActionResult> OnPostBackAsync()
    {
        if (!await FindAsync())
            return NotFound();
        Notice.BringBack(Now);
        await Db.SaveChangesAsync();
        this.Toast("It waits again.");
        return await BackAsync();
    }

    async Task<bool> FindAsync()
    {
        var me = Viewer.Person;
        var found = RequestId is { } request
            ? await Db.FindOrTellOfRequestAsync(me, request)
            : await Db.NotificationsOf(me).SingleOrDefaultAsync(n => n.Id == Id);
        if (found is null)
            return false;
        Notice = found;
        return true;
    }

    async Task OfferAsync()
    {
        Tomorrow = (await EndsAtAsync(SnoozeUntil.Tomorrow, null)).Text(Viewer.Zone);
        NextWorkingDay = (await EndsAtAsync(SnoozeUntil.NextWorkingDay, null)).Text(Viewer.Zone);
    }

    async Task<Instant> EndsAtAsync(SnoozeUntil until, LocalDate? day)
    {
        var times = await WorkingTimes.LoadAroundAsync(Db, [Viewer.Person], Now);
        return Snooze.EndsAt(until, day, times[Viewer.Person], Now);
    }
}
