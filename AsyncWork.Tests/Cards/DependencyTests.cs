using System.Net;
using AsyncWork.Domain.Boards;
using AsyncWork.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AsyncWork.Tests.Cards;

/// <summary>What a card waits for, on the boards and outside of them, and its links (product.md B4, B17, B21, F4).</summary>
public sealed class DependencyTests
{
    static async Task<HttpResponseMessage> TieAsync(HttpClient browser, int card, int waitsFor) =>
        await browser.PostAsync(
            $"/cards/{card}/dependencies?handler=Add",
            await CardBench.FormAsync(browser, ("other", $"{waitsFor}"), ("blocks", "false"))
        );

    [Fact]
    [Trait("Feature", "B4")]
    public async Task A_card_waits_for_another_that_was_found_by_its_title_and_is_freed_when_that_is_done()
    {
        await using var bench = await CardBench.StartAsync();
        var (first, second) = (
            await bench.CardAsync("Ask the customer"),
            await bench.CardAsync("Write the guide", owner: bench.NewYork)
        );
        var browser = await bench.Host.SignedInAsync("Berlin");

        using var tied = await browser.SubmitAsync(
            $"/cards/{second}/dependencies?q=CUSTOMER",
            new Submission([], Button: "Wait for it")
        );

        Assert.Equal(HttpStatusCode.Redirect, tied.StatusCode);
        Assert.Equal(1, (await bench.ReadAsync(second)).OpenBlockers);
        Assert.Contains("Waits for", (await browser.OpenAsync($"/cards/{second}")).QuerySelector("#dependencies")!.Reads());
        Assert.Contains("Others that wait", (await browser.OpenAsync($"/cards/{first}")).QuerySelector("#dependencies")!.Reads());

        await browser.SubmitAsync($"/cards/{first}/move", ("Column", $"{bench.Columns["Done"]}"));
        Assert.Equal(0, (await bench.ReadAsync(second)).OpenBlockers);
        Assert.Contains(await bench.ToldAsync(bench.NewYork), t => t.StartsWith("Freed: ", StringComparison.Ordinal));
        // What is done keeps nothing waiting, and is not offered any more, by its title nor by its number.
        foreach (var words in new[] { "CUSTOMER", $"{first}" })
            Assert.Contains(
                "No open card has these words",
                (await browser.OpenAsync($"/cards/{second}/dependencies?q={words}")).QuerySelector("#dependencies")!.Reads(),
                StringComparison.Ordinal
            );
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    [Trait("Feature", "B4")]
    public async Task Who_does_not_see_the_other_board_reads_no_title_from_there(bool isShown)
    {
        await using var bench = await CardBench.StartAsync();
        if (isShown)
            await bench.Host.Database(async db =>
            {
                (await db.Boards.SingleAsync(b => b.Id == bench.Board)).ShowTo(BoardAudience.Company);
                await db.SaveChangesAsync();
            });
        var first = await bench.CardAsync("Ask the customer");
        var second = await bench.CardAsync("Answer the caller", onDesk: true, owner: bench.Support);
        var admin = await bench.Host.SignedInAsync("Admin");

        using var tied = await TieAsync(admin, second, first);
        await admin.SubmitAsync($"/cards/{first}/move", ("Column", $"{bench.Columns["Done"]}"));

        var (read, said) = (await bench.EventsAsync(second), await bench.ToldAsync(bench.Support));
        var name = isShown ? "“Ask the customer”" : "a card of another board";
        Assert.Contains($"made it wait for {name}", read);
        Assert.Contains($"finished what this waited for: {name}", read);
        Assert.Contains($"Freed: “Answer the caller” can go on: {name} is done.", said);
        Assert.Contains("made a card of another board wait for it", await bench.EventsAsync(first));
    }

    [Fact]
    [Trait("Feature", "B4")]
    public async Task A_circle_is_refused_however_long_it_is()
    {
        await using var bench = await CardBench.StartAsync();
        var browser = await bench.Host.SignedInAsync("Berlin");
        var cards = new List<int>();
        for (var i = 0; i < 10; i++)
            cards.Add(await bench.CardAsync($"Card {i}"));
        for (var i = 1; i < 10; i++)
            Assert.Equal(HttpStatusCode.Redirect, (await TieAsync(browser, cards[i], cards[i - 1])).StatusCode);

        using var circle = await TieAsync(browser, cards[0], cards[9]);
        using var itself = await TieAsync(browser, cards[0], cards[0]);
        using var twice = await TieAsync(browser, cards[1], cards[0]);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, circle.StatusCode);
        Assert.Contains("would wait for each other", (await circle.HtmlAsync()).QuerySelector(".error-summary")!.Reads());
        Assert.Equal(
            (HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnprocessableEntity),
            (itself.StatusCode, twice.StatusCode)
        );
        Assert.Equal(9, await bench.Host.Database(db => db.CardDependencies.CountAsync()));
    }

    [Fact]
    [Trait("Feature", "B4")]
    public async Task Who_ties_two_cards_takes_a_turn_before_looking_for_circles()
    {
        await using var bench = await CardBench.StartAsync();
        var (first, second) = (await bench.CardAsync("First"), await bench.CardAsync("Second"));
        var browser = await bench.Host.SignedInAsync("Berlin");

        var commands = await bench.Host.Commands.Of(() => TieAsync(browser, second, first));

        // Two opposite ties at one moment would each find no circle: on a server that is not one file only the turn forbids it.
        AssertOrder(commands, "UPDATE \"Company\"", "FROM \"CardDependencies\"");
    }

    internal static void AssertOrder(IReadOnlyList<string> commands, string turn, string reads)
    {
        var (held, read) = (Index(turn), Index(reads));
        Assert.True(held >= 0 && held < read, $"{turn} is command {held}, {reads} is command {read}.");

        int Index(string part) => commands.ToList().FindIndex(c => c.Contains(part, StringComparison.Ordinal));
    }

    [Fact]
    [Trait("Feature", "B4")]
    public async Task A_tie_is_taken_away_from_either_end()
    {
        await using var bench = await CardBench.StartAsync();
        var (first, second) = (await bench.CardAsync("First"), await bench.CardAsync("Second"));
        var browser = await bench.Host.SignedInAsync("Berlin");
        await TieAsync(browser, second, first);

        using var answer = await browser.SubmitAsync(
            $"/cards/{first}",
            new Submission([("other", $"{second}")], Action: "handler=Remove", Htmx: true)
        );

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("dependencies", (await answer.HtmlAsync()).Body!.FirstElementChild!.Id);
        Assert.Equal(0, (await bench.ReadAsync(second)).OpenBlockers);
        Assert.Equal(0, await bench.Host.Database(db => db.CardDependencies.CountAsync()));
    }

    [Fact]
    [Trait("Feature", "B4")]
    public async Task Cards_of_boards_one_does_not_see_are_neither_found_nor_tied_nor_named()
    {
        await using var bench = await CardBench.StartAsync();
        var (mine, theirs) = (await bench.CardAsync("Mine"), await bench.CardAsync("Their secret", onDesk: true));
        var browser = await bench.Host.SignedInAsync("Berlin");

        using var tied = await TieAsync(browser, mine, theirs);
        var found = await browser.OpenAsync($"/cards/{mine}/dependencies?q=secret");
        using var gone = await TieAsync(browser, mine, 4711);

        Assert.Equal(
            (HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnprocessableEntity),
            (tied.StatusCode, gone.StatusCode)
        );
        Assert.DoesNotContain("Their secret", found.Body!.Reads());

        var admin = await bench.Host.SignedInAsync("Admin");
        await TieAsync(admin, mine, theirs);
        var page = await browser.OpenAsync($"/cards/{mine}");
        Assert.DoesNotContain("Their secret", page.Body!.Reads());
        Assert.Contains("waits for a card on boards that you do not see", page.QuerySelector("#dependencies")!.Reads());
    }

    [Fact]
    [Trait("Feature", "B17")]
    public async Task A_card_is_blocked_by_something_outside_and_freed_and_both_are_kept()
    {
        await using var bench = await CardBench.StartAsync();
        var card = await bench.CardAsync("Write the guide", "Doing");
        var browser = await bench.Host.SignedInAsync("Berlin");

        using var empty = await browser.SubmitAsync($"/cards/{card}", new Submission([("reason", " ")]));
        await browser.SubmitAsync($"/cards/{card}", new Submission([("reason", "The customer is away")]));
        bench.Host.Clock.AdvanceHours(2);
        Assert.Equal("The customer is away", (await bench.ReadAsync(card)).BlockedReason);
        await browser.SubmitAsync($"/cards/{card}", new Submission([], Button: "It can go on"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, empty.StatusCode);
        Assert.Null((await bench.ReadAsync(card)).BlockedSince);
        var block = await bench.Host.Database(db => db.CardBlocks.SingleAsync());
        Assert.Equal(("The customer is away", NodaTime.Duration.FromHours(2)), (block.Reason, block.Until!.Value - block.From));
    }

    [Fact]
    [Trait("Feature", "B21")]
    public async Task A_link_to_a_card_is_seen_from_both_ends_and_named_by_itself()
    {
        await using var bench = await CardBench.StartAsync();
        var (first, second) = (await bench.CardAsync("First"), await bench.CardAsync("Second"));
        var browser = await bench.Host.SignedInAsync("Berlin");

        await browser.SubmitAsync(
            $"/cards/{first}",
            new Submission([("url", $"https://localhost/cards/{second}")], Action: "links?handler=Add")
        );

        var link = await bench.Host.Database(db => db.CardLinks.SingleAsync());
        Assert.Equal(($"/cards/{second}", "Second"), (link.Url, link.Title));
        Assert.Contains("First links here", (await browser.OpenAsync($"/cards/{second}")).QuerySelector("#links")!.Reads());

        await browser.SubmitAsync($"/cards/{first}", new Submission([("link", $"{link.Id}")]));
        Assert.Equal(0, await bench.Host.Database(db => db.CardLinks.CountAsync()));
    }

    [Theory]
    [Trait("Feature", "F4")]
    [InlineData("https://drive.example/file/1", true)]
    [InlineData("javascript:alert(1)", false)]
    [InlineData("//evil.example", false)]
    [InlineData("data:text/html,x", false)]
    [InlineData("", false)]
    public async Task Only_addresses_of_the_web_and_of_the_app_are_links(string url, bool taken)
    {
        await using var bench = await CardBench.StartAsync();
        var card = await bench.CardAsync("First");
        var browser = await bench.Host.SignedInAsync("Berlin");

        using var answer = await browser.SubmitAsync(
            $"/cards/{card}",
            new Submission([("url", url), ("title", "A file")], Action: "links?handler=Add")
        );

        Assert.Equal(taken ? HttpStatusCode.Redirect : HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal(taken ? 1 : 0, await bench.Host.Database(db => db.CardLinks.CountAsync()));
        if (!taken)
            Assert.Equal("true", (await answer.HtmlAsync()).GetElementById("url")!.GetAttribute("aria-invalid"));
    }

    [Fact]
    [Trait("Feature", "B4")]
    public async Task Who_only_looks_at_a_card_does_not_make_it_wait_and_may_wait_for_it()
    {
        await using var bench = await CardBench.StartAsync();
        await bench.Host.Database(async db =>
        {
            (await db.Boards.SingleAsync(b => b.Id == bench.OtherBoard)).ShowTo(BoardAudience.Company);
            await db.SaveChangesAsync();
        });
        var (mine, theirs) = (await bench.CardAsync("Mine"), await bench.CardAsync("Theirs", onDesk: true));
        var browser = await bench.Host.SignedInAsync("Berlin");

        using var refused = await browser.PostAsync(
            $"/cards/{mine}/dependencies?handler=Add",
            await CardBench.FormAsync(browser, ("other", $"{theirs}"), ("blocks", "true"))
        );
        var found = await browser.OpenAsync($"/cards/{mine}/dependencies?q=Theirs");
        using var waits = await TieAsync(browser, mine, theirs);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Equal((0, 1), ((await bench.ReadAsync(theirs)).OpenBlockers, (await bench.ReadAsync(mine)).OpenBlockers));
        Assert.NotNull(found.QuerySelector($"#waits-{theirs}"));
        Assert.Null(found.QuerySelector($"#blocks-{theirs}"));
    }

    [Theory]
    [Trait("Feature", "F4")]
    [InlineData("https://müller.example/straße?q=ä#ü", "https://xn--mller-kva.example/stra%C3%9Fe?q=%C3%A4#%C3%BC")]
    [InlineData("/wiki/team/über uns", "/wiki/team/%C3%BCber uns")]
    [InlineData("https://drive.example/a b", "https://drive.example/a b")]
    [InlineData("https://drive.example:8080/日本", "https://drive.example:8080/%E6%97%A5%E6%9C%AC")]
    public void An_address_is_stored_in_letters_that_every_database_keeps(string typed, string stored)
    {
        var link = new CardLink(1, typed, "A file", null, AppHost.Start);

        Assert.Equal(stored, link.Url);
    }

    [Fact]
    [Trait("Feature", "F4")]
    public void An_address_is_as_long_as_it_is_stored()
    {
        Assert.Null(CardLink.WhyNot("https://drive.example/" + new string('ü', 160), "A file"));
        Assert.StartsWith(
            "An address has at most 1000 characters",
            CardLink.WhyNot("https://drive.example/" + new string('ü', 170), "A file"),
            StringComparison.Ordinal
        );
    }
}
