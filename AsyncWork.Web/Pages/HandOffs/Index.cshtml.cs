using AsyncWork.Web.Data;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Pages.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.HandOffs;

/// <summary>What waits for me, what I wait for, and what is done (product.md F3).</summary>
public sealed class IndexModel(AppDbContext db, IClock clock) : PageModel
{
    const int Size = 50;

    /// <summary>Nobody has more open ones at once.</summary>
    const int MostOpen = 100;

    [BindProperty(SupportsGet = true, Name = "p")]
    public int Asked { get; set; } = 1;
    public Viewer Viewer => User.Viewer();
    public Instant Now => clock.GetCurrentInstant();
    public IReadOnlyList<HandOffRow> Waiting { get; private set; } = [];
    public IReadOnlyList<HandOffRow> WithOthers { get; private set; } = [];
    public IReadOnlyList<HandOffRow> Done { get; private set; } = [];
    public Pager Pager { get; private set; } = null!;
    public bool IsEmpty => Waiting.Count + WithOthers.Count + Done.Count == 0;

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var person = Viewer.Person;
        Waiting = await HandOffQueries.ListHandOffsWaitingFor(db, person, MostOpen).ToListAsync(cancellation);
        WithOthers = await db.ListHandOffsWithOthers(person).Take(MostOpen).ToListAsync(cancellation);
        Pager = new(Asked, Size, await db.CountHandOffsDoneAsync(person, cancellation), page => $"/handoffs?p={page}");
        Done = await db.ListHandOffsDone(person, Pager.Skip, Size).ToListAsync(cancellation);
    }
}
