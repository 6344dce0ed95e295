using AsyncWork.Domain.Kpis;

namespace AsyncWork.Web.Reports.Excel;

/// <summary>How work flowed (K1 to K8, K25), for the scope and by team.</summary>
static class FlowSheet
{
    const int First = Draft.HeaderRow + 1;

    public static void Add(Draft draft)
    {
        var flow = new FigureSection("flow", ReportSections.Flow, ReportSections.FlowNote, "cards", draft.Report.Flow);
        FigureSheet.Add(
            draft,
            "Flow",
            flow,
            "FlowOfWork",
            figure =>
                draft.Details.Cards.Count == 0
                || (figure.Key.StartsWith("estimate-", StringComparison.Ordinal) && !draft.ShowsEstimatesByCard)
                    ? null
                    : FormulaOf(figure.Key)
        );
    }

    public static void AddTeams(Draft draft)
    {
        var report = draft.Report;
        var sheet = draft.Sheet(
            "Flow by team",
            $"{ReportSections.FlowByTeam}, {report.MonthName}",
            "In the order of names. Cards finished in the month; on time are those due in it; in progress and older than usual at its end.",
            34,
            12,
            16,
            16,
            12,
            13,
            16,
            12
        );
        Draft.Header(sheet, Draft.HeaderRow, ["Team", .. report.FlowByTeam[0].Numbers.Select(n => "#" + n.Label), "#Cards due"]);
        foreach (var (i, team) in report.FlowByTeam.Index())
        {
            var row = First + i;
            Draft.Text(sheet.Cell(row, 1), team.Name);
            foreach (var (column, (_, _, value, unit)) in team.Numbers.Index())
                Draft.Number(sheet.Cell(row, column + 2), value, FigureSheet.FormatOf(unit, team.Due));
            Draft.Number(sheet.Cell(row, 8), team.Due, Draft.CountFormat);
        }
        Draft.Table(sheet, "FlowByTeam", Draft.HeaderRow, First + report.FlowByTeam.Count - 1, 8);
    }

    public static void AddEstimates(Draft draft)
    {
        var report = draft.Report;
        var sheet = draft.Sheet(
            "Estimates",
            $"{ReportSections.Estimates}, {report.MonthName}",
            ReportSections.EstimatesNote,
            34,
            12,
            20,
            14,
            14
        );
        Draft.Header(sheet, Draft.HeaderRow, ["Size", "#Cards", .. report.Estimates[0].Numbers.Select(n => "#" + n.Label)]);
        var isLive = draft.ShowsEstimatesByCard;
        foreach (var (i, size) in report.Estimates.Index())
        {
            var (row, ratio, error) = (First + i, $"CardRatio{size.Size}", $"CardError{size.Size}");
            string[] formulas = [Percentile(ratio, "0.5"), $"100*{Percentile(error, "0.5")}", Within(error)];
            Draft.Text(sheet.Cell(row, 1), size.Name);
            if (isLive)
                draft.Formula(sheet.Cell(row, 2), $"COUNT({ratio})", size.Cards, Draft.CountFormat);
            else
                Draft.Number(sheet.Cell(row, 2), size.Cards, Draft.CountFormat);
            foreach (var (column, (_, _, value, unit)) in size.Numbers.Index())
            {
                var (cell, format) = (sheet.Cell(row, column + 3), FigureSheet.FormatOf(unit, size.Cards));
                if (isLive && value is not null)
                    draft.Formula(cell, formulas[column], value, format);
                else
                    Draft.Number(cell, value, format);
            }
        }
        Draft.Table(sheet, "EstimatesBySize", Draft.HeaderRow, First + report.Estimates.Count - 1, 5);
    }

    /// <summary>The same computation as <see cref="FlowFigures"/>, over the sheet Cards; null for figures of cards that are not finished.</summary>
    static string? FormulaOf(string key) =>
        key switch
        {
            "finished" => "COUNT(CardCycle)",
            "lead" => Percentile("CardLead", "0.5"),
            "lead-p85" => Percentile("CardLead", "0.85"),
            "cycle" => Percentile("CardCycle", "0.5"),
            "cycle-p85" => Percentile("CardCycle", "0.85"),
            "cycle-working" => Percentile("CardWorkingDays", "0.5"),
            "async" => Percentile("CardAsync", "0.5"),
            "async-p85" => Percentile("CardAsync", "0.85"),
            "assisted" => Percentile("CardAssisted", "0.5"),
            "assisted-p85" => Percentile("CardAssisted", "0.85"),
            "async-cards" => "100*COUNT(CardAsync)/COUNT(CardCycle)",
            "no-due" => "100*COUNTIF(CardDue,\"no\")/COUNT(CardCycle)",
            "flow-efficiency" => "100*SUM(CardActive)/SUM(CardInColumns)",
            "estimate-bias" => Percentile("CardRatio", "0.5"),
            "estimate-error" => $"100*{Percentile("CardError", "0.5")}",
            "estimate-within" => Within("CardError"),
            _ => null,
        };

    // Files name functions that came after 2007 so; spreadsheets show them without.
    static string Percentile(string range, string share) => $"_xlfn.PERCENTILE.INC({range},{share})";

    // A number within the text of a criterion would be read with the reader's decimal sign.
    static string Within(string errors) => $"100*COUNTIF({errors},\"<=\"&0.25)/COUNT({errors})";
}
