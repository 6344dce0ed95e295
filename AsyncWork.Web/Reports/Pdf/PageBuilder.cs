using System.Globalization;
using SkiaSharp;

namespace AsyncWork.Web.Reports.Pdf;

/// <summary>
/// Fills A4 pages from top to bottom: keeps the place (<see cref="Y"/>), begins a page when something does not fit, sets text. Lengths
/// are points. Knows nothing of reports.
/// </summary>
sealed class PageBuilder
{
    public const float Width = 595;
    public const float Height = 842;
    public const float Margin = 46;
    public const float Inner = Width - 2 * Margin;
    const float Bottom = Height - 58;

    readonly TextShaper shaper;
    TagNode? tag;

    /// <param name="isProse">For text that is read, not for columns of numbers.</param>
    public PageBuilder(bool isProse = false)
    {
        shaper = new(isProse);
        Root = tag = new TagNode("Document", parent: null);
        NewPage();
    }

    public List<PdfPage> Pages { get; } = [];
    public TagNode Root { get; }

    /// <summary>Where the next thing goes, from the top of the page.</summary>
    public float Y { get; set; }

    public float Left => Bottom - Y;

    public void NewPage()
    {
        Pages.Add(new PdfPage());
        Y = Margin;
    }

    /// <summary>Begins a page unless that much is left on this one. Says whether it did.</summary>
    public bool Ensure(float height)
    {
        if (Left >= height || Y <= Margin)
            return false;
        NewPage();
        return true;
    }

    /// <summary>What is drawn inside belongs to a part of the document of this type.</summary>
    public void Part(string type, Action draw, string? alt = null, string? scope = null)
    {
        var outer = tag;
        tag = new TagNode(type, outer) { Alt = alt, Scope = scope };
        (outer ?? Root).Children.Add(tag);
        draw();
        tag = outer;
    }

    /// <summary>What is drawn inside belongs to a part that was begun before: a link that goes on in the next line.</summary>
    public void Part(TagNode part, Action draw)
    {
        var outer = tag;
        tag = part;
        draw();
        tag = outer;
    }

    /// <summary>A part of this type below the present one, to be drawn piece by piece.</summary>
    public TagNode Begin(string type, string? alt = null)
    {
        var part = new TagNode(type, tag) { Alt = alt };
        (tag ?? Root).Children.Add(part);
        return part;
    }

    /// <summary>What is drawn inside is decoration or repeats what was said: a screen reader skips it.</summary>
    public void Decoration(Action draw)
    {
        var outer = tag;
        tag = null;
        draw();
        tag = outer;
    }

    public void Box(float x, float y, float width, float height, SKColor color, float radius = 0) =>
        Pages[^1].Marks.Add(new BoxMark(tag, SKRect.Create(x, y, width, height), radius, color));

    public void Picture(PdfPicture picture, SKRect box) => Pages[^1].Marks.Add(new PictureMark(tag, box, picture));

    /// <summary>What stands in the box can be clicked on.</summary>
    public void Link(SKRect box, PdfLink link) => Pages[^1].Links.Add((tag, box, link));

    /// <summary>Names the present place, so that links lead here.</summary>
    public void Place(string name) => Pages[^1].Places.Add((name, Y));

    /// <summary>Puts the present place into the outline.</summary>
    public void Outline(string words, int level) => Pages[^1].Outline.Add((words, level, Y));

    public void Line(float x1, float y1, float x2, float y2, SKColor color, float width = 0.6f) =>
        Pages[^1].Marks.Add(new LineMark(tag, new SKPoint(x1, y1), new SKPoint(x2, y2), width, color));

    /// <summary>One line, cut with an ellipsis where it does not fit. <paramref name="x"/> is the edge it is aligned to.</summary>
    public void Text(
        string text,
        float x,
        float baseline,
        TextStyle style,
        Align align = Align.Left,
        float maxWidth = float.MaxValue
    )
    {
        if (text.Length == 0)
            return;
        var shaped = Shape(Fit(text, style, maxWidth), style);
        var width = shaped.Width * style.Size;
        var left = align switch
        {
            Align.Right => x - width,
            Align.Center => x - width / 2,
            _ => x,
        };
        Pages[^1].Marks.Add(new TextMark(tag, shaped, left, baseline, style));
    }

    /// <summary>Several lines from <paramref name="top"/> down. Gives the height they take.</summary>
    public float Lines(IReadOnlyList<string> lines, float x, float top, TextStyle style, Align align = Align.Left)
    {
        for (var i = 0; i < lines.Count; i++)
            // The space between two lines is not seen, but keeps their words apart for those who copy or listen.
            Text(
                i < lines.Count - 1 && align == Align.Left ? lines[i] + " " : lines[i],
                x,
                BaselineOf(top + i * style.LineHeight, style),
                style,
                align
            );
        return lines.Count * style.LineHeight;
    }

    /// <summary>A paragraph over the full width at <see cref="Y"/>, which moves below it.</summary>
    public void Paragraph(string text, TextStyle style, int maxLines = 12)
    {
        var lines = Wrap(text, style, Inner, maxLines);
        Ensure(lines.Count * style.LineHeight);
        Part("P", () => Y += Lines(lines, Margin, Y, style));
    }

    /// <summary>Name of the document on the left, number of the page on the right. Decoration: a reader of the tags knows both.</summary>
    public void Footer(int index, string left, string right)
    {
        const float y = Height - 40;
        var style = PdfStyle.Small;
        var (all, number) = (Shape(right, style), WidthOf(right, style));
        var marks = Pages[index].Marks;
        var name = Shape(Fit(left, style, Inner - number - 20), style);
        marks.Add(new LineMark(Tag: null, new SKPoint(Margin, y), new SKPoint(Width - Margin, y), 0.6f, PdfStyle.Line));
        marks.Add(new TextMark(Tag: null, name, Margin, y + 15, style));
        marks.Add(new TextMark(Tag: null, all, Width - Margin - number, y + 15, style));
    }

    /// <summary>Where the feet of the letters stand in a line whose top is known.</summary>
    public static float BaselineOf(float top, TextStyle style) => top + style.LineHeight * 0.5f + style.Size * 0.36f;

    public float WidthOf(string text, TextStyle style) => Shape(text, style).Width * style.Size;

    /// <summary>Breaks at spaces, inside a word only when it is wider than a line; cut with an ellipsis after the last line.</summary>
    public List<string> Wrap(string text, TextStyle style, float width, int maxLines)
    {
        var lines = new List<string>();
        var rest = text.Trim();
        while (rest.Length > 0)
        {
            if (WidthOf(rest, style) <= width)
            {
                lines.Add(rest);
                break;
            }
            if (lines.Count == maxLines - 1)
            {
                lines.Add(Fit(rest, style, width));
                break;
            }
            var fits = Math.Max(LongestPrefix(rest, style, width, ""), FirstLetter(rest));
            var space = rest.LastIndexOf(' ', Math.Min(fits, rest.Length - 1));
            var at = space > 0 ? space : fits;
            lines.Add(rest[..at].TrimEnd());
            rest = rest[at..].TrimStart();
        }
        return lines;
    }

    string Fit(string text, TextStyle style, float width) =>
        width >= float.MaxValue || WidthOf(text, style) <= width
            ? text
            : text[..LongestPrefix(text, style, width, "…")].TrimEnd() + "…";

    /// <summary>How many characters fit with the ending after them; never half a letter, never all.</summary>
    public int LongestPrefix(string text, TextStyle style, float width, string ending)
    {
        var shaped = Shape(text, style);
        if (shaped.PlacesOf(text) is { } places)
        {
            // The places are in order: the last letter that begins where there is still room is the first one left out.
            var room = (width - WidthOf(ending, style)) / style.Size;
            var next = Array.BinarySearch(places, room);
            return Math.Clamp(next < 0 ? ~next - 1 : next, 0, text.Length - 1);
        }
        var ends = StringInfo.ParseCombiningCharacters(text);
        var low = 0;
        var high = ends.Length - 1;
        // Each try shapes the text afresh, so they begin where it breaks if all letters are alike, and go from there in growing steps.
        var likely = (int)(ends.Length * (width - WidthOf(ending, style)) / Math.Max(shaped.Width * style.Size, 1));
        var tried = Math.Clamp(likely, 1, Math.Max(high, 1));
        for (var step = 1; low < high; step *= 2)
        {
            if (WidthOf(text[..ends[tried]] + ending, style) <= width)
                (low, tried) = (tried, tried + step);
            else
                (high, tried) = (tried - 1, tried - step);
            if (tried <= low || tried > high)
                tried = (low + high + 1) / 2;
        }
        return ends[low];
    }

    static int FirstLetter(string text) => StringInfo.GetNextTextElementLength(text);

    ShapedText Shape(string text, TextStyle style) => shaper.Shape(text, style.Weight);
}
