using AsyncWork.Web.Search;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace AsyncWork.Web.TagHelpers;

/// <summary><c>&lt;marked parts="parts" /&gt;</c>: a text in which what was searched for is marked, without a space more than it has.</summary>
public sealed class MarkedTagHelper : TagHelper
{
    public IReadOnlyList<ExcerptPart> Parts { get; set; } = [];

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        foreach (var part in Parts)
            if (part.IsMarked)
                output.Content.AppendHtml("<mark>").Append(part.Text).AppendHtml("</mark>");
            else
                output.Content.Append(part.Text);
    }
}
