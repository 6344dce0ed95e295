using System.Security.Cryptography;
using System.Text;
using AsyncWork.Domain.Wiki;

namespace AsyncWork.Web.Importing.Wiki;

/// <summary>A page of a file, and what becomes of it in the space.</summary>
/// <param name="Title">As it is called here.</param>
/// <param name="Slug">In addresses.</param>
/// <param name="Known">The page that an earlier import made of the same file; null for none.</param>
sealed record PageToBring(ForeignPage Page, PageFate Fate, string Title, string Slug, KnownPage? Known, string? Note)
{
    public bool IsWritten => Fate is PageFate.New or PageFate.Changed;

    /// <summary>As it is stored with the page.</summary>
    public string SourceKey => PageFates.SourceKeyOf(Page.Key);
}

/// <summary>
/// Decides what becomes of each page of a folder: what an earlier import brought is not brought again, what was changed here since is left
/// alone, and names that are taken get something behind them.
/// </summary>
sealed class PageFates
{
    readonly Dictionary<string, KnownPage> known;
    readonly HashSet<string> titles;
    readonly HashSet<string> slugs;
    readonly List<string> losses;

    PageFates(IReadOnlyList<KnownPage> here, IReadOnlyList<string> losses)
    {
        known = here.Where(k => k.SourceKey is not null)
            .GroupBy(k => k.SourceKey!, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
        titles = here.Select(k => k.TitleKey).ToHashSet(StringComparer.Ordinal);
        slugs = here.Select(k => k.Slug).ToHashSet(StringComparer.OrdinalIgnoreCase);
        this.losses = [.. losses];
    }

    public static (IReadOnlyList<PageToBring> Pages, IReadOnlyList<string> Losses) Of(
        ForeignPages foreign,
        IReadOnlyList<KnownPage> here
    )
    {
        var fates = new PageFates(here, foreign.Losses);
        var titleOf = foreign.Pages.ToDictionary(p => p.Key, p => p.Title, StringComparer.Ordinal);
        return (
            [.. foreign.Pages.Select(p => fates.FateOf(p, p.Parent is { } above ? titleOf.GetValueOrDefault(above) : null))],
            fates.losses
        );
    }

#pragma warning disable CA1308 // files whose names differ in case only come from computers that make no difference
    public static string SourceKeyOf(string key) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key.ToLowerInvariant())));
#pragma warning restore CA1308

    PageToBring FateOf(ForeignPage page, string? parentTitle)
    {
        // Of two files whose names differ in case only the second is new.
        if (known.Remove(SourceKeyOf(page.Key), out var here))
        {
            var (fate, note) = FateOf(page, here);
            if (PageName.KeyOf(page.Title) != here.TitleKey && fate == PageFate.Changed)
                note = $"The file calls it “{page.Title}” now. It keeps its title here; rename it by hand.";
            if (note is not null)
                losses.Add($"“{here.Title}”: {note}");
            return new(page, fate, here.Title, here.Slug, here, note);
        }
        var title = FreeTitle(page.Title, parentTitle);
        var renamed = title == page.Title ? null : $"A page “{page.Title}” is there already.";
        if (renamed is not null)
            losses.Add($"“{page.Path}” becomes “{title}”. {renamed}");
        if (page.Depth >= WikiPage.Deepest)
            losses.Add($"“{title}” stands deeper than {WikiPage.Deepest} pages and comes further up.");
        return new(page, PageFate.New, title, FreeSlug(title), null, renamed);
    }

    static (PageFate Fate, string? Note) FateOf(ForeignPage page, KnownPage here) =>
        here.Hash == page.Hash ? (PageFate.Same, null)
        : here.IsArchived ? (PageFate.Kept, "The file has changed. The page is archived here and stays as it is.")
        : !here.MayWrite ? (PageFate.Kept, "The file has changed. The page is not yours to write and stays as it is.")
        : here.Latest == here.Revision && here.Published == here.Latest ? (PageFate.Changed, null)
        : (PageFate.Kept, "The file has changed, and so has the page here. It stays as it is here.");

    string FreeTitle(string title, string? parentTitle)
    {
        if (titles.Add(PageName.KeyOf(title)))
            return title;
        if (parentTitle is not null && Behind(title, $" ({parentTitle})") is { } of && titles.Add(PageName.KeyOf(of)))
            return of;
        for (var n = 2; ; n++)
            if (Behind(title, $" {n}") is { } numbered && titles.Add(PageName.KeyOf(numbered)))
                return numbered;
    }

    static string? Behind(string title, string more)
    {
        var room = WikiPage.LongestTitle - more.Length;
        var whole =
            (
                title.Length <= room ? title
                : room < 20 ? ""
                : title[..room].TrimEnd()
            ) + more;
        return whole.Length > more.Length && WikiPage.WhyNotTitle(whole) is null ? whole : null;
    }

    string FreeSlug(string title)
    {
        var slug = PageName.SlugOf(title);
        return Enumerable.Range(1, int.MaxValue - 1).Select(n => PageName.Numbered(slug, n)).First(s => slugs.Add(s));
    }
}
