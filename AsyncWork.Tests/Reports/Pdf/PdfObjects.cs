using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace AsyncWork.Tests.Reports.Pdf;

/// <summary>A document as it is stored, byte for byte, and after it the objects that are packed in it.</summary>
static partial class PdfObjects
{
    public static string Text(byte[] pdf)
    {
        var stored = Encoding.Latin1.GetString(pdf);
        var pack = Pack().Match(stored);
        Assert.True(pack.Success, "There is no stream of objects.");
        var bytes = pdf.AsSpan(pack.Index + pack.Length, int.Parse(pack.Groups["length"].ValueSpan, null)).ToArray();
        using var unpacked = new StreamReader(
            new ZLibStream(new MemoryStream(bytes), CompressionMode.Decompress),
            Encoding.Latin1
        );
        return stored + unpacked.ReadToEnd();
    }

    [GeneratedRegex(
        @"/Type /ObjStm[^>]*/Length (?<length>\d+)>> stream\n",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 5000
    )]
    private static partial Regex Pack();
}
