using System.Net;
using System.Net.Http.Headers;
using System.Text;
using AngleSharp.Html.Dom;
using AsyncWork.Domain.Boards;
using AsyncWork.Tests.Support;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Tests.Boards.Import;

[Trait("Feature", "B15")]
public sealed class BoardImportTests
{
    static string Sample => Path.Combine(AppContext.BaseDirectory, "Samples", "trello", "board.json");

    [Fact]
    public async Task A_Trello_board_becomes_a_board_of_a_team_with_its_past()
    {
        await using var host = new AppHost();
        await host.Given().Everyone().SaveAsync();
        var browser = await host.SignedInAsync("Berlin");

        var imported = await ImportAsync(
            browser,
            "/boards/import",
            await File.ReadAllBytesAsync(Sample),
            ("Input.Name", "Tekken")
        );

        Assert.Equal(HttpStatusCode.Redirect, imported.StatusCode);
        await host.Database(async db =>
        {
            var board = await db.Boards.Include(b => b.Columns).SingleAsync();
            Assert.Equal("Tekken", board.Name);
            Assert.Equal(["Personal", "Lab", "Drill"], board.Columns.OrderBy(c => c.Place).Select(c => c.Name));
            var cards = await db.Cards.Where(c => c.BoardId == board.Id).ToListAsync();
            Assert.Equal(11, cards.Count);
            var lee = cards.Single(c => c.Title == "Lee");
            Assert.Equal(Instant.FromUnixTimeSeconds(0x6785e16d), lee.CreatedAt);
            Assert.Equal(9, lee.ChecklistItems);
            Assert.Equal(4, await db.CardLinks.CountAsync(l => l.CardId == lee.Id));
            Assert.True(await db.CardStays.AllAsync(s => s.LeftAt == null || s.LeftAt >= s.EnteredAt));
            Assert.Equal(cards.Count(c => c.IsOpen), await db.CardStays.CountAsync(s => s.LeftAt == null));
        });
    }

    [Fact]
    public async Task The_same_file_again_adds_nothing_and_undo_takes_all_of_it_back()
    {
        await using var host = new AppHost();
        await host.Given().Everyone().SaveAsync();
        var board = await host.BoardAsync();
        var browser = await host.SignedInAsync("Berlin");
        var file = await File.ReadAllBytesAsync(Sample);

        await ImportAsync(browser, $"/boards/{board.Id}/import", file);
        await ImportAsync(browser, $"/boards/{board.Id}/import", file);

        var imports = await host.Database(db => db.BoardImports.OrderBy(i => i.Id).ToListAsync());
        Assert.Equal([(11, 0), (0, 11)], imports.Select(i => (i.Added, i.Known)));
        Assert.Equal(11, await host.Database(db => db.Cards.CountAsync()));

        await browser.SubmitAsync($"/boards/{board.Id}/import", new Submission(("import", $"{imports[0].Id}")));

        Assert.Equal(0, await host.Database(db => db.Cards.CountAsync()));
        Assert.NotNull(
            await host.Database(db => db.BoardImports.Where(i => i.Id == imports[0].Id).Select(i => i.UndoneAt).SingleAsync())
        );
    }

    [Fact]
    public async Task An_import_whose_cards_were_changed_here_is_not_undone()
    {
        await using var host = new AppHost();
        await host.Given().Everyone().SaveAsync();
        var board = await host.BoardAsync();
        var browser = await host.SignedInAsync("Berlin");
        await ImportAsync(browser, $"/boards/{board.Id}/import", await File.ReadAllBytesAsync(Sample));
        host.Clock.AdvanceMinutes(1);
        await host.Database(async db =>
        {
            (await db.Cards.FirstAsync()).Rename("Changed", host.Clock.GetCurrentInstant());
            await db.SaveChangesAsync();
        });

        await browser.SubmitAsync($"/boards/{board.Id}/import", new Submission(("import", "1")));

        Assert.Equal(11, await host.Database(db => db.Cards.CountAsync()));
        Assert.Contains(
            "changed here since",
            (await browser.OpenAsync($"/boards/{board.Id}/import")).Body!.Reads(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    [Trait("Feature", "B5")]
    public async Task A_limit_refuses_an_import_that_does_not_fit_and_nothing_is_stored()
    {
        await using var host = new AppHost();
        await host.Given().Everyone().SaveAsync();
        var board = await host.BoardAsync(b => b.Columns[1].LimitTo(2, null));
        await host.CardAsync(board, "Here", "Doing");
        var browser = await host.SignedInAsync("Berlin");

        var refused = await ImportAsync(browser, $"/boards/{board.Id}/import", Csv("title,column", "One,Doing", "Two,Doing"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("is full: 2 of 2", (await refused.HtmlAsync()).Body!.Reads(), StringComparison.Ordinal);
        Assert.Equal(1, await host.Database(db => db.Cards.CountAsync()));
        Assert.Equal(0, await host.Database(db => db.BoardImports.CountAsync()));

        Assert.Equal(
            HttpStatusCode.Redirect,
            (await ImportAsync(browser, $"/boards/{board.Id}/import", Csv("title,column", "One,Doing"))).StatusCode
        );
    }

    [Fact]
    [Trait("Feature", "B16")]
    public async Task A_CSV_file_with_a_wrong_row_is_refused_with_line_and_reason_and_nothing_is_stored()
    {
        await using var host = new AppHost();
        await host.Given().Everyone().SaveAsync();
        var board = await host.BoardAsync();
        var browser = await host.SignedInAsync("Berlin");

        var look = await SendAsync(browser, $"/boards/{board.Id}/import", Csv("title,due", "Fine,2026-11-20", "Wrong,soon"));
        var page = await browser.OpenAsync(look.Headers.Location!.OriginalString);

        Assert.Contains(
            page.QuerySelectorAll("tr"),
            r => r.Children.Select(c => c.Reads()).SequenceEqual(["Line 3", "“soon” in due is not a day such as 2026-11-12."])
        );
        Assert.DoesNotContain(page.QuerySelectorAll("button"), b => b.Reads().StartsWith("Import", StringComparison.Ordinal));
        Assert.Equal(0, await host.Database(db => db.Cards.CountAsync()));
    }

    [Fact]
    public async Task A_file_that_is_no_board_is_refused_where_it_was_sent_and_one_of_another_person_is_not_found()
    {
        await using var host = new AppHost();
        await host.Given().Everyone().SaveAsync();
        var berlin = await host.SignedInAsync("Berlin");

        var refused = await SendAsync(berlin, "/boards/import", Encoding.UTF8.GetBytes("[1,2]"), "x.json");
        var look = await SendAsync(berlin, "/boards/import", await File.ReadAllBytesAsync(Sample));
        var others = await (await host.SignedInAsync("Kathmandu")).GetAsync(look.Headers.Location!.OriginalString);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, others.StatusCode);
        Assert.Single(Directory.GetFiles(Path.Combine(host.FilesFolder, "imports")));
    }

    [Fact]
    public async Task Five_thousand_cards_are_there_in_seconds()
    {
        await using var host = new AppHost();
        await host.Given().Everyone().SaveAsync();
        var browser = await host.SignedInAsync("Berlin");
        var rows = Enumerable
            .Range(1, 5000)
            .Select(i => $"Card {i},Some text for card {i},{(i % 2 == 0 ? "Done" : "Doing")},Berlin");
        var began = System.Diagnostics.Stopwatch.StartNew();

        await ImportAsync(browser, "/boards/import", Csv(["title,text,column,owner", .. rows]));

        Assert.Equal(5000, await host.Database(db => db.Cards.CountAsync(c => c.OwnerId != null)));
        Assert.True(began.Elapsed < TimeSpan.FromSeconds(40), $"It took {began.Elapsed}.");
    }

    [Fact]
    public async Task A_file_of_almost_50_MB_is_looked_at_and_a_larger_one_is_refused()
    {
        await using var host = new AppHost();
        await host.Given().Everyone().SaveAsync();
        var browser = await host.SignedInAsync("Berlin");
        var text = new string('a', 99_000);
        var cards = Enumerable
            .Range(0, 480)
            .Select(i => $$"""{"id":"6785e16d{{i:x16}}","name":"Card {{i}}","idList":"l","desc":"{{text}}"}""");
        var large = Encoding.UTF8.GetBytes(
            $$"""{"name":"Large","lists":[{"id":"l","name":"To do"}],"cards":[{{string.Join(',', cards)}}]}"""
        );
        var began = System.Diagnostics.Stopwatch.StartNew();

        using var taken = await SendAsync(browser, "/boards/import", large, "large.json");
        var look = await browser.OpenAsync(taken.Headers.Location!.OriginalString);
        using var refused = await SendAsync(browser, "/boards/import", new byte[52_500_000], "larger.json");

        Assert.Contains("480 cards", look.Body!.Reads(), StringComparison.Ordinal);
        Assert.True(began.Elapsed < TimeSpan.FromSeconds(40), $"It took {began.Elapsed}.");
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, refused.StatusCode);
        Assert.Equal(0, await host.Database(db => db.Cards.CountAsync()));
    }

    [Fact]
    public async Task A_later_file_adds_comments_steps_and_ticks_to_known_cards_and_its_undo_takes_back_these_alone()
    {
        await using var host = new AppHost();
        await host.Given().Everyone().SaveAsync();
        var board = await host.BoardAsync();
        var browser = await host.SignedInAsync("Berlin");
        var page = $"/boards/{board.Id}/import";
        await ImportAsync(browser, page, Trello(["Yes"], ("s1", "Ask", false), ("s2", "Draw", false)));
        host.Clock.AdvanceMinutes(5);

        await ImportAsync(
            browser,
            page,
            Trello(["Yes", "No", "Perhaps"], ("s1", "Ask", true), ("s2", "Draw it anew", false), ("s3", "Build", true))
        );

        Assert.Equal((3, "Ask+ Draw Build+", 2, 3), await CardAsync());
        Assert.Contains(
            "2 new comments on them, 2 changes of their checklists",
            (await browser.OpenAsync(page)).Body!.Reads(),
            StringComparison.Ordinal
        );
        // Somebody answers one of the new comments: it stays.
        await host.Database(async db =>
        {
            var no = await db.Comments.SingleAsync(c => c.Text == "No");
            db.Comments.Add(new(no.Subject, no.By, "Why not?", "Why not?", AppHost.Start, quoteOf: no.Id));
            await db.SaveChangesAsync();
        });
        host.Clock.AdvanceMinutes(5);
        await browser.SubmitAsync(page, new Submission([("import", "2")], Htmx: true));

        Assert.Equal((2, "Ask Draw", 0, 2), await CardAsync());
        Assert.Equal(
            ["No", "Why not?", "Yes"],
            await host.Database(db => db.Comments.Select(c => c.Text).OrderBy(t => t).ToListAsync())
        );
        // What imports did to the card since is no change by people: the first can be taken back too.
        await browser.SubmitAsync(page, new Submission([("import", "1")], Htmx: true));
        Assert.Equal(0, await host.Database(db => db.Cards.CountAsync()));

        Task<(int, string, int, int)> CardAsync() =>
            host.Database(async db =>
            {
                var card = await db.Cards.SingleAsync();
                var items = await db.ChecklistItems.OrderBy(i => i.Place).ToListAsync();
                return (
                    card.Comments,
                    string.Join(' ', items.Select(i => i.Text + (i.DoneAt is null ? "" : "+"))),
                    card.ChecklistDone,
                    card.ChecklistItems
                );
            });
    }

    [Fact]
    public async Task A_later_file_leaves_what_was_done_here()
    {
        await using var host = new AppHost();
        await host.Given().Everyone().SaveAsync();
        var board = await host.BoardAsync();
        var browser = await host.SignedInAsync("Berlin");
        var page = $"/boards/{board.Id}/import";
        var file = Trello([], ("s1", "Ask", false), ("s2", "Draw", false));
        await ImportAsync(browser, page, file);
        await host.Database(async db =>
        {
            var items = await db.ChecklistItems.OrderBy(i => i.Place).ToListAsync();
            items[0].Rewrite("Ask the captain");
            items[1].Tick(null, AppHost.Start);
            await db.SaveChangesAsync();
        });

        await ImportAsync(browser, page, file);

        Assert.Equal(
            [("Ask the captain", false), ("Draw", true)],
            await host.Database(async db =>
                (await db.ChecklistItems.OrderBy(i => i.Place).ToListAsync()).Select(i => (i.Text, i.DoneAt is not null)).ToList()
            )
        );
        Assert.Equal(0, await host.Database(db => db.ImportedParts.CountAsync()));
    }

    /// <summary>A board of one card with these comments and the steps of one checklist.</summary>
    static byte[] Trello(string[] comments, params (string Key, string Text, bool IsDone)[] steps)
    {
        const string card = "6785e16d09cc15bb17666cdf";
        var said = comments.Select(
            (c, i) =>
                $$$"""{"id":"a{{{i}}}","type":"commentCard","date":"2026-11-0{{{i + 1}}}T08:00:00.000Z","data":{"card":{"id":"{{{card}}}"},"text":"{{{c}}}"}}"""
        );
        var items = steps.Select(s =>
            $$"""{"id":"{{s.Key}}","name":"{{s.Text}}","state":"{{(s.IsDone ? "complete" : "incomplete")}}"}"""
        );
        return Encoding.UTF8.GetBytes(
            $$"""
            {"name":"Small","lists":[{"id":"l","name":"To do"}],"cards":[{"id":"{{card}}","name":"Write","idList":"l"}],
             "actions":[{{string.Join(',', said)}}],
             "checklists":[{"id":"c","idCard":"{{card}}","name":"Steps","checkItems":[{{string.Join(',', items)}}]}]}
            """
        );
    }

    [Fact]
    [Trait("Feature", "B5")]
    public async Task A_board_that_allows_it_says_what_limit_the_imported_cards_overstep()
    {
        await using var host = new AppHost();
        await host.Given().Everyone().SaveAsync();
        var board = await host.BoardAsync(b =>
        {
            b.Columns[1].LimitTo(1, null);
            b.Agree(Strictness.Warn, Strictness.Warn, null);
        });
        var browser = await host.SignedInAsync("Berlin");

        var done = await ImportAsync(browser, $"/boards/{board.Id}/import", Csv("title,column", "One,Doing", "Two,Doing"));

        Assert.Contains(
            "“Two” goes over a limit of the board, which allows it. “Doing” is full: 1 of 1.",
            (await browser.OpenAsync(done.Headers.Location!.OriginalString)).QuerySelector("#toasts")!.Reads(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    [Trait("Feature", "B4")]
    public async Task What_waits_for_a_card_whose_import_is_undone_goes_on()
    {
        await using var host = new AppHost();
        await host.Given().Everyone().SaveAsync();
        var (board, other) = (await host.BoardAsync(), await host.BoardAsync());
        var waiting = await host.CardAsync(other, "Waits");
        var browser = await host.SignedInAsync("Berlin");
        await ImportAsync(browser, $"/boards/{board.Id}/import", Csv("title,column", "One,Doing"));
        await host.Database(async db =>
        {
            var blocker = await db.Cards.SingleAsync(c => c.ImportId != null);
            db.CardDependencies.Add(new CardDependency(blocker.Id, waiting.Id));
            (await db.Cards.SingleAsync(c => c.Id == waiting.Id)).CountBlockers(1, AppHost.Start);
            await db.SaveChangesAsync();
        });

        await browser.SubmitAsync($"/boards/{board.Id}/import", new Submission(("import", "1")));

        Assert.Equal(0, await host.Database(db => db.Cards.Select(c => c.OpenBlockers).SingleAsync()));
    }

    internal static byte[] Csv(params string[] lines) => Encoding.UTF8.GetBytes(string.Join("\r\n", lines));

    internal static async Task<HttpResponseMessage> SendAsync(
        HttpClient browser,
        string address,
        byte[] file,
        string name = "cards.csv"
    )
    {
        var form = (await browser.OpenAsync(address)).Forms.First(f => f.QuerySelector("input[type=file]") is not null);
        using var content = new MultipartFormDataContent();
        foreach (var (field, value) in form.FieldsOf())
            content.Add(new StringContent(value), field);
        var part = new ByteArrayContent(file);
        part.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        content.Add(part, "file", name);
        return await browser.PostAsync(address, content);
    }

    /// <summary>Sends a file and confirms what is proposed.</summary>
    internal static async Task<HttpResponseMessage> ImportAsync(
        HttpClient browser,
        string address,
        byte[] file,
        params (string, string?)[] values
    )
    {
        var sent = await SendAsync(browser, address, file);
        Assert.True(sent.Headers.Location is not null, (await sent.HtmlAsync()).Body!.Reads());
        return await browser.SubmitAsync(
            sent.Headers.Location!.OriginalString,
            new Submission(values) { Action = "/boards/import/look" }
        );
    }
}
