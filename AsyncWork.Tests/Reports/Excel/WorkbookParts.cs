using System.Globalization;
using System.Text.RegularExpressions;
using ClosedXML.Excel;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;

namespace AsyncWork.Tests.Reports.Excel;

/// <summary>What a spreadsheet program would make of a workbook.</summary>
static partial class WorkbookParts
{
    /// <summary>What Excel would want to repair.</summary>
    public static IReadOnlyList<string> Faults(byte[] workbook)
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(workbook), isEditable: false);
        return
        [
            .. new OpenXmlValidator(FileFormatVersions.Office2019)
                .Validate(document)
                .Select(e => $"{e.Part?.Uri} {e.Path?.XPath}: {e.Description}"),
        ];
    }

    /// <summary>The number of a cell as it is stored; the library that reads workbooks takes a negative time for a positive one.</summary>
    public static double NumberIn(byte[] workbook, string sheet, string cell)
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(workbook), isEditable: false);
        var book = document.WorkbookPart!;
        var id = book.Workbook.Descendants<Sheet>().Single(s => s.Name == sheet).Id!.Value!;
        var found = ((WorksheetPart)book.GetPartById(id)).Worksheet.Descendants<Cell>().Single(c => c.CellReference == cell);
        return double.Parse(found.CellValue!.Text, CultureInfo.InvariantCulture);
    }

    /// <summary>The stored value of a cell, as it is printed.</summary>
    public static string Prints(this IXLCell cell) =>
        cell.CachedValue is { } value ? Printed(value, cell.Style.NumberFormat.Format) : "";

    /// <summary>What a cell's formula gives when it is computed anew, as it is printed.</summary>
    public static string Computes(this IXLCell cell) =>
        Printed(
            cell.Worksheet.Evaluate(Percentiles().Replace(cell.FormulaA1, m => PercentileOf(cell.Worksheet.Workbook, m))),
            cell.Style.NumberFormat.Format
        );

    /// <summary>The library that reads workbooks here does not know the function; a spreadsheet does. Computed by its definition, anew.</summary>
    static string PercentileOf(XLWorkbook book, Match call)
    {
        var numbers = book.NamedRange(call.Groups["range"].Value)
            .Ranges.SelectMany(r => r.CellsUsed())
            .Select(c => c.GetDouble())
            .Order()
            .ToList();
        var at = double.Parse(call.Groups["share"].Value, CultureInfo.InvariantCulture) * (numbers.Count - 1);
        var (below, above) = (numbers[(int)Math.Floor(at)], numbers[(int)Math.Ceiling(at)]);
        return (below + (at - Math.Floor(at)) * (above - below)).ToString("F12", CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(
        @"_xlfn\.PERCENTILE\.INC\((?<range>[A-Za-z]+),(?<share>[0-9.]+)\)",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking
    )]
    private static partial Regex Percentiles();

    /// <summary>Halves are rounded as spreadsheets do: away from zero, on the fifteen digits they show of a number.</summary>
    static string Printed(object value, string format)
    {
        var text = Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
        if (!double.TryParse(text, CultureInfo.InvariantCulture, out var number))
            return text;
        var decimals = format.Contains("0.0", StringComparison.Ordinal) ? 1 : 0;
        var rounded = Math.Round((decimal)number, decimals, MidpointRounding.AwayFromZero);
        return new ExcelNumberFormat.NumberFormat(format).Format((double)rounded, CultureInfo.InvariantCulture);
    }

    public static IXLRow RowOf(this IXLWorksheet sheet, int column, string name) =>
        sheet.RowsUsed().First(r => r.Cell(column).GetString() == name);
}
