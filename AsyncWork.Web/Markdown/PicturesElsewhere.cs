using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace AsyncWork.Web.Markdown;

/// <summary>
/// Pictures that lie on other sites are links to them: a page loads nothing from elsewhere, so a reader would see a broken picture, and the other
/// site would learn who reads what.
/// </summary>
static class PicturesElsewhere
{
    public static void Link(MarkdownDocument document)
    {
        foreach (var picture in document.Descendants<LinkInline>().Where(l => l.IsImage && IsElsewhere(l.Url)).ToList())
            if (ThingLinks.IsInLink(picture))
                picture.ReplaceBy(new LiteralInline(WordsOf(picture)), copyChildren: false);
            else
            {
                if (picture.FirstChild is null)
                    picture.AppendChild(new LiteralInline(WordsOf(picture)));
                picture.IsImage = false;
            }
    }

    static bool IsElsewhere(string? url) =>
        url is not null
        && (
            url.StartsWith("http://", StringComparison.OrdinalIgnoreCase)
            || url.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
            || url.StartsWith("//", StringComparison.Ordinal)
        );

    /// <summary>What is said in place of the picture, or else where it lies.</summary>
    static string WordsOf(LinkInline picture) =>
        string.Concat(picture.Descendants<LiteralInline>().Select(l => l.Content.ToString())) is { Length: > 0 } words
            ? words
            : picture.Url!;
}
