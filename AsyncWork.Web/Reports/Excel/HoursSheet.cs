using AsyncWork.Domain.Kpis;
using ClosedXML.Excel;

namespace AsyncWork.Web.Reports.Excel;

/// <summary>Hours by project or by activity, each line a formula over the rows that carry its number.</summary>
static class HoursSheet
{
    const int Columns = 9;

    public static void Add(Draft draft, string name, string noun, IReadOnlyList<HoursLine> lines, string column)
    {
        var report = draft.Report;
        var sheet = draft.Sheet(
            name,
            $"{name}, {report.MonthName}",
            $"{report.Scope}. The number of a line is that of its rows on the sheet Rows.",
            6,
            46,
            12,
            10,
            12,
            12,
            14,
            10,
            10
        );
        Draft.Header(
            sheet,
            Draft.HeaderRow,
            "#No.",
            noun,
            "#Hours",
            "#Share",
            "#In meetings",
            "#" + draft.Before,
            "#Change",
            "#Entries",
            "#People"
        );
        var first = Draft.HeaderRow + 1;
        var total = first + Math.Max(lines.Count, 1);
        for (var i = 0; i < lines.Count; i++)
            Line(draft, sheet, first + i, total, i + 1, lines[i], column);
        Draft.Table(sheet, name, Draft.HeaderRow, first + lines.Count - 1, Columns);
        Total(draft, sheet, first, total, lines);
    }

    static void Line(Draft draft, IXLWorksheet sheet, int row, int total, int number, HoursLine line, string column)
    {
        var minutes = draft.Report.Minutes;
        Draft.Number(sheet.Cell(row, 1), number, "0").Font.SetFontColor(Draft.Quiet);
        Draft.Text(sheet.Cell(row, 2), line.Name);
        draft.Formula(sheet.Cell(row, 3), $"SUMIFS(RowMinutes,{column},A{row})/60", line.Minutes / 60m, Draft.HoursFormat);
        draft.Formula(
            sheet.Cell(row, 4),
            Share($"C{row}", $"C${total}"),
            minutes == 0 ? null : 100m * line.Minutes / minutes,
            Draft.PercentFormat
        );
        draft.Formula(
            sheet.Cell(row, 5),
            $"SUMIFS(RowMinutes,{column},A{row},RowKind,\"meeting\")/60",
            line.MeetingMinutes / 60m,
            Draft.HoursFormat
        );
        Draft.Number(sheet.Cell(row, 6), line.PreviousMinutes / 60m, Draft.HoursFormat);
        Change(draft, sheet.Cell(row, 7), $"C{row}", $"F{row}", line.Minutes - line.PreviousMinutes);
        draft.Formula(sheet.Cell(row, 8), draft.EntriesIn(column, $"A{row}"), line.Entries, Draft.CountFormat);
        Draft.Number(sheet.Cell(row, 9), line.People, Draft.CountFormat);
    }

    static void Total(Draft draft, IXLWorksheet sheet, int first, int row, IReadOnlyList<HoursLine> lines)
    {
        var (last, minutes, before) = (row - 1, lines.Sum(l => l.Minutes), lines.Sum(l => l.PreviousMinutes));
        Draft.Total(sheet, row, Columns);
        Draft.Text(sheet.Cell(row, 2), "Total");
        draft.Formula(sheet.Cell(row, 3), $"SUM(C{first}:C{last})", minutes / 60m, Draft.HoursFormat);
        draft.Formula(sheet.Cell(row, 4), Share($"C{row}", $"C{row}"), minutes == 0 ? null : 100, Draft.PercentFormat);
        draft.Formula(sheet.Cell(row, 5), $"SUM(E{first}:E{last})", lines.Sum(l => l.MeetingMinutes) / 60m, Draft.HoursFormat);
        draft.Formula(sheet.Cell(row, 6), $"SUM(F{first}:F{last})", before / 60m, Draft.HoursFormat);
        Change(draft, sheet.Cell(row, 7), $"C{row}", $"F{row}", minutes - before);
        draft.Formula(sheet.Cell(row, 8), $"SUM(H{first}:H{last})", lines.Sum(l => l.Entries), Draft.CountFormat);
    }

    /// <summary>Minutes of the rows that have a project; the line of those without has its number on the sheet of projects.</summary>
    internal static string OnProjects(Draft draft)
    {
        foreach (var (i, line) in draft.Report.Projects.Index())
            if (line.Id is null)
                return $"SUM(RowMinutes)-SUMIFS(RowMinutes,RowProject,Projects!A{Draft.HeaderRow + 1 + i})";
        return "SUM(RowMinutes)";
    }

    internal static string Share(string part, string whole) => $"IF({whole}=0,\"{Draft.None}\",100*{part}/{whole})";

    /// <summary>Logged by scheduled time; while the month runs its days that are over alone, and so the value without a formula.</summary>
    internal static void Coverage(Draft draft, IXLCell cell, string logged, string scheduled, int over, int capacity)
    {
        decimal? coverage = capacity == 0 ? null : 100m * over / capacity;
        if (draft.Report.IsOver)
            draft.Formula(cell, Share(logged, scheduled), coverage, Draft.PercentFormat);
        else
            Draft.Number(cell, coverage, Draft.PercentFormat);
    }

    /// <summary>Hours more or fewer than in the month before; nothing is said while the month runs.</summary>
    internal static void Change(Draft draft, IXLCell cell, string hours, string before, int minutes)
    {
        if (draft.Report.IsOver)
            draft.Formula(cell, Draft.Change(hours, before), Rounded(minutes), Draft.HoursChange);
        else
            Draft.Number(cell, null, Draft.HoursChange);
    }

    /// <summary>Minutes as hours with the one decimal that is printed.</summary>
    static decimal Rounded(int minutes) => Math.Round(minutes / 60m, 1, MidpointRounding.AwayFromZero);
}
