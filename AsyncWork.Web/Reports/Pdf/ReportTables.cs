using System.Globalization;
using AsyncWork.Domain.Kpis;

namespace AsyncWork.Web.Reports.Pdf;

/// <summary>The tables of the report: teams, projects, activities, and the definitions at the end.</summary>
static class ReportTables
{
    public static void Draw(PageBuilder page, MonthlyReport report)
    {
        var before = report.Month.PlusMonths(-1).ToString("MMMM", CultureInfo.InvariantCulture);
        if (report.Teams.Count > 0)
            Section(page, "Teams", "", TeamTable(report, before));
        Section(page, "Projects", "Nobody logged time in this month.", HoursTable("Project", report.Projects, report, before));
        Section(
            page,
            "Activities",
            "Nobody logged time in this month.",
            HoursTable("Activity", report.Activities, report, before)
        );
        SectionTables.Draw(page, report);
        Definitions(page, report);
    }

    internal static void Section(PageBuilder page, string title, string whenEmpty, PdfTable table)
    {
        MonthlyReportPdf.Heading(page, title, keepWith: PdfTable.HeadHeight + 60);
        if (table.Rows.Count == 0)
            page.Paragraph(whenEmpty, PdfStyle.Body);
        else
            table.Draw(page);
        page.Y += 20;
    }

    static PdfTable HoursTable(string what, IReadOnlyList<HoursLine> lines, MonthlyReport report, string before) =>
        new(
            [
                new(what, Width: null, Align.Left, MaxLines: 2),
                new("Hours", 52),
                new("Share", 40),
                new("In meetings", 58),
                new($"Against {before}", 88),
                new("People", 38),
            ],
            lines
                .Select(
                    IReadOnlyList<string> (l) =>
                        [
                            l.Name,
                            FigureText.Hours(l.Minutes),
                            FigureText.Share(l.Minutes, report.Minutes),
                            FigureText.Hours(l.MeetingMinutes),
                            FigureText.ChangeOfHours(l.Minutes, l.PreviousMinutes, report.IsOver),
                            Count(l.People),
                        ]
                )
                .ToArray(),
            [
                "Total",
                FigureText.Hours(report.Minutes),
                FigureText.Share(report.Minutes, report.Minutes),
                FigureText.Hours(report.MeetingMinutes),
                ChangeOfAll(report),
                Count(report.PeopleLogging),
            ]
        );

    static PdfTable TeamTable(MonthlyReport report, string before) =>
        new(
            [
                new("Team", Width: null, Align.Left, MaxLines: 2),
                new("Hours", 52),
                new("Share", 34),
                new("In meetings", 54),
                new("Capacity", 52),
                new("Coverage", 44),
                new($"Against {before}", 84),
                new("People", 34),
            ],
            report
                .Teams.Select(
                    IReadOnlyList<string> (t) =>
                        [
                            t.Name,
                            FigureText.Hours(t.Minutes),
                            FigureText.Share(t.Minutes, report.Minutes),
                            FigureText.Hours(t.MeetingMinutes),
                            FigureText.Hours(t.CapacityMinutes),
                            FigureText.Share(t.MinutesOver, t.CapacityMinutes),
                            FigureText.ChangeOfHours(t.Minutes, t.PreviousMinutes, report.IsOver),
                            Count(t.People),
                        ]
                )
                .ToArray(),
            [
                "Whole company",
                FigureText.Hours(report.Minutes),
                FigureText.Share(report.Minutes, report.Minutes),
                FigureText.Hours(report.MeetingMinutes),
                FigureText.Hours(report.CapacityMinutes),
                FigureText.Share(report.MinutesOver, report.CapacityMinutes),
                ChangeOfAll(report),
                Count(report.PeopleLogging),
            ]
        );

    static void Definitions(PageBuilder page, MonthlyReport report)
    {
        MonthlyReportPdf.Heading(page, "What the figures mean", keepWith: 80);
        page.Paragraph(
            "A month runs from its first day to its last in the zone named above. Sums are made in minutes and rounded once, so a total may differ from "
                + "the sum of rounded rows. “–” stands where there is no value to give. n says how many people or entries stand behind a figure.",
            PdfStyle.Small
        );
        page.Y += 4;
        new PdfTable(
            [
                new("Figure", 128, Align.Left, MaxLines: 3),
                new("Id", 28, Align.Left),
                new("Meaning", Width: null, Align.Left, MaxLines: 12),
            ],
            report
                .Figures.Concat(report.Flow)
                .Concat(report.Sections.SelectMany(s => s.Figures))
                .Select(
                    IReadOnlyList<string> (f) =>
                        [
                            f.Label,
                            f.KpiId,
                            f.Value is null && f.WhyNone is { } why ? $"{f.Meaning} No value: {why}"
                            : f.Note is { } note ? $"{f.Meaning} {note}"
                            : f.Meaning,
                        ]
                )
                .Concat(ReportSections.Definitions.Select(IReadOnlyList<string> (d) => [d.Label, d.KpiId, d.Meaning]))
                .ToArray()
        ).Draw(page);
    }

    /// <summary>Not the sum of the rows: what had hours last month only has no row.</summary>
    static string ChangeOfAll(MonthlyReport report) =>
        report.Trend.FirstOrDefault(t => t.Month == report.Month.PlusMonths(-1)) is { } last
            ? FigureText.ChangeOfHours(report.Minutes, last.Minutes, report.IsOver)
            : FigureText.None;

    static string Count(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
