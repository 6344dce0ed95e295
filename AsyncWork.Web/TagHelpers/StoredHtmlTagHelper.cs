using AsyncWork.Web.Markdown;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace AsyncWork.Web.TagHelpers;

/// <summary>
/// <c>&lt;stored-html value="card.Html" /&gt;</c>: HTML that <see cref="MarkdownText"/> made and sanitised when the text was stored.
/// The one place where a page shows HTML that is not its own.
/// </summary>
public sealed class StoredHtmlTagHelper : TagHelper
{
    public string Value { get; set; } = "";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        (output.TagName, output.TagMode) = ("div", TagMode.StartTagAndEndTag);
        output.Attributes.SetAttribute("class", "prose");
        output.Content.SetHtmlContent(new HtmlString(PicturesElsewhere.Unload(Value)));
    }

    /// <summary>The same for pages that are made of such texts.</summary>
    public static IHtmlContent Of(string value) =>
        new HtmlString($"""<div class="prose">{PicturesElsewhere.Unload(value)}</div>""");
}
