using System.Globalization;
using AsyncWork.Domain.Kpis;
using AsyncWork.Web.Charts;
using NodaTime;
using SkiaSharp;

namespace AsyncWork.Web.Reports.Pdf;

/// <summary>
/// The monthly report as an A4 document for management: figures first, then charts, tables and what each figure means. Every number is
/// written by <see cref="FigureText"/>, as on the page. May be called by many threads at once; equal reports become equal bytes.
/// </summary>
public static class MonthlyReportPdf
{
    public const string ContentType = "application/pdf";

    /// <exception cref="IOException">The stream does not take the document.</exception>
    public static void Write(MonthlyReport report, Stream stream)
    {
        var page = new PageBuilder();
        TitleBlock(page, report);
        FigureTiles.Draw(page, report);
        if (report.Commentary is { } commentary)
            CommentaryProse.Draw(page, commentary);
        Trend(page, report);
        Heat(page, report);
        ReportTables.Draw(page, report);
        Footers(page, report);
        PdfWriter.Write(page, About(report), stream);
    }

    static void TitleBlock(PageBuilder page, MonthlyReport report)
    {
        var x = PageBuilder.Margin;
        page.Decoration(() => page.Box(x, page.Y, 34, 3, PdfStyle.Action));
        page.Y += 14;
        page.Part(
            "P",
            () =>
                page.Y += page.Lines(page.Wrap(report.Company, PdfStyle.Strong, PageBuilder.Inner, 1), x, page.Y, PdfStyle.Strong)
        );
        page.Part("H1", () => page.Y += page.Lines([$"Monthly report, {report.MonthName}"], x, page.Y, PdfStyle.Title));
        page.Y += 3;
        var month = report.Month.ToDateInterval();
        page.Paragraph(
            $"{report.Scope}, {Day(month.Start)} to {Day(month.End)}. Generated {Moment(report)} ({report.Zone.Id}) for {report.GeneratedFor}.",
            PdfStyle.Small,
            maxLines: 3
        );
        page.Paragraph($"Scope: {report.Scope} · Zone: {report.Zone.Id} · {report.DefinitionsText}", PdfStyle.Small, maxLines: 2);
        page.Y += 12;
    }

    static void Trend(PageBuilder page, MonthlyReport report)
    {
        const float height = 158;
        Heading(page, BarChart.Title, keepWith: height);
        var words = string.Join(
            "; ",
            report.Trend.Select(t =>
                $"{t.Month.ToString("MMMM uuuu", CultureInfo.InvariantCulture)}: {FigureText.Hours(t.Minutes)} h logged, {FigureText.Hours(t.MeetingMinutes)} h in meetings"
            )
        );
        page.Part(
            "Figure",
            () => PdfCharts.Draw(page, ChartGeometry.HoursByMonth(report.Trend, PageBuilder.Inner, height)),
            alt: $"{BarChart.Title}. {words}."
        );
        page.Y += 16;
    }

    static void Heat(PageBuilder page, MonthlyReport report)
    {
        const float rowHeight = 15;
        Heading(page, HeatGrid.GroupTitle, keepWith: report.HeatMap is null ? 20 : 16 + 7 * rowHeight + 20);
        if (report.HeatMap is not { } map)
        {
            page.Paragraph(ReportSections.WhyNoHeatMap, PdfStyle.Body);
            page.Y += 14;
            return;
        }
        var grid = ChartGeometry.WorkingHours(map, PageBuilder.Inner, rowHeight);
        page.Paragraph(grid.Note, PdfStyle.Small);
        page.Y += 2;
        page.Part("Figure", () => PdfCharts.Draw(page, grid), alt: $"{grid.Title}. {grid.Note} {Busiest(grid)}");
        page.Y += 16;
    }

    static string Busiest(HeatGrid grid)
    {
        var cell = grid.Cells.MaxBy(c => int.Parse(c.Number, CultureInfo.InvariantCulture))!;
        return $"The busiest hour is {ChartGeometry.NameOf(cell.Day)} from {cell.Hour:00}:00 with {cell.Number} %.";
    }

    internal static void Heading(PageBuilder page, string text, float keepWith)
    {
        page.Ensure(PdfStyle.Heading.LineHeight + 4 + keepWith);
        page.Part("H2", () => page.Y += page.Lines([text], PageBuilder.Margin, page.Y, PdfStyle.Heading));
        page.Y += 4;
    }

    /// <summary>Last, when the number of pages is known.</summary>
    static void Footers(PageBuilder page, MonthlyReport report)
    {
        for (var i = 0; i < page.Pages.Count; i++)
            page.Footer(i, $"{report.Company} · {report.Scope} · {report.MonthName}", $"Page {i + 1} of {page.Pages.Count}");
    }

    static SKDocumentPdfMetadata About(MonthlyReport report) =>
        new()
        {
            Title = $"Monthly report, {report.MonthName}: {report.Scope}",
            Author = report.GeneratedFor,
            Subject = $"{report.Company}, {report.Scope}, key figures of {report.MonthName}",
            Creator = "AsyncWork",
            Producer = "AsyncWork",
            Creation = report.GeneratedAt.ToDateTimeUtc(),
            Modified = report.GeneratedAt.ToDateTimeUtc(),
            RasterDpi = SKDocumentPdfMetadata.DefaultRasterDpi,
            EncodingQuality = SKDocumentPdfMetadata.DefaultEncodingQuality,
        };

    static string Day(LocalDate date) => date.ToString("d MMMM uuuu", CultureInfo.InvariantCulture);

    static string Moment(MonthlyReport report) =>
        report.GeneratedAt.InZone(report.Zone).ToString("d MMMM uuuu, HH:mm", CultureInfo.InvariantCulture);
}
