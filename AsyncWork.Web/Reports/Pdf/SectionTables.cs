using System.Globalization;
using AsyncWork.Domain.Kpis;

namespace AsyncWork.Web.Reports.Pdf;

/// <summary>The tables of the report's sections: where the time went (K24), timesheets (K23b) and overlap (K18) by team.</summary>
static class SectionTables
{
    public static void Draw(PageBuilder page, MonthlyReport report)
    {
        if (report.Flow.Count > 0)
        {
            ReportTables.Section(page, ReportSections.Flow, "", Figures(report, report.Flow));
            page.Y -= 12;
            page.Paragraph(ReportSections.FlowNote, PdfStyle.Small);
            page.Y += 14;
        }
        if (report.FlowByTeam.Count > 0)
            ReportTables.Section(page, ReportSections.FlowByTeam, "", FlowByTeam(report));
        if (report.Estimates.Count > 0)
        {
            ReportTables.Section(page, ReportSections.Estimates, "", Estimates(report));
            page.Y -= 12;
            page.Paragraph(ReportSections.EstimatesNote, PdfStyle.Small);
            page.Y += 14;
        }
        foreach (var section in report.Sections)
        {
            ReportTables.Section(page, section.Title, "", Figures(report, section.Figures));
            page.Y -= 12;
            page.Paragraph(section.Note, PdfStyle.Small);
            page.Y += 14;
        }
        ReportTables.Section(page, ReportSections.Split, ReportSections.WhyNoSplit, Split(report));
        if (report.Weeks.Count > 0)
            ReportTables.Section(page, ReportSections.Weeks, "", Weeks(report));
        if (report.Overlaps.Count > 0)
            ReportTables.Section(page, $"{ReportSections.Overlap}: hours shared on a working day", "", Overlap(report));
    }

    static PdfTable Figures(MonthlyReport report, IReadOnlyList<Figure> figures) =>
        new(
            [
                new("Figure", Width: null, Align.Left, MaxLines: 2),
                new(report.Month.ToString("MMMM", CultureInfo.InvariantCulture), 62),
                new(report.Month.PlusMonths(-1).ToString("MMMM", CultureInfo.InvariantCulture), 62),
                new("Change", 70),
                new("n", 90, Align.Left, MaxLines: 3),
            ],
            figures
                .Select(IReadOnlyList<string> (f) => [f.Label, f.ValueText, f.PreviousText, f.ChangeText ?? "", f.NText])
                .ToArray(),
            Notes: figures.Select(f => f.Value is null ? f.Remark : f.Restated).ToArray()
        );

    static PdfTable FlowByTeam(MonthlyReport report) =>
        new(
            [
                new("Team", Width: null, Align.Left, MaxLines: 2),
                .. report.FlowByTeam[0].Numbers.Select(n => new PdfColumn(n.Label, n.Label.Length > 12 ? 66 : 54)),
            ],
            report
                .FlowByTeam.Select(
                    IReadOnlyList<string> (t) => [t.Name, .. t.Numbers.Select(n => FigureText.Of(n.Value, n.Unit, t.Due))]
                )
                .ToArray()
        );

    static PdfTable Estimates(MonthlyReport report) =>
        new(
            [
                new("Size", Width: null, Align.Left),
                new("Cards", 50),
                .. report.Estimates[0].Numbers.Select(n => new PdfColumn(n.Label, n.Label.Length > 20 ? 150 : 84)),
            ],
            report
                .Estimates.Select(
                    IReadOnlyList<string> (s) =>
                        [s.Name, Count(s.Cards), .. s.Numbers.Select(n => FigureText.Of(n.Value, n.Unit, s.Cards))]
                )
                .ToArray()
        );

    static PdfTable Split(MonthlyReport report) =>
        report.Split is not { } split
            ? new([], [])
            : new(
                [new("Time", Width: null, Align.Left), new("Hours", 60), new("Share of capacity", 96)],
                split
                    .Parts.Select(
                        IReadOnlyList<string> (p) =>
                            [p.Label, FigureText.Hours(p.Minutes), FigureText.Share(p.Minutes, split.Capacity)]
                    )
                    .ToArray(),
                [
                    $"Capacity of {Count(split.People)} people",
                    FigureText.Hours(split.Capacity),
                    FigureText.Share(split.Capacity, split.Capacity),
                ]
            );

    static PdfTable Weeks(MonthlyReport report) =>
        new(
            [
                new("Team", Width: null, Align.Left, MaxLines: 2),
                new("Weeks due", 56),
                new("Handed in", 56),
                new("On time", 46),
                new("Approved", 56),
                new("On time", 46),
            ],
            report
                .Weeks.Select(
                    IReadOnlyList<string> (t) =>
                        [
                            t.Name,
                            Count(t.Weeks.Due),
                            Count(t.Weeks.Submitted),
                            FigureText.Share(t.Weeks.InTime, t.Weeks.Due),
                            Count(t.Weeks.Approved),
                            FigureText.Share(t.Weeks.ApprovedInTime, t.Weeks.ApprovalDue),
                        ]
                )
                .ToArray()
        );

    static PdfTable Overlap(MonthlyReport report) =>
        new(
            [
                new("Team", Width: null, Align.Left, MaxLines: 2),
                new("All, median", 54),
                new("All, worst", 48),
                new("4 of 5, median", 66),
                new("4 of 5, worst", 60),
                new("Target", 34),
                new("Model", 92, Align.Left, MaxLines: 2),
            ],
            report
                .Overlaps.Select(
                    IReadOnlyList<string> (t) =>
                        [t.Name, .. t.Numbers.Select(n => FigureText.HoursOrNone(n.Minutes)), t.ModelText]
                )
                .ToArray()
        );

    static string Count(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
