using SkiaSharp;

namespace AsyncWork.Web.Reports.Pdf;

/// <summary>Something to draw, and the part of the document it belongs to; without a part it is decoration that a screen reader skips.</summary>
abstract record Mark(TagNode? Tag);

/// <param name="Baseline">Points from the top of the page.</param>
sealed record TextMark(TagNode? Tag, ShapedText Text, float X, float Baseline, float Size, SKColor Color) : Mark(Tag);

sealed record BoxMark(TagNode? Tag, SKRect Box, float Radius, SKColor Color) : Mark(Tag);

sealed record LineMark(TagNode? Tag, SKPoint From, SKPoint To, float Width, SKColor Color) : Mark(Tag);

/// <summary>A page as a list of what stands on it. It is drawn when the whole document is known: page count, and letters in use.</summary>
sealed class PdfPage
{
    public List<Mark> Marks { get; } = [];
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
}
