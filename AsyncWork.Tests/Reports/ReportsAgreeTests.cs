using System.Globalization;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AsyncWork.Domain.Kpis;
using AsyncWork.Domain.People;
using AsyncWork.Domain.TimeLogs;
using AsyncWork.Tests.Reports.Excel;
using AsyncWork.Tests.Support;
using AsyncWork.Tests.TimeLogs.Import;
using AsyncWork.Web.Data;
using AsyncWork.Web.Data.Demo;
using AsyncWork.Web.Importing;
using ClosedXML.Excel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using UglyToad.PdfPig;

namespace AsyncWork.Tests.Reports;

/// <summary>Page, PDF, workbook and CSV say the same to the last digit.</summary>
[Trait("Feature", "K-c")]
public sealed class ReportsAgreeTests : ImportBench
{
    [Theory]
    [InlineData("/reports/2026-10", "")]
    [InlineData("/reports/2026-10", "?team=product")]
    public async Task On_the_demo_company(string month, string team)
    {
        await using var host = new AppHost();
        await using (var scope = host.Services.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<DemoCompany>().FillAsync(new DemoSize(People: 8, Months: 3));
        await host.Database(HandInAsync);

        await AgreeAsync(await host.SignedInAsync("admin"), month, team);
    }

    /// <summary>Three of four people on time, one of them approved, the others late.</summary>
    static async Task HandInAsync(AppDbContext db)
    {
        foreach (var person in await db.People.OrderBy(p => p.Id).Select(p => p.Id).ToListAsync())
        {
            var at = Instant.FromUtc(2026, 10, person.Value % 4 == 0 ? 30 : 9, 12, 0);
            var week = new Timesheet(person, new(2026, 10, 5));
            week.Submit(0, new(2026, 10, 9), at);
            if (person.Value % 4 == 1)
                week.Approve(new PersonId(int.MaxValue), 0, at);
            db.Add(week);
        }
        await db.SaveChangesAsync();
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
        LinesAgree(page, "projects", paper, book.Worksheet("Projects"), csv);
        LinesAgree(page, "activities", paper, book.Worksheet("Activities"), csv);
    }

    static void FigureAgrees(IElement tile, string paper, IXLWorksheet summary, List<CsvLine> csv)
    {
        var (name, printed) = (tile.QuerySelector(".tile__name")!.Reads(), tile.QuerySelector(".tile__figure")!.Reads());

        Assert.Contains(printed, paper, StringComparison.Ordinal);
        var cell = summary.RowOf(1, name).Cell(3);
        Assert.Equal((name, printed), (name, cell.Prints()));
        Assert.Equal((name, printed), (name, cell.Computes()));
        var line = csv.Single(l => l.Section == "figure" && l.Name == name);
        Assert.Equal((name, printed), (name, FigureText.Of(line.Value, line.Unit, line.N)));
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
            Assert.Equal(cells[0] + " h", FigureText.Of(exact.Value, FigureUnit.Hours, exact.N));
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
                        _ => FigureUnit.Count,
                    },
                    int.Parse(c[9], CultureInfo.InvariantCulture)
                )),
        ];

    static string[] Cells(string line) =>
        [
            .. Regex
                .Matches(line, "(?:^|,)(?:\"(?<cell>(?:[^\"]|\"\")*)\"|(?<cell>[^,]*))")
                .Select(m => m.Groups["cell"].Value.Replace("\"\"", "\"", StringComparison.Ordinal)),
        ];

    sealed record CsvLine(string Section, string Name, decimal? Value, FigureUnit Unit, int N);
}
