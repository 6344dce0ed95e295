using ClosedXML.Excel;

namespace AsyncWork.Web.Reports.Excel;

/// <summary>Six months of hours, meetings and people; the last is this month, from the rows.</summary>
static class TrendSheet
{
    public static void Add(Draft draft)
    {
        var (report, trend) = (draft.Report, draft.Report.Trend);
        var sheet = draft.Sheet(
            "Trend",
            "Six months",
            $"{report.Scope}. The months before are stored values; {report.MonthName} is computed from the rows.",
            18,
            12,
            12,
            14,
            10
        );
        Draft.Header(sheet, Draft.HeaderRow, "Month", "#Hours", "#In meetings", "#Share in meetings", "#People");
        var row = Draft.HeaderRow;
        foreach (var month in trend)
        {
            row++;
            sheet.Cell(row, 1).SetValue(month.Month.OnDayOfMonth(1).ToDateTimeUnspecified());
            sheet.Cell(row, 1).Style.DateFormat.SetFormat("mmmm yyyy");
            sheet.Cell(row, 1).Style.Alignment.SetHorizontal(XLAlignmentHorizontalValues.Left).Alignment.SetIndent(1);
            if (month.Month == report.Month)
            {
                draft.Formula(sheet.Cell(row, 2), "SUM(RowMinutes)/60", month.Minutes / 60m, Draft.HoursFormat);
                draft.Formula(
                    sheet.Cell(row, 3),
                    "SUMIFS(RowMinutes,RowKind,\"meeting\")/60",
                    month.MeetingMinutes / 60m,
                    Draft.HoursFormat
                );
            }
            else
            {
                Draft.Number(sheet.Cell(row, 2), month.Minutes / 60m, Draft.HoursFormat);
                Draft.Number(sheet.Cell(row, 3), month.MeetingMinutes / 60m, Draft.HoursFormat);
            }
            draft.Formula(
                sheet.Cell(row, 4),
                HoursSheet.Share($"C{row}", $"B{row}"),
                month.Minutes == 0 ? null : 100m * month.MeetingMinutes / month.Minutes,
                Draft.PercentFormat
            );
            Draft.Number(sheet.Cell(row, 5), month.People, Draft.CountFormat);
        }
        Draft.Table(sheet, "Trend", Draft.HeaderRow, row, 5);
    }
}
