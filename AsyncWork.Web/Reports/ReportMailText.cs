using AsyncWork.Domain.Kpis;
using AsyncWork.Web.Mail;
using AsyncWork.Web.Pages.Reports;
using AsyncWork.Web.TagHelpers;

namespace AsyncWork.Web.Reports;

/// <summary>What a mail with a report says: the figures of its tiles, what goes along, and where the rest is.</summary>
static class ReportMailText
{
    public static string Subject(ReportPlace place) => $"Report of {place.MonthName}: {place.Scope.Name}";

    /// <param name="name">Who gets it.</param>
    /// <param name="files">The names of those that go along.</param>
    /// <param name="tooLarge">The names of those that no mail server would take.</param>
    public static string Body(
        string name,
        ReportPlace place,
        MonthlyReport report,
        IReadOnlyCollection<string> files,
        IReadOnlyCollection<string> tooLarge,
        SiteAddress site
    )
    {
        var frozen = report.Frozen is (var day, _) ? $", frozen on {day.Text()}" : "";
        var attached = files.Count > 0 ? $"\nAttached: {string.Join(", ", files)}.\n" : "";
        var left =
            tooLarge.Count > 0 ? $"\nToo large for a mail, and waiting on the report: {string.Join(", ", tooLarge)}.\n" : "";
        return $"Hello {name},\n\nthe figures of {place.MonthName}, {place.Scope.Name}{frozen}:\n\n"
            + string.Concat(report.Figures.Select(Line))
            + attached
            + left
            + $"\nThe report, with what is behind each figure{site.LeadsTo(ReportPage.At(place))}\n"
            + $"\nYou get this mail each month. To change or end that, open Reports, By mail{site.LeadsTo("/reports/mail")}\n";
    }

    /// <summary>"Coverage: 96 % (▲ 4 points, better; target 95 %)". Restated where it was.</summary>
    static string Line(Figure figure)
    {
        var beside = string.Join(
            "; ",
            new[]
            {
                figure.ChangeText is { } change ? change + figure.Judgement : null,
                figure.TargetText is { } target ? $"target {target}" : null,
            }.OfType<string>()
        );
        return $"- {figure.Label}: {figure.ValueText}{(beside == "" ? "" : $" ({beside})")}{(figure.Restated is { } was ? $" {was}" : "")}\n";
    }
}
