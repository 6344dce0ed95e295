using System.Reflection;
using System.Text;
using HarfBuzzSharp;
using SkiaSharp;

namespace AsyncWork.Web.Reports.Pdf;

enum FontWeight
{
    Regular,
    SemiBold,

    /// <summary>Code: all letters of one width, in one weight.</summary>
    Mono,
}

/// <summary>
/// The fonts that come with the app, opened once and shared by all threads. Fonts of the machine are never used: a report looks the same
/// wherever it is made.
/// </summary>
static class PdfFonts
{
    static readonly PdfFace Japanese = new("NotoSansJP_400Regular");

    // Japanese has one weight, for its file alone is 5 MB.
    static readonly PdfFace[] Regular =
    [
        new("Inter_400Regular", isLatin: true),
        new("NotoSansDevanagari_400Regular"),
        new("NotoSansArabic_400Regular"),
        Japanese,
    ];
    static readonly PdfFace[] SemiBold =
    [
        new("Inter_600SemiBold", isLatin: true),
        new("NotoSansDevanagari_600SemiBold"),
        new("NotoSansArabic_600SemiBold"),
        Japanese,
    ];

    static readonly PdfFace[] Mono = [new("IBMPlexMono_400Regular", isLatin: true), .. Regular];

    /// <summary>In the order in which they are asked for a letter: Inter (Latin, Greek, Cyrillic, Vietnamese) first.</summary>
    public static IReadOnlyList<PdfFace> Of(FontWeight weight) =>
        weight switch
        {
            FontWeight.SemiBold => SemiBold,
            FontWeight.Mono => Mono,
            _ => Regular,
        };
}

/// <summary>One font file, read in place from the assembly.</summary>
sealed unsafe class PdfFace
{
    readonly Lazy<nint> prepared;

    /// <param name="isLatin">Has letters and figures that can be set in several ways.</param>
    public PdfFace(string name, bool isLatin = false)
    {
        var resource =
            Assembly.GetExecutingAssembly().GetManifestResourceStream($"Fonts/{name}.ttf")
            ?? throw new InvalidOperationException($"The font {name} is missing from the assembly.");
        // The stream of a resource is a window on the loaded assembly, which never moves.
        var memory = (UnmanagedMemoryStream)resource;
        var data = memory.PositionPointer;
        var length = (int)memory.Length;
        using var blob = new Blob((nint)data, length, MemoryMode.ReadOnly);
        using var face = new Face(blob, 0);
        face.MakeImmutable();
        (Name, IsLatin) = (name, isLatin);
        UnitsPerEm = face.UnitsPerEm;
        Font = new Font(face);
        Font.SetFunctionsOpenType();
        prepared = new Lazy<nint>(() => FontSubset.Prepare(data, length));
    }

    public string Name { get; }
    public bool IsLatin { get; }
    public float UnitsPerEm { get; }

    /// <summary>For shaping; used by many threads, never changed.</summary>
    public Font Font { get; }

    public bool Has(Rune letter) => Font.TryGetNominalGlyph(letter.Value, out _);

    /// <summary>A typeface with these glyphs only, which the caller disposes, and at the number of each of them its new one.</summary>
    public (SKTypeface Typeface, ushort[] NewGlyphs) Subset(IReadOnlyDictionary<ushort, Rune?> glyphs)
    {
        var (font, newGlyphs) = FontSubset.Of(prepared.Value, glyphs);
        using var data = SKData.CreateCopy(font);
        return (SKTypeface.FromData(data), newGlyphs);
    }
}
