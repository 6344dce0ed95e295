using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using ClosedXML.Excel;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace AsyncWork.Web.Reports.Excel;

/// <summary>
/// Saves a draft and adds what the library does slowly or not at all: the value of each formula, and the rows, which are written as
/// text into the saved sheet (5,000 of them as cells of the library take seconds).
/// </summary>
static partial class FinishedWorkbook
{
    public static void Write(Draft draft, IReadOnlyList<RawSheet> raw, Stream to)
    {
        using var saved = new MemoryStream();
        draft.Book.SaveAs(saved, new SaveOptions { ValidatePackage = false });
        using (var document = SpreadsheetDocument.Open(saved, isEditable: true))
        {
            var workbook = document.WorkbookPart!;
            foreach (var sheet in workbook.Workbook.Descendants<Sheet>())
            {
                var part = (WorksheetPart)workbook.GetPartById(sheet.Id!.Value!);
                if (draft.Values.TryGetValue(sheet.Name!.Value!, out var values))
                    Fill(part.Worksheet, values);
                if (raw.FirstOrDefault(r => r.Name == sheet.Name.Value) is { } rows)
                    Fill(part, rows);
            }
        }
        saved.Position = 0;
        saved.CopyTo(to);
    }

    static void Fill(Worksheet sheet, Dictionary<string, string> values)
    {
        foreach (var cell in sheet.Descendants<Cell>())
        {
            if (!values.TryGetValue(cell.CellReference!.Value!, out var value))
                continue;
            cell.CellValue = new CellValue(value);
            cell.DataType = value == Draft.None ? CellValues.String : CellValues.Number;
        }
    }

    /// <summary>Puts the rows where the one empty line is, in its styles.</summary>
    static void Fill(WorksheetPart part, RawSheet raw)
    {
        if (raw.Rows == 0)
            return;
        string xml;
        using (var reader = new StreamReader(part.GetStream(FileMode.Open, FileAccess.Read)))
            xml = reader.ReadToEnd();
        const int first = Draft.HeaderRow + 1;
        var line = SampleLine().Match(xml);
        if (!line.Success)
            throw new InvalidDataException($"The sheet {raw.Name} was saved without line {first}.");
        var styles = StyleOfCell()
            .Matches(line.Value)
            .Select(m => int.Parse(m.Groups["style"].ValueSpan, CultureInfo.InvariantCulture))
            .ToArray();
        var bytes = new ArrayBufferWriter<byte>(raw.Rows * 600);
        Encoding.UTF8.GetBytes(xml.AsSpan(0, line.Index), bytes);
        var rows = new SheetRows(bytes, "x:");
        for (var i = 0; i < raw.Rows; i++)
        {
            rows.Begin(first + i);
            raw.Write(rows, i, styles);
            rows.End();
        }
        Encoding.UTF8.GetBytes(xml.AsSpan(line.Index + line.Length), bytes);
        using var written = new MemoryStream(bytes.WrittenSpan.ToArray());
        part.FeedData(written);
    }

    [GeneratedRegex("<x:row r=\"5\".*?</x:row>", RegexOptions.Singleline | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex SampleLine();

    [GeneratedRegex("<x:c [^>]*\\bs=\"(?<style>[0-9]+)\"", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex StyleOfCell();
}
