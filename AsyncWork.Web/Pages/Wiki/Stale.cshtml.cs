using AsyncWork.Web.Data;
using AsyncWork.Web.Identity;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Wiki;

/// <summary>Stale pages of all spaces, by who keeps them; one's own first (product.md P8).</summary>
public sealed class StaleModel(AppDbContext db, IClock clock) : PageModel
{
    public const int Most = 500;

    public IReadOnlyList<StalePage> Mine { get; private set; } = [];
    public IReadOnlyList<(string Name, IReadOnlyList<StalePage> Pages)> Others { get; private set; } = [];
    public bool HasMore { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var viewer = User.Viewer();
        var today = clock.GetCurrentInstant().InZone(viewer.Zone).Date;
        var pages = await db.ListStale(viewer, today, null, Most + 1).ToListAsync(cancellation);
        HasMore = pages.Count > Most;
        var shown = pages.Take(Most).ToList();
        Mine = [.. shown.Where(p => p.OwnerId == viewer.Person)];
        Others =
        [
            .. shown
                .Where(p => p.OwnerId != viewer.Person)
                .GroupBy(p => p.OwnerId)
                .Select(owner => (owner.First().Owner, (IReadOnlyList<StalePage>)[.. owner]))
                .OrderBy(o => o.Owner, StringComparer.CurrentCulture),
        ];
    }
}
