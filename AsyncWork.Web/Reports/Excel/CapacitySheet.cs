using AsyncWork.Domain.TimeLogs;
using ClosedXML.Excel;

namespace AsyncWork.Web.Reports.Excel;

/// <summary>What capacity, coverage and weeks on time are made of: scheduled and logged hours and weeks of each person, by name and never ranked.</summary>
static class CapacitySheet
{
    const int Columns = 11;

    /// <summary>The columns of weeks (K23b), what stands in them, and the name that formulas use.</summary>
    static readonly (int Column, Func<Timeliness, int> Weeks, string Name)[] Weeks =
    [
        (8, w => w.Due, "WeeksDue"),
        (9, w => w.InTime, "WeeksInTime"),
        (10, w => w.ApprovalDue, "ApprovalsDue"),
        (11, w => w.ApprovedInTime, "ApprovalsInTime"),
    ];

    public static void Add(Draft draft)
    {
        var (report, people) = (draft.Report, draft.Details.People);
        var sheet = draft.Sheet(
            "Capacity",
            $"Capacity, {report.MonthName}",
            "In the order of names. Coverage tells how complete the logs are, not how much or how well anyone worked.",
            6,
            36,
            12,
            12,
            11,
            13,
            13,
            10,
            12,
            12,
            12
        );
        Draft.Header(
            sheet,
            Draft.HeaderRow,
            "#No.",
            "Person",
            "#Scheduled",
            "#Logged",
            "#Coverage",
            "#Scheduled minutes",
            "#Logged minutes",
            "#Weeks due",
            "#Handed in on time",
            "#Approvals due",
            "#Approved on time"
        );
        var first = Draft.HeaderRow + 1;
        var total = first + Math.Max(people.Count, 1);
        for (var i = 0; i < people.Count; i++)
        {
            var (row, person) = (first + i, people[i]);
            Draft.Number(sheet.Cell(row, 1), i + 1, "0").Font.SetFontColor(Draft.Quiet);
            Draft.Text(sheet.Cell(row, 2), person.Name);
            Draft.Number(sheet.Cell(row, 6), person.Scheduled, Draft.CountFormat);
            if (draft.Details.Rows is null)
                Draft.Number(sheet.Cell(row, 7), person.Logged, Draft.CountFormat);
            else
                draft.Formula(sheet.Cell(row, 7), $"SUMIFS(RowMinutes,RowPerson,A{row})", person.Logged, Draft.CountFormat);
            Hours(draft, sheet, row, person.Scheduled, person.Logged, person.LoggedOver);
            foreach (var (column, weeks, _) in Weeks)
                Draft.Number(sheet.Cell(row, column), weeks(person.Weeks), Draft.CountFormat);
        }
        Draft.Table(sheet, "Capacity", Draft.HeaderRow, first + people.Count - 1, Columns);
        draft.Book.NamedRanges.Add("ScheduledMinutes", sheet.Range(first, 6, total - 1, 6));
        foreach (var (column, _, name) in Weeks)
            draft.Book.NamedRanges.Add(name, sheet.Range(first, column, total - 1, column));
        Draft.Total(sheet, total, Columns);
        Draft.Text(sheet.Cell(total, 2), "Total");
        var (scheduled, logged) = (people.Sum(p => p.Scheduled), people.Sum(p => p.Logged));
        draft.Formula(sheet.Cell(total, 6), $"SUM(F{first}:F{total - 1})", scheduled, Draft.CountFormat);
        draft.Formula(sheet.Cell(total, 7), $"SUM(G{first}:G{total - 1})", logged, Draft.CountFormat);
        Hours(draft, sheet, total, scheduled, logged, people.Sum(p => p.LoggedOver));
        foreach (var (column, weeks, name) in Weeks)
            draft.Formula(sheet.Cell(total, column), $"SUM({name})", people.Sum(p => weeks(p.Weeks)), Draft.CountFormat);
    }

    static void Hours(Draft draft, IXLWorksheet sheet, int row, int scheduled, int logged, int over)
    {
        draft.Formula(sheet.Cell(row, 3), $"F{row}/60", scheduled / 60m, Draft.HoursFormat);
        draft.Formula(sheet.Cell(row, 4), $"G{row}/60", logged / 60m, Draft.HoursFormat);
        HoursSheet.Coverage(draft, sheet.Cell(row, 5), $"G{row}", $"F{row}", over, scheduled);
    }
}
