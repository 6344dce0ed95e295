using AsyncWork.Domain.Boards;
using AsyncWork.Tests.Boards.Import;
using AsyncWork.Tests.Support;
using AsyncWork.Web.Pages.Boards;
using ClosedXML.Excel;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Tests.Boards.Export;

[Trait("Feature", "B16")]
public sealed class CardExportTests
{
    [Theory]
    [InlineData("comma")]
    [InlineData("semicolon")]
    public async Task What_is_exported_as_CSV_and_imported_elsewhere_is_the_same_again(string separator)
    {
        await using var host = new AppHost();
        await host.Given().Everyone().SaveAsync();
        var board = await FilledBoardAsync(host);
        var browser = await host.SignedInAsync("Berlin");

        var file = await browser.GetByteArrayAsync($"/boards/{board.Id}/export.csv?separator={separator}&archived=true");
        await BoardImportTests.ImportAsync(browser, "/boards/import", file, ("Input.Name", "Copy"));

        var copy = await host.Database(db => db.Boards.Where(b => b.Name == "Copy").Select(b => b.Id).SingleAsync());
        var (expected, actual) = (await FactsOfAsync(host, board.Id), await FactsOfAsync(host, copy));
        Assert.Equal(4, expected.Count);
        Assert.Equal(expected, actual);
    }

    [Fact]
    public async Task The_exported_file_brings_nothing_new_to_its_own_board()
    {
        await using var host = new AppHost();
        await host.Given().Everyone().SaveAsync();
        var board = await FilledBoardAsync(host);
        var browser = await host.SignedInAsync("Berlin");

        var file = await browser.GetByteArrayAsync($"/boards/{board.Id}/export.csv?archived=true");
        await BoardImportTests.ImportAsync(browser, $"/boards/{board.Id}/import", file);

        Assert.Equal(4, await host.Database(db => db.Cards.CountAsync()));
        Assert.Equal(
            (0, 4),
            await host.Database(async db =>
            {
                var i = await db.BoardImports.SingleAsync();
                return (i.Added, i.Known);
            })
        );
    }

    [Fact]
    public async Task A_title_that_looks_like_a_formula_is_no_formula_in_the_file()
    {
        await using var host = new AppHost();
        await host.Given().Everyone().SaveAsync();
        var board = await host.BoardAsync();
        await host.CardAsync(board, "=HYPERLINK(\"http://evil\")");
        var browser = await host.SignedInAsync("Berlin");

        var csv = await browser.GetStringAsync($"/boards/{board.Id}/export.csv");

        Assert.Contains("\"'=HYPERLINK(", csv, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_what_the_filter_shows_is_exported()
    {
        await using var host = new AppHost();
        await host.Given().Everyone().SaveAsync();
        var board = await FilledBoardAsync(host);
        var browser = await host.SignedInAsync("Berlin");

        var page = await browser.OpenAsync($"/boards/{board.Id}/export?q=Begun");
        var csv = await browser.GetStringAsync($"/boards/{board.Id}/export.csv?q=Begun");

        Assert.Equal("Begun", page.QuerySelector("main input[name=q]")?.GetAttribute("value"));
        Assert.Contains("Begun", csv, StringComparison.Ordinal);
        Assert.Equal(2, csv.Trim().Split("\r\n").Length);
    }

    [Fact]
    public async Task The_workbook_has_real_dates_and_the_time_in_each_column_even_with_30_columns()
    {
        await using var host = new AppHost();
        await host.Given().Everyone().SaveAsync();
        var board = await host.BoardAsync(b =>
        {
            for (var i = b.Columns.Count; i < Board.MostColumns; i++)
                b.AddColumn($"Column {i}", FlowState.Waiting);
        });
        var card = await host.CardAsync(board, "Write", more: c => c with { DueOn = new LocalDate(2026, 11, 20), Estimate = 90 });
        host.Clock.AdvanceHours(2);
        await MoveAsync(host, card.Id, board.Column("Column 29"));
        host.Clock.AdvanceHours(3);
        var browser = await host.SignedInAsync("Berlin");

        using var file = new MemoryStream(await browser.GetByteArrayAsync($"/boards/{board.Id}/export.xlsx"));
        using var workbook = new XLWorkbook(file);

        var sheet = workbook.Worksheets.Single();
        int At(string name) => sheet.Row(1).CellsUsed().Single(c => c.GetString() == name).Address.ColumnNumber;
        Assert.Equal("Write", sheet.Cell(2, At("Title")).GetString());
        Assert.Equal(new DateTime(2026, 11, 20), sheet.Cell(2, At("Due")).GetDateTime());
        Assert.Equal(1.5, sheet.Cell(2, At("Estimate")).GetDateTime().Subtract(new DateTime(1899, 12, 30)).TotalHours, 3);
        Assert.Equal(2.0, sheet.Cell(2, At("Time in To do")).GetDateTime().Subtract(new DateTime(1899, 12, 30)).TotalHours, 3);
        Assert.Equal(
            3.0,
            sheet.Cell(2, At("Time in Column 29")).GetDateTime().Subtract(new DateTime(1899, 12, 30)).TotalHours,
            3
        );
    }

    /// <summary>Four cards: one only planned with everything on it, one begun, one finished, one archived.</summary>
    static async Task<Board> FilledBoardAsync(AppHost host)
    {
        var board = await host.BoardAsync(b => b.AddLane("Fast, and furious"));
        var (berlin, kathmandu) = (await host.ViewerAsync("Berlin"), await host.ViewerAsync("Kathmandu"));
        await host.CardAsync(
            board,
            "=Plan; \"all\"",
            more: c =>
                c with
                {
                    Text = "Two\nlines, and a “quote”",
                    Lane = board.Lanes.Single().Id,
                    Owner = kathmandu.Person,
                    Helpers = [berlin.Person],
                    Labels = [board.Label("Bug"), board.Label("Feature")],
                    Priority = Priority.Urgent,
                    StartOn = new LocalDate(2026, 11, 13),
                    DueOn = new LocalDate(2026, 11, 20),
                    DueTime = new LocalTime(15, 30),
                    Estimate = 90,
                }
        );
        var begun = await host.CardAsync(board, "Begun", more: c => c with { DueOn = new LocalDate(2026, 11, 20) });
        var done = await host.CardAsync(board, "Done");
        var archived = await host.CardAsync(board, "Archived");
        host.Clock.AdvanceHours(5);
        await MoveAsync(host, begun.Id, board.Column("Doing"));
        await MoveAsync(host, done.Id, board.Column("Doing"));
        host.Clock.AdvanceHours(30);
        await MoveAsync(host, done.Id, board.Column("Done"));
        await MoveAsync(host, archived.Id, board.Column("Done"));
        host.Clock.AdvanceHours(1);
        await host.Database(async db =>
        {
            (await db.Cards.SingleAsync(c => c.Id == archived.Id)).Archive(host.Clock.GetCurrentInstant());
            await db.SaveChangesAsync();
        });
        return board;
    }

    static Task MoveAsync(AppHost host, int card, int column) =>
        host.Database(async db =>
        {
            var viewer = await host.ViewerAsync("Berlin");
            Assert.Null(
                (await db.MoveCardAsync(viewer, card, new CardTarget(column, null, null), host.Clock.GetCurrentInstant())).Refused
            );
        });

    static Task<List<string>> FactsOfAsync(AppHost host, int board) =>
        host.Database(async db =>
        {
            var cards = await db
                .Cards.Include(c => c.Labels)
                .Include(c => c.Helpers)
                .Where(c => c.BoardId == board)
                .ToListAsync();
            var columns = await db.Columns.ToDictionaryAsync(c => c.Id);
            var lanes = await db.Lanes.ToDictionaryAsync(l => l.Id, l => l.Name);
            var labels = await db.Labels.ToDictionaryAsync(l => l.Id, l => l.Name);
            return cards
                .OrderBy(c => c.Title, StringComparer.Ordinal)
                .Select(c =>
                    string.Join(
                        '|',
                        c.Title,
                        c.Text,
                        c.Html,
                        columns[c.ColumnId].Name,
                        columns[c.ColumnId].State,
                        c.LaneId is { } lane ? lanes[lane] : "",
                        c.OwnerId,
                        string.Join(',', c.Helpers.Select(h => h.PersonId)),
                        string.Join(',', c.Labels.Select(l => labels[l.LabelId]).Order(StringComparer.Ordinal)),
                        c.Priority,
                        c.StartOn,
                        c.DueOn,
                        c.DueTime,
                        c.DueAt,
                        c.Estimate,
                        c.CreatedAt,
                        c.StartedAt,
                        c.FinishedAt,
                        c.ColumnSince,
                        c.ArchivedAt
                    )
                )
                .ToList();
        });
}
