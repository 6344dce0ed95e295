using System.Buffers;
using System.IO.Compression;
using System.IO.Pipelines;
using System.Net;
using System.Text;

namespace AsyncWork.Web.Reports.Excel;

/// <summary>
/// Rows as a workbook of one sheet, written while they are read: memory does not grow with their number. Typed dates and times, a filter, a
/// frozen header that repeats in print.
/// </summary>
/// <param name="columns">Name and width of each.</param>
/// <param name="write">Writes the cells of a row, in the styles named here.</param>
sealed class StreamedWorkbook<T>(IReadOnlyList<(string Name, int Width)> columns, Action<SheetRows, T> write)
{
    const int SendAt = 32 * 1024;
    const int Header = 1;

    public async Task WriteAsync(IAsyncEnumerable<T> entries, string title, PipeWriter to, CancellationToken cancellation)
    {
        await using (var stream = new UnsentStream(to))
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            var rows = await SheetAsync(zip, entries, to, cancellation);
            Part(zip, "xl/workbook.xml", WorkbookXml(rows));
            Part(zip, "xl/styles.xml", Styles);
            Part(zip, "xl/_rels/workbook.xml.rels", WorkbookLinks);
            Part(zip, "docProps/core.xml", About(title));
            Part(zip, "_rels/.rels", Links);
            Part(zip, "[Content_Types].xml", Types);
        }
        await to.FlushAsync(cancellation);
    }

    async Task<int> SheetAsync(ZipArchive zip, IAsyncEnumerable<T> entries, PipeWriter to, CancellationToken cancellation)
    {
        var number = 1;
        var gathered = new ArrayBufferWriter<byte>(SendAt * 2);
        var rows = new SheetRows(gathered);
        using var sheet = zip.CreateEntry("xl/worksheets/sheet1.xml", CompressionLevel.Fastest).Open();
        Encoding.UTF8.GetBytes(SheetStart, gathered);
        rows.Begin(number);
        foreach (var (name, _) in columns)
            rows.Text(name, Header);
        rows.End();
        await foreach (var entry in entries.WithCancellation(cancellation))
        {
            rows.Begin(++number);
            write(rows, entry);
            rows.End();
            if (gathered.WrittenCount < SendAt)
                continue;
            sheet.Write(gathered.WrittenSpan);
            gathered.ResetWrittenCount();
            if (to.UnflushedBytes > SendAt)
                await to.FlushAsync(cancellation);
        }
        Encoding.UTF8.GetBytes($"</sheetData><autoFilter ref=\"A1:{LastColumn}{number}\"/>{SheetEnd}", gathered);
        sheet.Write(gathered.WrittenSpan);
        return number;
    }

    static void Part(ZipArchive zip, string name, string xml)
    {
        using var part = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
        part.Write(Encoding.UTF8.GetBytes(Declaration + xml));
    }

    string LastColumn => SheetRows.NameOf(columns.Count - 1);

    const string Declaration = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>""";
    const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    string SheetStart =>
        $"""{Declaration}<worksheet xmlns="{Main}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>"""
        + """<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>"""
        + """<selection pane="bottomLeft" activeCell="A2" sqref="A2"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols>"""
        + string.Concat(columns.Select((c, i) => $"""<col min="{i + 1}" max="{i + 1}" width="{c.Width}" customWidth="1"/>"""))
        + "</cols><sheetData>";

    const string SheetEnd =
        """<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>"""
        + """<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/><headerFooter><oddFooter>&amp;LAsyncWork&amp;RPage &amp;P of &amp;N</oddFooter></headerFooter></worksheet>""";

    string WorkbookXml(int rows) =>
        $"""<workbook xmlns="{Main}" xmlns:r="{Office}"><sheets><sheet name="Rows" sheetId="1" r:id="rId1"/></sheets><definedNames>"""
        + $"""<definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">Rows!$A$1:${LastColumn}${rows}</definedName>"""
        + """<definedName name="_xlnm.Print_Titles" localSheetId="0">Rows!$1:$1</definedName></definedNames></workbook>""";

    static string WorkbookLinks =>
        $"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="{Office}/worksheet" Target="worksheets/sheet1.xml"/>"""
        + $"""<Relationship Id="rId2" Type="{Office}/styles" Target="styles.xml"/></Relationships>""";

    static string Links =>
        $"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="{Office}/officeDocument" Target="xl/workbook.xml"/>"""
        + """<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>""";

    const string Types =
        """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>"""
        + """<Default Extension="xml" ContentType="application/xml"/>"""
        + """<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>"""
        + """<Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>"""
        + """<Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>"""
        + """<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>""";

    static string About(string title) =>
        """<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">"""
        + $"<dc:title>{WebUtility.HtmlEncode(SheetRows.Clean(title))}</dc:title><dc:creator>AsyncWork</dc:creator></cp:coreProperties>";

    /// <summary>Styles by number: 0 and 2 plain, 1 header, 3 date, 4 time, 5 date with clock time.</summary>
    static string Styles =>
        $"""<styleSheet xmlns="{Main}"><numFmts count="3"><numFmt numFmtId="164" formatCode="yyyy\-mm\-dd"/><numFmt numFmtId="165" formatCode="{WebUtility.HtmlEncode(SheetRows.TimeFormat)}"/><numFmt numFmtId="166" formatCode="yyyy\-mm\-dd hh:mm"/></numFmts>"""
        + """<fonts count="2"><font><sz val="10"/><name val="Calibri"/></font><font><b/><sz val="10"/><color rgb="FFFFFFFF"/><name val="Calibri"/></font></fonts>"""
        + """<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>"""
        + """<fill><patternFill patternType="solid"><fgColor rgb="FF0D6B5F"/></patternFill></fill></fills>"""
        + """<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>"""
        + """<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="6">"""
        + """<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="2" borderId="0" xfId="0" applyFont="1" applyFill="1"/>"""
        + """<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>"""
        + """<xf numFmtId="165" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="166" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs></styleSheet>""";
}

/// <summary>The styles of a streamed workbook's cells.</summary>
static class StreamedStyle
{
    public const int Plain = 2;
    public const int Date = 3;
    public const int Time = 4;
    public const int Clock = 5;
}
