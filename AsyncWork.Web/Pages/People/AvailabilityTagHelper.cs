using AsyncWork.Domain.Calendar;
using AsyncWork.Web.Identity;
using AsyncWork.Web.TagHelpers;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using NodaTime.Text;

namespace AsyncWork.Web.Pages.People;

/// <summary>
/// <c>&lt;availability of="…" /&gt;</c>: working hours by the schedule, in words; nobody is watched. The reader's own clock is in the title.
/// </summary>
public sealed class AvailabilityTagHelper : TagHelper
{
    public AvailabilityNow Of { get; set; } = null!;

    [HtmlAttributeNotBound, ViewContext]
    public ViewContext View { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var (state, zone) = (Of.State, View.HttpContext.User.Viewer().Zone);
        (output.TagName, output.TagMode) = (state.Until is null ? "span" : "time", TagMode.StartTagAndEndTag);
        output.Attributes.SetAttribute("class", state is { Until: not null, Working: true } ? "is-good" : "quiet");
        if (state.Until is { } until)
        {
            var why = state.Because is { Kind: not DayOffKind.Absence } off ? $". {off.Name}" : "";
            output.Attributes.SetAttribute("datetime", InstantPattern.General.Format(until));
            output.Attributes.SetAttribute("title", $"Yours: {until.Text(zone)}{why}");
        }
        output.Content.SetContent(Of.Words);
    }
}
