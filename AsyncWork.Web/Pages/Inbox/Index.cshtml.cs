using AsyncWork.Domain.Notifications;
using AsyncWork.Web.Data;
using AsyncWork.Web.Htmx;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Inbox;

/// <summary>What waits for me, and what I was told: one list, gone through from the keyboard or by buttons (product.md N1).</summary>
public sealed class IndexModel(AppDbContext db, IClock clock) : InboxPage(db, clock)
{
    public async Task<IActionResult> OnGetAsync()
    {
        await LoadAsync();
        return this.PageOrFragment("_Inbox");
    }

    public async Task<IActionResult> OnPostDoneAsync(long id)
    {
        if (await Db.NotificationsOf(Viewer.Person).SingleOrDefaultAsync(n => n.Id == id) is not { } found)
            return NotFound();
        found.Finish(Now);
        await Db.SaveChangesAsync();
        this.Toast(
            new Toast(
                "Done.",
                UndoUrl: $"/inbox/snooze?handler=Back&show={Show}&p={Asked}",
                UndoFields: new Dictionary<string, string>(StringComparer.Ordinal) { ["id"] = $"{id}" }
            )
        );
        return await BackAsync();
    }

    /// <summary>Done with all notices that wait in this part. What is asked stays until it is answered or acknowledged.</summary>
    public async Task<IActionResult> OnPostAllDoneAsync()
    {
        var (person, now) = (Viewer.Person, Now);
        var waiting = Db.NotificationsOf(person).Where(n => n.DoneAt == null && n.ShownAt <= now && n.RequestId == null);
        if (InboxView.KindOf(Show) is { } kind)
        {
            var reasons = kind.Reasons();
            waiting = waiting.Where(n => reasons.Contains(n.Reason));
        }
        await Db.WriteAsync(stop => waiting.ExecuteUpdateAsync(set => set.SetProperty(n => n.DoneAt, now), stop));
        this.Toast("Everything here is marked as done.");
        Asked = 1;
        return await BackAsync();
    }
}
