using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace AsyncWork.Web.TagHelpers;

/// <summary>Signs from <c>wwwroot/icons.svg</c>. No tag helper: a page has dozens of them.</summary>
public static class Icons
{
    /// <summary><c>@Html.Icon("time")</c>: a sign, always with a word beside it; with a label it is the word.</summary>
    public static IHtmlContent Icon(this IHtmlHelper html, string name, string? label = null)
    {
        var says = label is null ? "aria-hidden=\"true\"" : $"role=\"img\" aria-label=\"{HtmlEncoder.Default.Encode(label)}\"";
        return new HtmlString(
            $"""<svg class="icon" {says}><use href="{html.ViewContext.HttpContext.AssetUrl("icons.svg")}#{name}"></use></svg>"""
        );
    }
}

/// <summary>Addresses of our own files.</summary>
public static class Assets
{
    /// <summary>The fingerprinted address of a file under the web root, which a browser may keep for ever.</summary>
    /// <param name="path">Such as <c>icons.svg</c>, without a slash in front.</param>
    public static string AssetUrl(this HttpContext http, string path) =>
        $"{http.Request.PathBase}/{http.GetEndpoint()?.Metadata.GetMetadata<ResourceAssetCollection>()?[path] ?? path}";
}
