using System.Globalization;
using AsyncWork.Domain.Kpis;
using ClosedXML.Excel;

namespace AsyncWork.Web.Reports.Excel;

/// <summary>The workbook while it is made: the look its sheets share, and the values that belong to its formulas.</summary>
sealed class Draft : IDisposable
{
    public const string None = FigureText.None;
    public const string HoursFormat = "#,##0.0";

    /// <summary>Percent run from 0 to 100, as in the CSV: 14.5 is printed as 15 everywhere, 0.145 is not.</summary>
    public const string PercentFormat = "0\" %\"";
    public const string CountFormat = "#,##0";
    public const string HoursChange = "\"▲ \"#,##0.0;\"▼ \"#,##0.0;\"no change\"";

    /// <summary>Where the header of each sheet but the summary stands; title and lead are above it.</summary>
    public const int HeaderRow = 4;

    static readonly XLColor Action = XLColor.FromHtml("#0D6B5F");
    static readonly XLColor RuleColor = XLColor.FromHtml("#E5E1D8");
    public static readonly XLColor Quiet = XLColor.FromHtml("#5D584F");
    public static readonly XLColor Sunken = XLColor.FromHtml("#F5F3EE");
    public static readonly XLColor Dark = Action;

    readonly Dictionary<string, Dictionary<string, string>> values = new(StringComparer.Ordinal);

    public Draft(MonthlyReport report, ReportDetails details)
    {
        (Report, Details) = (report, details);
        Before = report.Month.PlusMonths(-1).ToString("MMMM", CultureInfo.InvariantCulture);
        Book = new XLWorkbook(XLEventTracking.Disabled) { FullCalculationOnLoad = true };
        Book.Style.Font.SetFontName("Calibri").Font.SetFontSize(10);
        Book.Properties.Title = Clean($"Monthly report, {report.MonthName}: {report.Scope}");
        Book.Properties.Author = Clean(report.GeneratedFor);
        Book.Properties.Subject = Clean($"{report.Company}, {report.Scope}, key figures of {report.MonthName}");
        Book.Properties.Company = Clean(report.Company);
        Book.Properties.Created = report.GeneratedAt.ToDateTimeUtc();
        Book.Properties.Modified = report.GeneratedAt.ToDateTimeUtc();
    }

    public MonthlyReport Report { get; }
    public ReportDetails Details { get; }
    public XLWorkbook Book { get; }

    /// <summary>Estimates stand beside the cards, and what is said of them is computed there; else the value alone.</summary>
    public bool ShowsEstimatesByCard => Details.Cards.Count > 0 && SizedEstimates.AreShownByCard(Report.Estimates);

    /// <summary>The name of the month before.</summary>
    public string Before { get; }

    /// <summary>What was computed for the formulas of a sheet, by cell.</summary>
    public IReadOnlyDictionary<string, Dictionary<string, string>> Values => values;

    /// <summary>How many entries, as a formula; of those alone that have a number in a column when one is named.</summary>
    public string EntriesIn(string? column = null, string? number = null) =>
        Details.Rows is null
            ? column is null
                ? "SUM(RowEntries)"
                : $"SUMIFS(RowEntries,{column},{number})"
            : column is null
                ? "COUNT(RowMinutes)"
                : $"COUNTIF({column},{number})";

    public IXLWorksheet Sheet(string name, string title, string lead, params ReadOnlySpan<double> widths)
    {
        var sheet = Book.AddWorksheet(name);
        for (var i = 0; i < widths.Length; i++)
            sheet.Column(i + 1).Width = widths[i];
        sheet.ShowGridLines = false;
        Line(sheet.Cell(1, 1), title).Font.SetBold().Font.SetFontSize(16);
        Line(sheet.Cell(2, 1), lead).Font.SetFontColor(Quiet);
        sheet.Row(1).Height = 24;
        var print = sheet.PageSetup;
        print.PaperSize = XLPaperSize.A4Paper;
        print.PageOrientation = XLPageOrientation.Landscape;
        print.FitToPages(1, 0);
        print.Margins.SetLeft(0.5).SetRight(0.5).SetTop(0.6).SetBottom(0.6).SetHeader(0.3).SetFooter(0.3);
        print.Footer.Left.AddText($"AsyncWork, {Report.MonthName}");
        print.Footer.Right.AddText("Page ");
        print.Footer.Right.AddText(XLHFPredefinedText.PageNumber);
        print.Footer.Right.AddText(" of ");
        print.Footer.Right.AddText(XLHFPredefinedText.NumberOfPages);
        return sheet;
    }

    /// <summary>The header of a table, frozen and repeated in print. Names that start with "#" stand over numbers.</summary>
    public static void Header(IXLWorksheet sheet, int row, params ReadOnlySpan<string> names)
    {
        for (var i = 0; i < names.Length; i++)
        {
            var style = Text(sheet.Cell(row, i + 1), names[i].TrimStart('#'));
            style.Font.SetBold().Font.SetFontColor(XLColor.White).Fill.SetBackgroundColor(Action);
            style.Alignment.SetVertical(XLAlignmentVerticalValues.Center).Alignment.SetWrapText();
            if (names[i].StartsWith('#'))
                Right(style);
        }
        sheet.Row(row).Height = 30;
        sheet.SheetView.FreezeRows(row);
        sheet.PageSetup.SetRowsToRepeatAtTop(row, row);
    }

    /// <summary>Makes header and lines a table with filters, and draws a line under each line.</summary>
    public static IXLTable Table(IXLWorksheet sheet, string name, int header, int last, int columns)
    {
        var table = sheet.Range(header, 1, Math.Max(last, header + 1), columns).CreateTable(name);
        table.Theme = XLTableTheme.None;
        table.ShowAutoFilter = true;
        Rule(sheet.Range(header + 1, 1, Math.Max(last, header + 1), columns));
        return table;
    }

    /// <summary>A thin line under each row.</summary>
    public static void Rule(IXLRange range)
    {
        range.Style.Border.SetBottomBorder(XLBorderStyleValues.Thin).Border.SetBottomBorderColor(RuleColor);
        range.Style.Border.SetInsideBorder(XLBorderStyleValues.Thin).Border.SetInsideBorderColor(RuleColor);
        range.Style.Border.SetLeftBorder(XLBorderStyleValues.None).Border.SetRightBorder(XLBorderStyleValues.None);
    }

    public static void Total(IXLWorksheet sheet, int row, int columns)
    {
        var total = sheet.Range(row, 1, row, columns).Style;
        total.Font.SetBold().Border.SetTopBorder(XLBorderStyleValues.Medium).Border.SetTopBorderColor(Action);
    }

    /// <summary>Text stays text, whatever it begins with; the quote prefix keeps it so when somebody edits the cell.</summary>
    public static IXLStyle Text(IXLCell cell, string text)
    {
        var clean = Clean(text);
        cell.SetValue(clean).SetDataType(XLDataType.Text);
        if (clean.Length > 0 && clean[0] is '=' or '+' or '-' or '@')
            cell.Style.SetIncludeQuotePrefix();
        return cell.Style.Alignment.SetHorizontal(XLAlignmentHorizontalValues.Left).Alignment.SetIndent(1);
    }

    /// <summary>Text above a table, at the very edge.</summary>
    public static IXLStyle Line(IXLCell cell, string text) => Text(cell, text).Alignment.SetIndent(0);

    static IXLStyle Right(IXLStyle style) =>
        style.Alignment.SetHorizontal(XLAlignmentHorizontalValues.Right).Alignment.SetIndent(1);

    public static IXLStyle Number(IXLCell cell, decimal? number, string format)
    {
        if (number is not { } value)
            return Right(Text(cell, None));
        cell.SetValue((double)value);
        return Right(cell.Style.NumberFormat.SetFormat(format));
    }

    /// <summary>A formula and what it gives, null being "–".</summary>
    public IXLStyle Formula(IXLCell cell, string formula, decimal? value, string format)
    {
        cell.FormulaA1 = formula;
        if (!values.TryGetValue(cell.Worksheet.Name, out var known))
            values.Add(cell.Worksheet.Name, known = new(StringComparer.Ordinal));
        known[cell.Address.ToString()!] = value is { } number
            ? ((double)number).ToString("R", CultureInfo.InvariantCulture)
            : None;
        return Right(cell.Style.NumberFormat.SetFormat(format));
    }

    /// <summary>A change as a formula. Rounded twice, so that what binary fractions add in the last place turns no digit.</summary>
    public static string Change(string value, string before, int decimals = 1) =>
        $"IF(OR({value}=\"{None}\",{before}=\"{None}\"),\"{None}\",ROUND(ROUND({value}-{before},8),{decimals}))";

    public static string Clean(string text) => SheetRows.Clean(text);

    public void Dispose() => Book.Dispose();
}
