using System.Text;
using AsyncWork.Web.Reports.Pdf;
using Markdig;
using NodaTime;
using SkiaSharp;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Actions;
using UglyToad.PdfPig.DocumentLayoutAnalysis.TextExtractor;
using UglyToad.PdfPig.Outline;

namespace AsyncWork.Tests.Reports.Pdf;

/// <summary>Texts as PDF (product.md D17).</summary>
[Trait("Feature", "D17")]
public sealed class DocumentPdfTests
{
    static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .DisableHtml()
        .UsePipeTables()
        .UseTaskLists()
        .UseAutoLinks()
        .UseEmphasisExtras()
        .UseFootnotes()
        .Build();

    [Fact]
    public void Everything_that_a_text_can_have_stands_in_it()
    {
        const string text = """
            Some *slanted*, **strong** and `code` words with [a link](https://example.org/a).

            ## A heading

            - [ ] to do
            - [x] done
              1. first
              2. second

            > quoted

            ```csharp
            if (a => b) return;
            ```

            | Name | Count |
            |------|------:|
            | One  | 1,000 |

            A note.[^1] 東京 नमस्ते

            [^1]: What it says.
            """;
        using var pdf = Open(One(text));
        var words = TextOf(pdf);

        foreach (
            var expected in (string[])
                [
                    "Some slanted, strong and code words with a link.",
                    "A heading",
                    "to do",
                    "done",
                    "1.",
                    "first",
                    "quoted",
                    "if (a => b) return;",
                    "Name",
                    "1,000",
                    "A note.",
                    "What it says.",
                    "東京",
                    "Page 1 of 1",
                ]
        )
            Assert.Contains(expected, words, StringComparison.Ordinal);
        var link = Assert.Single(pdf.GetPage(1).GetHyperlinks());
        Assert.Equal("https://example.org/a", link.Uri);
        Assert.Equal("Title of it", pdf.Information.Title);
        Assert.Equal("Mia Berger", pdf.Information.Author);
    }

    [Fact]
    public void It_is_tagged_for_screen_readers()
    {
        var raw = PdfObjects.Text(
            Bytes(One("## H\n\n- [x] a\n\n| a | b |\n|---|---|\n| c | d |\n\n[l](https://example.org) `c`\n\n```\ncode\n```"))
        );

        foreach (var type in (string[])["H1", "H3", "P", "L", "LI", "Lbl", "LBody", "Table", "TR", "TH", "TD", "Link", "Code"])
            Assert.Contains($"/S /{type} ", raw, StringComparison.Ordinal);
        Assert.Contains("/Lang (en)", raw, StringComparison.Ordinal);
        Assert.Contains("/Type /OBJR", raw, StringComparison.Ordinal);
        Assert.Contains("/StructParent 1", raw, StringComparison.Ordinal);
    }

    [Fact]
    public void A_space_has_contents_with_the_right_numbers_links_between_its_pages_and_an_outline()
    {
        var pages = Enumerable
            .Range(1, 120)
            .Select(i => Page($"Page number {i}", i % 3, $"See [the next](/wiki/x/p{i + 1}).\n\n" + Words(i % 7 * 300), $"p{i}"))
            .ToList();
        using var pdf = Open(
            new("All of it")
            {
                HasContents = true,
                Pages = pages,
                Lead = url => url.StartsWith("/wiki/x/", StringComparison.Ordinal) ? (null, url[8..]) : null,
            }
        );

        List<string> texts =
        [
            .. Enumerable.Range(1, pdf.NumberOfPages).Select(n => ContentOrderTextExtractor.GetText(pdf.GetPage(n))),
        ];
        var contents = string.Concat(texts.Take(4));
        Assert.Contains("Contents", contents, StringComparison.Ordinal);
        for (var i = 1; i <= 120; i++)
        {
            var at = 1 + texts.FindIndex(t => t.StartsWith($"Page number {i}\n", StringComparison.Ordinal));
            Assert.Contains($"Page number {i} {at}", contents.ReplaceLineEndings(" "), StringComparison.Ordinal);
        }
        Assert.True(pdf.TryGetBookmarks(out var bookmarks));
        Assert.Contains(bookmarks.GetNodes().OfType<DocumentBookmarkNode>(), b => b.Title == "Page number 3");
        Assert.Contains(
            pdf.GetPage(1).GetAnnotations().ToList(),
            a => a.Action is GoToAction || a.AnnotationDictionary.ContainsKey(UglyToad.PdfPig.Tokens.NameToken.Dest)
        );
    }

    [Fact]
    public void Tables_and_code_break_across_pages_and_the_header_stands_on_each()
    {
        var rows = string.Concat(Enumerable.Range(1, 120).Select(i => $"| Row {i} | {Words(i % 5 * 8)} |\n"));
        var code = string.Join('\n', Enumerable.Range(1, 150).Select(i => $"line {i}"));
        using var pdf = Open(One($"| Number | Words |\n|---|---|\n{rows}| Long | {Words(3_000)} |\n\n```\n{code}\n```"));
        var texts = Enumerable
            .Range(1, pdf.NumberOfPages)
            .Select(n => ContentOrderTextExtractor.GetText(pdf.GetPage(n)))
            .ToList();

        Assert.InRange(texts.Count, 8, 40);
        Assert.True(texts.Count(t => t.Contains("Number", StringComparison.Ordinal)) > 4);
        Assert.All(Enumerable.Range(1, 120), i => Assert.Contains(texts, t => t.Contains($"Row {i}", StringComparison.Ordinal)));
        Assert.Contains(texts, t => t.Contains("line 150", StringComparison.Ordinal));
        Assert.All(
            Enumerable.Range(1, pdf.NumberOfPages).SelectMany(n => pdf.GetPage(n).Letters),
            l => Assert.InRange(l.Location.X, 20, 580)
        );
    }

    [Fact]
    public void Pictures_are_shown_small_and_what_is_none_is_told()
    {
        var document = One("![Boxes](one.png) ![Two](none.png) ![Bomb](bomb.png)") with
        {
            Picture = url => url == "none.png" ? null : new MemoryStream(url == "one.png" ? Picture(3_000, 500) : [1, 2, 3]),
        };
        var bytes = Bytes(document);
        using var pdf = PdfDocument.Open(bytes);

        var image = Assert.Single(pdf.GetPage(1).GetImages());
        Assert.InRange(image.WidthInSamples, 100, 1_400);
        Assert.InRange(bytes.Length, 1, 200_000);
        Assert.Contains("[Picture: Two]", TextOf(pdf), StringComparison.Ordinal);
        Assert.Contains("[Picture: Bomb]", TextOf(pdf), StringComparison.Ordinal);
    }

    [Fact]
    public void Equal_documents_become_equal_bytes() => Assert.Equal(Bytes(One("a **b** c")), Bytes(One("a **b** c")));

    [Theory]
    [InlineData("")]
    [InlineData("-\n-\n-")]
    [InlineData("|a|\n|-|\n||")]
    [InlineData("```\n```")]
    [InlineData("> > > > > > > > > > > > > > deep")]
    [InlineData("wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww")]
    [InlineData("a\u0000b \uD83D\uDE00 \u202E end")]
    public void Strange_texts_are_set(string text)
    {
        using var pdf = Open(One(text));
        Assert.Equal(1, pdf.NumberOfPages);
    }

    static string Words(int count) => string.Concat(Enumerable.Repeat("some words ", count / 2)).Trim();

    static byte[] Picture(int width, int height)
    {
        using var bitmap = new SKBitmap(width, height);
        bitmap.Erase(SKColors.SeaGreen);
        using var data = bitmap.Encode(SKEncodedImageFormat.Png, 90);
        return data.ToArray();
    }

    static PrintedPage Page(string title, int depth, string text, string place = "") =>
        new(title)
        {
            Place = place,
            Depth = depth,
            About = ["Kept by Mia Berger"],
            Texts = [new(null, 1, Markdig.Markdown.Parse(text, Pipeline), text)],
        };

    static PrintedDocument One(string text) =>
        new("Title of it")
        {
            Company = "Harbour Works",
            Author = "Mia Berger",
            GeneratedFor = "Anita",
            GeneratedAt = Instant.FromUtc(2026, 11, 12, 8, 30),
            Pages = [Page("Title of it", 0, text)],
            Lead = url => url.StartsWith("https:", StringComparison.Ordinal) ? (url, null) : null,
        };

    static byte[] Bytes(PrintedDocument document)
    {
        using var stream = new MemoryStream();
        DocumentPdf.Write(document, stream);
        return stream.ToArray();
    }

    static PdfDocument Open(PrintedDocument document) => PdfDocument.Open(Bytes(document));

    static string TextOf(PdfDocument pdf) =>
        string.Join('\n', pdf.GetPages().Select(p => ContentOrderTextExtractor.GetText(p))).ReplaceLineEndings("\n");
}
