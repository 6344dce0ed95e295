using System.Net;
using AsyncWork.Domain;
using AsyncWork.Domain.Boards;
using AsyncWork.Domain.Decisions;
using AsyncWork.Domain.HandOffs;
using AsyncWork.Domain.Wiki;
using AsyncWork.Tests.Cards;
using AsyncWork.Tests.Support;
using AsyncWork.Web.Pages.HandOffs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace AsyncWork.Tests.HandOffs;

/// <summary>A hand-off from its form to its end, on the pages (product.md F3).</summary>
[Trait("Feature", "F3")]
public sealed class HandOffPageTests
{
    static Task<HttpResponseMessage> GiveAsync(
        CardBench bench,
        HttpClient browser,
        int card,
        object? receiver = null,
        params (string Name, string? Value)[] more
    ) => GiveAsync(bench, browser, $"/cards/{card}", receiver, more);

    static Task<HttpResponseMessage> GiveAsync(
        CardBench bench,
        HttpClient browser,
        string from,
        object? receiver = null,
        params (string Name, string? Value)[] more
    ) =>
        browser.SubmitAsync(
            $"/handoffs/new?from={from}",
            new Submission([
                .. new (string Name, string? Value)[]
                {
                    ("Input.Done", "The **text** is done."),
                    ("Input.Open", "Who draws?"),
                    ("Input.Next", "Ask the printer."),
                    ("Input.Receiver", $"{receiver ?? bench.Kathmandu}"),
                }.Where(f => more.All(m => m.Name != f.Name)),
                .. more,
            ])
            {
                Action = "/handoffs/new",
            }
        );

    static Task<HttpResponseMessage> DoAsync(
        HttpClient browser,
        int handOff,
        string handler,
        string? word = null,
        bool htmx = false
    ) =>
        browser.SubmitAsync(
            $"/handoffs/{handOff}",
            new Submission(word is null ? [] : [("Word", word)], Action: $"handler={handler}", Htmx: htmx)
        );

    static Task<HandOff> ReadAsync(AppHost host, int id = 1) =>
        host.Database(db => db.HandOffs.AsNoTracking().Include(h => h.Items).Include(h => h.Turns).SingleAsync(h => h.Id == id));

    [Fact]
    public async Task A_card_is_handed_over_asked_about_answered_and_taken_over_with_its_owner()
    {
        await using var bench = await CardBench.StartAsync();
        var card = await bench.CardAsync("Write the guide", "Doing", bench.Berlin);
        var (berlin, kathmandu) = (await bench.Host.SignedInAsync("Berlin"), await bench.Host.SignedInAsync("Kathmandu"));
        Assert.NotNull((await berlin.OpenAsync($"/cards/{card}")).QuerySelector($"a[href='/handoffs/new?from=/cards/{card}']"));

        using var given = await GiveAsync(bench, berlin, card, more: [("Input.MakesOwner", "true")]);

        Assert.Equal("/handoffs/1", given.Headers.Location?.OriginalString);
        var page = await kathmandu.OpenAsync("/handoffs/1");
        Assert.Equal("Write the guide", page.QuerySelector("h1")!.Reads());
        Assert.NotNull(page.QuerySelector("article strong"));
        Assert.Contains("Waits for Kathmandu", page.QuerySelector(".tag")!.Reads(), StringComparison.Ordinal);
        Assert.Contains(
            "Write the guide",
            (await kathmandu.OpenAsync("/")).QuerySelector("#main")!.Reads(),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "Berlin hands it over to Kathmandu: waits for Kathmandu.",
            (await berlin.OpenAsync($"/cards/{card}")).QuerySelector("#card")!.Reads(),
            StringComparison.Ordinal
        );
        Assert.Contains(
            await bench.ToldAsync(bench.Kathmandu),
            // Two working days after nine on Friday in Kathmandu, on their clocks.
            t =>
                t.StartsWith(
                    "HandedOver: Berlin hands “Write the guide” over to you, due Mon 16 Nov 2026",
                    StringComparison.Ordinal
                )
        );

        using var asked = await DoAsync(kathmandu, 1, "Ask", "Which printer?", htmx: true);
        Assert.Equal(HttpStatusCode.OK, asked.StatusCode);
        Assert.DoesNotContain("<html", await asked.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("Asked: Kathmandu asks about “Write the guide”: Which printer?", await bench.ToldAsync(bench.Berlin));
        Assert.Contains("Which printer?", (await berlin.OpenAsync("/handoffs/1/again")).QuerySelector("#question")!.Reads());
        using var unanswered = await berlin.SubmitAsync("/handoffs/1/again", ("Input.Title", "Write the guide"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unanswered.StatusCode);
        using var answered = await berlin.SubmitAsync("/handoffs/1/again", ("Input.Answer", "The one in Lalitpur."));
        Assert.Equal("/handoffs/1", answered.Headers.Location?.OriginalString);

        using var taken = await DoAsync(kathmandu, 1, "Accept");
        Assert.Equal(HttpStatusCode.Redirect, taken.StatusCode);
        var stored = await ReadAsync(bench.Host);
        Assert.Equal(HandOffState.Accepted, stored.State);
        Assert.Equal(
            [HandOffStep.Gave, HandOffStep.Asked, HandOffStep.GaveAgain, HandOffStep.Accepted],
            stored.Turns.OrderBy(t => t.Id).Select(t => t.Step)
        );
        Assert.Equal(bench.Kathmandu, (await bench.ReadAsync(card)).OwnerId);
        Assert.Equal("took it over from Berlin: “Write the guide”; it is Kathmandu’s now", (await bench.EventsAsync(card))[^1]);
        Assert.Contains("Answered: Kathmandu took over “Write the guide”.", await bench.ToldAsync(bench.Berlin));
        Assert.DoesNotContain("hands it over", (await berlin.OpenAsync($"/cards/{card}")).QuerySelector("#card")!.Reads());
    }

    [Fact]
    public async Task Several_things_go_together_with_their_files_and_are_told_in_their_histories()
    {
        await using var bench = await CardBench.StartAsync();
        var card = await bench.CardAsync("Write the guide", "Doing", bench.Berlin);
        var decision = await bench.Host.DecisionAsync("Where we print", DecisionState.Proposed);
        var page = await PageAsync(bench, "Deploy");
        await AttachAsync(bench, Subject.Card(card), "draft.txt");
        await AttachAsync(bench, Subject.Page(page), "plan.txt");
        var berlin = await bench.Host.SignedInAsync("Berlin");

        using var added = await berlin.SubmitAsync(
            $"/handoffs/new?from={DecisionNumber.Url(decision)}",
            new Submission([("Input.Added", $"https://localhost/cards/{card}")], Button: "Add")
        );
        Assert.Equal(HttpStatusCode.OK, added.StatusCode);
        using var more = await berlin.SubmitAsync(
            await added.HtmlAsync(),
            "/handoffs/new",
            new Submission([("Input.Added", "/wiki/handbook/deploy")], Button: "Add")
        );
        var form = await more.HtmlAsync();
        Assert.Equal(
            ["decision-1", $"card-{card}", $"page-{page}"],
            form.QuerySelectorAll("[name='Input.Items']").Select(i => i.GetAttribute("value"))
        );
        using var given = await berlin.SubmitAsync(
            form,
            "/handoffs/new",
            new Submission(
                ("Input.Done", "x"),
                ("Input.Next", "y"),
                ("Input.Receiver", $"{bench.NewYork}"),
                ("Input.MakesOwner", "true")
            )
        );

        Assert.Equal("/handoffs/1", given.Headers.Location?.OriginalString);
        var newYork = await bench.Host.SignedInAsync("NewYork");
        var shown = (await newYork.OpenAsync("/handoffs/1")).QuerySelector("article")!.Reads();
        Assert.Contains("draft.txt", shown, StringComparison.Ordinal);
        Assert.Contains("plan.txt", shown, StringComparison.Ordinal);
        Assert.Contains("Decision D-0001", shown, StringComparison.Ordinal);
        await DoAsync(newYork, 1, "Accept");
        Assert.Equal(bench.NewYork, await bench.Host.Database(db => db.WikiPages.Select(p => p.OwnerId).SingleAsync()));
        Assert.Equal(
            ["hands it over to NewYork: “Where we print”", "took it over from Berlin: “Where we print”; it is NewYork’s now"],
            (await bench.Host.ReadDecisionAsync(decision)).Events.TakeLast(2).Select(e => e.Text)
        );
        Assert.Contains(
            "Berlin handed it over to NewYork: taken over",
            (await berlin.OpenAsync("/wiki/handbook/deploy/history")).Body!.Reads(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task What_the_receiver_cannot_see_is_refused_and_so_are_oneself_and_who_left()
    {
        await using var bench = await CardBench.StartAsync();
        var card = await bench.CardAsync("Write the guide");
        var given = bench.Host.Given();
        given.Person("Leaver").In("Product").Employed("2020-01-01", "2026-11-01");
        await given.SaveAsync();
        var berlin = await bench.Host.SignedInAsync("Berlin");

        foreach (
            var (who, says) in new (object, string)[]
            {
                (bench.Support, "Support cannot see “Write the guide”"),
                (bench.Berlin, "nobody hands work over to themselves"),
                (await bench.Host.PersonIdAsync("Leaver"), "Leaver has left"),
                ("", "Choose who takes it over"),
                (99_999, "Choose who takes it over"),
            }
        )
        {
            using var answer = await GiveAsync(bench, berlin, card, who);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
            Assert.Contains(says, (await answer.HtmlAsync()).QuerySelector(".error-summary")!.Reads(), StringComparison.Ordinal);
        }
        Assert.Equal(0, await bench.Host.Database(db => db.HandOffs.CountAsync()));
        Assert.Equal(0, await bench.Host.Database(db => db.Notifications.CountAsync()));
    }

    [Theory]
    [InlineData("Input.OnDay=true&Input.On=2026-11-11", "passed already")]
    [InlineData("Input.OnDay=true&Input.On=2026-11-14", "does not work on that day")]
    [InlineData("Input.OnDay=true&Input.On=2028-11-14", "more than a year")]
    [InlineData("Input.OnDay=true", "Give the day")]
    [InlineData("Input.Days=0", "working days")]
    [InlineData("Input.Done=", "how far it is")]
    [InlineData("Input.Next=", "what comes next")]
    [InlineData("Input.Added=/cards/99999", "Nothing that you see")]
    [InlineData("Input.Added=/cards/2", "Nothing that you see")]
    [InlineData("Input.Items=card-2", "not there any more")]
    [InlineData("Input.Items=nonsense", "Say what you hand over")]
    public async Task A_hand_off_that_makes_no_sense_is_refused_with_a_sentence(string fields, string says)
    {
        await using var bench = await CardBench.StartAsync();
        var card = await bench.CardAsync("Write the guide");
        await bench.CardAsync("Theirs", onDesk: true);
        var berlin = await bench.Host.SignedInAsync("Berlin");

        using var answer = await GiveAsync(
            bench,
            berlin,
            card,
            more: [.. fields.Split('&').Select(f => (f.Split('=')[0], (string?)f.Split('=')[1]))]
        );

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(says, (await answer.HtmlAsync()).QuerySelector(".error-summary")!.Reads(), StringComparison.Ordinal);
        Assert.Equal(0, await bench.Host.Database(db => db.HandOffs.CountAsync()));
    }

    [Fact]
    public async Task Who_only_looks_hands_nothing_over_and_who_does_not_work_there_does_not_become_the_owner()
    {
        await using var bench = await CardBench.StartAsync(board => board.ShowTo(BoardAudience.Company));
        var card = await bench.CardAsync("Write the guide");
        var (support, berlin) = (await bench.Host.SignedInAsync("Support"), await bench.Host.SignedInAsync("Berlin"));

        using var looking = await GiveAsync(bench, support, card);
        using var owning = await GiveAsync(bench, berlin, card, bench.Support, ("Input.MakesOwner", "true"));
        using var without = await GiveAsync(bench, berlin, card, bench.Support);

        Assert.Contains("You only look at", (await looking.HtmlAsync()).QuerySelector(".error-summary")!.Reads());
        Assert.Contains("does not work on the board", (await owning.HtmlAsync()).QuerySelector(".error-summary")!.Reads());
        Assert.Equal("/handoffs/1", without.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task Taken_over_and_taken_back_at_once_only_the_first_counts()
    {
        await using var bench = await CardBench.StartAsync();
        var card = await bench.CardAsync("Write the guide", owner: bench.Berlin);
        var (berlin, kathmandu) = (await bench.Host.SignedInAsync("Berlin"), await bench.Host.SignedInAsync("Kathmandu"));
        await GiveAsync(bench, berlin, card, more: [("Input.MakesOwner", "true")]);
        var (mine, theirs) = (await berlin.OpenAsync("/handoffs/1"), await kathmandu.OpenAsync("/handoffs/1"));

        var answers = await Task.WhenAll(
            berlin.SubmitAsync(mine, "/handoffs/1", new Submission([], Action: "handler=Withdraw")),
            kathmandu.SubmitAsync(theirs, "/handoffs/1", new Submission([], Action: "handler=Accept"))
        );

        var codes = answers.Select(a => (int)a.StatusCode).Order().ToList();
        Assert.Equal([302, 409], codes);
        var late = await answers.Single(a => a.StatusCode == HttpStatusCode.Conflict).HtmlAsync();
        Assert.Contains("It has gone on since", late.QuerySelector(".error-summary")!.Reads(), StringComparison.Ordinal);
        var stored = await ReadAsync(bench.Host);
        Assert.Equal(2, stored.Turns.Count);
        Assert.Equal(
            stored.State == HandOffState.Accepted ? bench.Kathmandu : bench.Berlin,
            (await bench.ReadAsync(card)).OwnerId
        );
    }

    [Fact]
    public async Task A_full_personal_limit_keeps_the_work_from_being_taken_over_and_nothing_is_stored()
    {
        await using var bench = await CardBench.StartAsync(board => board.Agree(Strictness.Block, Strictness.Warn, 1));
        var card = await bench.CardAsync("Write the guide", "Doing", bench.Berlin);
        await bench.CardAsync("Mine already", "Doing", bench.Kathmandu);
        var (berlin, kathmandu) = (await bench.Host.SignedInAsync("Berlin"), await bench.Host.SignedInAsync("Kathmandu"));
        await GiveAsync(bench, berlin, card, more: [("Input.MakesOwner", "true")]);

        using var answer = await DoAsync(kathmandu, 1, "Accept");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal(HandOffState.Offered, (await ReadAsync(bench.Host)).State);
        Assert.Equal(bench.Berlin, (await bench.ReadAsync(card)).OwnerId);
    }

    [Fact]
    public async Task Only_the_two_act_and_only_who_sees_all_of_it_reads_it()
    {
        await using var bench = await CardBench.StartAsync();
        var card = await bench.CardAsync("Write the guide");
        var berlin = await bench.Host.SignedInAsync("Berlin");
        await GiveAsync(bench, berlin, card);
        var (newYork, support) = (await bench.Host.SignedInAsync("NewYork"), await bench.Host.SignedInAsync("Support"));

        var read = await newYork.OpenAsync("/handoffs/1");
        using var unseen = await support.GetAsync("/handoffs/1");
        using var forbidden = await newYork.PostAsync(
            "/handoffs/1?handler=Accept",
            await CardBench.FormAsync(newYork, ("Version", "1"))
        );
        using var notMine = await newYork.GetAsync("/handoffs/1/again");
        using var notTheirs = await berlin.PostAsync(
            "/handoffs/1?handler=Accept",
            await CardBench.FormAsync(berlin, ("Version", "1"))
        );

        Assert.Empty(read.QuerySelectorAll("article form"));
        Assert.Equal(HttpStatusCode.NotFound, unseen.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, forbidden.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, notMine.StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, notTheirs.StatusCode);
        Assert.Equal(HandOffState.Offered, (await ReadAsync(bench.Host)).State);
    }

    [Fact]
    public async Task The_list_shows_what_waits_for_me_what_I_wait_for_and_what_is_done()
    {
        await using var bench = await CardBench.StartAsync();
        var (berlin, kathmandu) = (await bench.Host.SignedInAsync("Berlin"), await bench.Host.SignedInAsync("Kathmandu"));
        Assert.NotNull((await berlin.OpenAsync("/handoffs")).QuerySelector(".empty"));
        foreach (var title in new[] { "One", "Two", "Three" })
            await GiveAsync(bench, berlin, await bench.CardAsync(title));
        await DoAsync(kathmandu, 2, "Ask", "Why?");
        await DoAsync(kathmandu, 3, "Decline", "Away.");

        var mine = await berlin.OpenAsync("/handoffs");
        var theirs = await kathmandu.OpenAsync("/handoffs");

        Assert.Equal(["Two"], Titles(mine, "waiting-title"));
        Assert.Equal(["One"], Titles(mine, "others-title"));
        Assert.Equal(["Three"], Titles(mine, "done-title"));
        Assert.Equal(["One"], Titles(theirs, "waiting-title"));
        Assert.Equal(["Two"], Titles(theirs, "others-title"));
        var before = await bench.Host.Commands.Of(() => berlin.GetAsync("/handoffs"));
        for (var i = 0; i < 3; i++)
            await GiveAsync(bench, berlin, await bench.CardAsync($"More {i}"));
        Assert.Equal(before.Count, (await bench.Host.Commands.Of(() => berlin.GetAsync("/handoffs"))).Count);

        static IEnumerable<string> Titles(AngleSharp.Html.Dom.IHtmlDocument page, string section) =>
            page.QuerySelectorAll($"section[aria-labelledby={section}] .rows a").Select(a => a.Reads());
    }

    [Fact]
    public async Task What_waits_for_somebody_who_leaves_comes_back_and_a_question_to_who_left_waits_no_more()
    {
        await using var bench = await CardBench.StartAsync();
        var (berlin, kathmandu) = (await bench.Host.SignedInAsync("Berlin"), await bench.Host.SignedInAsync("Kathmandu"));
        await GiveAsync(bench, berlin, await bench.CardAsync("Stays"));
        var asked = await bench.CardAsync("Asked");
        await GiveAsync(bench, kathmandu, asked, bench.NewYork);
        var newYork = await bench.Host.SignedInAsync("NewYork");
        await DoAsync(newYork, 2, "Ask", "Why?");
        await bench.Host.Database(async db =>
        {
            var leaver = await db.People.SingleAsync(p => p.Id == bench.Kathmandu);
            leaver.Employ(leaver.StartsOn, new(2026, 11, 11));
            await db.SaveChangesAsync();
        });

        await using (var scope = bench.Host.Services.CreateAsyncScope())
        {
            var leavers = scope.ServiceProvider.GetRequiredService<HandOffLeavers>();
            Assert.Equal(2, await leavers.GoOnAsync(bench.Now));
            Assert.Equal(0, await leavers.GoOnAsync(bench.Now));
        }

        Assert.Equal(HandOffState.Returned, (await ReadAsync(bench.Host, 1)).State);
        Assert.Equal(HandOffState.Offered, (await ReadAsync(bench.Host, 2)).State);
        Assert.Contains(await bench.ToldAsync(bench.Berlin), t => t.Contains("“Stays” is yours again", StringComparison.Ordinal));
        Assert.Contains(await bench.ToldAsync(bench.NewYork), t => t.Contains("answers no more", StringComparison.Ordinal));
        using var noAnswer = await newYork.PostAsync(
            "/handoffs/2?handler=Ask",
            await CardBench.FormAsync(newYork, ("Version", $"{(await ReadAsync(bench.Host, 2)).Version}"), ("Word", "And?"))
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, noAnswer.StatusCode);
        using var again = await berlin.SubmitAsync("/handoffs/1/again", ("Input.Receiver", $"{bench.NewYork}"));
        Assert.Equal("/handoffs/1", again.Headers.Location?.OriginalString);
        Assert.Equal(bench.NewYork, (await ReadAsync(bench.Host, 1)).WaitsFor);
    }

    /// <summary>Nested quotes, thousands of links, raw HTML and links that run something (security.md, text is text).</summary>
    [Fact]
    public async Task Texts_made_to_hurt_are_stored_as_text_and_too_long_ones_are_refused()
    {
        await using var bench = await CardBench.StartAsync();
        var card = await bench.CardAsync("Write the guide");
        var berlin = await bench.Host.SignedInAsync("Berlin");

        using var given = await GiveAsync(
            bench,
            berlin,
            card,
            more:
            [
                ("Input.Done", string.Concat(Enumerable.Repeat("> ", 9_000)) + "deep"),
                ("Input.Open", string.Concat(Enumerable.Range(0, 1_000).Select(i => $"[x](/cards/{i}) "))),
                ("Input.Next", "<script>alert(1)</script> <img src=x onerror=alert(1)> [x](javascript:alert(1))"),
            ]
        );
        using var long5 = await GiveAsync(bench, berlin, card, more: [("Input.Done", new string('a', 5_000_000))]);

        Assert.Equal("/handoffs/1", given.Headers.Location?.OriginalString);
        Assert.Contains((int)long5.StatusCode, new[] { 400, 413, 422 });
        var article = (await berlin.OpenAsync("/handoffs/1")).QuerySelector("article")!;
        Assert.Empty(article.QuerySelectorAll("script, img, [onerror], a[href^=javascript]"));
        Assert.Equal(1, await bench.Host.Database(db => db.HandOffs.CountAsync()));
    }

    [Fact]
    public async Task The_same_form_sent_twice_hands_over_once()
    {
        await using var bench = await CardBench.StartAsync();
        var card = await bench.CardAsync("Write the guide");
        var berlin = await bench.Host.SignedInAsync("Berlin");
        var form = await berlin.OpenAsync($"/handoffs/new?from=/cards/{card}");
        var filled = new Submission(("Input.Done", "x"), ("Input.Next", "y"), ("Input.Receiver", $"{bench.Kathmandu}"));

        using var first = await berlin.SubmitAsync(form, "/handoffs/new", filled);
        using var second = await berlin.SubmitAsync(form, "/handoffs/new", filled);

        Assert.Equal("/handoffs", second.Headers.Location?.OriginalString);
        Assert.Equal(1, await bench.Host.Database(db => db.HandOffs.CountAsync()));
    }

    [Fact]
    public async Task When_it_is_due_is_told_before_it_is_handed_over()
    {
        await using var bench = await CardBench.StartAsync();
        var card = await bench.CardAsync("Write the guide");
        var berlin = await bench.Host.SignedInAsync("Berlin");

        using var answer = await berlin.SubmitAsync(
            $"/handoffs/new?from=/cards/{card}",
            new Submission([("Input.Receiver", $"{bench.NewYork}"), ("Input.Days", "1")], Button: "When is that?")
        );

        // Nine in New York is three in the afternoon in Berlin.
        Assert.Contains(
            "That is Fri 13 Nov 2026, 15:00, for NewYork Fri 13 Nov 2026, 09:00",
            (await answer.HtmlAsync()).QuerySelector(".notice")!.Reads(),
            StringComparison.Ordinal
        );
        Assert.Equal(0, await bench.Host.Database(db => db.HandOffs.CountAsync()));
    }

    static Task AttachAsync(CardBench bench, Subject subject, string name) =>
        bench.Host.Database(async db =>
        {
            var file = new Domain.Files.Attachment(subject, name, bench.Berlin, bench.Now);
            file.Add(new(new string('a', 64), 5, "text/plain"), null, bench.Berlin, bench.Now);
            db.Attachments.Add(file);
            await db.SaveChangesAsync();
        });

    static Task<int> PageAsync(CardBench bench, string title) => Wiki.SomeWiki.DeployAsync(bench.Host, bench.Berlin, title);
}
