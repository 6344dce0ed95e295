using System.Text.RegularExpressions;
using Ganss.Xss;
using Markdig;

namespace AsyncWork.Web.Markdown;

/// <summary>Markdown as safe HTML, rendered once when it is stored. No raw HTML, no scripts, no styles; links only to http, https and mailto.</summary>
public static partial class MarkdownText
{
    /// <summary>Deeper lists and quotations than this are shown as they were written: nobody reads them, and they cost a parser dearly.</summary>
    const int DeepestIndent = 100;

    static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .DisableHtml()
        .UsePipeTables()
        .UseTaskLists()
        .UseAutoLinks()
        .UseEmphasisExtras()
        .UseFootnotes()
        .Build();

    static readonly HtmlSanitizer Sanitizer = MakeSanitizer();

    /// <summary>The text as sanitised HTML; empty for blank text.</summary>
    public static string ToHtml(string? markdown)
    {
        if (string.IsNullOrWhiteSpace(markdown))
            return "";
        var text = Nested().Replace(markdown, "${kept}");
        // Things such as D-0042 become links where they are shown; here only what Markdown itself says.
        return Sanitizer.Sanitize(Markdig.Markdown.ToHtml(text, Pipeline));
    }

    static HtmlSanitizer MakeSanitizer()
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
        sanitizer.AllowedClasses.UnionWith(["task-list-item", "contains-task-list"]);
        sanitizer.PostProcessNode += (_, e) =>
        {
            if (e.Node is not AngleSharp.Dom.IElement element)
                return;
            if (element.LocalName == "a")
                element.SetAttribute("rel", "noopener noreferrer nofollow");
            if (element.LocalName == "input" && element.GetAttribute("type") != "checkbox")
                element.Remove();
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
