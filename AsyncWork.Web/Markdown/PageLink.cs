using System.Net;
using AsyncWork.Domain.Wiki;
using Markdig;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax.Inlines;

namespace AsyncWork.Web.Markdown;

/// <summary>A link to a page as people write it: <c>[[Title]]</c>, <c>[[Title|text]]</c>, <c>[[space/Title]]</c> (product.md D12).</summary>
/// <param name="Space">The name of a space in addresses; null for the space that the text stands in.</param>
/// <param name="Words">What is shown.</param>
public sealed record PageLink(string? Space, string Title, string Words)
{
    public const int Longest = 300;

    public string TitleKey => PageName.KeyOf(Title);

    /// <param name="inside">What stands between the brackets.</param>
    public static PageLink? Of(string inside)
    {
        var bar = inside.IndexOf('|', StringComparison.Ordinal);
        var (named, words) = bar < 0 ? (inside, inside) : (inside[..bar], inside[(bar + 1)..]);
        // A title may have a slash: only what looks like the name of a space is one.
        var slash = named.IndexOf('/', StringComparison.Ordinal);
        var space = slash > 0 && named[..slash].All(c => char.IsLetterOrDigit(c) || c == '-') ? named[..slash] : null;
        var title = space is null ? named.Trim() : named[(slash + 1)..].Trim();
        return title == "" || title.Length > WikiPage.LongestTitle
            ? null
            : new(space, title, words.Trim() is { Length: > 0 } said ? (bar < 0 ? title : said) : title);
    }
}

/// <summary>Where a link to a page leads.</summary>
/// <param name="Url">Null when no page of that name is there, and none can be made from here.</param>
public sealed record PageLinkTarget(string? Url, bool IsThere);

/// <summary>A <see cref="PageLink"/> in a text.</summary>
sealed class PageLinkInline(PageLink link) : LeafInline
{
    public PageLink Link => link;

    /// <summary>Null until the links of the text were looked up.</summary>
    public PageLinkTarget? Target { get; set; }
}

/// <summary>Reads <c>[[…]]</c> before anything else makes something of the brackets and bars.</summary>
sealed class PageLinkParser : InlineParser
{
    public PageLinkParser() => OpeningCharacters = ['['];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        if (slice.PeekChar() != '[')
            return false;
        var (text, from) = (slice.Text, slice.Start + 2);
        for (var i = from; i < slice.End && i - from <= PageLink.Longest; i++)
        {
            if (text[i] is '[' or '\n')
                return false;
            if (text[i] != ']' || text[i + 1] != ']')
                continue;
            if (PageLink.Of(text[from..i].Replace("\\|", "|", StringComparison.Ordinal)) is not { } link)
                return false;
            processor.Inline = new PageLinkInline(link) { Span = new(slice.Start, i + 1) };
            slice.Start = i + 2;
            return true;
        }
        return false;
    }
}

/// <summary>Before the links were looked up a link is its words.</summary>
sealed class PageLinkRenderer : HtmlObjectRenderer<PageLinkInline>
{
    protected override void Write(HtmlRenderer renderer, PageLinkInline obj)
    {
        if (obj.Target is { Url: { } url } target && renderer.EnableHtmlForInline)
            renderer
                .Write("<a href=\"")
                .WriteEscapeUrl(url)
                .Write(target.IsThere ? "\">" : "\" class=\"missing\">")
                .Write(WebUtility.HtmlEncode(obj.Link.Words))
                .Write("</a>");
        else
            renderer.Write(renderer.EnableHtmlForInline ? WebUtility.HtmlEncode(obj.Link.Words) : obj.Link.Words);
    }
}

sealed class PageLinkExtension : IMarkdownExtension
{
    public void Setup(MarkdownPipelineBuilder pipeline) => pipeline.InlineParsers.Insert(0, new PageLinkParser());

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer)
    {
        if (renderer is HtmlRenderer html)
            html.ObjectRenderers.Insert(0, new PageLinkRenderer());
    }
}
