using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace AsyncWork.Web.Reports.Pdf;

/// <summary>
/// The numbered objects of a PDF as Skia writes it (one plain table of offsets, no object streams), to be changed and written again, smaller.
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

    public void WriteStream(int number, string content) => this[number] = Deflated($"", content);

    /// <summary>Adds entries at the end of a dictionary.</summary>
    public void Add(int number, string entries) =>
        this[number] = this[number][..this[number].LastIndexOf(">>", StringComparison.Ordinal)] + "\n" + entries + ">>\nendobj\n";

    /// <summary>
    /// Writes all, with what holds no stream of its own packed into one: the tags of a report are hundreds of small objects, which would
    /// otherwise be most of its bytes (ISO 32000-1, 7.5.7 and 7.5.8).
    /// </summary>
    public void Save(Stream stream)
    {
        var (pack, table) = (objects.Count + 1, objects.Count + 2);
        var places = new List<(byte Kind, long Place, int Index)> { (0, 0, ushort.MaxValue) };
        var (numbers, packed, count, at) = (new StringBuilder(), new StringBuilder(), 0, 0L);
        Put(header.Replace("%PDF-1.4", "%PDF-1.5", StringComparison.Ordinal));
        for (var number = 1; number < pack; number++)
        {
            var text = this[number];
            if (text.EndsWith("endstream\nendobj\n", StringComparison.Ordinal))
            {
                places.Add((1, at, 0));
                Write(number, text);
                continue;
            }
            places.Add((2, pack, count++));
            numbers.Append(CultureInfo.InvariantCulture, $"{number} {packed.Length} ");
            packed.Append(text.AsSpan(0, text.LastIndexOf("endobj", StringComparison.Ordinal)));
        }
        places.Add((1, at, 0));
        Write(pack, Deflated($"/Type /ObjStm\n/N {count}\n/First {numbers.Length}\n", numbers.Append(packed).ToString()));
        var start = at;
        places.Add((1, start, 0));
        var rows = new StringBuilder();
        foreach (var (kind, place, index) in places)
            rows.Append((char)kind).Append(Bytes(place, 4)).Append(Bytes(index, 2));
        Write(
            table,
            Deflated(
                $"/Type /XRef\n/Size {table + 1}\n/W [1 4 2]\n/Root {Catalog} 0 R\n/Info {Reference(trailer, "Info")} 0 R\n",
                rows.ToString()
            )
        );
        Put(string.Create(CultureInfo.InvariantCulture, $"startxref\n{start}\n%%EOF\n"));

        void Write(int number, string text) => Put(string.Create(CultureInfo.InvariantCulture, $"{number} 0 obj\n{text}"));

        void Put(string text)
        {
            stream.Write(Encoding.Latin1.GetBytes(text));
            at += text.Length;
        }
    }

    static string Bytes(long number, int width) =>
        string.Create(
            width,
            number,
            (bytes, n) =>
            {
                for (var i = bytes.Length - 1; i >= 0; i--, n >>= 8)
                    bytes[i] = (char)(n & 0xFF);
            }
        );

    static string Deflated(FormattableString entries, string content)
    {
        using var buffer = new MemoryStream();
        using (var deflate = new ZLibStream(buffer, CompressionLevel.Optimal, leaveOpen: true))
            deflate.Write(Encoding.Latin1.GetBytes(content));
        var bytes = Encoding.Latin1.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
        return $"<<{FormattableString.Invariant(entries)}/Filter /FlateDecode\n/Length {buffer.Length}>> stream\n{bytes}\nendstream\nendobj\n";
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
