using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace AsyncWork.Web.TagHelpers;

/// <summary>
/// <c>&lt;icon name="time" /&gt;</c>: a sign from <c>wwwroot/icons.svg</c>, always with a word beside it; with <c>label</c> it is the word.
/// </summary>
public sealed class IconTagHelper : TagHelper
{
    public string Name { get; set; } = "";
    public string? Label { get; set; }

    [HtmlAttributeNotBound, ViewContext]
    public ViewContext View { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        (output.TagName, output.TagMode) = ("svg", TagMode.StartTagAndEndTag);
        output.Attributes.SetAttribute("class", $"icon {output.Attributes["class"]?.Value}".TrimEnd());
        if (Label is null)
            output.Attributes.SetAttribute("aria-hidden", "true");
        else
        {
            output.Attributes.SetAttribute("role", "img");
            output.Attributes.SetAttribute("aria-label", Label);
        }
        output.Content.AppendHtml("<use href=\"");
        output.Content.Append($"{View.HttpContext.AssetUrl("icons.svg")}#{Name}");
        output.Content.AppendHtml("\"></use>");
    }

    /// <summary>The same, made once for all rows of a long list.</summary>
    public static IHtmlContent Of(HttpContext http, string name) =>
        new HtmlString($"""<svg class="icon" aria-hidden="true"><use href="{http.AssetUrl("icons.svg")}#{name}"></use></svg>""");
}

/// <summary>Addresses of our own files.</summary>
public static class Assets
{
    /// <summary>The fingerprinted address of a file under the web root, which a browser may keep for ever.</summary>
    /// <param name="path">Such as <c>icons.svg</c>, without a slash in front.</param>
    public static string AssetUrl(this HttpContext http, string path) =>
        $"{http.Request.PathBase}/{http.GetEndpoint()?.Metadata.GetMetadata<ResourceAssetCollection>()?[path] ?? path}";
}
