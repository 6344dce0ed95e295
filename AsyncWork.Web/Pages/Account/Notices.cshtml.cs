using AsyncWork.Domain.Calendar;
using AsyncWork.Domain.Notifications;
using AsyncWork.Web.Calendar;
using AsyncWork.Web.Data;
using AsyncWork.Web.Htmx;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Pages.Inbox;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;

namespace AsyncWork.Web.Pages.Account;

/// <summary>What reaches me by mail and when, and what I could turn down (product.md N2, N3, N8).</summary>
public sealed class NoticesModel(AppDbContext db, IClock clock) : PageModel
{
    static readonly LocalTimePattern Clock = LocalTimePattern.CreateWithInvariantCulture("HH:mm");
    NoticeSettings settings = null!;

    [BindProperty]
    public NoticeInput Input { get; set; } = null!;
    public int Version => settings.Version;
    public DateTimeZone Zone => User.Viewer().Zone;
    public DigestDue? Next { get; private set; }
    public IReadOnlyList<string> Advice { get; private set; } = [];

    public static string Text(MailRhythm rhythm) =>
        rhythm switch
        {
            MailRhythm.Daily => "In a mail each working day",
            MailRhythm.Weekly => "In a mail on my first working day of the week",
            _ => "Not by mail",
        };

    /// <summary>As it was chosen, also when that was refused.</summary>
    public MailRhythm RhythmOf(NoticeKind kind) => Input.Of(kind);

    public async Task<IActionResult> OnGetAsync()
    {
        await LoadAsync();
        Input = new(
            Clock.Format(settings.MailHour),
            settings.Answer,
            settings.Acknowledgement,
            settings.Mention,
            settings.Watching,
            settings.KeepsQuiet,
            settings.LetsUrgentThrough,
            settings.WantsAdvice,
            settings.Version
        );
        return await ShowAsync();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await LoadAsync();
        var hour = Clock.Parse(Input.Hour ?? "");
        if (!hour.Success)
            ModelState.AddModelError("Input.Hour", "Give the hour as 9:00 or 17:30.");
        if (Enum.GetValues<NoticeKind>().Any(k => !Enum.IsDefined(Input.Of(k))))
            ModelState.AddModelError("", "Choose how often each kind is mailed.");
        if (!ModelState.IsValid)
            return await ShowAsync(StatusCodes.Status422UnprocessableEntity);
        if (db.Entry(settings).State != EntityState.Added)
            db.Entry(settings).Property(s => s.Version).OriginalValue = Input.Version;
        settings.Mail(hour.Value, Input.Of);
        settings.KeepQuiet(Input.KeepsQuiet, Input.LetsUrgentThrough);
        settings.Advise(Input.WantsAdvice);
        try
        {
            await db.SaveChangesAsync();
        }
        catch (DbUpdateException) // changed, or made, in another window
        {
            db.ChangeTracker.Clear();
            await LoadAsync();
            ModelState.Clear();
            ModelState.AddModelError("", "You changed this in another window. What you chose here is still here; save it again.");
            return await ShowAsync(StatusCodes.Status409Conflict);
        }
        this.Toast("Your notices are saved.");
        return RedirectToPage();
    }

    async Task LoadAsync() => settings = await db.NoticeSettingsOfAsync(User.Viewer().Person);

    async Task<IActionResult> ShowAsync(int status = StatusCodes.Status200OK)
    {
        var (me, now) = (User.Viewer().Person, clock.GetCurrentInstant());
        var from = now - Duration.FromDays(7 * MuteAdvice.Weeks);
        var told = await db.ListToldByReason(me, from, now - Duration.FromDays(MuteAdvice.DaysLeft)).ToListAsync();
        var things = await db.ListUrlsToldOf(me, from).ToListAsync();
        Advice = MuteAdvice.Of(
            [.. told.GroupBy(t => t.Reason.Kind()).Select(k => new ToldOfKind(k.Key, k.Sum(t => t.Told), k.Sum(t => t.Left)))],
            [
                .. things
                    .GroupBy(t => t.Url.Split('#')[0], StringComparer.Ordinal)
                    .Select(t => new ToldOfThing(t.Key, t.Sum(x => x.Told))),
            ],
            settings
        );
        var times = await WorkingTimes.LoadAroundAsync(db, [me], now);
        Next = DigestTime.Next(times[me], settings, now);
        Response.StatusCode = status;
        return Page();
    }
}
