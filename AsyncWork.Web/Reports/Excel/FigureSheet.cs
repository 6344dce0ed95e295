using AsyncWork.Domain.Kpis;

namespace AsyncWork.Web.Reports.Excel;

/// <summary>A section of the report that is a list of figures, on a sheet of its own.</summary>
static class FigureSheet
{
    const int First = Draft.HeaderRow + 1;

    public static void Add(Draft draft, FigureSection section) =>
        Add(draft, section.Title, section, $"Figures_{section.Key}", _ => null);

    /// <param name="name">Of the sheet.</param>
    /// <param name="formulaOf">How a figure is computed from the workbook's rows; null where it holds the value alone.</param>
    public static void Add(Draft draft, string name, FigureSection section, string table, Func<Figure, string?> formulaOf)
    {
        var sheet = draft.Sheet(
            name,
            $"{section.Title}, {draft.Report.MonthName}",
            section.Note,
            44,
            7,
            13,
            9,
            13,
            13,
            9,
            26,
            70
        );
        Draft.Header(sheet, Draft.HeaderRow, "Figure", "Id", "#Value", "Unit", $"#{draft.Before}", "#Change", "#n", "of", "Note");
        foreach (var (i, figure) in section.Figures.Index())
        {
            var (row, decimals, format) = (
                First + i,
                DecimalsOf(figure.Unit, figure.N ?? 0),
                FormatOf(figure.Unit, figure.N ?? 0)
            );
            Draft.Text(sheet.Cell(row, 1), figure.Label);
            Draft.Text(sheet.Cell(row, 2), figure.KpiId);
            var value =
                figure.Value is not null && formulaOf(figure) is { } formula
                    ? draft.Formula(sheet.Cell(row, 3), formula, figure.Value, format)
                    : Draft.Number(sheet.Cell(row, 3), figure.Value, format);
            value.Font.SetBold();
            Draft.Text(sheet.Cell(row, 4), UnitOf(figure.Unit, section));
            Draft.Number(sheet.Cell(row, 5), figure.Previous, format);
            decimal? change = figure.Change is { } c ? Math.Round(c, decimals, MidpointRounding.AwayFromZero) : null;
            var digits = decimals == 0 ? "#,##0" : "#,##0." + new string('0', decimals);
            var changes = $"\"▲ \"{digits};\"▼ \"{digits};\"no change\"";
            if (figure.IsSoFar)
                Draft.Number(sheet.Cell(row, 6), null, changes);
            else
                draft.Formula(sheet.Cell(row, 6), Draft.Change($"C{row}", $"E{row}", decimals), change, changes);
            Draft.Number(sheet.Cell(row, 7), figure.N, Draft.CountFormat);
            Draft.Text(sheet.Cell(row, 8), figure.NOf);
            Draft.Text(sheet.Cell(row, 9), figure.Remark ?? "").Alignment.SetWrapText();
        }
        Draft.Table(sheet, table, Draft.HeaderRow, First + section.Figures.Count - 1, 9);
    }

    static int DecimalsOf(FigureUnit unit, int n) =>
        unit switch
        {
            FigureUnit.Count => 0,
            FigureUnit.Percent => n < 200 ? 0 : 1,
            _ => 1,
        };

    public static string FormatOf(FigureUnit unit, int n) =>
        unit switch
        {
            FigureUnit.Count => Draft.CountFormat,
            FigureUnit.Percent => n < 200 ? Draft.PercentFormat : "0.0\" %\"",
            FigureUnit.Times => "0.0\" ×\"",
            FigureUnit.Days => "#,##0.0\" d\"",
            FigureUnit.Hours => "#,##0.0\" h\"",
            _ => "#,##0.0",
        };

    static string UnitOf(FigureUnit unit, FigureSection section) =>
        unit switch
        {
            FigureUnit.Count or FigureUnit.Number => section.RowsAre,
            FigureUnit.Percent => "percent",
            FigureUnit.Times => "times",
            FigureUnit.Rating => "of 5",
            FigureUnit.Hours => "hours",
            _ => "days",
        };
}
