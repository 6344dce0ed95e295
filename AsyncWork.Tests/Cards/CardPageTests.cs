using System.Net;
using AsyncWork.Domain.Boards;
using AsyncWork.Tests.Support;
using NodaTime;

namespace AsyncWork.Tests.Cards;

/// <summary>The page of a card, for those who work on it, look at it, and may not see it (product.md B2, B3).</summary>
public sealed class CardPageTests
{
    [Fact]
    [Trait("Feature", "B2")]
    public async Task A_card_shows_its_facts_and_offers_its_changes_to_the_team()
    {
        await using var bench = await CardBench.StartAsync();
        var card = await bench.CardAsync("Write the guide", owner: bench.Kathmandu, due: new(2026, 11, 20));
        var browser = await bench.Host.SignedInAsync("Berlin");

        var page = await browser.OpenAsync($"/cards/{card}");

        Assert.Equal("Write the guide", page.QuerySelector("h1")!.Reads());
        Assert.Contains("Roadmap", page.QuerySelector("#card")!.Reads());
        Assert.Contains("Kathmandu", page.QuerySelector("#card-facts")!.Reads());
        Assert.NotNull(page.QuerySelector($"a[href='/cards/{card}/edit']"));
    }

    [Fact]
    [Trait("Feature", "B3")]
    public async Task A_due_date_is_the_end_of_the_day_where_the_owner_works_on_the_clocks_of_the_reader()
    {
        await using var bench = await CardBench.StartAsync();
        var card = await bench.CardAsync("Write the guide", owner: bench.Kathmandu, due: new(2026, 11, 20));
        var browser = await bench.Host.SignedInAsync("NewYork");

        var page = await browser.OpenAsync($"/cards/{card}");

        // 23:59:59 in Kathmandu, UTC+5:45, is 13:14 in New York.
        Assert.Contains("Fri 20 Nov 2026, 13:14", page.QuerySelector("#card-facts")!.Reads());
    }

    [Fact]
    public async Task For_htmx_the_card_comes_without_its_page()
    {
        await using var bench = await CardBench.StartAsync();
        var card = await bench.CardAsync("Write the guide");
        var browser = await bench.Host.SignedInAsync("Berlin");

        var fragment = await (await browser.GetFragmentAsync($"/cards/{card}")).HtmlAsync();

        Assert.Equal("card", fragment.Body!.FirstElementChild!.Id);
        Assert.Null(fragment.QuerySelector("main"));
    }

    [Fact]
    [Trait("Feature", "B24")]
    public async Task Who_only_sees_the_board_reads_the_card_and_changes_nothing()
    {
        await using var bench = await CardBench.StartAsync(board => board.ShowTo(BoardAudience.Company));
        var card = await bench.CardAsync("Write the guide");
        var browser = await bench.Host.SignedInAsync("Support");

        var page = await browser.OpenAsync($"/cards/{card}");

        Assert.Empty(page.QuerySelectorAll("#card form"));
        foreach (var address in new[] { "edit", "move" })
        {
            using var get = await browser.GetAsync($"/cards/{card}/{address}");
            using var post = await browser.PostAsync(
                $"/cards/{card}/{address}",
                await CardBench.FormAsync(browser, ("Input.Title", "Mine"))
            );
            Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.Forbidden), (get.StatusCode, post.StatusCode));
        }
        Assert.Equal("Write the guide", (await bench.ReadAsync(card)).Title);
    }

    [Theory]
    [InlineData("Support")]
    [InlineData("Manager2")]
    [InlineData("HR")]
    public async Task A_card_of_a_board_that_is_not_theirs_is_not_there(string who)
    {
        await using var bench = await CardBench.StartAsync();
        var card = await bench.CardAsync("Write the guide");
        var browser = await bench.Host.SignedInAsync(who);

        foreach (
            var address in new[]
            {
                $"/cards/{card}",
                $"/cards/{card}/edit",
                $"/cards/{card}/move",
                $"/cards/new?board={bench.Board}",
            }
        )
        {
            using var answer = await browser.GetAsync(address);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
        using var post = await browser.PostAsync(
            $"/cards/{card}/edit",
            await CardBench.FormAsync(browser, ("Input.Title", "Mine"), ("Was[Title]", "Write the guide"))
        );
        Assert.Equal(HttpStatusCode.NotFound, post.StatusCode);
    }

    [Fact]
    [Trait("Feature", "B25")]
    public async Task A_card_in_the_trash_says_so_to_the_team_and_takes_no_change()
    {
        await using var bench = await CardBench.StartAsync(board => board.ShowTo(BoardAudience.Company));
        var card = await bench.CardAsync("Write the guide");
        await bench.Host.Database(async db =>
        {
            (await db.Cards.FindAsync(card))!.Delete(bench.Now);
            await db.SaveChangesAsync();
        });
        var browser = await bench.Host.SignedInAsync("Berlin");

        var page = await browser.OpenAsync($"/cards/{card}");
        using var post = await browser.PostAsync(
            $"/cards/{card}/edit",
            await CardBench.FormAsync(browser, ("Input.Title", "New"), ("Was[Title]", "Write the guide"))
        );

        Assert.Contains("in the trash", page.QuerySelector("#card")!.Reads());
        Assert.Empty(page.QuerySelectorAll("#card form"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, post.StatusCode);
        var stranger = await bench.Host.SignedInAsync("Support");
        using var unseen = await stranger.GetAsync($"/cards/{card}");
        Assert.Equal(HttpStatusCode.NotFound, unseen.StatusCode);
    }

    [Fact]
    [Trait("Feature", "B2")]
    public async Task A_new_card_is_made_once_for_each_form()
    {
        await using var bench = await CardBench.StartAsync();
        var browser = await bench.Host.SignedInAsync("Berlin");
        var address = $"/cards/new?board={bench.Board}&column={bench.Columns["Doing"]}";
        var form = await browser.OpenAsync(address);
        var submission = new Submission(
            ("Input.Title", "Write the guide"),
            ("Input.Owner", bench.NewYork.ToString()),
            ("Input.Due", "2026-11-20"),
            ("Input.Text", "A **bold** plan")
        );

        using var first = await browser.SubmitAsync(form, address, submission);
        using var again = await browser.SubmitAsync(form, address, submission);

        Assert.Equal(HttpStatusCode.Redirect, first.StatusCode);
        Assert.StartsWith($"/boards/{bench.Board}", first.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, again.StatusCode);
        var card = await bench.Host.Database(db => Task.FromResult(db.Cards.Single()));
        Assert.Equal((bench.Columns["Doing"], bench.NewYork), (card.ColumnId, card.OwnerId));
        Assert.Contains("<strong>bold</strong>", card.Html);
    }

    [Theory]
    [InlineData("", "", "")]
    [InlineData("Plan", "2026-13-40", "")]
    [InlineData("Plan", "", "many")]
    [InlineData("a \u0001 b", "", "")]
    public async Task A_new_card_that_makes_no_sense_is_refused_with_what_was_typed(string title, string due, string estimate)
    {
        await using var bench = await CardBench.StartAsync();
        var browser = await bench.Host.SignedInAsync("Berlin");

        using var answer = await browser.SubmitAsync(
            $"/cards/new?board={bench.Board}",
            ("Input.Title", title),
            ("Input.Due", due),
            ("Input.Estimate", estimate),
            ("Input.Text", "Kept")
        );

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("Kept", (await answer.HtmlAsync()).QuerySelector("[name='Input.Text']")!.TextContent);
        Assert.Equal(0, await bench.Host.Database(db => Task.FromResult(db.Cards.Count())));
    }

    [Fact]
    [Trait("Feature", "B5")]
    public async Task A_full_column_refuses_a_new_card_and_a_moved_one_and_says_why()
    {
        await using var bench = await CardBench.StartAsync(board => board.Columns[1].LimitTo(1, null));
        await bench.CardAsync("First", "Doing");
        var card = await bench.CardAsync("Second");
        var browser = await bench.Host.SignedInAsync("Berlin");

        using var made = await browser.SubmitAsync(
            $"/cards/new?board={bench.Board}",
            ("Input.Title", "Third"),
            ("Column", $"{bench.Columns["Doing"]}")
        );
        using var moved = await browser.SubmitAsync($"/cards/{card}/move", ("Column", $"{bench.Columns["Doing"]}"));

        foreach (var answer in new[] { made, moved })
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
            Assert.Contains("“Doing” is full: 1 of 1", (await answer.HtmlAsync()).QuerySelector(".error-summary")!.Reads());
        }
        Assert.Equal(bench.Columns["Ideas"], (await bench.ReadAsync(card)).ColumnId);
    }

    [Fact]
    [Trait("Feature", "B7")]
    public async Task A_card_is_moved_to_any_place_by_a_form()
    {
        await using var bench = await CardBench.StartAsync();
        var (first, _, card) = (
            await bench.CardAsync("First", "Doing"),
            await bench.CardAsync("Last", "Doing"),
            await bench.CardAsync("Mine")
        );
        var browser = await bench.Host.SignedInAsync("Berlin");

        using var answer = await browser.SubmitAsync(
            $"/cards/{card}/move",
            ("Column", $"{bench.Columns["Doing"]}"),
            ("After", $"{first}")
        );

        Assert.Equal($"/boards/{bench.Board}#c{card}", answer.Headers.Location?.OriginalString);
        var titles = await bench.Host.Database(db =>
            Task.FromResult(
                db.Cards.Where(c => c.ColumnId == bench.Columns["Doing"]).OrderBy(c => c.Rank).Select(c => c.Title).ToList()
            )
        );
        Assert.Equal(["First", "Mine", "Last"], titles);
    }

    [Fact]
    [Trait("Feature", "B23")]
    public async Task Who_moves_a_card_that_another_moved_first_is_told_where_it_is()
    {
        await using var bench = await CardBench.StartAsync();
        var card = await bench.CardAsync("Mine");
        var browser = await bench.Host.SignedInAsync("Berlin");
        var opened = await browser.OpenAsync($"/cards/{card}/move");
        var other = await bench.Host.SignedInAsync("NewYork");
        await other.SubmitAsync($"/cards/{card}/move", ("Column", $"{bench.Columns["Review"]}"));

        using var answer = await browser.SubmitAsync(
            opened,
            $"/cards/{card}/move",
            new Submission([("Column", $"{bench.Columns["Doing"]}")], Htmx: true)
        );

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains("stands in “Review”", (await answer.HtmlAsync()).Body!.Reads());
        Assert.Equal(bench.Columns["Review"], (await bench.ReadAsync(card)).ColumnId);
    }
}
