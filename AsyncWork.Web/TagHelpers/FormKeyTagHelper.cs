using AsyncWork.Web.Data;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace AsyncWork.Web.TagHelpers;

/// <summary><c>&lt;form-key /&gt;</c> inside a form that makes something: sent twice, it makes one thing. See <see cref="FormKeys"/>.</summary>
public sealed class FormKeyTagHelper : TagHelper
{
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        (output.TagName, output.TagMode) = ("input", TagMode.SelfClosing);
        output.Attributes.SetAttribute("type", "hidden");
        output.Attributes.SetAttribute("name", FormKeys.Field);
        output.Attributes.SetAttribute("value", Guid.CreateVersion7().ToString());
        // Browsers put old values back into hidden fields when a page is reloaded; a new page is a new form.
        output.Attributes.SetAttribute("autocomplete", "off");
    }
}
