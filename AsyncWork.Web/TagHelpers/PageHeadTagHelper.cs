using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace AsyncWork.Web.TagHelpers;

/// <summary>A step on the way to this page, for the top bar.</summary>
public sealed record Crumb(string Title, string Url);

/// <summary>
/// <c>&lt;page-head title="Time" lead="…"&gt;actions&lt;/page-head&gt;</c>: the one h1, one sentence on what the page is for, its actions at
/// the right. Sets the title of the window and the trail in the top bar too.
/// </summary>
public sealed class PageHeadTagHelper : TagHelper
{
    public string Title { get; set; } = "";
    public string? Lead { get; set; }
    public IReadOnlyList<Crumb> Trail { get; set; } = [];

    [HtmlAttributeNotBound, ViewContext]
    public ViewContext View { get; set; } = null!;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        View.ViewData["Title"] = Title;
        View.ViewData["Trail"] = Trail;
        var actions = await output.GetChildContentAsync();
        (output.TagName, output.TagMode) = ("header", TagMode.StartTagAndEndTag);
        output.Attributes.SetAttribute("class", "head");
        output.Content.AppendHtml("<div><h1>").Append(Title).AppendHtml("</h1>");
        if (Lead is not null)
            output.Content.AppendHtml("<p>").Append(Lead).AppendHtml("</p>");
        output.Content.AppendHtml("</div>");
        if (!actions.IsEmptyOrWhiteSpace)
            output.Content.AppendHtml("<div class=\"head__do\">").AppendHtml(actions).AppendHtml("</div>");
    }
}
