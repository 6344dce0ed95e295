using AsyncWork.Web.Data;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Wiki;

/// <summary>Two revisions of a page, one above the other or side by side (product.md D9).</summary>
public sealed class CompareModel(AppDbContext db, IClock clock) : OnPage(db, clock)
{
    [BindProperty(SupportsGet = true)]
    public int From { get; set; }

    /// <summary>Zero for the one that readers see.</summary>
    [BindProperty(SupportsGet = true)]
    public int To { get; set; }

    [BindProperty(SupportsGet = true)]
    public bool Sides { get; set; }
    public RevisionText Before { get; private set; } = null!;
    public RevisionText After { get; private set; } = null!;
    public TextDiff Changes { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync()
    {
        if (!ModelState.IsValid)
            return NotFound();
        if (!await FindPageAsync())
            return await Db.FindFormer(Viewer, SpaceSlug, Slug).FirstOrDefaultAsync() is { } former
                ? LocalRedirect($"/wiki/{former.Space}/{former.PageSlug}/compare{Request.QueryString}")
                : NotFound();
        To = To == 0 ? Shown.Published ?? 0 : To;
        var texts = await Db.ListTexts(Shown.Id, Shown.MayWrite, [From, To]).ToListAsync();
        if (texts.Count == 0 || texts.TrueForAll(t => t.Number != From) || texts.TrueForAll(t => t.Number != To))
            return NotFound();
        // Whatever was chosen first: what is older stands before.
        (Before, After) = (texts[0], texts[^1]);
        Changes = TextDiff.Of(Before.Text, After.Text);
        return Page();
    }
}
