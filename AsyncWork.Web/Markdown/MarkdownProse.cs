using System.Text;
using AsyncWork.Domain;
using AsyncWork.Domain.Decisions;

namespace AsyncWork.Web.Markdown;

/// <summary>Typed Markdown as it is stored beside its rendering.</summary>
public static class MarkdownProse
{
    public static Prose ToProse(string? typed) =>
        Typed(typed) is { IsEmpty: false } prose ? new(prose.Text, MarkdownText.ToHtml(prose.Text)) : Prose.None;

    /// <summary>The same for an option: its arguments stand below the text, each with its sign, so that options can be compared.</summary>
    public static Prose ToOption(string? typed)
    {
        var prose = Typed(typed);
        var read = OptionArguments.Of(prose.Text);
        return read.Arguments.Count == 0
            ? ToProse(typed)
            : new(
                prose.Text,
                OptionHtml(MarkdownText.ToHtml(read.Rest), read.Sorted.Select(a => (a.Kind, MarkdownText.ToHtml(a.Sentence))))
            );
    }

    /// <summary>What was typed, not rendered yet.</summary>
    public static Prose Typed(string? typed)
    {
        var text = StoredText.Lines(typed).TrimEnd();
        return text.Length == 0 ? Prose.None : new(text, "");
    }

    /// <summary>An option from its parts, each sanitised HTML already.</summary>
    public static string OptionHtml(string rest, IEnumerable<(ArgumentKind Kind, string Html)> arguments)
    {
        var html = new StringBuilder(rest).Append("<ul class=\"arguments\">");
        foreach (var (kind, argument) in arguments)
            html.Append(
                    kind switch
                    {
                        ArgumentKind.Good => "<li class=\"arguments__good\">",
                        ArgumentKind.Bad => "<li class=\"arguments__bad\">",
                        _ => "<li>",
                    }
                )
                .Append(argument)
                .Append("</li>");
        return html.Append("</ul>").ToString();
    }
}
