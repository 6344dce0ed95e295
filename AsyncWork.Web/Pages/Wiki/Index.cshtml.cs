using AsyncWork.Web.Data;
using AsyncWork.Web.Identity;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace AsyncWork.Web.Pages.Wiki;

/// <summary>The spaces that a person may see.</summary>
public sealed class IndexModel(AppDbContext db) : PageModel
{
    public IReadOnlyList<SpaceLine> Spaces { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation) =>
        Spaces = await db.ListSpaces(User.Viewer()).ToListAsync(cancellation);
}
