using System.Globalization;
using AsyncWork.Domain.Kpis;
using ClosedXML.Excel;

namespace AsyncWork.Web.Reports.Excel;

/// <summary>When the group works (K24b): shares as stored values, since no sheet holds anybody's clock times.</summary>
static class HeatSheet
{
    public static void Add(Draft draft)
    {
        var report = draft.Report;
        var lead = report.HeatMap is { } shown
            ? $"{report.Scope}, local time: share of {shown.People} people who logged the hour, mean over the days that are over."
            : ReportSections.WhyNoHeatMap;
        var sheet = draft.Sheet("Working hours", $"When people work, {report.MonthName}", lead);
        if (report.HeatMap is not { } map)
            return;
        string[] hours = [.. Enumerable.Range(0, 24).Select(h => $"#{h.ToString("00", CultureInfo.InvariantCulture)}")];
        sheet.Column(1).Width = 13;
        sheet.Columns(2, 25).Width = 5.6;
        Draft.Header(sheet, Draft.HeaderRow, ["Weekday", .. hours]);
        sheet
            .Range(Draft.HeaderRow, 2, Draft.HeaderRow, 25)
            .Style.Alignment.SetIndent(0)
            .Alignment.SetHorizontal(XLAlignmentHorizontalValues.Center);
        var row = Draft.HeaderRow;
        foreach (var day in HeatMap.Weekdays)
        {
            Draft.Text(sheet.Cell(++row, 1), day.ToString());
            sheet.Row(row).Height = 20;
            for (var hour = 0; hour < 24; hour++)
                Draft
                    .Number(sheet.Cell(row, hour + 2), map[day, hour] * 100, "0\" %\";;")
                    .Font.SetFontSize(8)
                    .Alignment.SetHorizontal(XLAlignmentHorizontalValues.Center)
                    .Alignment.SetIndent(0);
        }
        var cells = sheet.Range(Draft.HeaderRow + 1, 2, row, 25);
        cells.Style.Alignment.SetVertical(XLAlignmentVerticalValues.Center);
        // Not to the darkest: the numbers stay readable.
        cells.AddConditionalFormat().ColorScale().LowestValue(XLColor.White).HighestValue(XLColor.FromHtml("#7FBDB3"));
    }
}
