using AsyncWork.Domain;
using AsyncWork.Web.Data;
using AsyncWork.Web.Htmx;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Wiki;

/// <summary>A space: its pages as a tree, what changed, what is stale (product.md D12, P8).</summary>
public sealed class SpaceModel(AppDbContext db, IClock clock) : InSpace(db, clock)
{
    const int MostChanged = 8;
    const int MostStale = 8;

    /// <summary>Trees of more pages than this come closed but for the top.</summary>
    const int MostOpen = 60;

    /// <summary>The tree is shown with what moves its pages.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Arrange { get; set; }
    public IReadOnlyList<TreeNode> Tree { get; private set; } = [];
    public int Pages { get; private set; }
    public IReadOnlyList<ChangedPage> Changed { get; private set; } = [];
    public IReadOnlyList<StalePage> Stale { get; private set; } = [];
    public bool MayArrange => Arrange && Space is { MayWrite: true, ArchivedAt: null };
    public bool IsOpen => Pages <= MostOpen;

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await FindSpaceAsync())
            return NotFound();
        await LoadTreeAsync();
        Changed = await Db.ListChanged(Viewer, Space.Id, MostChanged).ToListAsync();
        Stale = await Db.ListStale(Viewer, Today, Space.Id, MostStale).ToListAsync();
        return this.PageOrFragment("_Tree");
    }

    /// <summary>Moves a page one place up or down among those of its level.</summary>
    public async Task<IActionResult> OnPostShiftAsync(string? slug, bool up)
    {
        var answer = await Db.ShiftPageAsync(Viewer, (SpaceSlug, slug ?? ""), up, Now);
        if (answer.Status == StatusCodes.Status404NotFound)
            return NotFound();
        if (answer.Status == StatusCodes.Status403Forbidden)
            return Forbid();
        if (answer.IsDone && !Request.IsHtmx())
            return LocalRedirect($"/wiki/{Uri.EscapeDataString(SpaceSlug)}?arrange=true");
        Arrange = true;
        if (answer.Refused is { } reason)
            ModelState.AddModelError("", reason);
        if (!await FindSpaceAsync())
            return NotFound();
        await LoadTreeAsync();
        return this.PageOrFragment("_Tree", answer.Status);
    }

    /// <summary>Watches the space, or no longer.</summary>
    public async Task<IActionResult> OnPostWatchAsync(bool on)
    {
        if (!await FindSpaceAsync())
            return NotFound();
        await Db.WatchAsync(Subject.Space(Space.Id), Viewer.Person, on, Now);
        if (!Request.IsHtmx())
            return LocalRedirect(Space.Url);
        return await FindSpaceAsync() ? this.PageOrFragment("_WatchSpace") : NotFound();
    }

    async Task LoadTreeAsync()
    {
        var rows = await Db.ListTree(Viewer, Space.Id).ToListAsync();
        (Tree, Pages) = (PageTree.Of(rows), rows.Count);
    }
}
