using System.Net;
using AsyncWork.Domain.Boards;
using AsyncWork.Tests.Support;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Tests.Boards.Bulk;

[Trait("Feature", "B11")]
public sealed class BulkTests
{
    [Fact]
    public async Task Cards_that_a_limit_refuses_are_named_with_the_reason_and_the_others_are_moved()
    {
        await using var host = new AppHost();
        await host.Given().Everyone().SaveAsync();
        var board = await host.BoardAsync(b => b.Columns[1].LimitTo(1, null));
        var one = await host.CardAsync(board, "One");
        var two = await host.CardAsync(board, "Two");
        var browser = await host.SignedInAsync("Berlin");

        using var answer = await ChangeAsync(
            browser,
            board,
            [one.Id, two.Id],
            ("Input.Action", "Move"),
            ("Input.Column", $"{board.Column("Doing")}")
        );

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("Two: “Doing” is full: 1 of 1.", (await answer.HtmlAsync()).Body!.Reads(), StringComparison.Ordinal);
        Assert.Equal(
            ["One"],
            await host.Database(db => db.Cards.Where(c => c.ColumnId == board.Column("Doing")).Select(c => c.Title).ToListAsync())
        );
    }

    [Fact]
    public async Task Owner_label_due_priority_and_archive_are_changed_for_all_that_are_chosen()
    {
        await using var host = new AppHost();
        await host.Given().Everyone().SaveAsync();
        var board = await host.BoardAsync();
        var cards = new[] { (await host.CardAsync(board, "One")).Id, (await host.CardAsync(board, "Two")).Id };
        await host.CardAsync(board, "Not chosen");
        var owner = (await host.ViewerAsync("Kathmandu")).Person;
        var browser = await host.SignedInAsync("Berlin");

        await ChangeAsync(browser, board, cards, ("Input.Action", "Owner"), ("Input.Owner", $"{owner.Value}"));
        await ChangeAsync(browser, board, cards, ("Input.Action", "AddLabel"), ("Input.Label", $"{board.Label("Bug")}"));
        await ChangeAsync(browser, board, cards, ("Input.Action", "Due"), ("Input.Due", "2026-11-20"));
        await ChangeAsync(browser, board, cards, ("Input.Action", "Priority"), ("Input.Priority", "Urgent"));

        var changed = await host.Database(db => db.Cards.Include(c => c.Labels).Where(c => c.OwnerId == owner).ToListAsync());
        Assert.Equal(cards, changed.Select(c => c.Id).Order());
        Assert.All(changed, c => Assert.Equal((new LocalDate(2026, 11, 20), Priority.Urgent), (c.DueOn, c.Priority)));
        Assert.All(changed, c => Assert.Equal(board.Label("Bug"), c.Labels.Single().LabelId));
        // One act is one item in the inbox, however many cards it changed (product.md N4).
        var told = await host.Database(db => db.Notifications.SingleAsync(n => n.PersonId == owner));
        Assert.Equal(("Berlin made you the owner of “One”.", 2, $"/boards/{board.Id}/list"), (told.Text, told.Count, told.Url));

        await ChangeAsync(browser, board, cards, ("Input.Action", "Archive"));
        Assert.Equal(
            ["Not chosen"],
            await host.Database(db => db.Cards.Where(c => c.ArchivedAt == null).Select(c => c.Title).ToListAsync())
        );
    }

    [Fact]
    public async Task The_list_shows_what_the_filter_leaves_in_the_order_asked_for()
    {
        await using var host = new AppHost();
        await host.Given().Everyone().SaveAsync();
        var board = await host.BoardAsync();
        await host.CardAsync(board, "B later", more: c => c with { DueOn = new LocalDate(2026, 12, 20) });
        await host.CardAsync(board, "B soon", more: c => c with { DueOn = new LocalDate(2026, 11, 20) });
        await host.CardAsync(board, "Other");
        var browser = await host.SignedInAsync("Berlin");

        var page = await browser.OpenAsync($"/boards/{board.Id}/list?q=B%20&order=Due");

        Assert.Equal(["B soon", "B later"], page.QuerySelectorAll("tbody th a").Select(a => a.Reads()));
    }

    [Fact]
    public async Task A_change_that_cannot_be_made_keeps_what_was_chosen()
    {
        await using var host = new AppHost();
        await host.Given().Everyone().SaveAsync();
        var board = await host.BoardAsync();
        var card = await host.CardAsync(board, "One");
        await host.CardAsync(board, "Two");
        var browser = await host.SignedInAsync("Berlin");

        using var answer = await browser.SubmitAsync(
            $"/boards/{board.Id}/list",
            new Submission([("Input.Action", "AddLabel"), ("Input.Label", "0"), ("cards", $"{card.Id}")], Htmx: true)
        );

        var list = await answer.HtmlAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Null(list.QuerySelector("h1"));
        Assert.Equal(
            [$"{card.Id}"],
            list.QuerySelectorAll("#list input[name=cards][checked]").Select(c => c.GetAttribute("value"))
        );
        Assert.Equal("AddLabel", list.QuerySelector("#Input_Action option[selected]")!.GetAttribute("value"));
    }

    [Theory]
    [InlineData("Move")]
    [InlineData("Owner")]
    public async Task Many_cards_are_changed_with_no_more_questions_than_few(string action)
    {
        await using var host = new AppHost();
        await host.Given().Everyone().SaveAsync();
        var board = await host.BoardAsync(b =>
        {
            b.Columns[1].LimitTo(100, null);
            b.Agree(Strictness.Block, Strictness.Block, 100);
        });
        var owner = (await host.ViewerAsync("Kathmandu")).Person;
        var cards = new List<int>();
        for (var i = 0; i < 40; i++)
            cards.Add((await host.CardAsync(board, $"Card {i}")).Id);
        var browser = await host.SignedInAsync("Berlin");

        var few = await AskedAsync(cards[..2]);
        var many = await AskedAsync(cards[2..]);

        Assert.Equal(few, many);
        Assert.InRange(many, 1, 40);
        Assert.Equal(
            40,
            await host.Database(db =>
                db.Cards.CountAsync(c => action == "Move" ? c.ColumnId == board.Column("Doing") : c.OwnerId == owner)
            )
        );
        if (action == "Move")
        {
            var ranks = await host.Database(db => db.Cards.OrderBy(c => c.Id).Select(c => c.Rank).ToListAsync());
            Assert.Equal(ranks.Order().Distinct(), ranks);
            Assert.Equal(40, await host.Database(db => db.CardStays.CountAsync(s => s.LeftAt == null)));
        }

        async Task<int> AskedAsync(IEnumerable<int> some)
        {
            var commands = await host.Commands.Of(() =>
                ChangeAsync(
                    browser,
                    board,
                    [.. some],
                    ("Input.Action", action),
                    ("Input.Column", $"{board.Column("Doing")}"),
                    ("Input.Owner", $"{owner.Value}")
                )
            );
            // What is written for each card is sent in one batch where the database can.
            return commands.Count(c =>
                !c.Contains("INSERT INTO", StringComparison.Ordinal)
                && !c.StartsWith("UPDATE \"Cards\" SET", StringComparison.Ordinal)
                && !c.StartsWith("UPDATE \"SearchEntries\" SET", StringComparison.Ordinal)
            );
        }
    }

    [Fact]
    [Trait("Feature", "B5")]
    public async Task Limits_of_lanes_and_people_are_counted_on_card_by_card()
    {
        await using var host = new AppHost();
        await host.Given().Everyone().SaveAsync();
        var board = await host.BoardAsync(b => b.Agree(Strictness.Block, Strictness.Block, 2));
        var owner = (await host.ViewerAsync("Kathmandu")).Person;
        var cards = new List<int>();
        for (var i = 0; i < 4; i++)
            cards.Add((await host.CardAsync(board, $"Card {i}", more: c => c with { Owner = i == 3 ? null : owner })).Id);
        var browser = await host.SignedInAsync("Berlin");

        using var moved = await ChangeAsync(
            browser,
            board,
            [.. cards],
            ("Input.Action", "Move"),
            ("Input.Column", $"{board.Column("Doing")}")
        );
        var page = (await moved.HtmlAsync()).Body!.Reads();

        Assert.Contains("3 changed, 1 not", page, StringComparison.Ordinal);
        Assert.Contains("Card 2: Kathmandu has 2 active cards; the limit is 2.", page, StringComparison.Ordinal);
        // One more for the owner would be one too many; it stays with nobody.
        using var given = await ChangeAsync(
            browser,
            board,
            [cards[3]],
            ("Input.Action", "Owner"),
            ("Input.Owner", $"{owner.Value}")
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, given.StatusCode);
        Assert.Equal(3, await host.Database(db => db.Cards.CountAsync(c => c.OwnerId == owner)));
    }

    [Fact]
    [Trait("Feature", "B4")]
    public async Task Cards_that_wait_for_those_that_are_finished_at_once_go_on_and_rules_act_on_each()
    {
        await using var host = new AppHost();
        await host.Given().Everyone().SaveAsync();
        var board = await host.BoardAsync();
        var (one, two) = (await host.CardAsync(board, "One"), await host.CardAsync(board, "Two"));
        var waiting = await host.CardAsync(board, "Waiting");
        await host.Database(async db =>
        {
            db.CardDependencies.AddRange(new(one.Id, waiting.Id), new(two.Id, waiting.Id));
            (await db.Cards.SingleAsync(c => c.Id == waiting.Id)).CountBlockers(2, AppHost.Start);
            var rule = new CardRule(board.Id);
            rule.Say(
                CardTrigger.EntersColumn,
                board.Column("Done"),
                null,
                CardAction.AddLabel,
                null,
                board.Label("Bug"),
                null,
                null,
                null
            );
            db.CardRules.Add(rule);
            await db.SaveChangesAsync();
        });
        var browser = await host.SignedInAsync("Berlin");

        await ChangeAsync(
            browser,
            board,
            [one.Id, two.Id],
            ("Input.Action", "Move"),
            ("Input.Column", $"{board.Column("Done")}")
        );

        Assert.Equal(
            0,
            await host.Database(db => db.Cards.Where(c => c.Id == waiting.Id).Select(c => c.OpenBlockers).SingleAsync())
        );
        Assert.Equal(
            [one.Id, two.Id],
            await host.Database(db => db.CardLabels.Select(l => l.CardId).OrderBy(i => i).ToListAsync())
        );
    }

    [Fact]
    public async Task Cards_of_another_board_are_left_alone()
    {
        await using var host = new AppHost();
        await host.Given().Everyone().SaveAsync();
        var board = await host.BoardAsync();
        await host.CardAsync(board, "Mine");
        var other = await host.BoardAsync(team: "Support");
        var card = await host.CardAsync(other, "Theirs");
        var browser = await host.SignedInAsync("Berlin");

        await ChangeAsync(browser, board, [card.Id], ("Input.Action", "Archive"));

        Assert.Equal(0, await host.Database(db => db.Cards.CountAsync(c => c.ArchivedAt != null)));
    }

    [Fact]
    [Trait("Feature", "B2")]
    public async Task Cards_are_given_to_nobody_who_does_not_work_on_the_board()
    {
        await using var host = new AppHost();
        await host.Given().Everyone().SaveAsync();
        var board = await host.BoardAsync();
        var card = await host.CardAsync(board, "One");
        var support = (await host.ViewerAsync("Support")).Person;
        var browser = await host.SignedInAsync("Berlin");

        using var answer = await ChangeAsync(browser, board, [card.Id], ("Input.Action", "Owner"), ("Input.Owner", $"{support}"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Null(await host.Database(db => db.Cards.Select(c => c.OwnerId).SingleAsync()));
    }

    [Fact]
    [Trait("Feature", "B3")]
    public async Task A_day_is_due_where_the_owner_of_each_card_works()
    {
        await using var host = new AppHost();
        await host.Given().Everyone().SaveAsync();
        var board = await host.BoardAsync();
        var kathmandu = (await host.ViewerAsync("Kathmandu")).Person;
        var (theirs, nobodys) = (
            await host.CardAsync(board, "Theirs", more: c => c with { Owner = kathmandu }),
            await host.CardAsync(board, "Nobody's")
        );
        var browser = await host.SignedInAsync("Berlin");

        await ChangeAsync(browser, board, [theirs.Id, nobodys.Id], ("Input.Action", "Due"), ("Input.Due", "2026-11-20"));

        Assert.Equal(
            ["Asia/Kathmandu", "Europe/Berlin"],
            (await host.Database(db => db.Cards.OrderBy(c => c.Id).Select(c => c.DueZone).ToListAsync())).Select(z => z!.Id)
        );
    }

    [Fact]
    [Trait("Feature", "B5")]
    public async Task A_board_that_allows_it_says_what_limit_was_overstepped()
    {
        await using var host = new AppHost();
        await host.Given().Everyone().SaveAsync();
        var board = await host.BoardAsync(b =>
        {
            b.Columns[1].LimitTo(1, null);
            b.Agree(Strictness.Warn, Strictness.Warn, 1);
        });
        var cards = new[] { (await host.CardAsync(board, "One")).Id, (await host.CardAsync(board, "Two")).Id };
        var kathmandu = (await host.ViewerAsync("Kathmandu")).Person;
        var browser = await host.SignedInAsync("Berlin");

        var moved = await SaidAsync(("Input.Action", "Move"), ("Input.Column", $"{board.Column("Doing")}"));
        var given = await SaidAsync(("Input.Action", "Owner"), ("Input.Owner", $"{kathmandu}"));

        Assert.Contains("2 cards changed. “Two”: “Doing” is full: 1 of 1.", moved, StringComparison.Ordinal);
        Assert.Contains("“Two”: Kathmandu has 1 active card", given, StringComparison.Ordinal);

        async Task<string> SaidAsync(params (string, string?)[] values)
        {
            using var answer = await ChangeAsync(browser, board, cards, values);
            return (await browser.OpenAsync(answer.Headers.Location!.OriginalString)).QuerySelector("#toasts")!.Reads();
        }
    }

    [Fact]
    [Trait("Feature", "B4")]
    public async Task A_board_that_allows_it_says_what_a_moved_card_still_waits_for()
    {
        await using var host = new AppHost();
        await host.Given().Everyone().SaveAsync();
        var board = await host.BoardAsync();
        var card = (await host.CardAsync(board, "One")).Id;
        await host.Database(async db =>
        {
            (await db.Cards.SingleAsync()).CountBlockers(2, AppHost.Start);
            await db.SaveChangesAsync();
        });
        var browser = await host.SignedInAsync("Berlin");

        using var answer = await ChangeAsync(
            browser,
            board,
            [card],
            ("Input.Action", "Move"),
            ("Input.Column", $"{board.Column("Doing")}")
        );

        Assert.Contains(
            "“One”: 2 cards that must be finished first are still open.",
            (await browser.OpenAsync(answer.Headers.Location!.OriginalString)).QuerySelector("#toasts")!.Reads(),
            StringComparison.Ordinal
        );
    }

    static Task<HttpResponseMessage> ChangeAsync(
        HttpClient browser,
        Board board,
        int[] cards,
        params (string, string?)[] values
    ) =>
        browser.SubmitAsync(
            $"/boards/{board.Id}/list",
            new Submission([.. values, .. cards.Select(c => ("cards", (string?)$"{c}"))])
        );
}
