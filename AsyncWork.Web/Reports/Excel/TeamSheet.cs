using AsyncWork.Domain.Kpis;
using ClosedXML.Excel;

namespace AsyncWork.Web.Reports.Excel;

/// <summary>Hours of each team beside its capacity (K23, K23b), in the order of names.</summary>
static class TeamSheet
{
    const int Columns = 11;

    public static void Add(Draft draft)
    {
        var (report, teams) = (draft.Report, draft.Report.Teams);
        var sheet = draft.Sheet(
            "Teams",
            $"Teams, {report.MonthName}",
            "In the order of their names. Coverage tells how complete the logs are; it ranks nobody.",
            6,
            34,
            12,
            12,
            11,
            12,
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
            "Team",
            "#Hours",
            "#Capacity",
            "#Coverage",
            "#In meetings",
            "#Share in meetings",
            "#" + draft.Before,
            "#Change",
            "#Entries",
            "#People"
        );
        var first = Draft.HeaderRow + 1;
        for (var i = 0; i < teams.Count; i++)
            Line(draft, sheet, first + i, i + 1, teams[i]);
        Draft.Table(sheet, "Teams", Draft.HeaderRow, first + teams.Count - 1, Columns);
        Total(draft, sheet, first, first + teams.Count);
    }

    static void Line(Draft draft, IXLWorksheet sheet, int row, int number, TeamLine team)
    {
        Draft.Number(sheet.Cell(row, 1), number, "0").Font.SetFontColor(Draft.Quiet);
        Draft.Text(sheet.Cell(row, 2), team.Name);
        draft.Formula(sheet.Cell(row, 3), $"SUMIFS(RowMinutes,RowTeam,A{row})/60", team.Minutes / 60m, Draft.HoursFormat);
        Draft.Number(sheet.Cell(row, 4), team.CapacityMinutes / 60m, Draft.HoursFormat);
        draft.Formula(
            sheet.Cell(row, 6),
            $"SUMIFS(RowMinutes,RowTeam,A{row},RowKind,\"meeting\")/60",
            team.MeetingMinutes / 60m,
            Draft.HoursFormat
        );
        HoursSheet.Coverage(draft, sheet.Cell(row, 5), $"C{row}", $"D{row}", team.MinutesOver, team.CapacityMinutes);
        ShareInMeetings(draft, sheet, row, team.Minutes, team.MeetingMinutes);
        Draft.Number(sheet.Cell(row, 8), team.PreviousMinutes / 60m, Draft.HoursFormat);
        HoursSheet.Change(draft, sheet.Cell(row, 9), $"C{row}", $"H{row}", team.Minutes - team.PreviousMinutes);
        draft.Formula(sheet.Cell(row, 10), draft.EntriesIn("RowTeam", $"A{row}"), team.Entries, Draft.CountFormat);
        Draft.Number(sheet.Cell(row, 11), team.People, Draft.CountFormat);
    }

    static void Total(Draft draft, IXLWorksheet sheet, int first, int row)
    {
        var (report, teams) = (draft.Report, draft.Report.Teams);
        var (minutes, before) = (teams.Sum(t => t.Minutes), teams.Sum(t => t.PreviousMinutes));
        Draft.Total(sheet, row, Columns);
        Draft.Text(sheet.Cell(row, 2), "Whole company");
        Sum("C", minutes / 60m, Draft.HoursFormat);
        // Not the sum of the lines: who is in two teams has it once.
        draft.Formula(sheet.Cell(row, 4), "SUM(ScheduledMinutes)/60", report.CapacityMinutes / 60m, Draft.HoursFormat);
        Sum("F", teams.Sum(t => t.MeetingMinutes) / 60m, Draft.HoursFormat);
        Sum("H", before / 60m, Draft.HoursFormat);
        Sum("J", teams.Sum(t => t.Entries), Draft.CountFormat);
        HoursSheet.Coverage(draft, sheet.Cell(row, 5), $"C{row}", $"D{row}", report.MinutesOver, report.CapacityMinutes);
        ShareInMeetings(draft, sheet, row, minutes, teams.Sum(t => t.MeetingMinutes));
        HoursSheet.Change(draft, sheet.Cell(row, 9), $"C{row}", $"H{row}", minutes - before);

        void Sum(string column, decimal value, string format) =>
            draft.Formula(sheet.Cell($"{column}{row}"), $"SUM({column}{first}:{column}{row - 1})", value, format);
    }

    static void ShareInMeetings(Draft draft, IXLWorksheet sheet, int row, int minutes, int meetings) =>
        draft.Formula(
            sheet.Cell(row, 7),
            HoursSheet.Share($"F{row}", $"C{row}"),
            minutes == 0 ? null : 100m * meetings / minutes,
            Draft.PercentFormat
        );
}
