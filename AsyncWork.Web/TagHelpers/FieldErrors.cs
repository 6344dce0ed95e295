using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.Routing;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Options;

namespace AsyncWork.Web.TagHelpers;

/// <summary>What ties the message about a field to the field, for those who hear the page (WCAG 1.3.1, 3.3.1).</summary>
public static class FieldErrors
{
    /// <summary>The id of the message that stands beside a field.</summary>
    /// <param name="field">Its name in the form, such as <c>Input.Title</c>.</param>
    public static string IdOf(string field) => $"{FieldId(field)}_error";

    /// <summary>The id of a field, to which the summary on top leads.</summary>
    public static string FieldId(string field) => TagBuilder.CreateSanitizedId(field, "_");

    /// <summary>Something is wrong with the field.</summary>
    public static bool Has(ModelStateDictionary state, string field) =>
        state.ErrorCount > 0 && state.TryGetValue(field, out var entry) && entry.Errors.Count > 0;

    /// <summary>
    /// <c>&lt;input name="Title" @Html.FieldState("Title", "title-hint")&gt;</c>: the attributes of a field without <c>asp-for</c>, whose
    /// message is written by <c>Html.ValidationMessage</c>.
    /// </summary>
    /// <param name="hint">The id of what is said about the field anyway.</param>
    public static IHtmlContent FieldState(this IHtmlHelper html, string field, string? hint = null) =>
        State(html, field, hint, " aria-invalid=\"true\"");

    /// <summary>The same for a <c>fieldset</c>, which is not invalid itself.</summary>
    public static IHtmlContent GroupState(this IHtmlHelper html, string field, string? hint = null) =>
        State(html, field, hint, "");

    static HtmlString State(IHtmlHelper html, string field, string? hint, string invalid)
    {
        var wrong = Has(html.ViewData.ModelState, field);
        if (!wrong && hint is null)
            return HtmlString.Empty;
        var by = wrong ? $"{hint} {IdOf(field)}".Trim() : hint!;
        return new($"aria-describedby=\"{HtmlEncoder.Default.Encode(by)}\"{(wrong ? invalid : "")}");
    }
}

/// <summary>The same for fields with <c>asp-for</c>; what already describes the field stays.</summary>
[HtmlTargetElement("input", Attributes = Bound)]
[HtmlTargetElement("select", Attributes = Bound)]
[HtmlTargetElement("textarea", Attributes = Bound)]
public sealed class FieldStateTagHelper : TagHelper
{
    const string Bound = "asp-for";

    [HtmlAttributeName(Bound)]
    public ModelExpression For { get; set; } = null!;

    [HtmlAttributeNotBound, ViewContext]
    public ViewContext View { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var state = View.ViewData.ModelState;
        if (state.ErrorCount == 0)
            return;
        var field = View.ViewData.TemplateInfo.GetFullHtmlFieldName(For.Name);
        if (!FieldErrors.Has(state, field))
            return;
        var hint = output.Attributes.TryGetAttribute("aria-describedby", out var by) ? $"{by.Value} " : "";
        output.Attributes.SetAttribute("aria-describedby", hint + FieldErrors.IdOf(field));
        output.Attributes.SetAttribute("aria-invalid", "true");
    }
}

/// <summary>Gives the message about a field the id by which the field names it, wherever it is written.</summary>
public sealed class FieldHtmlGenerator(
    IAntiforgery antiforgery,
    IOptions<MvcViewOptions> options,
    IModelMetadataProvider metadata,
    IUrlHelperFactory urls,
    HtmlEncoder encoder,
    ValidationHtmlAttributeProvider validation
) : DefaultHtmlGenerator(antiforgery, options, metadata, urls, encoder, validation)
{
    public override TagBuilder? GenerateValidationMessage(
        ViewContext viewContext,
        ModelExplorer? modelExplorer,
        string expression,
        string? message,
        string? tag,
        object? htmlAttributes
    )
    {
        var built = base.GenerateValidationMessage(viewContext, modelExplorer, expression, message, tag, htmlAttributes);
        built?.MergeAttribute("id", FieldErrors.IdOf(viewContext.ViewData.TemplateInfo.GetFullHtmlFieldName(expression)));
        return built;
    }
}
