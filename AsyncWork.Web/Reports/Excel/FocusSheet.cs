using System.Globalization;
using AsyncWork.Domain.Kpis;
using ClosedXML.Excel;

namespace AsyncWork.Web.Reports.Excel;

/// <summary>
/// What focus time and meetings out of hours are computed from (K17, K19): sums alone, since no sheet holds anybody's clock times.
/// </summary>
static class FocusSheet
{
    const string Name = "Focus";
    const int Columns = 4;

    // Lines of the sheet that formulas of the summary read.
    public const int Working = Draft.HeaderRow + 1;
    public const int Focus = Working + 1;
    public const int OutOfHours = Working + 4;
    const int Weeks = Working + 6;

    /// <summary>Hours of a line per person and week.</summary>
    public static string PerWeek(int line) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"IF(SUM({Name}!B{Weeks})=0,\"{Draft.None}\",SUM({Name}!B{line})/60/SUM({Name}!B{Weeks}))"
        );

    /// <summary>A line in percent of working time.</summary>
    public static string ShareOfWorking(int line) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"IF(SUM({Name}!B{Working})=0,\"{Draft.None}\",100*SUM({Name}!B{line})/SUM({Name}!B{Working}))"
        );

    public static void Add(Draft draft)
    {
        var report = draft.Report;
        var lead = report.Focus is null
            ? $"Not shown: {report.Figures.FirstOrDefault(f => f.Key == "focus")?.WhyNone ?? "there is not enough data."}"
            : $"{report.Scope}: what meetings left of working time. Sums alone: clock times are seen by the person who logged them.";
        var sheet = draft.Sheet(Name, $"Focus time, {report.MonthName}", lead, 40, 14, 12, 22);
        Draft.Header(sheet, Draft.HeaderRow, "What", "#Minutes", "#Hours", "#Share of working time");
        var focus = report.Focus;
        Line(draft, sheet, Working, "Working time", focus?.Working);
        Line(draft, sheet, Focus, "Focus: gaps of two hours or more", focus?.Focus);
        Line(draft, sheet, Working + 2, "Shorter gaps", focus?.Fragmented);
        Line(draft, sheet, Working + 3, "In meetings", focus?.Occupied);
        Line(draft, sheet, OutOfHours, "Meetings outside working time", focus?.OutOfHours, isPart: false);
        Line(draft, sheet, Working + 5, "All meetings with clock times", focus?.Clocked, isPart: false);
        Draft.Text(sheet.Cell(Weeks, 1), "Person-weeks of working time (no minutes)");
        Draft.Number(sheet.Cell(Weeks, 2), focus?.Weeks, "#,##0.0");
        Draft.Table(sheet, Name, Draft.HeaderRow, Weeks, Columns);
    }

    static void Line(Draft draft, IXLWorksheet sheet, int row, string what, int? minutes, bool isPart = true)
    {
        Draft.Text(sheet.Cell(row, 1), what);
        Draft.Number(sheet.Cell(row, 2), minutes, Draft.CountFormat);
        draft.Formula(sheet.Cell(row, 3), $"IF(SUM(B{Weeks})=0,\"{Draft.None}\",B{row}/60)", minutes / 60m, Draft.HoursFormat);
        if (isPart)
            draft.Formula(
                sheet.Cell(row, 4),
                ShareOfWorking(row),
                draft.Report.Focus is { Working: > 0 } focus ? 100m * minutes / focus.Working : null,
                Draft.PercentFormat
            );
    }
}
