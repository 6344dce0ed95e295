using System.Net;
using System.Text.RegularExpressions;
using Ganss.Xss;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace AsyncWork.Web.Markdown;

/// <summary>Markdown as safe HTML, rendered once when it is stored. No raw HTML, no scripts, no styles; links only to http, https and mailto.</summary>
public static partial class MarkdownText
{
    /// <summary>Deeper lists and quotations than this are shown as they were written: nobody reads them, and they cost a parser dearly.</summary>
    const int DeepestIndent = 100;

    /// <summary>More words, links or cells than this in one paragraph or line are shown as they were written, for the same reasons.</summary>
    const int MostSiblings = 25_000;

    /// <summary>What a link says of itself: the other site learns nothing, and is not recommended.</summary>
    internal const string Rel = "noopener noreferrer nofollow";

    static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .DisableHtml()
        .UsePipeTables()
        .UseTaskLists()
        .UseAutoLinks()
        .UseEmphasisExtras()
        .UseFootnotes()
        .Use<PageLinkExtension>()
        .Build();

    static readonly HtmlSanitizer Sanitizer = MakeSanitizer(withIds: false);
    static readonly HtmlSanitizer PageSanitizer = MakeSanitizer(withIds: true);

    /// <summary>The text as sanitised HTML; empty for blank text. Its links to pages are words; see <see cref="Read"/>.</summary>
    public static string ToHtml(string? markdown) => Read(markdown).Html();

    /// <summary>Reads a text: what it links to is known before it becomes HTML.</summary>
    public static ReadText Read(string? markdown)
    {
        var text = string.IsNullOrWhiteSpace(markdown) ? "" : Nested().Replace(markdown, "${kept}");
        try
        {
            var document = Markdig.Markdown.Parse(text, Pipeline);
            ThingLinks.Link(document);
            PicturesElsewhere.Link(document);
            return new ReadText(text, IsCrowded(document) ? null : document);
        }
        catch (ArgumentException)
        {
            return new ReadText(text, null); // nested deeper than anybody reads
        }
    }

    static bool IsCrowded(MarkdownDocument document) =>
        document
            .Descendants()
            .Any(part =>
                part is ContainerBlock { Count: > MostSiblings }
                || ((part as LeafBlock)?.Inline ?? part as ContainerInline) is { } inlines && inlines.Skip(MostSiblings).Any()
            );

    /// <summary>HTML of a document, or of a text that is shown as it was written.</summary>
    internal static string Render(MarkdownDocument? document, string text, bool withIds)
    {
        if (document is null)
            return $"<pre>{WebUtility.HtmlEncode(text)}</pre>";
        try
        {
            return (withIds ? PageSanitizer : Sanitizer).Sanitize(document.ToHtml(Pipeline));
        }
        catch (ArgumentException)
        {
            return $"<pre>{WebUtility.HtmlEncode(text)}</pre>";
        }
    }

    static HtmlSanitizer MakeSanitizer(bool withIds)
    {
        var sanitizer = new HtmlSanitizer();
        sanitizer.AllowedSchemes.Clear();
        sanitizer.AllowedSchemes.UnionWith(["http", "https", "mailto"]);
        sanitizer.AllowedCssProperties.Clear();
        foreach (
            var tag in (string[])
                [
                    "form",
                    "button",
                    "textarea",
                    "select",
                    "option",
                    "optgroup",
                    "fieldset",
                    "legend",
                    "label",
                    "area",
                    "map",
                    "menu",
                    "menuitem",
                ]
        )
            sanitizer.AllowedTags.Remove(tag);
        foreach (
            var attribute in (string[])
                [
                    "style",
                    "id",
                    "name",
                    "action",
                    "method",
                    "target",
                    "accesskey",
                    "contenteditable",
                    "draggable",
                    "dropzone",
                    "tabindex",
                ]
        )
            sanitizer.AllowedAttributes.Remove(attribute);
        sanitizer.AllowedAttributes.Add("class");
        sanitizer.AllowedClasses.UnionWith(["task-list-item", "contains-task-list", "missing"]);
        if (withIds)
            sanitizer.AllowedAttributes.Add("id");
        sanitizer.PostProcessNode += (_, e) =>
        {
            if (e.Node is not AngleSharp.Dom.IElement element)
                return;
            if (element.LocalName == "a")
                element.SetAttribute("rel", Rel);
            if (withIds && element.Id is { } id && !PageBlocks.IsOurs(id))
                element.RemoveAttribute("id");
            if (element.LocalName == "input" && element.GetAttribute("type") != "checkbox")
                element.Remove();
            else if (element.LocalName == "input")
                element.SetAttribute("aria-label", element.HasAttribute("checked") ? "Done" : "To do");
        };
        return sanitizer;
    }

    [GeneratedRegex(
        @"^[ \t]{100,}|^(?<kept>([ \t]*>){20})([ \t]*>)+",
        RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        2000
    )]
    private static partial Regex Nested();
}
