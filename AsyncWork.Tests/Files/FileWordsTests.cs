using System.IO.Compression;
using System.Text;
using AsyncWork.Domain.Files;
using AsyncWork.Web.Files;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Fonts.Standard14Fonts;
using UglyToad.PdfPig.Writer;

namespace AsyncWork.Tests.Files;

/// <summary>Files are found by the words in them, and files that are made to hurt have none (product.md D10, F5).</summary>
[Trait("Feature", "D10")]
public sealed class FileWordsTests
{
    const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    [Fact]
    public async Task A_pdf_has_the_words_of_its_pages() =>
        Assert.Contains(
            "lighthouse",
            await OfAsync(Pdf("The lighthouse is painted."), "application/pdf"),
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData(
        Word,
        "word/document.xml",
        "<w:p><w:r><w:t>The light</w:t></w:r><w:r><w:t>house</w:t></w:r></w:p><w:p>and more</w:p>"
    )]
    [InlineData(
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "xl/sharedStrings.xml",
        "<si><t>lighthouse</t></si>"
    )]
    [InlineData(
        "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        "ppt/slides/slide1.xml",
        "<a:p><a:t>lighthouse</a:t></a:p>"
    )]
    [InlineData("application/vnd.oasis.opendocument.text", "content.xml", "<text:p>lighthouse</text:p>")]
    public async Task An_office_document_has_the_words_of_its_text(string type, string part, string xml)
    {
        var words = await OfAsync(Zip(part, $"<x xmlns:w='w' xmlns:a='a' xmlns:text='t'>{xml}</x>"), type);

        Assert.Contains("lighthouse\n", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_broken_locked_or_made_to_fill_all_memory_has_no_words()
    {
        var whole = Pdf("The lighthouse is painted.");
        Assert.Null(await OfAsync(whole[..(whole.Length / 3)], "application/pdf"));
        Assert.Null(await OfAsync([.. whole, .. "/Encrypt 1 0 R"u8], "application/pdf"));
        Assert.Null(await OfAsync("lighthouse"u8.ToArray(), "image/png"));
        Assert.Equal("", await OfAsync(Zip("word/document.xml", "<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>"), Word));
        Assert.Equal("", await OfAsync("PK but no archive"u8.ToArray(), Word));
    }

    [Theory]
    [InlineData("/FlateDecode", new byte[] { 0x78, 0x9C })]
    [InlineData("/Fl", new byte[] { 0, 0 })]
    [InlineData("/F#6cateDecode", new byte[] { (byte)'\r', (byte)'\n' })]
    [InlineData("[/FlateDecode]", new byte[] { 0x78, 0x78 })]
    [InlineData("[/AHx /FlateDecode]", new byte[] { 1, 2 })]
    [InlineData("[/FlateDecode /FlateDecode]", new byte[] { 1, 2 })]
    public async Task A_pdf_has_words_only_when_it_unpacks_to_little_however_it_is_packed(string filter, byte[] head)
    {
        const string page = "BT /F1 12 Tf 50 700 Td (The lighthouse is painted.) Tj ET\n";

        var small = await OfAsync(Pdf(filter, PackedFor(filter, head, page)), "application/pdf");
        var huge = await OfAsync(
            Pdf(filter, PackedFor(filter, head, page + new string(' ', 101 * 1024 * 1024))),
            "application/pdf"
        );

        Assert.Contains("lighthouse", small, StringComparison.Ordinal);
        Assert.Null(huge);
    }

    [Theory]
    [InlineData("/LZWDecode")]
    [InlineData("/RL")]
    [InlineData("/JBIG2Decode")]
    [InlineData("/Unheard")]
    public async Task What_is_packed_in_a_way_that_nobody_measures_is_not_unpacked(string filter) =>
        Assert.DoesNotContain(
            "light",
            await OfAsync(
                Pdf(filter, [57, .. "BT /F1 12 Tf 50 700 Td (The lighthouse is painted.) Tj ET\n"u8, 128]),
                "application/pdf"
            ) ?? "",
            StringComparison.Ordinal
        );

    [Fact]
    public async Task An_office_document_that_is_nested_without_end_has_the_words_up_to_there()
    {
        var deep = string.Concat(Enumerable.Repeat("<a>", 100_000));

        Assert.Equal("lighthouse\n", await OfAsync(Zip("word/document.xml", $"<x><p>lighthouse</p>{deep}lost"), Word));
        Assert.Equal(
            "lighthouse\n",
            await OfAsync(
                Zip("word/document.xml", $"<x><p>lighthouse</p>{string.Concat(Enumerable.Repeat("<a>", 150))}</x>"),
                Word
            )
        );
    }

    [Fact]
    public async Task The_parts_of_an_office_document_are_read_as_long_as_all_together_are_small()
    {
        const string slides = "application/vnd.openxmlformats-officedocument.presentationml.presentation";
        var filler = $"<x>{new string(' ', 40 * 1024 * 1024)}</x>";

        var words = await OfAsync(
            Zip(
                ("ppt/slides/slide1.xml", "<x><p>lighthouse</p></x>"),
                ("ppt/slides/slide2.xml", filler),
                ("ppt/slides/slide3.xml", filler),
                ("ppt/slides/slide4.xml", filler),
                ("ppt/slides/slide5.xml", "<x><p>harbour</p></x>")
            ),
            slides
        );

        Assert.Equal("lighthouse", words!.Trim());
    }

    [Fact]
    public async Task No_more_is_read_than_is_kept()
    {
        var words = await OfAsync(
            Zip("word/document.xml", $"<x>{string.Concat(Enumerable.Repeat("<p>lighthouse</p>", 20_000))}</x>"),
            Word
        );

        Assert.InRange(words!.Length, FileText.Longest, FileText.Longest + 20);
    }

    static async Task<string?> OfAsync(byte[] content, string type)
    {
        var path = Path.GetTempFileName();
        try
        {
            await File.WriteAllBytesAsync(path, content);
            await using var file = File.OpenRead(path);
            return await FileWords.OfAsync(file, type, CancellationToken.None);
        }
        finally
        {
            File.Delete(path);
        }
    }

    static byte[] Pdf(string text)
    {
        using var pdf = new PdfDocumentBuilder();
        pdf.AddPage(PageSize.A4).AddText(text, 12, new(50, 700), pdf.AddStandard14Font(Standard14Font.Helvetica));
        return pdf.Build();
    }

    /// <summary>A PDF of one page, whose content is packed as it says.</summary>
    static byte[] Pdf(string filter, byte[] packed)
    {
        using var pdf = new MemoryStream();
        var places = new List<long>();
        Write("%PDF-1.4\n");
        Thing("<</Type/Catalog/Pages 2 0 R>>");
        Thing("<</Type/Pages/Kids[3 0 R]/Count 1>>");
        Thing("<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 5 0 R>>>>/Contents 4 0 R>>");
        places.Add(pdf.Position);
        Write($"4 0 obj\n<</Length {packed.Length}/Filter {filter}>>\nstream\n");
        pdf.Write(packed);
        Write("\nendstream\nendobj\n");
        Thing("<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>");
        var table = pdf.Position;
        Write("xref\n0 6\n0000000000 65535 f \n");
        foreach (var place in places)
            Write($"{place:0000000000} 00000 n \n");
        Write($"trailer\n<</Size 6/Root 1 0 R>>\nstartxref\n{table}\n%%EOF\n");
        return pdf.ToArray();

        void Write(string text) => pdf.Write(Encoding.ASCII.GetBytes(text));

        void Thing(string text)
        {
            places.Add(pdf.Position);
            Write($"{places.Count} 0 obj\n{text}\nendobj\n");
        }
    }

    /// <param name="head">The two bytes before what is packed.</param>
    static byte[] PackedFor(string filter, byte[] head, string page)
    {
        var packed = Packed(head, Encoding.ASCII.GetBytes(page));
        return filter.Contains("AHx", StringComparison.Ordinal) ? Encoding.ASCII.GetBytes(Convert.ToHexString(packed) + ">")
            : filter == "[/FlateDecode /FlateDecode]" ? Packed(head, packed)
            : packed;
    }

    static byte[] Zip(string part, string xml) => Zip((part, xml));

    static byte[] Zip(params IEnumerable<(string Part, string Xml)> parts)
    {
        using var buffer = new MemoryStream();
        using (var zip = new ZipArchive(buffer, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (part, xml) in parts)
            {
                using var to = zip.CreateEntry(part).Open();
                to.Write(Encoding.UTF8.GetBytes(xml));
            }
        return buffer.ToArray();
    }

    static byte[] Packed(byte[] head, byte[] content)
    {
        using var buffer = new MemoryStream();
        buffer.Write(head);
        using (var pack = new DeflateStream(buffer, CompressionLevel.Fastest, leaveOpen: true))
            pack.Write(content);
        return buffer.ToArray();
    }
}
