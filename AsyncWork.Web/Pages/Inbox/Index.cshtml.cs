using AsyncWork.Web.Data;
using AsyncWork.Web.Htmx;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Pages.Requests;
using AsyncWork.Web.Pages.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Inbox;

/// <summary>What I was told: unread first (product.md N1).</summary>
public sealed class IndexModel(AppDbContext db, IClock clock) : PageModel
{
    const int Size = 50;
    const int MostWaiting = 100;

    [BindProperty(SupportsGet = true, Name = "p")]
    public int Asked { get; set; } = 1;
    public Pager Pager { get; private set; } = null!;
    public int Unread { get; private set; }
    public IReadOnlyList<NotificationRow> Rows { get; private set; } = [];

    /// <summary>What I am asked for.</summary>
    public WaitingList Waiting { get; private set; } = null!;
    Viewer Viewer => User.Viewer();

    public async Task<IActionResult> OnGetAsync()
    {
        await LoadAsync();
        return this.PageOrFragment("_Inbox");
    }

    /// <summary>Marks one as read and goes where it leads.</summary>
    public async Task<IActionResult> OnPostOpenAsync(long id)
    {
        if (await db.NotificationsOf(Viewer.Person).SingleOrDefaultAsync(n => n.Id == id) is not { } found)
            return NotFound();
        found.Read(clock.GetCurrentInstant());
        await db.SaveChangesAsync();
        return this.GoTo(Url.IsLocalUrl(found.Url) ? found.Url : "/inbox");
    }

    public async Task<IActionResult> OnPostReadAsync(long id)
    {
        if (await db.NotificationsOf(Viewer.Person).SingleOrDefaultAsync(n => n.Id == id) is not { } found)
            return NotFound();
        found.Read(clock.GetCurrentInstant());
        await db.SaveChangesAsync();
        return await DoneAsync();
    }

    public async Task<IActionResult> OnPostReadAllAsync()
    {
        var (person, now) = (Viewer.Person, clock.GetCurrentInstant());
        await db.WriteAsync(stop =>
            db.NotificationsOf(person)
                .Where(n => n.ReadAt == null)
                .ExecuteUpdateAsync(set => set.SetProperty(n => n.ReadAt, now), stop)
        );
        this.Toast("Everything is marked as read.");
        return await DoneAsync();
    }

    async Task<IActionResult> DoneAsync()
    {
        if (Request.IsHtmx())
            await LoadAsync();
        return this.FragmentOrRedirect("_Inbox", RedirectToPage());
    }

    async Task LoadAsync()
    {
        var mine = db.NotificationsOf(Viewer.Person);
        Unread = await mine.CountAsync(n => n.ReadAt == null);
        Pager = new(Asked, Size, await mine.CountAsync(), page => $"/inbox?p={page}");
        Waiting = await WaitingList.LoadAsync(db, Viewer, MostWaiting, clock.GetCurrentInstant());
        Rows = await db.ListNotifications(Viewer.Person, Pager.Skip, Size).ToListAsync();
    }
}
