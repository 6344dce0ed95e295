using AsyncWork.Domain.People;
using AsyncWork.Web.Data;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Pages.Time;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace AsyncWork.Web.Pages.Account.PersonalData;

/// <summary>What is stored about me, why, who sees it, and how I get it (product.md A7).</summary>
public sealed class IndexModel(AppDbContext db) : PageModel
{
    /// <summary>Who leads my team today.</summary>
    public IReadOnlyList<string> Leads { get; private set; } = [];
    public IReadOnlyList<string> HR { get; private set; } = [];
    public IReadOnlyList<string> Administrators { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var viewer = User.Viewer();
        Leads = await TimeQueries.ListLeadsOf(db, viewer.Person, viewer.Today).ToListAsync(cancellation);
        var keepers = await db.ListKeepers().ToListAsync(cancellation);
        HR = Of(Role.HR);
        Administrators = Of(Role.Administrator);

        List<string> Of(Role role) => [.. keepers.Where(k => k.Role == role.ToString()).Select(k => k.Name)];
    }
}
