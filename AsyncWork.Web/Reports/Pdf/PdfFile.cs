using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace AsyncWork.Web.Reports.Pdf;

/// <summary>
/// The numbered objects of a PDF as Skia writes it (one plain table of offsets, no object streams), to be changed and written again.
/// An object is what stands between <c>1 0 obj</c> and the next object, byte for byte, one character for each byte.
/// </summary>
sealed partial class PdfFile
{
    readonly string header;
    readonly string trailer;
    readonly List<string> objects;

    public PdfFile(ReadOnlySpan<byte> pdf)
    {
        var text = Encoding.Latin1.GetString(pdf);
        var table = text.LastIndexOf("\nxref\n", StringComparison.Ordinal) + 1;
        trailer = text[text.LastIndexOf("trailer\n", StringComparison.Ordinal)..];
        var offsets = OffsetLine()
            .Matches(text[table..])
            .Select(m => int.Parse(m.Groups["it"].ValueSpan, CultureInfo.InvariantCulture))
            .ToArray();
        var inOrder = offsets.Append(table).Order().ToArray();
        header = text[..inOrder[0]];
        objects = offsets
            .Select(start =>
            {
                var end = inOrder[Array.BinarySearch(inOrder, start) + 1];
                return text[(text.IndexOf("obj\n", start, StringComparison.Ordinal) + 4)..end];
            })
            .ToList();
    }

    /// <summary>Object numbers begin with one.</summary>
    public string this[int number]
    {
        get => objects[number - 1];
        set => objects[number - 1] = value;
    }

    public int Catalog => Reference(trailer, "Root");

    /// <summary>Numbers of the page objects, in reading order.</summary>
    public IReadOnlyList<int> Pages => PagesUnder(Reference(this[Catalog], "Pages")).ToArray();

    public int Reserve()
    {
        objects.Add("");
        return objects.Count;
    }

    public int ContentOf(int page) => Reference(this[page], "Contents");

    /// <summary>Numbers of what can be clicked on a page, in the order in which it was drawn.</summary>
    public IReadOnlyList<int> LinksOf(int page) =>
        Links().Match(this[page]) is { Success: true } links
            ?
            [
                .. AnyReference()
                    .Matches(links.Groups["it"].Value)
                    .Select(m => int.Parse(m.Groups["it"].ValueSpan, CultureInfo.InvariantCulture)),
            ]
            : [];

    /// <summary>What a compressed stream holds.</summary>
    public string ReadStream(int number)
    {
        var text = this[number];
        var start = text.IndexOf("stream\n", StringComparison.Ordinal) + 7;
        var length = int.Parse(LengthEntry().Match(text).Groups["it"].ValueSpan, CultureInfo.InvariantCulture);
        using var inflate = new ZLibStream(
            new MemoryStream(Encoding.Latin1.GetBytes(text.Substring(start, length))),
            CompressionMode.Decompress
        );
        using var reader = new StreamReader(inflate, Encoding.Latin1);
        return reader.ReadToEnd();
    }

    public void WriteStream(int number, string content)
    {
        using var buffer = new MemoryStream();
        using (var deflate = new ZLibStream(buffer, CompressionLevel.Optimal, leaveOpen: true))
            deflate.Write(Encoding.Latin1.GetBytes(content));
        var bytes = Encoding.Latin1.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
        this[number] = $"<</Filter /FlateDecode\n/Length {buffer.Length}>> stream\n{bytes}\nendstream\nendobj\n";
    }

    /// <summary>Adds entries at the end of a dictionary.</summary>
    public void Add(int number, string entries) =>
        this[number] = this[number][..this[number].LastIndexOf(">>", StringComparison.Ordinal)] + "\n" + entries + ">>\nendobj\n";

    public void Save(Stream stream)
    {
        var offsets = new List<long>();
        long at = 0;
        Put(header);
        for (var i = 0; i < objects.Count; i++)
        {
            offsets.Add(at);
            Put(string.Create(CultureInfo.InvariantCulture, $"{i + 1} 0 obj\n"));
            Put(objects[i]);
        }
        var table = new StringBuilder();
        table.Append(CultureInfo.InvariantCulture, $"xref\n0 {objects.Count + 1}\n0000000000 65535 f \n");
        foreach (var offset in offsets)
            table.Append(CultureInfo.InvariantCulture, $"{offset:0000000000} 00000 n \n");
        table.Append(
            SizeEntry().Replace(trailer[..trailer.IndexOf("startxref", StringComparison.Ordinal)], $"/Size {objects.Count + 1}")
        );
        table.Append(CultureInfo.InvariantCulture, $"startxref\n{at}\n%%EOF\n");
        Put(table.ToString());

        void Put(string text)
        {
            stream.Write(Encoding.Latin1.GetBytes(text));
            at += text.Length;
        }
    }

    IEnumerable<int> PagesUnder(int node) =>
        Kids().Match(this[node]) is { Success: true } kids
            ? AnyReference()
                .Matches(kids.Groups["it"].Value)
                .SelectMany(m => PagesUnder(int.Parse(m.Groups["it"].ValueSpan, CultureInfo.InvariantCulture)))
            : [node];

    static int Reference(string dictionary, string key)
    {
        var start = dictionary.IndexOf($"/{key} ", StringComparison.Ordinal) + key.Length + 2;
        return int.Parse(dictionary.AsSpan(start, dictionary.IndexOf(' ', start) - start), CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(
        @"^(?<it>\d{10}) \d{5} n",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex OffsetLine();

    [GeneratedRegex(
        @"/Length (?<it>\d+)",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex LengthEntry();

    [GeneratedRegex(@"/Size \d+", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SizeEntry();

    [GeneratedRegex(
        @"/Kids \[(?<it>[^\]]*)\]",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Kids();

    [GeneratedRegex(
        @"/Annots \[(?<it>[^\]]*)\]",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Links();

    [GeneratedRegex(
        @"(?<it>\d+) 0 R",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex AnyReference();
}
