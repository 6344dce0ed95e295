using System.Buffers;
using System.Text;
using AsyncWork.Domain.Wiki;

namespace AsyncWork.Web.Importing.Wiki;

/// <summary>Where the page of a link is here.</summary>
sealed record PageTarget(string Title, string Slug);

/// <summary>Writes the text of a file as it stands here: its links lead to pages and files of the space.</summary>
static class PageTexts
{
    static readonly SearchValues<char> NotInNames = SearchValues.Create("[]|\n\\");

    /// <param name="space">The name of the space in addresses.</param>
    /// <param name="pageOf">The page of a key.</param>
    /// <param name="addressOf">The address of a file; null for one that was not taken.</param>
    public static string Write(
        ForeignPage page,
        string space,
        Func<string, PageTarget?> pageOf,
        Func<string, bool, string?> addressOf
    )
    {
        var (text, at) = (new StringBuilder(), 0);
        foreach (var link in page.Links)
        {
            if (Put(link, space, pageOf, addressOf) is not { } put || put.Start < at)
                continue;
            text.Append(page.Text, at, put.Start - at).Append(put.Text);
            at = put.Start + put.Length;
        }
        return text.Append(page.Text, at, page.Text.Length - at).ToString();
    }

    static (int Start, int Length, string Text)? Put(
        ForeignLink link,
        string space,
        Func<string, PageTarget?> pageOf,
        Func<string, bool, string?> addressOf
    )
    {
        if (link.File is { } file)
            return addressOf(file, link.IsImage) is { } address ? (link.UrlStart, link.UrlLength, address) : null;
        var anchor = link.Anchor.Length > 0 ? "#" + PageLinks.AnchorOf(link.Anchor) : "";
        if (link.Page is null or "")
            return (link.UrlStart, link.UrlLength, anchor);
        if (pageOf(link.Page) is not { } page)
            return null;
        if (
            anchor.Length == 0
            && !link.IsImage
            && link is { IsPlain: true, Words: { Length: > 0 } words }
            && AsName(page.Title, words) is { } named
        )
            return (link.Start, link.Length, named);
        return (link.UrlStart, link.UrlLength, $"/wiki/{space}/{Uri.EscapeDataString(page.Slug)}{anchor}");
    }

    /// <summary>A link by name, which a page keeps when it is renamed; null where a name or words cannot stand in one.</summary>
    static string? AsName(string title, string words)
    {
        if (
            title.AsSpan().ContainsAny(NotInNames)
            || title.Contains('/', StringComparison.Ordinal)
            || words.AsSpan().ContainsAny(NotInNames)
        )
            return null;
        return title.Length + words.Length > WikiPage.LongestTitle ? null
            : words.Trim() == title ? $"[[{title}]]"
            : $"[[{title}|{words.Trim()}]]";
    }
}
