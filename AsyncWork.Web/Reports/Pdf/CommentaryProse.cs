using AsyncWork.Domain.Kpis;

namespace AsyncWork.Web.Reports.Pdf;

/// <summary>What is said about the figures of the month, under its two headings; long texts go on over pages.</summary>
static class CommentaryProse
{
    const float Gap = 5;
    static readonly TextStyle Subheading = PdfStyle.Strong with { Size = 10 };

    public static void Draw(PageBuilder page, ReportCommentary commentary)
    {
        var lines = new ProseLines(page);
        MonthlyReportPdf.Heading(page, "Commentary", keepWith: Subheading.LineHeight + 2 * PdfStyle.Body.LineHeight);
        foreach (var (heading, paragraphs) in commentary.Parts)
        {
            page.Ensure(Subheading.LineHeight + 2 * PdfStyle.Body.LineHeight);
            page.Part("H3", () => page.Y += page.Lines([heading], PageBuilder.Margin, page.Y, Subheading));
            page.Y += 2;
            foreach (var paragraph in paragraphs)
            {
                var broken = lines.Break(SpansOf(paragraph), PdfStyle.Body, PageBuilder.Inner);
                page.Part("P", () => lines.Draw(broken, PageBuilder.Margin, PageBuilder.Inner));
                page.Y += Gap;
            }
            page.Y += 3;
        }
        page.Paragraph(commentary.WrittenBy, PdfStyle.Small, maxLines: 2);
        page.Y += 14;
    }

    /// <summary>Its lines, with the breaks between them.</summary>
    static List<ProseSpan> SpansOf(string paragraph)
    {
        var spans = new List<ProseSpan>();
        foreach (var line in paragraph.Split('\n'))
        {
            if (spans.Count > 0)
                spans.Add(new("\n", PdfStyle.Body));
            spans.Add(new(line, PdfStyle.Body));
        }
        return spans;
    }
}
