using System.Globalization;
using System.Text.Encodings.Web;
using AsyncWork.Domain.People;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace AsyncWork.Web.TagHelpers;

/// <summary>
/// <c>&lt;avatar person-id="id" name="Mia Novak" /&gt;</c>: initials on a hue that stays with the person. Decoration beside the name;
/// where it stands alone, <c>alone</c> gives it the name for those who cannot see it.
/// </summary>
public sealed class AvatarTagHelper : TagHelper
{
    const int Hues = 12;

    public PersonId PersonId { get; set; }
    public string Name { get; set; } = "";
    public bool Large { get; set; }
    public bool Alone { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        (output.TagName, output.TagMode) = ("span", TagMode.StartTagAndEndTag);
        output.Attributes.SetAttribute("class", $"avatar avatar--{Hue(PersonId)}{(Large ? " avatar--large" : "")}");
        if (Alone)
        {
            output.Attributes.SetAttribute("role", "img");
            output.Attributes.SetAttribute("aria-label", Name);
            output.Attributes.SetAttribute("title", Name);
        }
        else
            output.Attributes.SetAttribute("aria-hidden", "true");
        output.Content.SetContent(Initials(Name));
    }

    /// <summary>The same for long lists, in which a tag helper for each row is much of the page's time.</summary>
    public static IHtmlContent Of(PersonId person, string name) =>
        new HtmlString(
            $"""<span class="avatar avatar--{Hue(person)}" aria-hidden="true">{HtmlEncoder.Default.Encode(Initials(name))}</span>"""
        );

    /// <summary>The number of a person's colour, from 1.</summary>
    public static int Hue(PersonId person) => (int)((uint)person.Value % Hues) + 1;

    /// <summary>The first letters of the first and the last word, whole letters in any script.</summary>
    public static string Initials(string name)
    {
        var words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var first = words is [var head, ..] ? StringInfo.GetNextTextElement(head) : "?";
        return (words.Length > 1 ? first + StringInfo.GetNextTextElement(words[^1]) : first).ToUpperInvariant();
    }
}
