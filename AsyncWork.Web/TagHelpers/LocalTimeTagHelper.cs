using AsyncWork.Web.Identity;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using NodaTime;
using NodaTime.Text;

namespace AsyncWork.Web.TagHelpers;

/// <summary>
/// <c>&lt;local-time value="instant" /&gt;</c>: a moment on the clocks of the reader's zone (UTC when signed out). On hover: the zone, and
/// the moment in UTC or, with <c>other-zone</c>, on the clocks of the person it is about.
/// </summary>
public sealed class LocalTimeTagHelper : TagHelper
{
    public Instant Value { get; set; }

    /// <summary>The zone of the other person, where it matters.</summary>
    public DateTimeZone? OtherZone { get; set; }

    /// <summary>Only the clock: for rows that stand under their date.</summary>
    public bool TimeOnly { get; set; }

    [HtmlAttributeNotBound, ViewContext]
    public ViewContext View { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var zone = View.HttpContext.User.ReadingZone();
        var other = OtherZone ?? DateTimeZone.Utc;
        (output.TagName, output.TagMode) = ("time", TagMode.StartTagAndEndTag);
        output.Attributes.SetAttribute("datetime", InstantPattern.General.Format(Value));
        output.Attributes.SetAttribute("title", $"{Value.ZoneText(zone)} · {Value.Text(other)} {Value.ZoneText(other)}");
        output.Content.SetContent(TimeOnly ? Value.InZone(zone).TimeOfDay.Text() : Value.Text(zone));
    }

    /// <summary>The same for long lists, in which a tag helper for each row is much of the page's time.</summary>
    /// <param name="zone">The reader's. No name of a zone and no form of a time has signs that HTML knows.</param>
    public static IHtmlContent Of(Instant value, DateTimeZone zone) =>
        new HtmlString(
            $"""<time datetime="{InstantPattern.General.Format(value)}" title="{value.ZoneText(zone)} · {value.Text(DateTimeZone.Utc)} UTC">{value.Text(zone)}</time>"""
        );

    /// <summary>The same in fewer words, such as <c>Thu 14:00</c> or <c>tomorrow</c>; the whole moment with its zone is on hover.</summary>
    /// <param name="words">Without signs that HTML knows.</param>
    /// <param name="other">The zone of the person it is about, where it matters; else UTC.</param>
    public static IHtmlContent Of(Instant value, DateTimeZone zone, string words, DateTimeZone? other = null) =>
        new HtmlString(
            $"""<time datetime="{InstantPattern.General.Format(value)}" title="{Hover(value, zone, other)}">{words}</time>"""
        );

    /// <summary><c>Thu 12 Nov 2026, 14:00 Europe/Berlin, UTC+01:00 · Thu 12 Nov 2026, 13:00 UTC</c></summary>
    public static string Hover(Instant value, DateTimeZone zone, DateTimeZone? other = null)
    {
        other ??= DateTimeZone.Utc;
        var here = $"{value.Text(zone)} {value.ZoneText(zone)}";
        return other.Equals(zone) ? here : $"{here} · {value.Text(other)} {value.ZoneText(other)}";
    }
}

/// <summary><c>&lt;local-date value="date" /&gt;</c>: a day, the same for every reader.</summary>
public sealed class LocalDateTagHelper : TagHelper
{
    public LocalDate Value { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        (output.TagName, output.TagMode) = ("time", TagMode.StartTagAndEndTag);
        output.Attributes.SetAttribute("datetime", LocalDatePattern.Iso.Format(Value));
        output.Content.SetContent(Value.Text());
    }
}
