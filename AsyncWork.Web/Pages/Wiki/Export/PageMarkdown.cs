using System.Globalization;
using System.Text.RegularExpressions;
using AsyncWork.Domain.Wiki;
using AsyncWork.Web.Importing;
using AsyncWork.Web.Markdown;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using NodaTime.Text;

namespace AsyncWork.Web.Pages.Wiki.Export;

/// <summary>
/// Where pages and files lie in an export, and the texts with links that lead there: the page <c>Tools</c> is <c>tools.md</c>, what stands below
/// it and its files lie in <c>tools/</c>.
/// </summary>
sealed partial class PageMarkdown
{
    readonly string space;
    readonly Dictionary<int, string> paths = [];
    readonly Dictionary<string, string> bySlug = new(StringComparer.OrdinalIgnoreCase);
    readonly Dictionary<string, string> byTitle = new(StringComparer.Ordinal);

    public PageMarkdown(string space, IReadOnlyList<PlacedPage> pages)
    {
        this.space = space;
        foreach (var (page, _, _, above) in pages)
        {
            // These would be taken for the page of the folder they lie in.
            var name = page.Slug is "index" or "readme" ? $"{page.Slug}-page" : page.Slug;
            var path = above is null ? $"{name}.md" : $"{FolderOf(above.Id)}{name}.md";
            (paths[page.Id], bySlug[page.Slug], byTitle[page.TitleKey]) = (path, path, path);
        }
    }

    public string PathOf(int page) => paths[page];

    /// <summary>Where what belongs to a page lies, with a slash at the end.</summary>
    public string FolderOf(int page) => paths[page][..^3] + "/";

    /// <param name="files">Where the files of the page lie, by the id of their version.</param>
    public string Write(PlacedPage placed, ExportedText text, IReadOnlyDictionary<int, string> files)
    {
        var front = new FrontMatter(text.FrontMatter);
        var isTitled = front.Has("title");
        if (isTitled)
            front.Set("title", placed.Page.Title);
        front.Set("owner", text.Owner);
        if (text.ReviewOn is { } review)
            front.Set("review", LocalDatePattern.Iso.Format(review));
        front.Set("order", placed.Place.ToString(CultureInfo.InvariantCulture));
        var body = Text(text.Text, PathOf(placed.Page.Id), files);
        return front.Block
            + (isTitled ? "\n" : $"# {MarkdownSource.Escape(placed.Page.Title)}\n\n")
            + (body.EndsWith('\n') ? body : body + "\n");
    }

    string Text(string text, string from, IReadOnlyDictionary<int, string> files)
    {
        MarkdownSource source;
        try
        {
            source = new(text);
        }
        catch (ImportRefusedException)
        {
            return text; // nested deeper than anybody reads: nothing in it is a link
        }
        var changes = new List<(int, int, string)>();
        foreach (var link in source.Document.Descendants<LinkInline>())
            if (
                link is { Url: { } url, UrlSpan.IsEmpty: false, Reference: null, IsAutoLink: false }
                && AddressOf(url, from, files) is { } address
            )
                changes.Add((link.UrlSpan.Start, link.UrlSpan.Length, address));
        foreach (var definition in source.Document.Descendants<LinkReferenceDefinition>())
            if (definition is { Url: { } url, UrlSpan.IsEmpty: false } && AddressOf(url, from, files) is { } address)
                changes.Add((definition.UrlSpan.Start, definition.UrlSpan.Length, address));
        foreach (Match match in Named().Matches(source.Text))
            if (
                !source.IsCode(match.Index)
                && PageLink.Of(match.Groups["inside"].Value.Replace("\\|", "|", StringComparison.Ordinal)) is { } named
                && PathOf(named) is { } path
            )
                changes.Add(
                    (
                        match.Index,
                        match.Length,
                        $"[{named.Words.Replace("]", "\\]", StringComparison.Ordinal)}]({Relative(from, path)})"
                    )
                );
        return source.With(changes);
    }

    string? PathOf(PageLink link) =>
        link.Space is null || link.Space.Equals(space, StringComparison.OrdinalIgnoreCase)
            ? byTitle.GetValueOrDefault(link.TitleKey)
            : null;

    /// <summary>Null for what stays as it is.</summary>
    string? AddressOf(string url, string from, IReadOnlyDictionary<int, string> files)
    {
        var (address, anchor) = url.IndexOf('#', StringComparison.Ordinal) is >= 0 and var hash
            ? (url[..hash], url[(hash + 1)..])
            : (url, "");
        var ending = anchor.Length == 0 ? "" : "#" + (anchor.StartsWith("s-", StringComparison.Ordinal) ? anchor[2..] : anchor);
        if (address.Length == 0)
            return ending;
        if (FileAddress().Match(address) is { Success: true } file)
            return files.TryGetValue(int.Parse(file.Groups["id"].ValueSpan, CultureInfo.InvariantCulture), out var path)
                ? Relative(from, path)
                : null;
        return
            PageAddress().Match(address) is { Success: true } page
            && Uri.UnescapeDataString(page.Groups["space"].Value).Equals(space, StringComparison.OrdinalIgnoreCase)
            && bySlug.TryGetValue(Uri.UnescapeDataString(page.Groups["page"].Value), out var to)
            ? Relative(from, to) + ending
            : null;
    }

    /// <summary>The way from one file to another, as it stands in a link.</summary>
    public static string Relative(string from, string to)
    {
        var (start, end) = (from.Split('/')[..^1], to.Split('/'));
        var same = 0;
        while (same < start.Length && same < end.Length - 1 && start[same] == end[same])
            same++;
        var parts = Enumerable.Repeat("..", start.Length - same).Concat(end[same..].Select(Uri.EscapeDataString));
        return string.Join('/', parts)
            .Replace("(", "%28", StringComparison.Ordinal)
            .Replace(")", "%29", StringComparison.Ordinal);
    }

    [GeneratedRegex(@"\[\[(?<inside>[^\[\n]{1,300}?)\]\]", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 2000)]
    private static partial Regex Named();

    [GeneratedRegex(@"^/files/(?<id>[0-9]{1,9})($|\?)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FileAddress();

    [GeneratedRegex(
        @"^/wiki/(?<space>[^/?#]+)/(?<page>[^/?#]+)$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex PageAddress();
}
