using System.Globalization;
using AsyncWork.Domain.Kpis;
using ClosedXML.Excel;

namespace AsyncWork.Web.Reports.Excel;

/// <summary>What the report speaks of, its figures as formulas over the other sheets, and what they mean.</summary>
static class SummarySheet
{
    const int Header = 6;
    const string Meetings = "SUMIFS(RowMinutes,RowKind,\"meeting\")";

    public static void Add(Draft draft)
    {
        var report = draft.Report;
        var sheet = draft.Sheet(
            "Summary",
            $"{report.Company}: {report.MonthName}",
            $"{report.Scope}, {Day(report, first: true)} to {Day(report, first: false)}",
            26,
            8,
            13,
            10,
            13,
            15,
            11,
            9,
            10,
            34
        );
        var made = report.GeneratedAt.InZone(report.Zone).ToString("d MMMM uuuu, HH:mm", CultureInfo.InvariantCulture);
        Draft.Line(sheet.Cell(3, 1), $"Made {made} ({report.Zone.Id}) for {report.GeneratedFor}").Font.SetFontColor(Draft.Quiet);
        Draft
            .Line(sheet.Cell(4, 1), $"Scope: {report.Scope} · Zone: {report.Zone.Id} · {report.DefinitionsText}")
            .Font.SetFontColor(Draft.Quiet);
        Draft.Header(
            sheet,
            Header,
            "Figure",
            "KPI",
            "#Value",
            "Unit",
            "#" + draft.Before,
            "#Change",
            "#Target",
            "#n",
            "n counts",
            "Note"
        );
        var row = Header;
        foreach (var figure in report.Figures)
            Line(draft, sheet, ++row, figure);
        Draft.Rule(sheet.Range(Header + 1, 1, row, 10));
        Definitions(sheet, row + 2, report);
    }

    static void Line(Draft draft, IXLWorksheet sheet, int row, Figure figure)
    {
        var (decimals, unit, format, change) = figure.Unit switch
        {
            FigureUnit.Hours => (1, "hours", "#,##0.0\" h\"", "\"▲ \"#,##0.0\" h\";\"▼ \"#,##0.0\" h\";\"no change\""),
            FigureUnit.Percent when figure.N is null or < 200 => (
                0,
                "percent",
                Draft.PercentFormat,
                "\"▲ \"0\" pp\";\"▼ \"0\" pp\";\"no change\""
            ),
            FigureUnit.Percent => (1, "percent", "0.0\" %\"", "\"▲ \"0.0\" pp\";\"▼ \"0.0\" pp\";\"no change\""),
            _ => (0, "count", "#,##0", "\"▲ \"#,##0;\"▼ \"#,##0;\"no change\""),
        };
        sheet.Row(row).Height = 20;
        sheet.Range(row, 1, row, 10).Style.Alignment.SetVertical(XLAlignmentVerticalValues.Center);
        Draft.Text(sheet.Cell(row, 1), figure.Label).Font.SetBold();
        Draft.Text(sheet.Cell(row, 2), figure.KpiId);
        var value = FormulaOf(draft, figure.Key) is { } formula
            ? draft.Formula(sheet.Cell(row, 3), formula, figure.Value, format)
            : Draft.Number(sheet.Cell(row, 3), figure.Value, format);
        value.Font.SetBold().Font.SetFontSize(12);
        Draft.Text(sheet.Cell(row, 4), unit);
        Draft.Number(sheet.Cell(row, 5), figure.Previous, format);
        decimal? difference = figure.Change is { } c ? Math.Round(c, decimals, MidpointRounding.AwayFromZero) : null;
        if (figure.IsSoFar)
            Draft.Number(sheet.Cell(row, 6), null, change);
        else
            draft.Formula(sheet.Cell(row, 6), Draft.Change($"C{row}", $"E{row}", decimals), difference, change);
        Draft.Number(sheet.Cell(row, 7), figure.Target, figure.Unit == FigureUnit.Percent ? Draft.PercentFormat : format);
        if (figure.NOf == "entries" && figure.N == draft.Report.Entries)
            draft.Formula(sheet.Cell(row, 8), draft.EntriesIn(), figure.N, Draft.CountFormat);
        else
            Draft.Number(sheet.Cell(row, 8), figure.N, Draft.CountFormat);
        Draft.Text(sheet.Cell(row, 9), figure.NOf);
        Draft.Text(sheet.Cell(row, 10), figure.Remark ?? "").Alignment.SetWrapText();
    }

    /// <summary>The same computation as <see cref="MonthlyFigures"/>, over the sheets Rows, Capacity and Focus.</summary>
    static string? FormulaOf(Draft draft, string key) =>
        key switch
        {
            // Rows of today and later have no capacity beside them yet: the value alone.
            "coverage" or "utilisation" or "async-share" when !draft.Report.IsOver => null,
            "hours" => "SUM(RowMinutes)/60",
            "capacity" => $"IF(COUNTIF(ScheduledMinutes,\">0\")=0,\"{Draft.None}\",SUM(ScheduledMinutes)/60)",
            "coverage" => $"IF(SUM(ScheduledMinutes)=0,\"{Draft.None}\",100*SUM(RowMinutes)/SUM(ScheduledMinutes))",
            "utilisation" => IfCovered($"100*({HoursSheet.OnProjects(draft)})/SUM(ScheduledMinutes)"),
            "timesheets-on-time" => $"IF(SUM(WeeksDue)=0,\"{Draft.None}\",100*SUM(WeeksInTime)/SUM(WeeksDue))",
            "approved-on-time" => $"IF(SUM(ApprovalsDue)=0,\"{Draft.None}\",100*SUM(ApprovalsInTime)/SUM(ApprovalsDue))",
            "focus" => FocusSheet.PerWeek(FocusSheet.Focus),
            "focus-share" => FocusSheet.ShareOfWorking(FocusSheet.Focus),
            "out-of-hours" => FocusSheet.PerWeek(FocusSheet.OutOfHours),
            "meeting-share" => $"IF(SUM(RowMinutes)=0,\"{Draft.None}\",100*{Meetings}/SUM(RowMinutes))",
            "async-share" => $"IF(SUM(RowMinutes)=0,\"{Draft.None}\","
                + IfCovered($"100*(SUM(RowMinutes)-{Meetings}+SUM(RowTwice))/SUM(RowMinutes)")
                + ")",
            _ => null,
        };

    static string IfCovered(string formula) =>
        $"IF(SUM(ScheduledMinutes)=0,\"{Draft.None}\","
        + $"IF(SUM(RowMinutes)*100<{MonthlyFigures.LowestCoverageForShares}*SUM(ScheduledMinutes),\"{Draft.None}\",{formula}))";

    static void Definitions(IXLWorksheet sheet, int row, MonthlyReport report)
    {
        Draft.Line(sheet.Cell(row, 1), "What the figures mean").Font.SetBold().Font.SetFontSize(12);
        foreach (var figure in report.Figures)
            Definition(sheet, ++row, figure.Label, figure.KpiId, figure.Meaning);
        foreach (var (label, id, meaning) in ReportSections.Definitions)
            Definition(sheet, ++row, label, id, meaning);
        Definition(
            sheet,
            ++row,
            "All figures",
            "",
            "A month is the calendar month; an entry belongs to the local date on which the work started. Figures are computed on minutes; "
                + "“–” stands where there is nothing to divide by, or too little to say. pp are percentage points."
        );
    }

    static void Definition(IXLWorksheet sheet, int row, string label, string id, string meaning)
    {
        // A merged cell does not grow with its text by itself.
        const double lettersPerLine = 125;
        sheet.Row(row).Height = 4 + 13.5 * Math.Ceiling(meaning.Length / lettersPerLine);
        sheet.Range(row, 1, row, 10).Style.Alignment.SetVertical(XLAlignmentVerticalValues.Top);
        Draft.Text(sheet.Cell(row, 1), label);
        Draft.Text(sheet.Cell(row, 2), id);
        sheet.Range(row, 3, row, 10).Merge();
        Draft.Text(sheet.Cell(row, 3), meaning).Alignment.SetWrapText();
    }

    static string Day(MonthlyReport report, bool first)
    {
        var days = report.Month.ToDateInterval();
        return (first ? days.Start : days.End).ToString("d MMMM uuuu", CultureInfo.InvariantCulture);
    }
}
