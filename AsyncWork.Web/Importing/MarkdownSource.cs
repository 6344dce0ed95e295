using System.Text;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace AsyncWork.Web.Importing;

/// <summary>A heading and what stands under it, up to the next heading of its level or a higher one.</summary>
/// <param name="Name">In plain words.</param>
/// <param name="Heading">As it was written, without its signs.</param>
/// <param name="Text">Without blank lines around it.</param>
sealed record SourceSection(string Name, string Heading, int Level, string Text);

/// <summary>
/// A Markdown text with the places where its parts stand, so that it can be taken apart and changed here and there while all the rest stays
/// as it was written. What stands in code is no heading and no link.
/// </summary>
sealed class MarkdownSource
{
    const int MostHeading = 6;
    List<SourceSpan>? code;

    static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UsePreciseSourceLocation()
        .UsePipeTables()
        .UseTaskLists()
        .UseEmphasisExtras()
        .UseFootnotes()
        .Build();

    /// <exception cref="ImportRefusedException">It is nested deeper than anybody reads.</exception>
    public MarkdownSource(string text)
    {
        Text = Clean(text);
        try
        {
            Document = Markdig.Markdown.Parse(Text, Pipeline);
        }
        catch (ArgumentException deep)
        {
            throw new ImportRefusedException("Its lists or quotations are nested deeper than anybody can read.", deep);
        }
    }

    public string Text { get; }
    public MarkdownDocument Document { get; }

    /// <summary>Those that structure the text; not those within lists and quotations.</summary>
    public IReadOnlyList<HeadingBlock> Headings => [.. Document.OfType<HeadingBlock>()];

    /// <summary>Whether this place stands in code.</summary>
    public bool IsCode(int at) =>
        (
            code ??= [
                .. Document.Descendants<CodeBlock>().Select(c => c.Span),
                .. Document.Descendants<CodeInline>().Select(c => c.Span),
            ]
        ).Exists(s => s.Start <= at && at <= s.End);

    /// <summary>Lines that end as ours do, without signs that no text has.</summary>
    public static string Clean(string text) =>
        text.TrimStart('\uFEFF').ReplaceLineEndings("\n").Replace("\0", "", StringComparison.Ordinal);

    /// <summary>What stands before the first heading of this level or a higher one.</summary>
    public string Before(int level) =>
        Headings.FirstOrDefault(h => h.Level <= level) is { } first ? Slice(0, first.Span.Start) : Trim(Text);

    /// <summary>The parts under headings of this level; what stands under a higher heading itself is none of them.</summary>
    public IReadOnlyList<SourceSection> Sections(int level)
    {
        var (headings, sections) = (Headings, new List<SourceSection>());
        for (var i = 0; i < headings.Count; i++)
        {
            if (headings[i].Level != level)
                continue;
            var end = headings.Skip(i + 1).FirstOrDefault(h => h.Level <= level)?.Span.Start ?? Text.Length;
            sections.Add(new(WordsOf(headings[i].Inline), Written(headings[i].Inline), level, Slice(EndOf(headings[i]), end)));
        }
        return sections;
    }

    /// <summary>Where the line below a heading begins.</summary>
    public int EndOf(HeadingBlock heading)
    {
        var end = LineEnd(heading.Inline is { Span.IsEmpty: false } words ? words.Span.End : heading.Span.Start);
        return heading.IsSetext ? LineEnd(end) : end;
    }

    /// <summary>A part of the text without blank lines around it.</summary>
    public string Slice(int start, int end) => Trim(Text[start..Math.Clamp(end, start, Text.Length)]);

    /// <summary>As it was written, on one line.</summary>
    public string Written(ContainerInline? inlines) =>
        inlines is { FirstChild: not null, Span.IsEmpty: false }
            ? string.Join(' ', Text[inlines.Span.Start..(inlines.Span.End + 1)].Split('\n').Select(l => l.Trim()))
            : "";

    /// <summary>The text with some of its parts put otherwise.</summary>
    public string With(IEnumerable<(int Start, int Length, string Text)> changes)
    {
        var (result, at) = (new StringBuilder(), 0);
        foreach (var (start, length, text) in changes.OrderBy(c => c.Start))
        {
            if (start < at)
                continue;
            result.Append(Text, at, start - at).Append(text);
            at = start + length;
        }
        return result.Append(Text, at, Text.Length - at).ToString();
    }

    /// <summary>The text with its links where they are named, so that its parts can be read apart: <c>[text](address)</c> for <c>[text][1]</c>.</summary>
    public string WithLinksInPlace()
    {
        var changes = new List<(int, int, string)>();
        foreach (var link in Document.Descendants<LinkInline>().Where(l => l.Reference is not null && !l.Span.IsEmpty))
        {
            var words =
                link.FirstChild is { } first && link.LastChild is { } last ? Text[first.Span.Start..(last.Span.End + 1)] : "";
            var title = string.IsNullOrEmpty(link.Title)
                ? ""
                : $" \"{link.Title.Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
            var url = link.Url?.Contains(' ', StringComparison.Ordinal) == true ? $"<{link.Url}>" : link.Url;
            changes.Add((link.Span.Start, link.Span.Length, $"{(link.IsImage ? "!" : "")}[{words}]({url}{title})"));
        }
        foreach (var definition in Document.Descendants<LinkReferenceDefinition>().Where(d => d is { Span.IsEmpty: false }))
            changes.Add((definition.Span.Start, LineEnd(definition.Span.End) - definition.Span.Start, ""));
        return With(changes);
    }

    /// <summary>The text with its headings so deep that none stands above this level.</summary>
    public static string Below(string text, int highest)
    {
        var source = new MarkdownSource(text);
        var top = source.Headings.Select(h => h.Level).DefaultIfEmpty(highest).Min();
        if (top >= highest)
            return text;
        return source.With(
            source.Headings.Select(h =>
            {
                var level = Math.Min(h.Level + highest - top, MostHeading);
                var end = source.EndOf(h);
                var ending = end > 0 && source.Text[end - 1] == '\n' ? "\n" : "";
                return (h.Span.Start, end - h.Span.Start, $"{new string('#', level)} {source.Written(h.Inline)}{ending}");
            })
        );
    }

    /// <summary>What one reads, without marks.</summary>
    public static string WordsOf(ContainerInline? inlines)
    {
        var words = new StringBuilder();
        foreach (var inline in inlines?.Descendants() ?? [])
            words.Append(
                inline switch
                {
                    LiteralInline literal => literal.Content.ToString(),
                    CodeInline code => code.Content,
                    AutolinkInline link => link.Url,
                    HtmlEntityInline entity => entity.Transcoded.ToString(),
                    LineBreakInline => " ",
                    _ => "",
                }
            );
        return string.Join(' ', words.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>What one reads of a line of Markdown.</summary>
    public static string WordsOf(string line) =>
        Markdig.Markdown.Parse(line, Pipeline) is [ParagraphBlock only] ? WordsOf(only.Inline) : line;

    /// <summary>A line that is read as exactly these words.</summary>
    public static string Escape(string words)
    {
        if (IsReadAs(words, words))
            return words;
        var escaped = new StringBuilder();
        foreach (var c in words)
            escaped.Append(c is '\\' or '`' or '*' or '_' or '[' or ']' or '<' or '>' or '~' or '|' or '&' or '#' ? $"\\{c}" : c);
        if (escaped.Length > 0 && escaped[0] is '-' or '+' or '=')
            escaped.Insert(0, '\\');
        var dot = words.AsSpan().IndexOfAnyExceptInRange('0', '9');
        if (dot > 0 && words[dot] is '.' or ')')
            escaped.Insert(dot, '\\');
        return escaped.ToString();
    }

    static bool IsReadAs(string line, string words) =>
        Markdig.Markdown.Parse(line, Pipeline) is [ParagraphBlock only]
        && IsPlain(only.Inline)
        && WordsOf(only.Inline) == words
        && !line.EndsWith('#');

    /// <summary>Nothing but words: no link, no code, no emphasis.</summary>
    public static bool IsPlain(ContainerInline? inlines) =>
        inlines?.Descendants().All(i => i is LiteralInline or LineBreakInline or HtmlEntityInline) ?? true;

    public static string Trim(string text)
    {
        var lines = text.Split('\n');
        var first = Array.FindIndex(lines, line => !string.IsNullOrWhiteSpace(line));
        if (first < 0)
            return "";
        var last = Array.FindLastIndex(lines, line => !string.IsNullOrWhiteSpace(line));
        lines[last] = lines[last].TrimEnd();
        return string.Join('\n', lines[first..(last + 1)]);
    }

    /// <summary>Behind the end of the line in which this stands.</summary>
    int LineEnd(int at) => Text.IndexOf('\n', Math.Min(at, Text.Length)) is >= 0 and var end ? end + 1 : Text.Length;
}
