using System.Globalization;
using System.Text.RegularExpressions;
using AsyncWork.Domain;
using Markdig.Helpers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace AsyncWork.Web.Markdown;

/// <summary>Something of this app that a text names by its number or address.</summary>
/// <param name="Id">Of a card; the number of a decision.</param>
public sealed record NamedThing(SubjectKind Kind, int Id, string Written);

/// <summary>
/// <c>D-0042</c> and <c>/cards/123</c> become links wherever a text is shown (product.md D22), whether or not such a thing is there already:
/// nothing is looked up.
/// </summary>
static partial class ThingLinks
{
    public static string DecisionUrl(int number) => string.Create(CultureInfo.InvariantCulture, $"/decisions/D-{number:0000}");

    /// <summary>Makes what is named into links, but for what stands in a link already. Code stays as it is.</summary>
    public static void Link(MarkdownDocument document)
    {
        foreach (var literal in document.Descendants<LiteralInline>().ToList())
            if (!IsInLink(literal) && Named().Match(literal.Content.ToString()) is { Success: true } first)
                Split(literal, first);
    }

    /// <summary>What the links of a text lead to in this app, whether written as a name or as an address.</summary>
    public static IEnumerable<NamedThing> In(MarkdownDocument document)
    {
        foreach (var link in document.Descendants<LinkInline>())
            if (
                link.Url is { } url
                && Address().Match(url) is { Success: true } match
                && int.TryParse(match.Groups["id"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            )
                yield return new(match.Groups["card"].Success ? SubjectKind.Card : SubjectKind.Decision, id, url);
    }

    /// <summary>The pages that links lead to by their address: space and page as they stand there.</summary>
    public static IEnumerable<(string Space, string Slug)> PagesIn(MarkdownDocument document)
    {
        foreach (var link in document.Descendants<LinkInline>())
            if (link.Url is { } url && PageAddress().Match(url) is { Success: true } match)
                yield return (
                    Uri.UnescapeDataString(match.Groups["space"].Value),
                    Uri.UnescapeDataString(match.Groups["page"].Value)
                );
    }

    static void Split(LiteralInline literal, Match match)
    {
        var text = literal.Content.ToString();
        Inline last = literal;
        var from = 0;
        for (; match.Success; match = match.NextMatch())
        {
            if (match.Index > from)
                Add(new LiteralInline(text[from..match.Index]));
            var url = match.Groups["decision"].Success
                ? DecisionUrl(int.Parse(match.Groups["decision"].ValueSpan, CultureInfo.InvariantCulture))
                : match.Value;
            var link = new LinkInline(url, "") { IsClosed = true };
            link.AppendChild(new LiteralInline(match.Value));
            Add(link);
            from = match.Index + match.Length;
        }
        if (from < text.Length)
            Add(new LiteralInline(text[from..]));
        literal.Remove();

        void Add(Inline next)
        {
            last.InsertAfter(next);
            last = next;
        }
    }

    internal static bool IsInLink(Inline inline)
    {
        for (var above = inline.Parent; above is not null; above = above.Parent)
            if (above is LinkInline)
                return true;
        return false;
    }

    [GeneratedRegex(
        @"(?<![\w/.\-])(D-(?<decision>[0-9]{4,6})|/cards/[0-9]{1,9})(?![\w/\-])",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        2000
    )]
    private static partial Regex Named();

    [GeneratedRegex(
        @"^/((?<card>cards)/(?<id>[0-9]{1,9})|decisions/D-(?<id>[0-9]{1,9}))($|[?#])",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase,
        2000
    )]
    private static partial Regex Address();

    [GeneratedRegex(
        @"^/wiki/(?<space>[^/?#]+)/(?<page>[^/?#]+)($|[?#])",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase,
        2000
    )]
    private static partial Regex PageAddress();
}
