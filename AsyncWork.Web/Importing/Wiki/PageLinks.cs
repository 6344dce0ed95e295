using System.Buffers;
using System.Text.RegularExpressions;
using AsyncWork.Domain.People;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace AsyncWork.Web.Importing.Wiki;

/// <summary>
/// Finds what the links of a folder's pages lead to: by path from the file, by the address that a site made of the folder would have, and by
/// the addresses that a page says it had before.
/// </summary>
sealed partial class PageLinks
{
    static readonly SearchValues<char> Marks = SearchValues.Create("*_`[]<>\\|");
    readonly Dictionary<string, string> pages = new(StringComparer.Ordinal);
    readonly Dictionary<string, string> pagesInAnyCase = new(StringComparer.OrdinalIgnoreCase);
    readonly Dictionary<string, string> sites = new(StringComparer.OrdinalIgnoreCase);
    readonly Dictionary<string, string> files = new(StringComparer.Ordinal);
    readonly Dictionary<string, string> filesInAnyCase = new(StringComparer.OrdinalIgnoreCase);
    readonly LossList losses;

    public PageLinks(IReadOnlyList<ForeignPage> all, IEnumerable<string> filePaths, LossList losses)
    {
        this.losses = losses;
        foreach (var page in all)
        {
            foreach (var name in (string[])[page.Key, page.Path, $"{page.Key}/index", $"{page.Key}/README", $"{page.Key}.html"])
            {
                pages.TryAdd(name, page.Key);
                pagesInAnyCase.TryAdd(name, page.Key);
            }
            foreach (var site in page.Front.List("permalink").Concat(page.Front.List("redirect_from")).Append("/" + page.Key))
                sites.TryAdd(Site(site), page.Key);
        }
        foreach (var file in filePaths)
        {
            files[file] = file;
            filesInAnyCase.TryAdd(file, file);
        }
    }

    /// <summary>The links of a page that lead to another one or to a file that came along; those that lead nowhere are told.</summary>
    public IReadOnlyList<ForeignLink> Of(ForeignPage page)
    {
        if (page.Text.Length == 0)
            return [];
        var source = new MarkdownSource(page.Text);
        var found = new List<ForeignLink>();
        foreach (var link in source.Document.Descendants<LinkInline>())
            if (link is { Url.Length: > 0, UrlSpan.IsEmpty: false, Reference: null, IsAutoLink: false })
                Add(
                    found,
                    page,
                    link.Url,
                    (link.Span.Start, link.Span.Length),
                    (link.UrlSpan.Start, link.UrlSpan.Length),
                    WordsOf(source, link),
                    MarkdownSource.IsPlain(link) && string.IsNullOrEmpty(link.Title),
                    link.IsImage
                );
        foreach (var definition in source.Document.Descendants<LinkReferenceDefinition>())
            if (definition is { Url.Length: > 0, UrlSpan.IsEmpty: false })
                Add(
                    found,
                    page,
                    definition.Url,
                    (definition.UrlSpan.Start, definition.UrlSpan.Length),
                    (definition.UrlSpan.Start, definition.UrlSpan.Length),
                    null,
                    false,
                    false
                );
        foreach (Match match in SiteLink().Matches(page.Text))
            if (!source.IsCode(match.Index))
                Add(
                    found,
                    page,
                    "/" + match.Groups["path"].Value.TrimStart('/'),
                    (match.Index, match.Length),
                    (match.Index + match.Groups["url"].Index - match.Index, match.Groups["url"].Length),
                    match.Groups["words"].Value,
                    IsPlainText(match.Groups["words"].Value),
                    false
                );
        return [.. found.OrderBy(l => l.Start)];
    }

    void Add(
        List<ForeignLink> found,
        ForeignPage page,
        string url,
        (int Start, int Length) whole,
        (int Start, int Length) address,
        string? words,
        bool isPlain,
        bool isImage
    )
    {
        if (url.StartsWith("//", StringComparison.Ordinal) || Scheme().IsMatch(url))
            return;
        var (path, anchor) = Parted(url);
        if (path.Length == 0)
        {
            if (anchor.Length > 0)
                found.Add(
                    new(whole.Start, whole.Length, address.Start, address.Length, words, isPlain, isImage, "", null, anchor)
                );
            return;
        }
        var to = path.StartsWith('/') ? path[1..].TrimEnd('/') : Combine(page.Folder, path);
        var key = to is null ? null : PageOf(to) ?? (path.StartsWith('/') ? sites.GetValueOrDefault(Site(path)) : null);
        var file = to is null || key is not null ? null : files.GetValueOrDefault(to) ?? filesInAnyCase.GetValueOrDefault(to);
        if (key is null && file is null)
            losses.Add(
                $"“{page.Path}” links to “{(url.Length > 120 ? url[..120] + "…" : url)}”, which is not among the files. The link stays as it is."
            );
        else
            found.Add(new(whole.Start, whole.Length, address.Start, address.Length, words, isPlain, isImage, key, file, anchor));
    }

    string? PageOf(string path)
    {
        foreach (var name in (string[])[path, path.TrimEnd('/'), $"{path}.md"])
            if (pages.TryGetValue(name, out var same))
                return same;
        foreach (var name in (string[])[path, path.TrimEnd('/'), $"{path}.md"])
            if (pagesInAnyCase.TryGetValue(name, out var alike))
                return alike;
        return null;
    }

    static string Site(string path) => path.Split('#', '?')[0].Trim('/');

    /// <summary>The path without escapes, and the name of a heading.</summary>
    static (string Path, string Anchor) Parted(string url)
    {
        var hash = url.IndexOf('#', StringComparison.Ordinal);
        var path = (hash < 0 ? url : url[..hash]).Split('?')[0];
        return (Uri.UnescapeDataString(path), hash < 0 ? "" : Uri.UnescapeDataString(url[(hash + 1)..]));
    }

    /// <summary>Null for what lies outside of the folder.</summary>
    static string? Combine(string folder, string path)
    {
        var parts = folder.Length == 0 ? [] : folder.Split('/').ToList();
        foreach (var part in path.Replace('\\', '/').Split('/'))
        {
            if (part is "" or ".")
                continue;
            if (part != "..")
                parts.Add(part);
            else if (parts.Count == 0)
                return null;
            else
                parts.RemoveAt(parts.Count - 1);
        }
        return string.Join('/', parts);
    }

    static string? WordsOf(MarkdownSource source, LinkInline link) =>
        link is { FirstChild: { } first, LastChild: { } last } ? source.Text[first.Span.Start..(last.Span.End + 1)] : "";

    static bool IsPlainText(string words) => !words.AsSpan().ContainsAny(Marks);

    /// <summary>How a heading of that name is linked to here.</summary>
    public static string AnchorOf(string anchor) => $"s-{Team.SlugOf(anchor)}";

    [GeneratedRegex(@"^[A-Za-z][A-Za-z0-9+.\-]*:", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Scheme();

    /// <summary>Links as makers of sites have them in templates: <c>[text]({% page "/tools/slack/" %})</c>.</summary>
    [GeneratedRegex(
        @"\[(?<words>[^\[\]\n]{1,300})\]\((?<url>\{%-?\s*(page|link|url)\s+""?(?<path>[^""%\s]{1,300})""?\s*-?%\})\)",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        2000
    )]
    private static partial Regex SiteLink();
}
