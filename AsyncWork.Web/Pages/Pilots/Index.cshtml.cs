using AsyncWork.Web.Data;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Pages.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace AsyncWork.Web.Pages.Pilots;

/// <summary>All pilots, the newest first (product.md P14).</summary>
public sealed class IndexModel(AppDbContext db) : PageModel
{
    const int Size = 50;

    [BindProperty(SupportsGet = true, Name = "p")]
    public int Asked { get; set; } = 1;
    public IReadOnlyList<PilotRow> Pilots { get; private set; } = [];
    public Pager Pager { get; private set; } = null!;
    public bool MayPlan => User.Viewer() is { SeesCompany: true } or { LeadsTeam: true };

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Pager = new(Asked, Size, await db.Pilots.CountAsync(cancellation), page => $"/pilots?p={page}");
        Pilots = await db.ListPilots().Skip(Pager.Skip).Take(Size).ToListAsync(cancellation);
    }
}
