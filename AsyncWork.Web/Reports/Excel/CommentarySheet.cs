using AsyncWork.Domain.Kpis;
using ClosedXML.Excel;

namespace AsyncWork.Web.Reports.Excel;

/// <summary>What is said about the figures of the month: a paragraph in a row, beside the heading it stands under.</summary>
static class CommentarySheet
{
    const int LettersPerLine = 145;

    // No row of a workbook is higher.
    const double Highest = 409;

    public static void Add(Draft draft, ReportCommentary commentary)
    {
        var sheet = draft.Sheet(
            "Commentary",
            $"Commentary, {draft.Report.MonthName}",
            $"{draft.Report.Scope}, written by {commentary.WrittenBy}",
            24,
            150
        );
        Draft.Header(sheet, Draft.HeaderRow, "About", "Commentary");
        var row = Draft.HeaderRow;
        foreach (var (heading, paragraphs) in commentary.Parts)
        foreach (var (i, paragraph) in paragraphs.Index())
        {
            row++;
            Draft.Text(sheet.Cell(row, 1), i == 0 ? heading : "").Font.SetBold();
            Draft.Text(sheet.Cell(row, 2), paragraph).Alignment.SetWrapText();
            sheet.Range(row, 1, row, 2).Style.Alignment.SetVertical(XLAlignmentVerticalValues.Top);
            sheet.Row(row).Height = HeightOf(paragraph);
        }
        Draft.Rule(sheet.Range(Draft.HeaderRow + 1, 1, row, 2));
    }

    /// <summary>Not every spreadsheet program fits a row to its text by itself.</summary>
    static double HeightOf(string paragraph)
    {
        var lines = paragraph.Split('\n').Sum(line => Math.Ceiling(line.Length / (double)LettersPerLine));
        return Math.Min(4 + 13.5 * lines, Highest);
    }
}
