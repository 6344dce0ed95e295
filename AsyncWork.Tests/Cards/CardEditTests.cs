using System.Net;
using AsyncWork.Domain.Boards;
using AsyncWork.Tests.Support;
using NodaTime;

namespace AsyncWork.Tests.Cards;

/// <summary>The fields of a card are changed, beside others who do the same (product.md B23).</summary>
public sealed class CardEditTests
{
    [Fact]
    [Trait("Feature", "B2")]
    public async Task The_fields_are_changed_and_each_change_is_told_in_words()
    {
        await using var bench = await CardBench.StartAsync();
        var card = await bench.CardAsync("Write the guide", due: new(2026, 11, 20));
        var browser = await bench.Host.SignedInAsync("Berlin");

        using var answer = await browser.SubmitAsync(
            $"/cards/{card}/edit",
            ("Input.Title", "Write the whole guide"),
            ("Input.Owner", $"{bench.NewYork}"),
            ("Input.Helpers", $"{bench.Kathmandu}"),
            ("Input.Priority", "High"),
            ("Input.Due", "2026-11-27"),
            ("Input.Estimate", "1:30"),
            ("Input.Text", "- one\r\n- two")
        );

        Assert.Equal($"/cards/{card}", answer.Headers.Location?.OriginalString);
        var saved = await bench.ReadAsync(card);
        Assert.Equal(
            ("Write the whole guide", bench.NewYork, Priority.High, 90),
            (saved.Title, saved.OwnerId, saved.Priority, saved.Estimate)
        );
        Assert.Equal("- one\n- two", saved.Text);
        Assert.Equal(bench.Kathmandu, Assert.Single(saved.Helpers).PersonId);
        Assert.Equal(new LocalDate(2026, 11, 27), saved.DueOn);
        var events = string.Join('\n', await bench.EventsAsync(card));
        Assert.Contains("made NewYork the owner", events);
        Assert.Contains("changed the due date from Fri 20 Nov 2026 to Fri 27 Nov 2026", events);
        Assert.Contains("renamed the card, which was “Write the guide”", events);
        Assert.Contains("changed the priority from Normal to High", events);
        Assert.Contains("changed the estimate from none to 1:30 h", events);
        Assert.Contains(await bench.ToldAsync(bench.NewYork), t => t.StartsWith("Owner: ", StringComparison.Ordinal));
        Assert.Empty(await bench.ToldAsync(bench.Berlin));
    }

    [Fact]
    [Trait("Feature", "B3")]
    public async Task A_due_time_is_read_on_the_readers_clocks_with_the_owners_beside_them()
    {
        await using var bench = await CardBench.StartAsync();
        var card = await bench.CardAsync("Write the guide");
        var browser = await bench.Host.SignedInAsync("Berlin");
        Assert.Contains(
            "When you choose another owner, it counts where that one works.",
            (await browser.OpenAsync($"/cards/{await bench.CardAsync("Print it", owner: bench.Berlin)}/edit"))
                .QuerySelector("#due-hint")!
                .Reads(),
            StringComparison.Ordinal
        );

        await browser.SubmitAsync(
            $"/cards/{card}/edit",
            ("Input.Owner", $"{bench.Kathmandu}"),
            ("Input.Due", "2026-11-27"),
            ("Input.DueTime", "17:30")
        );

        var facts = (await browser.OpenAsync($"/cards/{card}")).QuerySelector("#card-facts")!.Reads();
        Assert.Contains("Fri 27 Nov 2026, 12:45", facts, StringComparison.Ordinal);
        Assert.Contains("Fri 27 Nov 2026, 17:30 in Kathmandu", facts, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Feature", "B23")]
    public async Task Two_who_change_different_fields_both_keep_what_they_wrote()
    {
        await using var bench = await CardBench.StartAsync();
        var card = await bench.CardAsync("Write the guide");
        var (berlin, newYork) = (await bench.Host.SignedInAsync("Berlin"), await bench.Host.SignedInAsync("NewYork"));
        var opened = await berlin.OpenAsync($"/cards/{card}/edit");
        await newYork.SubmitAsync($"/cards/{card}/edit", ("Input.Text", "Theirs"), ("Input.Priority", "Urgent"));

        using var answer = await berlin.SubmitAsync(opened, $"/cards/{card}/edit", new Submission(("Input.Title", "Mine")));

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var saved = await bench.ReadAsync(card);
        Assert.Equal(("Mine", "Theirs", Priority.Urgent), (saved.Title, saved.Text, saved.Priority));
    }

    [Theory]
    [Trait("Feature", "B23")]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_field_that_both_changed_shows_both_and_loses_nothing(bool htmx)
    {
        await using var bench = await CardBench.StartAsync();
        var card = await bench.CardAsync("Write the guide");
        var (berlin, newYork) = (await bench.Host.SignedInAsync("Berlin"), await bench.Host.SignedInAsync("NewYork"));
        var opened = await berlin.OpenAsync($"/cards/{card}/edit");
        await newYork.SubmitAsync($"/cards/{card}/edit", ("Input.Text", "Theirs"), ("Input.Priority", "Urgent"));

        using var answer = await berlin.SubmitAsync(
            opened,
            $"/cards/{card}/edit",
            new Submission([("Input.Text", "Mine"), ("Input.Title", "My title")], Htmx: htmx)
        );

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        var page = await answer.HtmlAsync();
        Assert.Equal("Mine", page.QuerySelector("[name='Input.Text']")!.TextContent.Trim());
        Assert.Equal("My title", page.QuerySelector("[name='Input.Title']")!.GetAttribute("value"));
        Assert.Contains("Theirs", page.QuerySelector(".card-theirs")!.Reads());
        Assert.Equal("Urgent", page.QuerySelector("[name='Input.Priority'] option[selected]")!.GetAttribute("value"));
        Assert.Equal("Theirs", (await bench.ReadAsync(card)).Text);

        // The second time it is said on purpose.
        using var again = await berlin.SubmitAsync(page, $"/cards/{card}/edit", new Submission([], Action: "/edit"));
        var saved = await bench.ReadAsync(card);
        Assert.Equal(("Mine", "My title", Priority.Urgent), (saved.Text, saved.Title, saved.Priority));
    }

    [Fact]
    [Trait("Feature", "B5")]
    public async Task A_person_at_their_limit_is_not_given_another_active_card()
    {
        await using var bench = await CardBench.StartAsync(board => board.Agree(Strictness.Block, Strictness.Warn, 1));
        await bench.CardAsync("Theirs already", "Doing", bench.NewYork);
        var card = await bench.CardAsync("One more", "Doing");
        var browser = await bench.Host.SignedInAsync("Berlin");

        using var answer = await browser.SubmitAsync(
            $"/cards/{card}/edit",
            ("Input.Owner", $"{bench.NewYork}"),
            ("Input.Text", "Kept")
        );

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await answer.HtmlAsync();
        Assert.Contains("NewYork has 1 active cards", page.QuerySelector("#Input_Owner_error")!.Reads());
        Assert.Equal("Kept", page.QuerySelector("[name='Input.Text']")!.TextContent.Trim());
        var saved = await bench.ReadAsync(card);
        Assert.Null(saved.OwnerId);
        Assert.Equal("", saved.Text);
    }

    [Fact]
    public async Task Somebody_from_outside_and_a_strange_label_are_refused()
    {
        await using var bench = await CardBench.StartAsync();
        var card = await bench.CardAsync("Write the guide");
        var browser = await bench.Host.SignedInAsync("Berlin");

        using var owner = await browser.SubmitAsync($"/cards/{card}/edit", ("Input.Owner", $"{bench.Support}"));
        using var label = await browser.SubmitAsync($"/cards/{card}/edit", ("Input.Labels", "4711"));

        Assert.Equal(
            (HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnprocessableEntity),
            (owner.StatusCode, label.StatusCode)
        );
        Assert.Null((await bench.ReadAsync(card)).OwnerId);
    }

    [Fact]
    public async Task A_description_has_up_to_100_000_characters_and_is_shown_without_scripts()
    {
        await using var bench = await CardBench.StartAsync();
        var card = await bench.CardAsync("Write the guide");
        var browser = await bench.Host.SignedInAsync("Berlin");
        var text = "<script>alert(1)</script> [x](javascript:alert(1)) " + new string('a', 99_000);
        text = text.PadRight(100_000, 'b');

        using var accepted = await browser.SubmitAsync($"/cards/{card}/edit", ("Input.Text", text));
        using var refused = await browser.SubmitAsync($"/cards/{card}/edit", ("Input.Text", text + "c"));

        Assert.Equal(HttpStatusCode.Redirect, accepted.StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Equal(100_000, (await bench.ReadAsync(card)).Text.Length);
        var page = await browser.OpenAsync($"/cards/{card}");
        Assert.Null(page.QuerySelector("#card script"));
        Assert.Null(page.QuerySelector("#card a[href^='javascript']"));
    }

    [Theory]
    [InlineData("a\u0001b")]
    [InlineData("deep")]
    public async Task Texts_that_are_none_are_refused_and_deep_lists_are_answered_quickly(string text)
    {
        await using var bench = await CardBench.StartAsync();
        var card = await bench.CardAsync("Write the guide");
        var browser = await bench.Host.SignedInAsync("Berlin");
        var isDeep = text == "deep";
        if (isDeep)
            text = string.Join('\n', Enumerable.Range(0, 200).Select(level => new string(' ', level * 2) + "- item"));
        var watch = System.Diagnostics.Stopwatch.StartNew();

        using var answer = await browser.SubmitAsync($"/cards/{card}/edit", ("Input.Text", text));

        Assert.Equal(isDeep ? HttpStatusCode.Redirect : HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10), $"It took {watch.Elapsed}.");
    }

    [Fact]
    [Trait("Feature", "B3")]
    public async Task Who_changes_the_start_alone_moves_no_due_moment_though_the_owner_works_elsewhere_by_now()
    {
        await using var bench = await CardBench.StartAsync();
        var card = await bench.CardAsync("Write the guide", owner: bench.NewYork, due: new(2026, 11, 20));
        var was = (await bench.ReadAsync(card)).DueAt;
        await bench.Host.Database(async db =>
        {
            (await db.People.FindAsync(bench.NewYork))!.WorkIn(Given.Zone("Asia/Kathmandu"), null);
            await db.SaveChangesAsync();
        });
        var browser = await bench.Host.SignedInAsync("Berlin");
        var form = await browser.OpenAsync($"/cards/{card}/edit");

        await browser.SubmitAsync(form, $"/cards/{card}/edit", new Submission(("Input.Start", "2026-11-18")));

        var saved = await bench.ReadAsync(card);
        Assert.Equal((was, "America/New_York", 0), (saved.DueAt, saved.DueZone!.Id, saved.DueMoves));
        Assert.Equal(new LocalDate(2026, 11, 18), saved.StartOn);
        Assert.Contains(
            "stands in the time zone America/New_York. What you change counts where the owner works: Asia/Kathmandu for NewYork.",
            form.QuerySelector("#due-hint")!.Reads(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    [Trait("Feature", "N1")]
    public async Task Whose_card_is_made_by_somebody_else_is_told_and_who_makes_their_own_is_not()
    {
        await using var bench = await CardBench.StartAsync();
        var browser = await bench.Host.SignedInAsync("Berlin");

        foreach (var owner in new[] { bench.NewYork, bench.Berlin })
            using (
                var made = await browser.SubmitAsync(
                    $"/cards/new?board={bench.Board}",
                    ("Input.Title", "Write the guide"),
                    ("Input.Owner", $"{owner}")
                )
            )
                Assert.Equal(HttpStatusCode.Redirect, made.StatusCode);

        Assert.Equal(["Owner: Berlin made you the owner of “Write the guide”."], await bench.ToldAsync(bench.NewYork));
        Assert.Empty(await bench.ToldAsync(bench.Berlin));
    }
}
