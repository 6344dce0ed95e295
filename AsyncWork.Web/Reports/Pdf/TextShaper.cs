using System.Globalization;
using System.Text;
using HarfBuzzSharp;
using Microsoft.Extensions.Caching.Memory;
using Buffer = HarfBuzzSharp.Buffer;

namespace AsyncWork.Web.Reports.Pdf;

/// <summary>Glyphs of one font, placed, in units of the font size; with the text they stand for, so that the PDF can be searched.</summary>
/// <param name="Clusters">For each glyph where in <paramref name="Utf8"/> its letters begin.</param>
sealed record GlyphRun(PdfFace Face, ushort[] Glyphs, float[] X, float[] Y, byte[] Utf8, uint[] Clusters)
{
    /// <summary>The letter a glyph stands for, or null when it is a part of one or stands for several.</summary>
    public Rune? LetterOf(int glyph)
    {
        var start = Clusters[glyph];
        if (Clusters.Count(c => c == start) > 1)
            return null;
        var end = Clusters.Where(c => c > start).DefaultIfEmpty((uint)Utf8.Length).Min();
        Rune.DecodeFromUtf8(Utf8.AsSpan((int)start), out var letter, out var length);
        return start + length == end ? letter : null;
    }
}

/// <summary>A line of text ready to draw; multiply by the font size.</summary>
sealed record ShapedText(IReadOnlyList<GlyphRun> Runs, float Width)
{
    /// <summary>
    /// Where each character of the text begins, when it is written with one glyph for each, from left to right, in one font; else null.
    /// </summary>
    public float[]? PlacesOf(string text) =>
        Runs is [var run] && run.Glyphs.Length == text.Length && IsRising(run.Clusters) ? run.X : null;

    static bool IsRising(uint[] clusters)
    {
        for (var i = 1; i < clusters.Length; i++)
            if (clusters[i] <= clusters[i - 1])
                return false;
        return true;
    }
}

/// <summary>
/// Turns text into placed glyphs: picks the font for each letter, joins Devanagari and Arabic letters, puts right-to-left names in order.
/// One shaper serves one document; what was shaped lately is known to all of them, for most words of a report stand in the next one too.
/// </summary>
/// <param name="isProse">Digits and signs as wide as they are, for text that is read, not for columns of numbers.</param>
sealed class TextShaper(bool isProse = false)
{
    // Digits of one width, so that columns of numbers stand under each other. No ligatures and contextual shapes: letters stay what was
    // written, and a search finds them.
    static readonly Feature[] Latin =
    [
        Feature.Parse("tnum=1"),
        Feature.Parse("liga=0"),
        Feature.Parse("calt=0"),
        Feature.Parse("clig=0"),
    ];
    static readonly Feature[] Prose = [.. Latin[1..]];

    /// <summary>Characters that are remembered: those of some four reports, in some four megabytes.</summary>
    const int MostRemembered = 100_000;
    static readonly MemoryCache Recent = new(new MemoryCacheOptions { SizeLimit = MostRemembered });

    readonly Dictionary<(string Text, FontWeight Weight), ShapedText> known = [];

    public ShapedText Shape(string text, FontWeight weight)
    {
        if (known.TryGetValue((text, weight), out var shaped))
            return shaped;
        shaped = Recent.GetOrCreate(
            (text, weight, isProse),
            entry =>
            {
                entry.Size = text.Length;
                return ShapeAfresh(text, weight);
            }
        )!;
        return known[(text, weight)] = shaped;
    }

    ShapedText ShapeAfresh(string text, FontWeight weight)
    {
        var runs = new List<GlyphRun>();
        var x = 0f;
        foreach (var piece in Bidi.InVisualOrder(Clean(text)))
        {
            var parts = ByFace(piece.Text, PdfFonts.Of(weight));
            if (piece.RightToLeft)
                parts.Reverse();
            foreach (var (face, part) in parts)
                runs.Add(RunOf(face, part, piece.RightToLeft, ref x));
        }
        return new ShapedText(runs, x);
    }

    /// <summary>Composed letters, no line breaks, tabs or other control characters, no halves of a pair.</summary>
    static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            clean.Append(Rune.IsControl(rune) ? " " : rune.ToString());
        return clean.ToString().Normalize(NormalizationForm.FormC);
    }

    static List<(PdfFace Face, string Text)> ByFace(string text, IReadOnlyList<PdfFace> faces)
    {
        var parts = new List<(PdfFace, string)>();
        PdfFace? current = null;
        var start = 0;
        var position = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            var face = current is not null && StaysWithItsNeighbour(rune) && current.Has(rune) ? current : FaceFor(rune, faces);
            if (current is not null && face != current)
            {
                parts.Add((current, text[start..position]));
                start = position;
            }
            current = face;
            position += rune.Utf16SequenceLength;
        }
        if (current is not null)
            parts.Add((current, text[start..]));
        return parts;
    }

    static bool StaysWithItsNeighbour(Rune rune) =>
        Rune.GetUnicodeCategory(rune)
            is UnicodeCategory.SpaceSeparator
                or UnicodeCategory.Format
                or UnicodeCategory.NonSpacingMark
                or UnicodeCategory.SpacingCombiningMark
                or UnicodeCategory.EnclosingMark;

    static PdfFace FaceFor(Rune rune, IReadOnlyList<PdfFace> faces) => faces.FirstOrDefault(f => f.Has(rune)) ?? faces[0];

    GlyphRun RunOf(PdfFace face, string text, bool rightToLeft, ref float x)
    {
        var utf8 = Encoding.UTF8.GetBytes(text);
        using var buffer = new Buffer();
        buffer.AddUtf8(utf8);
        buffer.GuessSegmentProperties();
        buffer.Direction = rightToLeft ? Direction.RightToLeft : Direction.LeftToRight;
        face.Font.Shape(
            buffer,
            face.IsLatin
                ? isProse
                    ? Prose
                    : Latin
                : []
        );
        var infos = buffer.GetGlyphInfoSpan();
        var positions = buffer.GetGlyphPositionSpan();
        var run = new GlyphRun(
            face,
            new ushort[infos.Length],
            new float[infos.Length],
            new float[infos.Length],
            utf8,
            new uint[infos.Length]
        );
        for (var i = 0; i < infos.Length; i++)
        {
            run.Glyphs[i] = (ushort)infos[i].Codepoint;
            run.Clusters[i] = infos[i].Cluster;
            run.X[i] = x + positions[i].XOffset / face.UnitsPerEm;
            run.Y[i] = -positions[i].YOffset / face.UnitsPerEm;
            x += positions[i].XAdvance / face.UnitsPerEm;
        }
        return run;
    }
}
