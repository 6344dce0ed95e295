using AsyncWork.Domain.Advisor;
using AsyncWork.Web.Data;
using AsyncWork.Web.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace AsyncWork.Web.Pages.Advisor;

/// <summary>The decision table by which the advisor advises, in all its versions (product.md M3).</summary>
public sealed class TableModel(AppDbContext db) : PageModel
{
    public AdviceTable Table { get; private set; } = null!;
    public IReadOnlyList<AdviceVersion> Versions { get; private set; } = [];
    public Viewer Viewer => User.Viewer();

    public async Task<IActionResult> OnGetAsync(int? version, CancellationToken cancellation)
    {
        if (!ModelState.IsValid)
            return NotFound();
        Versions = await db.ListAdviceVersions().ToListAsync(cancellation);
        var table = version == 0 ? null : await db.FindAdviceTable(version).FirstOrDefaultAsync(cancellation);
        if (table is null && version > 0)
            return NotFound();
        Table = table ?? AdviceTable.First();
        return Page();
    }
}
