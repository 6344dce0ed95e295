using AsyncWork.Web.Data;
using AsyncWork.Web.Identity;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Admin.Teams;

/// <summary>All teams.</summary>
public sealed class IndexModel(AppDbContext db, IClock clock) : PageModel
{
    public IReadOnlyList<TeamLine> Teams { get; private set; } = [];

    public async Task OnGetAsync() =>
        Teams = await db.ListTeams(clock.GetCurrentInstant().InZone(User.Viewer().Zone).Date).ToListAsync();
}
