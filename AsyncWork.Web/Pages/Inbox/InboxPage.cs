using AsyncWork.Web.Data;
using AsyncWork.Web.Htmx;
using AsyncWork.Web.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace AsyncWork.Web.Pages.Inbox;

/// <summary>What the pages of the inbox share: they answer with the part of it from which they were asked.</summary>
public abstract class InboxPage(AppDbContext db, IClock clock) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public InboxPart Show { get; set; }

    [BindProperty(SupportsGet = true, Name = "p")]
    public int Asked { get; set; } = 1;
    public InboxView Inbox { get; private set; } = null!;
    protected AppDbContext Db => db;
    protected Viewer Viewer => User.Viewer();
    protected Instant Now { get; } = clock.GetCurrentInstant();

    protected async Task LoadAsync() =>
        Inbox = await InboxView.LoadAsync(db, Viewer, Enum.IsDefined(Show) ? Show : InboxPart.All, Asked, Now);

    protected async Task<IActionResult> BackAsync()
    {
        if (!Request.IsHtmx())
            return LocalRedirect(Show == InboxPart.All ? $"/inbox?p={Asked}" : $"/inbox?show={Show}&p={Asked}");
        await LoadAsync();
        return this.PageOrFragment("_Inbox");
    }
}
