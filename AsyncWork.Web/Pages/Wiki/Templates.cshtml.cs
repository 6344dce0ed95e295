using AsyncWork.Web.Data;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Wiki;

/// <summary>Patterns for new pages of a space (product.md D13).</summary>
public sealed class TemplatesModel(AppDbContext db, IClock clock) : InSpace(db, clock)
{
    public IReadOnlyList<TemplateRow> Templates { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await FindSpaceAsync())
            return NotFound();
        Templates = await Db.ListTemplateRows(Space.Id).ToListAsync();
        return Page();
    }
}
