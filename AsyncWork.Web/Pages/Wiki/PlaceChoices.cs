using AsyncWork.Web.Data;
using AsyncWork.Web.Identity;
using Microsoft.EntityFrameworkCore;

namespace AsyncWork.Web.Pages.Wiki;

/// <summary>A pattern to choose.</summary>
public sealed record TemplateChoice(int Id, string Name, bool IsForAll);

/// <summary>Where a page may stand, in the order of the tree.</summary>
static class PlaceChoices
{
    /// <param name="without">The path below which nothing is offered; null for all.</param>
    public static async Task<IEnumerable<(TreeRow Row, int Depth)>> PlacesAsync(
        this AppDbContext db,
        Viewer viewer,
        int space,
        (int Id, string PathBelow)? without = null
    )
    {
        var rows = (await db.ListPlaces(viewer, space).ToListAsync())
            .Where(p => without is not { } but || (p.Id != but.Id && !p.Path.StartsWith(but.PathBelow, StringComparison.Ordinal)))
            .Select(p => new TreeRow(p.Id, p.ParentId, p.Path, p.Title, "", p.Rank, false, false));
        return PageTree.Flat(PageTree.Of([.. rows]));
    }
}
