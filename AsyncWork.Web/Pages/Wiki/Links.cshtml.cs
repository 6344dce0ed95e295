using AsyncWork.Web.Data;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Wiki;

/// <summary>Links of a space's pages that lead nowhere (product.md D12).</summary>
public sealed class LinksModel(AppDbContext db, IClock clock) : InSpace(db, clock)
{
    const int Most = 500;

    public IReadOnlyList<BrokenLink> Broken { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await FindSpaceAsync())
            return NotFound();
        Broken = await Db.ListBroken(Viewer, Space.Id, Most).ToListAsync();
        return Page();
    }
}
