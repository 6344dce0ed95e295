using AsyncWork.Domain.Wiki;
using AsyncWork.Web.Data;

namespace AsyncWork.Web.Pages.Wiki;

/// <summary>Finds names for pages that no other page of the space has.</summary>
static class PageNames
{
    /// <summary>When a name was free and could not be stored all the same.</summary>
    public const string TooSimilar = "There is a page of a very similar name in this space. Choose another title.";

    /// <summary>Why no other page of the space may be called so; null when one may. Case and spaces make no other name.</summary>
    /// <param name="but">The page that is to be called so; null for a new one.</param>
    public static async Task<string?> WhyNotCallAsync(
        this AppDbContext db,
        int space,
        string? title,
        int? but,
        CancellationToken token
    ) =>
        WikiPage.WhyNotTitle(title)
        ?? (
            await db.FindTakenTitleAsync(space, PageName.KeyOf(title!), but, token) is { } taken
                ? $"There is a page “{taken}” in this space already. Choose another title, or write on that page."
                : null
        );

    /// <summary>A free address for this title.</summary>
    public static async Task<string> FreeSlugAsync(
        this AppDbContext db,
        int space,
        string title,
        int? but,
        CancellationToken token
    )
    {
        var slug = PageName.SlugOf(title);
        var taken = (await db.ListTakenSlugsAsync(space, slug, but, token)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return Enumerable.Range(1, taken.Count + 1).Select(n => PageName.Numbered(slug, n)).First(s => !taken.Contains(s));
    }
}
