using ClosedXML.Excel;

namespace AsyncWork.Web.Reports.Excel;

/// <summary>
/// A sheet of many rows: header, names of the columns and one empty line in their styles are made at once, <see cref="FinishedWorkbook"/>
/// fills in the rows.
/// </summary>
sealed record RawSheet(string Name, int Rows, Action<SheetRows, int, IReadOnlyList<int>> Write)
{
    public static IXLWorksheet Frame(Draft draft, string name, string table, string lead, int rows, RawColumn[] columns)
    {
        var sheet = draft.Sheet(name, $"{name}, {draft.Report.MonthName}", lead, [.. columns.Select(c => c.Width)]);
        Draft.Header(sheet, Draft.HeaderRow, [.. columns.Select(c => c.Name)]);
        var (first, last) = (Draft.HeaderRow + 1, Draft.HeaderRow + Math.Max(rows, 1));
        for (var i = 0; i < columns.Length; i++)
        {
            var style = sheet.Cell(first, i + 1).Style;
            style.Alignment.SetIndent(1);
            style.Alignment.SetHorizontal(
                columns[i].Name.StartsWith('#') ? XLAlignmentHorizontalValues.Right : XLAlignmentHorizontalValues.Left
            );
            if (columns[i].Format.Length > 0)
                style.NumberFormat.SetFormat(columns[i].Format);
            if (columns[i].Range is { } range)
                draft.Book.NamedRanges.Add(range, sheet.Range(first, i + 1, last, i + 1));
        }
        var made = sheet.Range(Draft.HeaderRow, 1, last, columns.Length).CreateTable(table);
        made.Theme = XLTableTheme.None;
        sheet.PageSetup.PrintAreas.Add(1, 1, last, columns.Count(c => !c.ForFormulas));
        return sheet;
    }
}

/// <summary>Name, width, format, and the name that formulas use for the column.</summary>
/// <param name="ForFormulas">Read by formulas alone, and so not printed; such columns come last.</param>
readonly record struct RawColumn(string Name, double Width, string Format = "", string? Range = null, bool ForFormulas = false);
