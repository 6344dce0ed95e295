using System.Globalization;
using SkiaSharp;

namespace AsyncWork.Web.Reports.Pdf;

/// <summary>
/// Pages of the wiki and decisions as an A4 document (product.md D17): title, contents with the numbers of the pages, texts, footers with "n of
/// m". Equal documents become equal bytes.
/// </summary>
static class DocumentPdf
{
    const float ContentsIndent = 14;
    static readonly TextStyle Contents = new(10, PdfStyle.Ink);
    static readonly TextStyle ContentsTop = Contents with { Weight = FontWeight.SemiBold };

    /// <exception cref="IOException">The stream does not take the document.</exception>
    public static void Write(PrintedDocument document, Stream stream)
    {
        using var pictures = new Pictures(document.Picture);
        var page = new PageBuilder(isProse: true);
        var text = new ProseText(url => document.Lead(url) is { } led ? new PdfLink(led.Url, led.Place) : null, pictures.Find);
        var writer = new ProseWriter(page, text);
        var starts = new List<int>();
        for (var i = 0; i < document.Pages.Count; i++)
        {
            if (i > 0)
                page.NewPage();
            starts.Add(page.Pages.Count - 1);
            Draw(page, writer, document, document.Pages[i]);
        }
        if (document.HasContents)
            Front(page, document, starts);
        for (var i = 0; i < page.Pages.Count; i++)
            page.Footer(
                i,
                string.Join(" · ", new[] { document.Company, document.Title }.Where(s => s.Length > 0)),
                $"Page {i + 1} of {page.Pages.Count}"
            );
        PdfWriter.Write(page, About(document), stream);
    }

    static void Draw(PageBuilder page, ProseWriter writer, PrintedDocument document, PrintedPage printed)
    {
        if (printed.Place.Length > 0)
            page.Place(printed.Place);
        page.Outline(printed.Title, 1 + printed.Depth);
        Paragraph(page, printed.Title, ProseStyle.Title, "H1", 6);
        page.Y += 2;
        foreach (var line in printed.About)
            Paragraph(page, line, ProseStyle.Facts, "P", 4);
        if (!document.HasContents)
            Paragraph(page, Generated(document), ProseStyle.Facts, "P", 3);
        page.Y += 5;
        page.Decoration(() => page.Line(ProseStyle.Left, page.Y, ProseStyle.Left + ProseStyle.Width, page.Y, PdfStyle.Line));
        page.Y += 10;
        foreach (var part in printed.Texts)
        {
            int? outline = document.HasContents ? null : 0;
            if (part.Heading is { } heading)
                writer.Heading(heading, part.Level, outline);
            if (part.Text is { } markdown)
                writer.Write(markdown, part.Heading is null ? 1 : part.Level, outline);
            else if (part.Written.Length > 0)
                Paragraph(page, part.Written, ProseStyle.Body, "P", int.MaxValue);
            page.Y += ProseStyle.Gap;
        }
    }

    /// <summary>The title and the contents, which come first and are known last: they need one line for each page, so their length is known.</summary>
    static void Front(PageBuilder page, PrintedDocument document, List<int> starts)
    {
        var (body, parts) = (page.Pages.Count, page.Root.Children.Count);
        page.NewPage();
        page.Decoration(() => page.Box(ProseStyle.Left, page.Y, 34, 3, PdfStyle.Action));
        page.Y += 14;
        if (document.Company.Length > 0)
            Paragraph(page, document.Company, PdfStyle.Strong, "P", 2);
        page.Outline(document.Title, 1);
        Paragraph(page, document.Title, PdfStyle.Title, "H1", 4);
        page.Y += 4;
        if (document.About.Length > 0)
            Paragraph(page, document.About, ProseStyle.Body, "P", 8);
        Paragraph(page, Generated(document), ProseStyle.Facts, "P", 3);
        page.Y += 14;
        page.Part("H2", () => page.Y += page.Lines(["Contents"], ProseStyle.Left, page.Y, ProseStyle.Heading(2)));
        page.Y += 4;
        // How many pages the contents take is known when they are drawn once: each line has the same height, whatever number stands in it.
        var lines = (int)((page.Left) / Contents.LineHeight);
        var rest = Math.Max(0, document.Pages.Count - lines);
        var ahead = 1 + (int)Math.Ceiling(rest / Math.Floor((page.Left + page.Y - PageBuilder.Margin) / Contents.LineHeight));
        page.Part(
            "TOC",
            () =>
            {
                for (var i = 0; i < document.Pages.Count; i++)
                    Line(page, document.Pages[i], starts[i] + ahead + 1);
            }
        );
        var front = page.Pages.GetRange(body, page.Pages.Count - body);
        page.Pages.RemoveRange(body, front.Count);
        page.Pages.InsertRange(0, front);
        var first = page.Root.Children.GetRange(parts, page.Root.Children.Count - parts);
        page.Root.Children.RemoveRange(parts, first.Count);
        page.Root.Children.InsertRange(0, first);
        if (front.Count != ahead)
            throw new InvalidOperationException($"The contents take {front.Count} pages and not {ahead}.");
    }

    static void Line(PageBuilder page, PrintedPage printed, int number)
    {
        page.Ensure(Contents.LineHeight);
        var style = printed.Depth == 0 ? ContentsTop : Contents;
        var left = ProseStyle.Left + Math.Min(printed.Depth, 8) * ContentsIndent;
        var right = ProseStyle.Left + ProseStyle.Width;
        var (baseline, words) = (PageBuilder.BaselineOf(page.Y, style), number.ToString(CultureInfo.InvariantCulture));
        page.Part(
            "TOCI",
            () =>
                page.Part(
                    "Link",
                    () =>
                    {
                        page.Text(printed.Title + " ", left, baseline, style, maxWidth: right - left - 40);
                        page.Text(words, right, baseline, style, Align.Right);
                        page.Link(SKRect.Create(left, page.Y, right - left, style.LineHeight), new PdfLink(null, printed.Place));
                    }
                )
        );
        page.Y += Contents.LineHeight;
    }

    static void Paragraph(PageBuilder page, string words, TextStyle style, string type, int mostLines) =>
        page.Part(
            type,
            () =>
            {
                foreach (var line in words.Split('\n').SelectMany(l => page.Wrap(l, style, ProseStyle.Width, mostLines)))
                {
                    page.Ensure(style.LineHeight);
                    page.Y += page.Lines([line], ProseStyle.Left, page.Y, style);
                }
            }
        );

    static string Generated(PrintedDocument document) =>
        $"Generated {document.GeneratedAt.InZone(document.Zone).ToString("d MMMM uuuu, HH:mm", CultureInfo.InvariantCulture)} ({document.Zone.Id}) for {document.GeneratedFor}. What is written here may have changed since.";

    static SKDocumentPdfMetadata About(PrintedDocument document) =>
        new()
        {
            Title = document.Title,
            Author = document.Author,
            Subject = document.About,
            Creator = "AsyncWork",
            Producer = "AsyncWork",
            Creation = document.GeneratedAt.ToDateTimeUtc(),
            Modified = document.GeneratedAt.ToDateTimeUtc(),
            RasterDpi = SKDocumentPdfMetadata.DefaultRasterDpi,
            EncodingQuality = SKDocumentPdfMetadata.DefaultEncodingQuality,
        };

    /// <summary>Each picture once, however often it is shown.</summary>
    sealed class Pictures(Func<string, Stream?> open) : IDisposable
    {
        /// <summary>A document with more pictures shows the others by their descriptions: each is held in memory until it is written.</summary>
        const int MostPictures = 300;
        readonly Dictionary<string, PdfPicture?> known = new(StringComparer.Ordinal);

        public PdfPicture? Find(string url)
        {
            if (known.TryGetValue(url, out var picture) || known.Count >= MostPictures)
                return picture;
            using var content = open(url);
            return known[url] = content is null ? null : PdfPicture.Read(content);
        }

        public void Dispose()
        {
            foreach (var picture in known.Values)
                picture?.Dispose();
        }
    }
}
