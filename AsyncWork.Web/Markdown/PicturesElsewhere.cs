using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace AsyncWork.Web.Markdown;

/// <summary>
/// Pictures that lie on other sites are links to them: a page loads nothing from elsewhere, so a reader would see a broken picture, and the other
/// site would learn who reads what.
/// </summary>
static class PicturesElsewhere
{
    static readonly string[] Sources = ["http://", "https://", "//"];

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

    /// <summary>The same for HTML that was stored before such pictures became links. All other HTML stays as it is.</summary>
    public static string Unload(string html)
    {
        // What has none, which is nearly all, is not read.
        if (
            !html.Contains("<img ", StringComparison.Ordinal)
            || !Sources.Any(s => html.Contains($"src=\"{s}", StringComparison.OrdinalIgnoreCase))
        )
            return html;
        var document = new HtmlParser().ParseDocument(html);
        var pictures = document.Images.Where(i => IsElsewhere(i.GetAttribute("src"))).ToList();
        foreach (var picture in pictures)
        {
            var at = picture.GetAttribute("src")!;
            var words = document.CreateTextNode(picture.GetAttribute("alt") is { Length: > 0 } alt ? alt : at);
            if (picture.Closest("a") is not null)
            {
                picture.Replace(words);
                continue;
            }
            var link = document.CreateElement("a");
            link.SetAttribute("href", at);
            if (picture.GetAttribute("title") is { } title)
                link.SetAttribute("title", title);
            link.SetAttribute("rel", MarkdownText.Rel);
            link.AppendChild(words);
            picture.Replace(link);
        }
        return pictures.Count == 0 ? html : document.Body!.InnerHtml;
    }

    static bool IsElsewhere(string? url) =>
        url is not null && Sources.Any(s => url.StartsWith(s, StringComparison.OrdinalIgnoreCase));

    /// <summary>What is said in place of the picture, or else where it lies.</summary>
    static string WordsOf(LinkInline picture) =>
        string.Concat(picture.Descendants<LiteralInline>().Select(l => l.Content.ToString())) is { Length: > 0 } words
            ? words
            : picture.Url!;
}
