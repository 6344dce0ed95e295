using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using AsyncWork.Domain.Comments;
using AsyncWork.Domain.People;
using Markdig.Extensions.Footnotes;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace AsyncWork.Web.Markdown;

/// <summary>A heading in the contents of a page.</summary>
public sealed record PageHeading(int Level, string Id, string Words);

/// <summary>
/// Names the parts of a page so that one can link to a heading and comment on a paragraph: <c>s-set-up</c> for a heading, <c>b7</c> for the
/// eighth block. No other id is kept, so that no text can pass for a part of the app.
/// </summary>
public static partial class PageBlocks
{
    const int LargestHeading = 2;
    const int SmallestHeading = 6;
    const int DeepestHeading = 4;
    const int MostHeadings = 200;
    const int LongestId = 60;

    public static bool IsOurs(string id) => Ours().IsMatch(id);

    /// <summary>Gives the blocks of a document their ids.</summary>
    /// <returns>The contents: a heading a line, with level, id and words.</returns>
    internal static string Name(MarkdownDocument document)
    {
        var (contents, taken, headings) = (new StringBuilder(), new Dictionary<string, int>(StringComparer.Ordinal), 0);
        var above = new Stack<(int Written, int Shown)>();
        for (var i = 0; i < document.Count; i++)
        {
            if (document[i] is not HeadingBlock heading)
            {
                if (document[i] is not (FootnoteGroup or LinkReferenceDefinitionGroup or BlankLineBlock))
                    document[i].GetAttributes().Id = string.Create(CultureInfo.InvariantCulture, $"b{i}");
                continue;
            }
            var words = WordsOf(heading.Inline);
            var id = Free(Team.SlugOf(words), taken);
            heading.GetAttributes().Id = id;
            // The page's own title is the first level; below it no level is left out, whatever was written.
            while (above.TryPeek(out var last) && last.Written >= heading.Level)
                above.Pop();
            var shown = Math.Min(SmallestHeading, above.TryPeek(out var parent) ? parent.Shown + 1 : LargestHeading);
            above.Push((heading.Level, shown));
            heading.Level = shown;
            if (heading.Level <= DeepestHeading && words.Length > 0 && headings++ < MostHeadings)
                contents.Append(CultureInfo.InvariantCulture, $"{heading.Level}\t{id}\t{words}\n");
        }
        return contents.ToString();
    }

    /// <summary>The headings of stored contents.</summary>
    public static IReadOnlyList<PageHeading> Headings(string contents) =>
        [
            .. contents
                .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => line.Split('\t'))
                .Where(parts => parts.Length == 3)
                .Select(parts => new PageHeading(int.Parse(parts[0], CultureInfo.InvariantCulture), parts[1], parts[2])),
        ];

    /// <summary>The blocks of a text that one can comment on, each where it stands in it (product.md D15).</summary>
    public static IReadOnlyList<TextBlock> Of(string markdown) =>
        [
            .. MarkdownText
                .Read(markdown)
                .Blocks()
                .Where(b => string.CompareOrdinal(markdown, b.From, b.Written, 0, b.Written.Length) == 0),
        ];

    /// <summary>A block of a document that was named; null for what is not shown where it stands, such as notes at the foot.</summary>
    internal static TextBlock? Read(string text, Block block, int number)
    {
        var (from, end) = (block.Span.Start, Math.Min(block.Span.End + 1, text.Length));
        if (block.TryGetAttributes()?.Id is not { } id || block.Span.IsEmpty || from < 0 || from >= end)
            return null;
        while (end > from && char.IsWhiteSpace(text[end - 1]))
            end--;
        while (from < end && char.IsWhiteSpace(text[from]))
            from++;
        var words = string.Join(' ', WordsOf(block).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        var written = text[from..end];
        return written == "" ? null : new(number, id, from, written, Cut(words == "" ? written : words));
    }

    static string WordsOf(Block block) =>
        block switch
        {
            LeafBlock { Inline: { } inlines } => WordsOf(inlines),
            LeafBlock leaf => leaf.Lines.ToString(),
            ContainerBlock all => string.Join(' ', all.Select(WordsOf)),
            _ => "",
        };

    static string Cut(string words)
    {
        if (words.Length <= BlockAnchor.LongestQuote)
            return words;
        var end = BlockAnchor.LongestQuote - 1;
        return words[..(char.IsHighSurrogate(words[end - 1]) ? end - 1 : end)] + "…";
    }

    static string Free(string slug, Dictionary<string, int> taken)
    {
        slug = slug.Length > LongestId ? slug[..LongestId].TrimEnd('-') : slug;
        var number = taken[slug] = taken.GetValueOrDefault(slug) + 1;
        return string.Create(CultureInfo.InvariantCulture, $"s-{slug}{(number == 1 ? "" : $"-{number}")}");
    }

    static string WordsOf(ContainerInline? inlines)
    {
        var words = new StringBuilder();
        foreach (var inline in inlines?.Descendants() ?? [])
            words.Append(
                inline switch
                {
                    LiteralInline literal => literal.Content.ToString(),
                    CodeInline code => code.Content,
                    PageLinkInline link => link.Link.Words,
                    LineBreakInline => " ",
                    _ => "",
                }
            );
        return words.Replace('\t', ' ').Replace('\n', ' ').ToString().Trim();
    }

    [GeneratedRegex(@"^(s-[\w-]*|b[0-9]+|fn(ref)?:[0-9]+)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Ours();
}
