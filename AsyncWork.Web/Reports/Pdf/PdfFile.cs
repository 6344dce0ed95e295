using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace AsyncWork.Web.Reports.Pdf;

/// <summary>
/// The numbered objects of a PDF as Skia writes it (one plain table of offsets, no object streams), to be changed and written again, smaller.
/// An object is its dictionary, one character for each byte up to <c>endobj</c>, and what it holds beside that as bytes.
/// </summary>
sealed partial class PdfFile
{
    readonly string trailer;
    readonly List<(string Dictionary, byte[]? Stream)> objects;

    public PdfFile(ReadOnlySpan<byte> pdf)
    {
        var table = pdf.LastIndexOf("\nxref\n"u8) + 1;
        var end = Encoding.Latin1.GetString(pdf[table..]);
        trailer = end[end.LastIndexOf("trailer\n", StringComparison.Ordinal)..];
        var offsets = OffsetLine()
            .Matches(end)
            .Select(m => int.Parse(m.Groups["it"].ValueSpan, CultureInfo.InvariantCulture))
            .ToArray();
        var inOrder = offsets.Append(table).Order().ToArray();
        objects = new(offsets.Length);
        foreach (var start in offsets)
            objects.Add(Read(pdf[start..inOrder[Array.BinarySearch(inOrder, start) + 1]]));
    }

    static (string, byte[]?) Read(ReadOnlySpan<byte> text)
    {
        text = text[(text.IndexOf("obj\n"u8) + 4)..];
        if (!text.EndsWith("endstream\nendobj\n"u8))
            return (Encoding.Latin1.GetString(text[..text.LastIndexOf("endobj"u8)]), null);
        var start = text.IndexOf("stream\n"u8);
        var dictionary = Encoding.Latin1.GetString(text[..start]);
        var length = int.Parse(LengthEntry().Match(dictionary).Groups["it"].ValueSpan, CultureInfo.InvariantCulture);
        return (dictionary, text.Slice(start + 7, length).ToArray());
    }

    /// <summary>The dictionary of an object. Object numbers begin with one.</summary>
    public string this[int number]
    {
        get => objects[number - 1].Dictionary;
        set => objects[number - 1] = (value, objects[number - 1].Stream);
    }

    public int Catalog => Reference(trailer, "Root");

    /// <summary>Numbers of the page objects, in reading order.</summary>
    public IReadOnlyList<int> Pages => PagesUnder(Reference(this[Catalog], "Pages")).ToArray();

    public int Reserve()
    {
        objects.Add(("", null));
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
    public ReadOnlyMemory<byte> ReadStream(int number)
    {
        var compressed = objects[number - 1].Stream!;
        // A page of text is about eight times what it takes compressed: so its bytes are not copied again and again as they come.
        var content = new MemoryStream(8 * compressed.Length);
        using var inflate = new ZLibStream(new MemoryStream(compressed), CompressionMode.Decompress);
        inflate.CopyTo(content);
        return content.GetBuffer().AsMemory(0, (int)content.Length);
    }

    public void WriteStream(int number, Action<Stream> write) => objects[number - 1] = Deflated($"", write);

    /// <summary>Adds entries at the end of a dictionary.</summary>
    public void Add(int number, string entries) =>
        this[number] = this[number][..this[number].LastIndexOf(">>", StringComparison.Ordinal)] + "\n" + entries + ">>\n";

    /// <summary>
    /// Writes all, with what holds no stream of its own packed into one: the tags of a report are hundreds of small objects, which would
    /// otherwise be most of its bytes (ISO 32000-1, 7.5.7 and 7.5.8).
    /// </summary>
    public void Save(Stream stream)
    {
        var (pack, table) = (objects.Count + 1, objects.Count + 2);
        var places = new List<(byte Kind, long Place, int Index)> { (0, 0, ushort.MaxValue) };
        var (numbers, packed, length, at) = (new StringBuilder(), new List<string>(), 0, 0L);
        // Four bytes above 127 say that this is no plain text (7.5.2).
        Put("%PDF-1.5\n%\u00d3\u00eb\u00e9\u00e1\n");
        for (var number = 1; number < pack; number++)
        {
            var (dictionary, content) = objects[number - 1];
            if (content is not null)
            {
                places.Add((1, at, 0));
                Write(number, (dictionary, content));
                continue;
            }
            places.Add((2, pack, packed.Count));
            numbers.Append(CultureInfo.InvariantCulture, $"{number} {length} ");
            packed.Add(dictionary);
            length += dictionary.Length;
        }
        places.Add((1, at, 0));
        Write(
            pack,
            Deflated(
                $"/Type /ObjStm\n/N {packed.Count}\n/First {numbers.Length}\n",
                to =>
                {
                    using var text = new StreamWriter(to, Encoding.Latin1);
                    text.Write(numbers);
                    packed.ForEach(text.Write);
                }
            )
        );
        var start = at;
        places.Add((1, start, 0));
        Write(
            table,
            Deflated(
                $"/Type /XRef\n/Size {table + 1}\n/W [1 4 2]\n/Root {Catalog} 0 R\n/Info {Reference(trailer, "Info")} 0 R\n",
                to =>
                {
                    Span<byte> row = stackalloc byte[7];
                    foreach (var (kind, place, index) in places)
                    {
                        row[0] = kind;
                        BinaryPrimitives.WriteUInt32BigEndian(row[1..], (uint)place);
                        BinaryPrimitives.WriteUInt16BigEndian(row[5..], (ushort)index);
                        to.Write(row);
                    }
                }
            )
        );
        Put(string.Create(CultureInfo.InvariantCulture, $"startxref\n{start}\n%%EOF\n"));

        void Write(int number, (string Dictionary, byte[]? Stream) it)
        {
            Put(string.Create(CultureInfo.InvariantCulture, $"{number} 0 obj\n{it.Dictionary}stream\n"));
            stream.Write(it.Stream);
            at += it.Stream!.Length;
            Put("\nendstream\nendobj\n");
        }

        void Put(string text)
        {
            stream.Write(Encoding.Latin1.GetBytes(text));
            at += text.Length;
        }
    }

    static (string, byte[]) Deflated(FormattableString entries, Action<Stream> write)
    {
        var bytes = new MemoryStream();
        using (var buffer = new BufferedStream(new ZLibStream(bytes, CompressionLevel.Optimal, leaveOpen: true)))
            write(buffer);
        return ($"<<{FormattableString.Invariant(entries)}/Filter /FlateDecode\n/Length {bytes.Length}>> ", bytes.ToArray());
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
