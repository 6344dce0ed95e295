using System.Globalization;

namespace AsyncWork.Web.Pages.Wiki.Export;

/// <summary>A page in its place among those that are exported.</summary>
/// <param name="Depth">How many of them stand above it.</param>
/// <param name="Place">Its number among those of its level, from 1.</param>
/// <param name="Above">The nearest of them above it; null at the top.</param>
public sealed record PlacedPage(ExportedPage Page, int Depth, int Place, ExportedPage? Above);

/// <summary>Puts pages into the order in which one reads them. A page whose parent is not among them comes below the nearest that is.</summary>
static class PageTreeOrder
{
    /// <param name="below">Only this page and what stands below it; null for all.</param>
    public static IReadOnlyList<PlacedPage> Of(IReadOnlyList<ExportedPage> pages, ExportedPage? below = null)
    {
        var chosen = below is null
            ? pages
            : [.. pages.Where(p => p.Id == below.Id || p.Path.StartsWith(below.PathBelow, StringComparison.Ordinal))];
        var byId = chosen.ToDictionary(p => p.Id);
        var children = chosen.ToLookup(p => AboveOf(p, byId)?.Id ?? 0);
        var ordered = new List<PlacedPage>();
        Put(null, 0);
        return ordered;

        void Put(ExportedPage? above, int depth)
        {
            var place = 0;
            foreach (var page in children[above?.Id ?? 0])
            {
                ordered.Add(new(page, depth, ++place, above));
                Put(page, depth + 1);
            }
        }
    }

    static ExportedPage? AboveOf(ExportedPage page, Dictionary<int, ExportedPage> byId) =>
        page
            .Path.Split('/', StringSplitOptions.RemoveEmptyEntries)
            .Reverse()
            .Select(id => byId.GetValueOrDefault(int.Parse(id, CultureInfo.InvariantCulture)))
            .FirstOrDefault(p => p is not null);
}
