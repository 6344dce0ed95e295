using System.Globalization;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AsyncWork.Domain.Kpis;
using AsyncWork.Tests.Reports.Excel;
using AsyncWork.Tests.Support;
using AsyncWork.Tests.TimeLogs.Import;
using AsyncWork.Web.Data.Demo;
using AsyncWork.Web.Importing;
using ClosedXML.Excel;
using Microsoft.Extensions.DependencyInjection;
using UglyToad.PdfPig;

namespace AsyncWork.Tests.Reports;

/// <summary>Page, PDF, workbook and CSV say the same to the last digit.</summary>
[Trait("Feature", "K-c")]
public sealed class ReportsAgreeTests : ImportBench
{
    [Theory]
    [InlineData("/reports/2026-10", "", 12)] // of fewer, estimates would tell of the few beside the largest team
    [InlineData("/reports/2026-10", "?team=product", 8)]
    public async Task On_the_demo_company(string month, string team, int people)
    {
        await using var host = new AppHost();
        await using (var scope = host.Services.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<DemoCompany>().FillAsync(new DemoSize(people, Months: 3));

        await AgreeAsync(await host.SignedInAsync("admin"), month, team);
    }

    [Theory]
    [InlineData("/reports/2016-02")]
    [InlineData("/reports/2016-03")]
    public async Task On_hours_that_were_imported(string month)
    {
        await RunAsync(await ReceiveAsync(Hr, "toggl-team.csv"), plan => plan with { Others = PersonChoice.New(null) });

        await AgreeAsync(await Host.SignedInAsync("hanna"), month, "");
    }

    static async Task AgreeAsync(HttpClient browser, string month, string team)
    {
        var page = await browser.OpenAsync(month + team);
        using var pdf = PdfDocument.Open(await browser.GetByteArrayAsync($"{month}.pdf{team}"));
        var paper = string.Join(' ', pdf.GetPages().SelectMany(p => p.GetWords()).Select(w => w.Text));
        using var book = new XLWorkbook(new MemoryStream(await browser.GetByteArrayAsync($"{month}.xlsx{team}")));
        var csv = Read(await browser.GetStringAsync($"{month}.csv{team}"));

        var tiles = page.QuerySelectorAll(".tile");
        Assert.NotEmpty(tiles);
        foreach (var tile in tiles)
            FigureAgrees(tile, paper, book.Worksheet("Summary"), csv);
        TeamsAgree(page, paper, book, csv);
        LinesAgree(page, "projects", paper, book.Worksheet("Projects"), csv);
        LinesAgree(page, "activities", paper, book.Worksheet("Activities"), csv);
        if (month.EndsWith("2026-10", StringComparison.Ordinal))
        {
            FlowAgrees(page, paper, book.Worksheet("Flow"), csv);
            var sizes = page.QuerySelectorAll("[aria-labelledby=estimates] tbody tr");
            Assert.NotEmpty(sizes);
            EstimatesAgree(sizes, paper, book.Worksheet("Estimates"), csv);
        }
        foreach (
            var section in page.QuerySelectorAll(
                "[aria-labelledby=decisions], [aria-labelledby=onboarding], [aria-labelledby=knowledge], [aria-labelledby=response], [aria-labelledby=notices]"
            )
        )
            SectionAgrees(section, paper, book, csv);
        SplitAgrees(page, paper, book, csv);
        // Where nobody ever handed a week in, nothing is said of weeks, in none of them.
        Assert.Equal(page.QuerySelector("[aria-labelledby=weeks]") is not null, book.Worksheets.Any(s => s.Name == "Timesheets"));
        if (page.QuerySelector("[aria-labelledby=weeks]") is not null)
            WeeksAgree(page, paper, book.Worksheet("Timesheets"), csv);
        if (page.QuerySelectorAll("[aria-labelledby=overlap] tbody tr") is { Length: > 0 } overlaps)
            OverlapAgrees(overlaps, paper, book.Worksheet("Overlap"), csv);
    }

    static void TeamsAgree(IParentNode page, string paper, XLWorkbook book, List<CsvLine> csv)
    {
        if (page.QuerySelectorAll("[aria-labelledby=teams] tbody tr") is not { Length: > 0 } rows)
            return;
        var sheet = book.Worksheet("Teams");
        foreach (var row in rows)
        {
            var (name, cells) = (row.QuerySelector("th")!.Reads(), Cells(row));
            var line = sheet.RowOf(2, name);
            Assert.Equal((name, cells[0], cells[1]), (name, line.Cell(3).Computes(), line.Cell(4).Prints()));
            Assert.Equal((name, cells[2], cells[3]), (name, line.Cell(5).Computes(), line.Cell(7).Computes()));
            Assert.Equal(cells[0] + " h", Exact(csv, "team", name));
            Assert.Equal(cells[1] + " h", Exact(csv, "team-capacity", name));
        }
        var total = sheet.RowOf(2, "Whole company");
        var (hours, capacity, coverage) = (total.Cell(3).Computes(), total.Cell(4).Computes(), total.Cell(5).Computes());
        Assert.Equal(hours + " h", Tile("Hours logged"));
        if (Tile("Capacity") is var scheduled && scheduled != FigureText.None)
            Assert.Equal(capacity + " h", scheduled);
        Assert.Contains($"{capacity} {coverage}", paper, StringComparison.Ordinal);

        string Tile(string name) =>
            page.QuerySelectorAll(".tile")
                .Single(t => t.QuerySelector(".tile__name")!.Reads() == name)
                .QuerySelector(".tile__figure")!
                .Reads();
    }

    static void FlowAgrees(IParentNode page, string paper, IXLWorksheet sheet, List<CsvLine> csv)
    {
        var rows = page.QuerySelectorAll("[aria-labelledby=flow] tbody tr");
        Assert.True(rows.Length > 15);
        foreach (var row in rows)
        {
            var (name, cells) = (row.QuerySelector("th")!.Reads(), Cells(row));
            var line = sheet.RowOf(1, name);
            Assert.Equal((name, cells[0], cells[1]), (name, line.Cell(3).Prints(), line.Cell(5).Prints()));
            if (line.Cell(3).HasFormula)
                Assert.Equal((name, cells[0]), (name, line.Cell(3).Computes()));
            Assert.Contains($"{name} {cells[0]} {cells[1]}", paper, StringComparison.Ordinal);
            var exact = csv.Single(l => l.Section == "flow" && l.Name == name);
            Assert.Equal((name, cells[0]), (name, FigureText.Of(exact.Value, exact.Unit, exact.N ?? 0)));
        }
        string[] live = ["Cards finished", "Lead time, median", "Cycle time, 85 % within", "Flow efficiency"];
        Assert.All(live, name => Assert.True(sheet.RowOf(1, name).Cell(3).HasFormula, name));
    }

    static void EstimatesAgree(IEnumerable<IElement> rows, string paper, IXLWorksheet sheet, List<CsvLine> csv)
    {
        foreach (var row in rows)
        {
            var (name, cells) = (row.QuerySelector("th")!.Reads(), Cells(row));
            var line = sheet.RowOf(1, name);
            Assert.Equal((name, cells[0]), (name, line.Cell(2).Computes()));
            foreach (var (i, cell) in cells.Skip(1).Index())
            {
                Assert.Equal((name, i, cell), (name, i, line.Cell(3 + i).Prints()));
                if (line.Cell(3 + i).HasFormula)
                    Assert.Equal((name, i, cell), (name, i, line.Cell(3 + i).Computes()));
            }
            Assert.Contains($"{name} {string.Join(' ', cells)}", paper, StringComparison.Ordinal);
            Assert.Equal(cells[1], Exact(csv, "estimates-bias", name));
            Assert.Equal(cells[2], Exact(csv, "estimates-error", name));
            Assert.Equal(cells[3], Exact(csv, "estimates-within", name));
        }
    }

    static void SectionAgrees(IElement section, string paper, XLWorkbook book, List<CsvLine> csv)
    {
        var (key, title) = (section.GetAttribute("aria-labelledby")!, section.ParentElement!.QuerySelector("h2")!.Reads());
        var rows = section.QuerySelectorAll("tbody tr");
        Assert.NotEmpty(rows);
        foreach (var row in rows)
        {
            var (name, cells) = (row.QuerySelector("th")!.Reads(), Cells(row));
            var line = book.Worksheet(title).RowOf(1, name);
            Assert.Equal((name, cells[0], cells[1]), (name, line.Cell(3).Prints(), line.Cell(5).Prints()));
            if (line.Cell(3).HasFormula)
                Assert.Equal((name, cells[0]), (name, line.Cell(3).Computes()));
            Assert.Contains($"{name} {cells[0]} {cells[1]}", paper, StringComparison.Ordinal);
            var exact = csv.Single(l => l.Section == key && l.Name == name);
            Assert.Equal((name, cells[0]), (name, FigureText.Of(exact.Value, exact.Unit, exact.N ?? 0)));
            var n = exact.N is { } count ? count.ToString("N0", CultureInfo.InvariantCulture) : FigureText.None;
            Assert.Equal((name, n, n), (name, cells[3].Split(' ')[0], line.Cell(7).Prints()));
            Assert.Contains(
                string.Join(' ', ((string[])[name, .. cells[..2], Change(cells[2]), n]).Where(c => c.Length > 0)),
                paper,
                StringComparison.Ordinal
            );
        }

        // The page says in a word what the paper leaves to the reader.
        static string Change(string printed) => Regex.Replace(printed, ", (better|worse)$", "");
    }

    static void SplitAgrees(IParentNode page, string paper, XLWorkbook book, List<CsvLine> csv)
    {
        foreach (var row in page.QuerySelectorAll("[aria-labelledby=split] tbody tr"))
        {
            var (name, cells) = (row.QuerySelector("th")!.Reads(), Cells(row));
            var line = book.Worksheet("Time").RowOf(1, name);
            Assert.Equal((name, cells[0], cells[1]), (name, line.Cell(3).Computes(), line.Cell(4).Computes()));
            Assert.Equal((name, cells[0], cells[1]), (name, line.Cell(3).Prints(), line.Cell(4).Prints()));
            Assert.Contains($"{name} {cells[0]} {cells[1]}", paper, StringComparison.Ordinal);
            Assert.Equal(cells[0] + " h", Exact(csv, "split", name));
            Assert.Equal(cells[1], Exact(csv, "split-share", name));
        }
    }

    static void WeeksAgree(IParentNode page, string paper, IXLWorksheet sheet, List<CsvLine> csv)
    {
        var rows = page.QuerySelectorAll("[aria-labelledby=weeks] tbody tr");
        Assert.NotEmpty(rows);
        foreach (var row in rows)
        {
            var (name, cells) = (row.QuerySelector("th")!.Reads(), Cells(row));
            var line = sheet.RowOf(1, name);
            Assert.Equal((cells[0], cells[1], cells[3]), (Text(line, 2), Text(line, 3), Text(line, 5)));
            Assert.Equal((name, cells[2], cells[4]), (name, line.Cell(8).Computes(), line.Cell(9).Computes()));
            Assert.Contains($"{name} {string.Join(' ', cells)}", paper, StringComparison.Ordinal);
            Assert.Equal(cells[0], Exact(csv, "weeks-due", name));
            Assert.Equal(cells[1], Exact(csv, "weeks-handed-in", name));
            Assert.Equal(cells[3], Exact(csv, "weeks-approved", name));
        }
    }

    static void OverlapAgrees(IEnumerable<IElement> rows, string paper, IXLWorksheet sheet, List<CsvLine> csv)
    {
        foreach (var row in rows)
        {
            var (name, cells) = (row.QuerySelector("th")!.Reads(), Cells(row));
            var line = sheet.RowOf(1, name);
            Assert.Equal((cells[0], cells[3]), (Hours(line.Cell(2)), Hours(line.Cell(5))));
            Assert.Contains($"{name} {string.Join(' ', cells[..5])}", paper, StringComparison.Ordinal);
            Assert.Equal((cells[0] + " h").Replace("– h", "–", StringComparison.Ordinal), Exact(csv, "overlap-all-median", name));
            Assert.Equal(
                (cells[2] + " h").Replace("– h", "–", StringComparison.Ordinal),
                Exact(csv, "overlap-most-median", name)
            );
        }

        static string Hours(IXLCell cell) =>
            cell.Value is double hours ? FigureText.HoursOrNone((decimal)hours * 60) : cell.GetString();
    }

    static List<string> Cells(IElement row) => [.. row.QuerySelectorAll("td").Select(c => c.Reads())];

    static string Text(IXLRow row, int column) => row.Cell(column).GetString();

    static string Exact(List<CsvLine> csv, string section, string name) =>
        csv.Single(l => l.Section == section && l.Name == name) is var line ? FigureText.Of(line.Value, line.Unit, 0) : "";

    static void FigureAgrees(IElement tile, string paper, IXLWorksheet summary, List<CsvLine> csv)
    {
        var (name, printed) = (tile.QuerySelector(".tile__name")!.Reads(), tile.QuerySelector(".tile__figure")!.Reads());

        Assert.Contains(printed, paper, StringComparison.Ordinal);
        var cell = summary.RowOf(1, name).Cell(3);
        Assert.Equal((name, printed), (name, cell.Prints()));
        Assert.Equal((name, printed), (name, cell.Computes()));
        var line = csv.Single(l => l.Section == "figure" && l.Name == name);
        Assert.Equal((name, printed), (name, FigureText.Of(line.Value, line.Unit, line.N ?? 0)));
    }

    static void LinesAgree(IParentNode page, string section, string paper, IXLWorksheet sheet, List<CsvLine> csv)
    {
        var rows = page.QuerySelectorAll($"section[aria-labelledby={section}] tbody tr");
        Assert.NotEmpty(rows);
        foreach (var row in rows)
        {
            var name = row.QuerySelector("th")!.Reads();
            var cells = row.QuerySelectorAll("td").Select(c => c.Reads()).ToList();
            var line = sheet.RowOf(2, name);
            Assert.Equal((name, cells[0]), (name, line.Cell(3).Computes()));
            Assert.Equal((name, cells[1]), (name, line.Cell(4).Prints()));
            Assert.Equal((name, cells[2]), (name, line.Cell(5).Computes()));
            Assert.Equal((name, cells[3].Replace(" h", "", StringComparison.Ordinal)), (name, line.Cell(7).Prints()));
            Assert.Equal((name, cells[4]), (name, line.Cell(8).Computes()));
            Assert.Contains($"{cells[0]} {cells[1]} {cells[2]}", paper, StringComparison.Ordinal);
            var exact = csv.Single(l => l.Section == (section == "projects" ? "project" : "activity") && l.Name == name);
            Assert.Equal(cells[0] + " h", FigureText.Of(exact.Value, FigureUnit.Hours, exact.N ?? 0));
        }
    }

    static List<CsvLine> Read(string text) =>
        [
            .. text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries)
                .Skip(1)
                .Select(Cells)
                .Select(c => new CsvLine(
                    c[2],
                    c[4],
                    c[5].Length == 0 ? null : decimal.Parse(c[5], CultureInfo.InvariantCulture),
                    c[6] switch
                    {
                        "hours" => FigureUnit.Hours,
                        "percent" => FigureUnit.Percent,
                        "days" => FigureUnit.Days,
                        "number" => FigureUnit.Number,
                        "times" => FigureUnit.Times,
                        "rating" => FigureUnit.Rating,
                        _ => FigureUnit.Count,
                    },
                    c[9].Length == 0 ? null : int.Parse(c[9], CultureInfo.InvariantCulture)
                )),
        ];

    static string[] Cells(string line) =>
        [
            .. Regex
                .Matches(line, "(?:^|,)(?:\"(?<cell>(?:[^\"]|\"\")*)\"|(?<cell>[^,]*))")
                .Select(m => m.Groups["cell"].Value.Replace("\"\"", "\"", StringComparison.Ordinal)),
        ];

    sealed record CsvLine(string Section, string Name, decimal? Value, FigureUnit Unit, int? N);
}
