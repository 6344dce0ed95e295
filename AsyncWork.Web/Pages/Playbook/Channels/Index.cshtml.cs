using AsyncWork.Domain.Norms;
using AsyncWork.Web.Data;
using AsyncWork.Web.Htmx;
using AsyncWork.Web.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Playbook.Channels;

/// <summary>What is written where, how soon it is answered, and "Where do I post this?" in one step (product.md P2).</summary>
public sealed class IndexModel(AppDbContext db, IClock clock) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Purposes? What { get; set; }

    [BindProperty(SupportsGet = true)]
    public bool Urgent { get; set; }

    [BindProperty(SupportsGet = true)]
    public bool Confidential { get; set; }

    [BindProperty(SupportsGet = true)]
    public bool Archived { get; set; }
    public Viewer Viewer => User.Viewer();
    public ChannelList List { get; private set; } = null!;

    /// <summary>My team, by whose norms I read the directory; null for none or several.</summary>
    public (int Id, string Name)? Team { get; private set; }
    public bool IsAsked => What is { } what && Enum.IsDefined(what) && what != Purposes.None;
    public Urgency Urgency => Urgent ? Urgency.Urgent : Urgency.Normal;

    /// <summary>The place for what was asked; null where there is none.</summary>
    public Channel? Found => IsAsked ? WhereToPost.Find(List.Channels, What!.Value, Urgency, Confidential) : null;

    public async Task<IActionResult> OnGetAsync()
    {
        if (!ModelState.IsValid)
            (What, Urgent, Confidential, Archived) = (null, false, false, false);
        List = await ChannelList.LoadAsync(db, Archived && Viewer.KeepsChannels());
        var today = clock.GetCurrentInstant().InZone(Viewer.Zone).Date;
        var teams = await db.ListTeamsOf(Viewer.Person, today).Take(2).ToListAsync();
        if (teams is [var only])
            Team = (only, await db.Teams.Where(t => t.Id == only).Select(t => t.Name).SingleAsync());
        return this.PageOrFragment("_Where");
    }
}
