using System.Globalization;
using System.Text;
using SkiaSharp;

namespace AsyncWork.Web.Reports.Pdf;

/// <summary>A stretch of a line that looks alike.</summary>
readonly record struct ProseRun(ProseSpan Span, string Text, float X, float Width);

/// <summary>A line of words, or a picture of its own.</summary>
sealed record ProseLine(IReadOnlyList<ProseRun> Runs, float Height, ProseSpan? Picture = null);

/// <summary>Breaks words into lines and draws them.</summary>
sealed class ProseLines(PageBuilder page)
{
    /// <summary>A screen's pixel on paper.</summary>
    const float PointsOfPixel = 0.75f;
    const float TallestPicture = 420;
    const float AroundPicture = 4;
    readonly Dictionary<object, TagNode> links = [];

    /// <summary>The lines of these spans within this width.</summary>
    public List<ProseLine> Break(IReadOnlyList<ProseSpan> spans, TextStyle style, float width)
    {
        var lines = new List<ProseLine>();
        var line = new List<ProseRun>();
        var x = 0f;
        foreach (var word in Words(spans))
        {
            if (word is [{ Span.Picture: not null } picture])
            {
                End();
                lines.Add(new([], BoxOf(picture.Span.Picture!, width).Height + 2 * AroundPicture, picture.Span));
                continue;
            }
            if (word is [{ Text: "\n" }])
            {
                End(evenEmpty: true);
                continue;
            }
            var wide = word.Sum(p => WidthOf(p.Span, p.Text));
            var isSpace = word is [{ Text: " " }];
            if (isSpace && line.Count == 0)
                continue;
            if (x + wide > width && !isSpace && line.Count > 0 && wide <= width)
                End();
            if (x + wide > width && !isSpace)
                foreach (var part in word)
                    Split(part);
            else
                foreach (var (span, text) in word)
                    Put(span, text);
        }
        End();
        return lines;

        void Put(ProseSpan span, string text)
        {
            var wide = WidthOf(span, text);
            if (line.Count > 0 && ReferenceEquals(line[^1].Span, span))
                line[^1] = line[^1] with { Text = line[^1].Text + text, Width = line[^1].Width + wide };
            else
                line.Add(new(span, text, x, wide));
            x += wide;
        }

        // A word that is wider than a line is broken where the line ends.
        void Split((ProseSpan Span, string Text) part)
        {
            var rest = part.Text;
            while (rest.Length > 0)
            {
                if (x + WidthOf(part.Span, rest) <= width)
                {
                    Put(part.Span, rest);
                    return;
                }
                var fits = page.LongestPrefix(rest, part.Span.Style, width - x, "");
                if (fits == 0 && line.Count > 0)
                {
                    End();
                    continue;
                }
                fits = Math.Max(fits, StringInfo.GetNextTextElementLength(rest));
                Put(part.Span, rest[..fits]);
                rest = rest[fits..];
                if (rest.Length > 0)
                    End();
            }
        }

        void End(bool evenEmpty = false)
        {
            while (line.Count > 0 && line[^1].Text.TrimEnd().Length == 0)
                line.RemoveAt(line.Count - 1);
            if (line.Count > 0 && line[^1] is var last && last.Text.EndsWith(' '))
                line[^1] = last with { Text = last.Text.TrimEnd(), Width = WidthOf(last.Span, last.Text.TrimEnd()) };
            if (line.Count > 0 || (evenEmpty && lines.Count > 0))
                lines.Add(new([.. line], style.LineHeight));
            line.Clear();
            x = 0;
        }
    }

    /// <summary>The width of the widest word, and of all in one line.</summary>
    public (float Least, float Most) Measure(IReadOnlyList<ProseSpan> spans)
    {
        var (least, most, now) = (0f, 0f, 0f);
        foreach (var word in Words(spans))
        {
            if (word is [{ Text: "\n" }])
            {
                now = 0;
                continue;
            }
            var wide = word.Sum(p => p.Span.Picture is { } picture ? picture.Width * PointsOfPixel : WidthOf(p.Span, p.Text));
            now += wide;
            (least, most) = (Math.Max(least, word[0].Span.Picture is null ? wide : 40), Math.Max(most, now));
        }
        return (least, most);
    }

    /// <summary>Draws lines one below the other and begins pages where they do not fit. At least two lines stay together.</summary>
    public void Draw(IReadOnlyList<ProseLine> lines, float left, float width, Align align = Align.Left)
    {
        for (var i = 0; i < lines.Count; i++)
        {
            var isTwo = i + 2 == lines.Count || (i == 0 && lines.Count > 1);
            page.Ensure(lines[i].Height + (isTwo && lines[i].Picture is null ? lines[i + 1].Height : 0));
            Draw(lines[i], left, width, align, isLast: i == lines.Count - 1);
            page.Y += lines[i].Height;
        }
    }

    /// <summary>Draws a line at the present place, which does not move.</summary>
    public void Draw(ProseLine line, float left, float width, Align align, bool isLast)
    {
        if (line.Picture is { Picture: { } picture } shown)
        {
            var box = BoxOf(picture, width);
            box.Offset(left, page.Y + AroundPicture);
            page.Part(
                "Figure",
                () => page.Picture(picture, box),
                alt: shown.Text.Length > 0 ? shown.Text : "A picture without a description"
            );
            return;
        }
        var wide = line.Runs.Count == 0 ? 0 : line.Runs[^1].X + line.Runs[^1].Width;
        left += align switch
        {
            Align.Right => width - wide,
            Align.Center => (width - wide) / 2,
            _ => 0,
        };
        for (var i = 0; i < line.Runs.Count; i++)
        {
            var run = line.Runs[i];
            // The space between two lines is not seen, but keeps their words apart for those who copy or listen.
            var text = i == line.Runs.Count - 1 && !isLast && align == Align.Left ? run.Text + " " : run.Text;
            if (run.Span is { Link: { } link, LinkKey: { } key })
                page.Part(
                    links.TryGetValue(key, out var part) ? part : links[key] = page.Begin("Link"),
                    () => Draw(run with { Text = text }, left, line.Height, link)
                );
            else
                Draw(run with { Text = text }, left, line.Height, null);
        }
    }

    void Draw(ProseRun run, float left, float height, PdfLink? link)
    {
        var (x, style) = (left + run.X, run.Span.Style);
        // All letters of a line stand on one height, whatever their size.
        var baseline = PageBuilder.BaselineOf(page.Y, new TextStyle(height / style.LineHeight * style.Size, style.Color));
        page.Text(run.Text, x, baseline, style);
        if (link is not null)
        {
            page.Line(x, baseline + 1.6f, x + run.Width, baseline + 1.6f, style.Color, 0.5f);
            page.Link(SKRect.Create(x, page.Y, run.Width, height), link);
        }
        if (run.Span.IsStruck)
            page.Line(x, baseline - style.Size * 0.27f, x + run.Width, baseline - style.Size * 0.27f, style.Color, 0.6f);
    }

    float WidthOf(ProseSpan span, string text) => page.WidthOf(text, span.Style);

    static SKRect BoxOf(PdfPicture picture, float width)
    {
        var share = Math.Min(
            PointsOfPixel,
            Math.Min(width / Math.Max(1, picture.Width), TallestPicture / Math.Max(1, picture.Height))
        );
        return SKRect.Create(picture.Width * share, picture.Height * share);
    }

    /// <summary>What a line may not be broken within: words with what sticks to them, single spaces, line breaks and pictures.</summary>
    static IEnumerable<List<(ProseSpan Span, string Text)>> Words(IReadOnlyList<ProseSpan> spans)
    {
        var word = new List<(ProseSpan, string)>();
        var wasSpace = true;
        foreach (var span in spans)
        {
            if (span.Picture is not null || span.Text == "\n")
            {
                if (word.Count > 0)
                    yield return word;
                yield return [(span, span.Picture is null ? "\n" : "")];
                (word, wasSpace) = ([], true);
                continue;
            }
            var part = new StringBuilder();
            foreach (var rune in span.Text.EnumerateRunes())
            {
                var isSpace = Rune.IsWhiteSpace(rune) && rune.Value != 0xA0 && rune.Value != 0x202F;
                if (isSpace || IsWordOfItsOwn(rune))
                {
                    if (part.Length > 0)
                        word.Add((span, part.ToString()));
                    if (word.Count > 0)
                        yield return word;
                    (word, _) = ([], part.Clear());
                    if (!isSpace)
                        yield return [(span, rune.ToString())];
                    else if (!wasSpace)
                        yield return [(span, " ")];
                    wasSpace = isSpace;
                    continue;
                }
                wasSpace = false;
                part.Append(rune.ToString());
            }
            if (part.Length > 0)
                word.Add((span, part.ToString()));
        }
        if (word.Count > 0)
            yield return word;
    }

    /// <summary>Chinese and Japanese letters, between which lines may be broken.</summary>
    static bool IsWordOfItsOwn(Rune rune) =>
        rune.Value
            is (>= 0x3040 and <= 0x30FF)
                or (>= 0x3400 and <= 0x9FFF)
                or (>= 0xF900 and <= 0xFAFF)
                or (>= 0x20000 and <= 0x2FA1F);
}
