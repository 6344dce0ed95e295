using System.Globalization;
using Markdig.Extensions.Footnotes;
using Markdig.Extensions.Tables;
using Markdig.Extensions.TaskLists;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace AsyncWork.Web.Reports.Pdf;

/// <summary>
/// Sets a Markdown text: headings, paragraphs, lists with their boxes, tables, code, quotations and pictures, each as a part of the document
/// that a screen reader knows.
/// </summary>
/// <param name="text">Makes words of the text.</param>
sealed class ProseWriter(PageBuilder page, ProseText text)
{
    const float CodePadding = 6;
    const int DeepestHeading = 6;
    readonly ProseLines lines = new(page);

    /// <param name="headingsBelow">How many levels of headings stand above those of the text.</param>
    /// <param name="outline">Whether headings stand in the outline, and how many levels deep those of the text begin.</param>
    public void Write(MarkdownDocument document, int headingsBelow = 1, int? outline = null) =>
        Blocks(document, new(ProseStyle.Left, ProseStyle.Width, ProseStyle.Body, headingsBelow, outline));

    /// <summary>A heading of its own.</summary>
    public void Heading(string words, int level, int? outline = null)
    {
        Head(
            [new ProseSpan(words, ProseStyle.Heading(level))],
            level,
            new(ProseStyle.Left, ProseStyle.Width, ProseStyle.Body, 0, outline),
            words
        );
    }

    /// <summary>Where a text stands.</summary>
    readonly record struct Place(float Left, float Width, TextStyle Style, int HeadingsBelow, int? Outline)
    {
        public Place In(float by) => this with { Left = Left + by, Width = Math.Max(Width - by, 60), Outline = null };
    }

    void Blocks(ContainerBlock blocks, Place at, bool isTight = false)
    {
        for (var i = 0; i < blocks.Count; i++)
        {
            Block(blocks[i], at);
            if (i < blocks.Count - 1)
                page.Y += isTight ? 2 : ProseStyle.Gap;
        }
    }

    void Block(Block block, Place at)
    {
        switch (block)
        {
            case HeadingBlock heading:
                var level = Math.Min(heading.Level + at.HeadingsBelow, DeepestHeading);
                Head(text.Of(heading.Inline, ProseStyle.Heading(level)), level, at, null);
                break;
            case ParagraphBlock paragraph:
                Paragraph(paragraph.Inline, at);
                break;
            case ListBlock list:
                List(list, at);
                break;
            case QuoteBlock quote:
                Quote(quote, at);
                break;
            case Table table:
                new ProseTable(page, lines, text).Draw(table, at.Left, at.Width);
                break;
            case CodeBlock code:
                Code(code, at);
                break;
            case ThematicBreakBlock:
                page.Ensure(12);
                page.Decoration(() => page.Line(at.Left, page.Y + 5, at.Left + at.Width, page.Y + 5, PdfStyle.Line, 1));
                page.Y += 10;
                break;
            case FootnoteGroup notes:
                Notes(notes, at);
                break;
            case LinkReferenceDefinitionGroup:
                break;
            case ContainerBlock others:
                Blocks(others, at);
                break;
            case LeafBlock { Inline: { } inlines }:
                Paragraph(inlines, at);
                break;
            default:
                break;
        }
    }

    void Head(List<ProseSpan> spans, int level, Place at, string? words)
    {
        var style = ProseStyle.Heading(level);
        var broken = lines.Break(spans, style, at.Width);
        if (broken.Count == 0)
            return;
        page.Y += page.Y > PageBuilder.Margin ? style.Size * 0.45f : 0;
        page.Ensure(broken.Sum(l => l.Height) + 2 * ProseStyle.Body.LineHeight);
        if (at.Outline is { } depth)
            page.Outline(words ?? string.Concat(spans.Select(s => s.Text)).Trim(), depth + level);
        page.Part($"H{level}", () => lines.Draw(broken, at.Left, at.Width));
    }

    void Paragraph(ContainerInline? inlines, Place at)
    {
        var broken = lines.Break(text.Of(inlines, at.Style), at.Style, at.Width);
        if (broken.Count > 0)
            page.Part("P", () => lines.Draw(broken, at.Left, at.Width));
    }

    void List(ListBlock list, Place at)
    {
        var number =
            list.IsOrdered && int.TryParse(list.OrderedStart, NumberStyles.None, CultureInfo.InvariantCulture, out var first)
                ? first
                : 1;
        page.Part(
            "L",
            () =>
            {
                foreach (var item in list.OfType<ListItemBlock>())
                {
                    page.Part("LI", () => Item(item, list.IsOrdered ? $"{number}." : "•", list.IsLoose, at));
                    page.Y += list.IsLoose ? ProseStyle.Gap * 0.6f : 2.5f;
                    number++;
                }
            }
        );
        page.Y -= 2.5f;
    }

    void Item(ListItemBlock item, string sign, bool isLoose, Place at)
    {
        page.Ensure(2 * at.Style.LineHeight);
        var task = (item.FirstOrDefault() as ParagraphBlock)?.Inline?.FirstChild as TaskList;
        if (task is not null)
            page.Part("Lbl", () => Box(task.Checked, at), alt: task.Checked ? "Done:" : "To do:");
        else
            page.Part(
                "Lbl",
                () =>
                    page.Text(
                        sign,
                        at.Left + ProseStyle.Indent - 6,
                        PageBuilder.BaselineOf(page.Y, at.Style),
                        at.Style with
                        {
                            Color = PdfStyle.Quiet,
                        },
                        Align.Right
                    )
            );
        var top = (page.Y, Page: page.Pages.Count);
        page.Part("LBody", () => Blocks(item, at.In(ProseStyle.Indent), isTight: !isLoose));
        // An item without words still takes its line.
        if (top == (page.Y, page.Pages.Count))
            page.Y += at.Style.LineHeight;
    }

    /// <summary>A box to tick, as lines: no font of ours has it.</summary>
    void Box(bool isTicked, Place at)
    {
        const float size = 8;
        var (left, top) = (at.Left + 3, page.Y + (at.Style.LineHeight - size) / 2);
        var color = isTicked ? PdfStyle.Action : PdfStyle.LineStrong;
        page.Line(left, top, left + size, top, color, 0.8f);
        page.Line(left + size, top, left + size, top + size, color, 0.8f);
        page.Line(left + size, top + size, left, top + size, color, 0.8f);
        page.Line(left, top + size, left, top, color, 0.8f);
        if (!isTicked)
            return;
        page.Line(left + 1.6f, top + 4.2f, left + 3.4f, top + 6.2f, color, 1.3f);
        page.Line(left + 3.4f, top + 6.2f, left + 6.6f, top + 1.8f, color, 1.3f);
    }

    void Quote(QuoteBlock quote, Place at)
    {
        var (first, top) = (page.Pages.Count - 1, page.Y);
        page.Part("BlockQuote", () => Blocks(quote, at.In(14) with { Style = at.Style with { Color = PdfStyle.Quiet } }));
        for (var i = first; i < page.Pages.Count; i++)
        {
            var from = i == first ? top : PageBuilder.Margin;
            var to = i == page.Pages.Count - 1 ? page.Y : page.Pages[i].LowestMark(from);
            if (to > from)
                page.Pages[i]
                    .Marks.Add(
                        new BoxMark(Tag: null, SkiaSharp.SKRect.Create(at.Left + 2, from, 2.2f, to - from), 0, PdfStyle.Line)
                    );
        }
    }

    void Code(CodeBlock code, Place at)
    {
        var style = ProseStyle.Code;
        List<string> all =
        [
            .. (code.Lines.Lines ?? [])
                .Take(code.Lines.Count)
                .SelectMany(l => Hard(l.Slice.ToString(), style, at.Width - 2 * CodePadding)),
        ];
        var next = 0;
        page.Part(
            "P",
            () =>
            {
                while (next < all.Count)
                {
                    page.Ensure(2 * CodePadding + Math.Min(3, all.Count - next) * style.LineHeight);
                    var fits = Math.Clamp((int)((page.Left - 2 * CodePadding) / style.LineHeight), 1, all.Count - next);
                    var (from, height) = (next, fits * style.LineHeight + 2 * CodePadding);
                    page.Decoration(() => page.Box(at.Left, page.Y, at.Width, height, PdfStyle.Sunken));
                    page.Part(
                        "Code",
                        () =>
                        {
                            for (var i = 0; i < fits; i++)
                                page.Text(
                                    all[from + i],
                                    at.Left + CodePadding,
                                    PageBuilder.BaselineOf(page.Y + CodePadding + i * style.LineHeight, style),
                                    style
                                );
                        }
                    );
                    page.Y += height;
                    next += fits;
                    if (next < all.Count)
                        page.NewPage();
                }
            }
        );
    }

    /// <summary>A line of code, broken where it does not fit.</summary>
    IEnumerable<string> Hard(string line, TextStyle style, float width)
    {
        var rest = line.Replace("\t", "    ", StringComparison.Ordinal).TrimEnd();
        while (page.WidthOf(rest, style) > width)
        {
            var fits = Math.Max(page.LongestPrefix(rest, style, width, ""), StringInfo.GetNextTextElementLength(rest));
            yield return rest[..fits];
            rest = rest[fits..];
        }
        yield return rest;
    }

    void Notes(FootnoteGroup notes, Place at)
    {
        page.Decoration(() => page.Line(at.Left, page.Y, at.Left + 120, page.Y, PdfStyle.LineStrong));
        page.Y += 6;
        foreach (var note in notes.OfType<Footnote>())
        {
            var small = at.In(ProseStyle.Indent) with { Style = ProseStyle.Cell };
            page.Ensure(small.Style.LineHeight);
            page.Part(
                "Note",
                () =>
                {
                    page.Part(
                        "Lbl",
                        () => page.Text($"[{note.Order}]", at.Left, PageBuilder.BaselineOf(page.Y, small.Style), small.Style)
                    );
                    Blocks(note, small, isTight: true);
                }
            );
            page.Y += 2;
        }
    }
}
