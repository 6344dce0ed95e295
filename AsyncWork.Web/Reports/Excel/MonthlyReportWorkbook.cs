using AsyncWork.Domain.Kpis;

namespace AsyncWork.Web.Reports.Excel;

/// <summary>
/// The monthly report as a workbook (product.md K-c): a summary whose figures are live formulas over the raw rows, a sheet per KPI, and the
/// rows. Values are stored beside the formulas, so that a viewer that does not calculate shows the same. No macros, no pictures. May be
/// called by many threads at once.
/// </summary>
public static class MonthlyReportWorkbook
{
    /// <exception cref="IOException">The stream does not take the workbook.</exception>
    public static void Write(MonthlyReport report, ReportDetails details, Stream stream)
    {
        using var draft = new Draft(report, details);
        SummarySheet.Add(draft);
        if (report.Commentary is { } commentary)
            CommentarySheet.Add(draft, commentary);
        HoursSheet.Add(draft, "Projects", "Project", report.Projects, "RowProject");
        HoursSheet.Add(draft, "Activities", "Activity", report.Activities, "RowActivity");
        if (report.Teams.Count > 0)
            TeamSheet.Add(draft);
        TrendSheet.Add(draft);
        HeatSheet.Add(draft);
        if (report.Flow.Count > 0)
            FlowSheet.Add(draft);
        if (report.FlowByTeam.Count > 0)
            FlowSheet.AddTeams(draft);
        if (report.Estimates.Count > 0)
            FlowSheet.AddEstimates(draft);
        foreach (var section in report.Sections)
            if (section.Key == OnboardingFigures.SectionKey)
                OnboardingSheet.Add(draft, section);
            else
                FigureSheet.Add(draft, section);
        SectionSheets.AddSplit(draft);
        if (report.Weeks.Count > 0)
            SectionSheets.AddWeeks(draft);
        if (report.Overlaps.Count > 0)
            SectionSheets.AddOverlap(draft);
        FocusSheet.Add(draft);
        CapacitySheet.Add(draft);
        List<RawSheet> raw = [RowsSheet.Add(draft)];
        if (draft.Details.Cards.Count > 0)
            raw.Add(CardsSheet.Add(draft));
        if (report.OnboardingPlans.Count > 0)
            raw.Add(OnboardingSheet.AddPlans(draft));
        FinishedWorkbook.Write(draft, raw, stream);
    }
}
