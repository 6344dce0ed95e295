using System.Text;
using SkiaSharp;

namespace AsyncWork.Web.Reports.Pdf;

/// <summary>Writes finished pages as a PDF: fonts reduced to the letters in use, then drawn, then tagged.</summary>
static class PdfWriter
{
    static readonly SKSamplingOptions Smooth = new(SKFilterMode.Linear, SKMipmapMode.Linear);

    public static void Write(PageBuilder pages, SKDocumentPdfMetadata about, Stream stream)
    {
        using var typefaces = new SubsetTypefaces(pages.Pages);
        using var buffer = new SKDynamicMemoryWStream();
        using (var document = SKDocument.CreatePdf(buffer, about))
        {
            for (var i = 0; i < pages.Pages.Count; i++)
            {
                Draw(document.BeginPage(PageBuilder.Width, PageBuilder.Height), pages.Pages[i], i, typefaces);
                document.EndPage();
            }
            document.Close();
        }
        using var data = buffer.DetachAsData();
        PdfTags.Write(data.AsSpan(), pages, stream);
    }

    static void Draw(SKCanvas canvas, PdfPage page, int index, SubsetTypefaces typefaces)
    {
        using var paint = new SKPaint { IsAntialias = true };
        var pieces = 0;
        for (var i = 0; i < page.Marks.Count; i++)
        {
            var mark = page.Marks[i];
            if (i == 0 || mark.Tag != page.Marks[i - 1].Tag)
            {
                PdfTags.BeginPiece(canvas, paint);
                mark.Tag?.Content.Add((index, pieces));
                pieces++;
            }
            switch (mark)
            {
                case TextMark text:
                    paint.Color = text.Style.Color;
                    typefaces.Draw(canvas, text, paint);
                    break;
                case BoxMark { Radius: 0 } box:
                    paint.Color = box.Color;
                    canvas.DrawRect(box.Box, paint);
                    break;
                case BoxMark box:
                    paint.Color = box.Color;
                    canvas.DrawRoundRect(box.Box, box.Radius, box.Radius, paint);
                    break;
                case PictureMark picture:
                    canvas.DrawImage(picture.Picture.Image, picture.Box, Smooth, null);
                    break;
                case LineMark line:
                    paint.Color = line.Color;
                    paint.StrokeWidth = line.Width;
                    canvas.DrawLine(line.From, line.To, paint);
                    break;
                default:
                    throw new InvalidOperationException($"Nobody knows how to draw a {mark.GetType().Name}.");
            }
        }
        for (var i = 0; i < page.Links.Count; i++)
        {
            var (tag, box, link) = page.Links[i];
            tag?.Links.Add((index, i));
            if (link.Place is { } place)
                canvas.DrawLinkDestinationAnnotation(box, place);
            else
                canvas.DrawUrlAnnotation(box, link.Url);
        }
        foreach (var (name, y) in page.Places)
            canvas.DrawNamedDestinationAnnotation(new SKPoint(0, y), name);
    }
}

/// <summary>The fonts of one document, holding the glyphs that stand on its pages and no others.</summary>
sealed class SubsetTypefaces : IDisposable
{
    readonly Dictionary<PdfFace, (SKTypeface Typeface, ushort[] NewGlyphs)> subsets = [];
    readonly SKTextBlobBuilder builder = new();

    // Leaning letters are drawn, for the fonts have none.
    const float Lean = -0.2f;
    readonly Dictionary<(PdfFace, float, bool), SKFont> fonts = [];

    public SubsetTypefaces(IEnumerable<PdfPage> pages)
    {
        var runs = pages.SelectMany(p => p.Marks).OfType<TextMark>().SelectMany(m => m.Text.Runs);
        // In order of name, so that equal reports become equal bytes.
        foreach (var face in runs.GroupBy(r => r.Face).OrderBy(g => g.Key.Name, StringComparer.Ordinal))
            subsets[face.Key] = face.Key.Subset(LettersOf(face));
    }

    static Dictionary<ushort, Rune?> LettersOf(IEnumerable<GlyphRun> runs)
    {
        var letters = new Dictionary<ushort, Rune?>();
        foreach (var run in runs.Distinct())
            for (var i = 0; i < run.Glyphs.Length; i++)
                if (!letters.TryGetValue(run.Glyphs[i], out var letter) || letter is null)
                    letters[run.Glyphs[i]] = run.LetterOf(i);
        return letters;
    }

    public void Draw(SKCanvas canvas, TextMark mark, SKPaint paint)
    {
        var size = mark.Style.Size;
        foreach (var run in mark.Text.Runs)
        {
            var newGlyphs = subsets[run.Face].NewGlyphs;
            // With its text each run can be searched and copied, also where a glyph stands for several letters.
            var target = builder.AllocateRawPositionedTextRun(FontOf(run.Face, mark.Style), run.Glyphs.Length, run.Utf8.Length);
            run.Utf8.CopyTo(target.Text);
            run.Clusters.CopyTo(target.Clusters);
            var glyphs = target.Glyphs;
            var positions = target.Positions;
            for (var i = 0; i < glyphs.Length; i++)
            {
                glyphs[i] = newGlyphs[run.Glyphs[i]];
                positions[i] = new SKPoint(run.X[i] * size, run.Y[i] * size);
            }
        }
        using var blob = builder.Build();
        if (blob is not null)
            canvas.DrawText(blob, mark.X, mark.Baseline, paint);
    }

    SKFont FontOf(PdfFace face, TextStyle style)
    {
        var key = (face, style.Size, style.Slanted);
        if (!fonts.TryGetValue(key, out var font))
            fonts[key] = font = new SKFont(subsets[face].Typeface, style.Size)
            {
                SkewX = style.Slanted ? Lean : 0,
                Subpixel = true,
                LinearMetrics = true,
                Hinting = SKFontHinting.None,
            };
        return font;
    }

    public void Dispose()
    {
        builder.Dispose();
        foreach (var font in fonts.Values)
            font.Dispose();
        foreach (var (typeface, _) in subsets.Values)
            typeface.Dispose();
    }
}
