using System.Globalization;
using AsyncWork.Domain.Kpis;

namespace AsyncWork.Web.Reports.Pdf;

/// <summary>The tables of the report's sections: where the time went (K24), timesheets (K23b) and overlap (K18) by team.</summary>
static class SectionTables
{
    public static void Draw(PageBuilder page, MonthlyReport report)
    {
        ReportTables.Section(page, ReportSections.Split, ReportSections.WhyNoSplit, Split(report));
        if (report.Weeks.Count > 0)
            ReportTables.Section(page, ReportSections.Weeks, "", Weeks(report));
        if (report.Overlaps.Count > 0)
            ReportTables.Section(page, $"{ReportSections.Overlap}: hours shared on a working day", "", Overlap(report));
    }

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
