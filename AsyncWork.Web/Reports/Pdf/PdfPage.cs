using SkiaSharp;

namespace AsyncWork.Web.Reports.Pdf;

/// <summary>Something to draw, and the part of the document it belongs to; without a part it is decoration that a screen reader skips.</summary>
abstract record Mark(TagNode? Tag);

/// <param name="Baseline">Points from the top of the page.</param>
sealed record TextMark(TagNode? Tag, ShapedText Text, float X, float Baseline, TextStyle Style) : Mark(Tag);

sealed record BoxMark(TagNode? Tag, SKRect Box, float Radius, SKColor Color) : Mark(Tag);

sealed record LineMark(TagNode? Tag, SKPoint From, SKPoint To, float Width, SKColor Color) : Mark(Tag);

sealed record PictureMark(TagNode? Tag, SKRect Box, PdfPicture Picture) : Mark(Tag);

/// <summary>Where something leads to: an address, or a place in this document.</summary>
/// <param name="Url">Null for a place in this document.</param>
/// <param name="Place">The name of a place in this document.</param>
sealed record PdfLink(string? Url, string? Place = null);

/// <summary>A page as a list of what stands on it. It is drawn when the whole document is known: page count, and letters in use.</summary>
sealed class PdfPage
{
    public List<Mark> Marks { get; } = [];

    /// <summary>How far down something is drawn, footers aside.</summary>
    public float LowestMark(float otherwise) =>
        Marks
            .Select(m =>
                m switch
                {
                    TextMark text => text.Baseline + text.Style.Size * 0.35f,
                    BoxMark box => box.Box.Bottom,
                    PictureMark picture => picture.Box.Bottom,
                    _ => otherwise,
                }
            )
            .DefaultIfEmpty(otherwise)
            .Max();

    /// <summary>What one can click on.</summary>
    public List<(TagNode? Tag, SKRect Box, PdfLink Link)> Links { get; } = [];

    /// <summary>Names of places to which links of the document lead, with their distance from the top.</summary>
    public List<(string Name, float Y)> Places { get; } = [];

    /// <summary>Headings that stand in the outline beside the document.</summary>
    public List<(string Words, int Level, float Y)> Outline { get; } = [];
}

/// <summary>A node of the document's structure (heading, table, cell), for screen readers and for export.</summary>
sealed class TagNode(string type, TagNode? parent)
{
    /// <summary>A standard structure type of PDF: <c>H1</c>, <c>P</c>, <c>Table</c>, <c>TR</c>, <c>TH</c>, <c>TD</c>, <c>Figure</c>.</summary>
    public string Type { get; } = type;
    public TagNode? Parent { get; } = parent;

    /// <summary>What a figure shows, in words.</summary>
    public string? Alt { get; init; }

    /// <summary>For a <c>TH</c>: <c>Column</c> or <c>Row</c>.</summary>
    public string? Scope { get; init; }

    public List<TagNode> Children { get; } = [];

    /// <summary>The pieces of page content that belong to this node: page index and number of the piece on it.</summary>
    public List<(int Page, int Piece)> Content { get; } = [];

    /// <summary>What one clicks on, for a <c>Link</c>: page index and number of the link on it.</summary>
    public List<(int Page, int Link)> Links { get; } = [];
}
