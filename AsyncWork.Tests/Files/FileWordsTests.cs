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
        Assert.Null(await OfAsync([.. whole, .. "\nstream\n"u8, .. Packed(new byte[101 * 1024 * 1024])], "application/pdf"));
        Assert.Null(await OfAsync([.. whole, .. "\nstream\n"u8, .. Packed(Packed(new byte[1000]))], "application/pdf"));
        Assert.Null(await OfAsync("lighthouse"u8.ToArray(), "image/png"));
        Assert.Equal("", await OfAsync(Zip("word/document.xml", "<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>"), Word));
        Assert.Equal("", await OfAsync("PK but no archive"u8.ToArray(), Word));
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

    static byte[] Zip(string part, string xml)
    {
        using var buffer = new MemoryStream();
        using (var zip = new ZipArchive(buffer, ZipArchiveMode.Create, leaveOpen: true))
        using (var to = zip.CreateEntry(part).Open())
            to.Write(Encoding.UTF8.GetBytes(xml));
        return buffer.ToArray();
    }

    static byte[] Packed(byte[] content)
    {
        using var buffer = new MemoryStream();
        using (var pack = new ZLibStream(buffer, CompressionLevel.Fastest, leaveOpen: true))
            pack.Write(content);
        return buffer.ToArray();
    }
}
