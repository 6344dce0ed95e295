using System.Globalization;
using System.Text;
using AsyncWork.Domain.People;

namespace AsyncWork.Domain.Wiki;

/// <summary>Names of pages and spaces: how they are compared, and how they stand in addresses.</summary>
public static class PageName
{
    const int LongestSlug = 80;

    /// <summary>What else stands in the place of a page's or a space's name in an address.</summary>
    static readonly HashSet<string> Reserved = new(StringComparer.Ordinal)
    {
        "new",
        "settings",
        "rights",
        "templates",
        "trash",
        "links",
        "stale",
        "archive",
        "search",
        "import",
        "export",
        "watch",
        "file",
        "files",
        "preview",
    };

    /// <summary>How titles are compared: upper and lower case, and kinds and numbers of spaces, make no difference.</summary>
#pragma warning disable CA1308 // compared as it stands in addresses
    public static string KeyOf(string title) =>
        string.Join(' ', title.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            .Normalize(NormalizationForm.FormC)
            .ToLowerInvariant();
#pragma warning restore CA1308

    /// <summary>A page's title as part of an address: "Set up, quickly" gives "set-up-quickly".</summary>
    public static string SlugOf(string title) => Slug(title, "-page");

    /// <summary>A space's name as part of an address.</summary>
    public static string SlugOfSpace(string name) => Slug(name, "-space");

    /// <summary>The same with a number, for the second and third that would have this address.</summary>
    public static string Numbered(string slug, int number) =>
        number < 2 ? slug : string.Create(CultureInfo.InvariantCulture, $"{slug}-{number}");

    /// <summary>Why this cannot stand in an address; null when it can.</summary>
    /// <param name="what">What is named, as the sentence begins: "A page's title".</param>
    public static string? WhyNoSlug(string name, string what) =>
        Team.SlugOf(name).Length == 0 ? $"{what} needs at least one letter or digit." : null;

    static string Slug(string name, string whenReserved)
    {
        var slug = Team.SlugOf(name);
        if (slug.Length > LongestSlug)
            slug = slug[..(char.IsHighSurrogate(slug[LongestSlug - 1]) ? LongestSlug - 1 : LongestSlug)].TrimEnd('-');
        return Reserved.Contains(slug) ? slug + whenReserved : slug;
    }
}
