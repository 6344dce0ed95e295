using AsyncWork.Domain.Kpis;

namespace AsyncWork.Web.Reports.Excel;

/// <summary>Where the time went (K24), timesheets (K23b) and overlap (K18) by team: stored sums, with formulas for what follows from them.</summary>
static class SectionSheets
{
    const int First = Draft.HeaderRow + 1;

    public static void AddSplit(Draft draft)
    {
        var report = draft.Report;
        var lead = report.Split is null
            ? ReportSections.WhyNoSplit
            : $"{report.Scope}. Sums of people, each compared with their own capacity; the hours of one person are on no sheet.";
        var sheet = draft.Sheet("Time", $"{ReportSections.Split}, {report.MonthName}", lead, 30, 14, 12, 20);
        if (report.Split is not { } split)
            return;
        Draft.Header(sheet, Draft.HeaderRow, "Time", "#Minutes", "#Hours", "#Share of capacity");
        var capacity = First + split.Parts.Count;
        foreach (var (i, part) in split.Parts.Index())
            Line(First + i, part.Label, part.Minutes);
        Draft.Table(sheet, "SplitOfTime", Draft.HeaderRow, capacity - 1, 4);
        Draft.Total(sheet, capacity, 4);
        Line(capacity, $"Capacity of {split.People} people", split.Capacity);

        void Line(int row, string label, int minutes)
        {
            Draft.Text(sheet.Cell(row, 1), label);
            Draft.Number(sheet.Cell(row, 2), minutes, Draft.CountFormat);
            draft.Formula(sheet.Cell(row, 3), $"B{row}/60", minutes / 60m, Draft.HoursFormat);
            draft.Formula(
                sheet.Cell(row, 4),
                HoursSheet.Share($"B{row}", $"B${capacity}"),
                split.Capacity == 0 ? null : 100m * minutes / split.Capacity,
                Draft.PercentFormat
            );
        }
    }

    public static void AddWeeks(Draft draft)
    {
        var report = draft.Report;
        var sheet = draft.Sheet(
            "Timesheets",
            $"{ReportSections.Weeks}, {report.MonthName}",
            "Weeks whose Sunday lies in the month, by the team of that Sunday, in the order of names. Each person's weeks are on the sheet Capacity.",
            34,
            10,
            11,
            14,
            11,
            13,
            15,
            12,
            13
        );
        Draft.Header(
            sheet,
            Draft.HeaderRow,
            "Team",
            "#Weeks due",
            "#Handed in",
            "#Handed in on time",
            "#Approved",
            "#Approvals due",
            "#Approved on time",
            "#Handed in on time, share",
            "#Approved on time, share"
        );
        foreach (var (i, team) in report.Weeks.Index())
        {
            var (row, weeks) = (First + i, team.Weeks);
            Draft.Text(sheet.Cell(row, 1), team.Name);
            Draft.Number(sheet.Cell(row, 2), weeks.Due, Draft.CountFormat);
            Draft.Number(sheet.Cell(row, 3), weeks.Submitted, Draft.CountFormat);
            Draft.Number(sheet.Cell(row, 4), weeks.InTime, Draft.CountFormat);
            Draft.Number(sheet.Cell(row, 5), weeks.Approved, Draft.CountFormat);
            Draft.Number(sheet.Cell(row, 6), weeks.ApprovalDue, Draft.CountFormat);
            Draft.Number(sheet.Cell(row, 7), weeks.ApprovedInTime, Draft.CountFormat);
            Share(row, 8, "D", "B", weeks.InTime, weeks.Due);
            Share(row, 9, "G", "F", weeks.ApprovedInTime, weeks.ApprovalDue);
        }
        Draft.Table(sheet, "Timesheets", Draft.HeaderRow, First + report.Weeks.Count - 1, 9);

        void Share(int row, int column, string part, string whole, int count, int of) =>
            draft.Formula(
                sheet.Cell(row, column),
                HoursSheet.Share($"{part}{row}", $"{whole}{row}"),
                of == 0 ? null : 100m * count / of,
                Draft.PercentFormat
            );
    }

    public static void AddOverlap(Draft draft)
    {
        var report = draft.Report;
        var sheet = draft.Sheet(
            "Overlap",
            $"{ReportSections.Overlap}, {report.MonthName}",
            "Hours shared on a working day by all members of a team and by four of five, computed from schedules, zones and days off of each date.",
            34,
            12,
            12,
            13,
            13,
            10,
            24,
            9,
            10,
            10
        );
        Draft.Header(
            sheet,
            Draft.HeaderRow,
            "Team",
            "#All, median",
            "#All, worst day",
            "#Four of five, median",
            "#Four of five, worst day",
            "#Target",
            "Model",
            "#People",
            "#Days",
            "#Days off"
        );
        foreach (var (i, team) in report.Overlaps.Index())
        {
            var row = First + i;
            Draft.Text(sheet.Cell(row, 1), team.Name);
            foreach (var (column, number) in team.Numbers.Index())
                Draft.Number(sheet.Cell(row, column + 2), number.Minutes / 60m, Draft.HoursFormat);
            Draft.Text(sheet.Cell(row, 7), team.ModelText);
            Draft.Number(sheet.Cell(row, 8), team.People, Draft.CountFormat);
            Draft.Number(sheet.Cell(row, 9), team.Hours.Strict.Days, Draft.CountFormat);
            Draft.Number(sheet.Cell(row, 10), team.Hours.Strict.DaysOff, Draft.CountFormat);
        }
        Draft.Table(sheet, "Overlap", Draft.HeaderRow, First + report.Overlaps.Count - 1, 10);
    }
}
