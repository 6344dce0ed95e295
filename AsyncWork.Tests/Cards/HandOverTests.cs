using System.Net;
using AsyncWork.Domain.Boards;
using AsyncWork.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AsyncWork.Tests.Cards;

/// <summary>A card goes to who has to act next; hours are logged on it; its history is told in words (product.md B22, B21, B17).</summary>
public sealed class HandOverTests
{
    [Fact]
    [Trait("Feature", "B22")]
    public async Task A_card_is_handed_over_with_a_note_and_moved()
    {
        await using var bench = await CardBench.StartAsync();
        var card = await bench.CardAsync("Write the guide", "Doing");
        var browser = await bench.Host.SignedInAsync("Berlin");
        var page = await browser.OpenAsync($"/cards/{card}/hand-over");
        // 09:10 in Berlin is 13:55 in Kathmandu, and 03:10 in New York, where work begins at nine.
        Assert.Contains("Kathmandu 13:55", page.QuerySelector("form.card-form")!.Reads());
        Assert.Contains("off until 09:00", page.QuerySelector("form.card-form")!.Reads());

        using var answer = await browser.SubmitAsync(
            $"/cards/{card}/hand-over",
            ("Person", $"{bench.Kathmandu}"),
            ("Note", "Text is done. Pictures are open."),
            ("Column", $"{bench.Columns["Review"]}")
        );

        Assert.Equal($"/cards/{card}", answer.Headers.Location?.OriginalString);
        var saved = await bench.ReadAsync(card);
        Assert.Equal((bench.Kathmandu, bench.Columns["Review"], 1), (saved.WaitingOn, saved.ColumnId, saved.Comments));
        Assert.Contains(
            await bench.ToldAsync(bench.Kathmandu),
            t => t.StartsWith("HandedOver: Berlin handed", StringComparison.Ordinal)
        );
        Assert.Contains("Pictures are open", (await browser.OpenAsync($"/cards/{card}")).QuerySelector("#comments")!.Reads());

        await browser.SubmitAsync($"/cards/{card}", new Submission([], Button: "It goes on"));
        Assert.Null((await bench.ReadAsync(card)).WaitingOn);
    }

    /// <summary>The card went on meanwhile: the form that is sent again takes it nowhere.</summary>
    [Fact]
    [Trait("Feature", "B22")]
    public async Task The_same_form_again_moves_nothing()
    {
        await using var bench = await CardBench.StartAsync();
        var card = await bench.CardAsync("Write the guide", "Doing");
        var browser = await bench.Host.SignedInAsync("Berlin");
        var key = $"{Guid.NewGuid()}";

        await HandOverAsync();
        await bench.Host.Database(db =>
            db.Cards.Where(c => c.Id == card).ExecuteUpdateAsync(set => set.SetProperty(c => c.ColumnId, bench.Columns["Doing"]))
        );
        await HandOverAsync();

        var saved = await bench.ReadAsync(card);
        Assert.Equal((bench.Columns["Doing"], 1), (saved.ColumnId, saved.Comments));

        async Task HandOverAsync()
        {
            using var answer = await browser.SubmitAsync(
                $"/cards/{card}/hand-over",
                ("FormKey", key),
                ("Person", $"{bench.Kathmandu}"),
                ("Note", "Text is done."),
                ("Column", $"{bench.Columns["Review"]}")
            );
            Assert.Equal($"/cards/{card}", answer.Headers.Location?.OriginalString);
        }
    }

    [Theory]
    [Trait("Feature", "B22")]
    [InlineData("", true)]
    [InlineData("A note", false)]
    public async Task Without_a_note_or_to_somebody_from_outside_nothing_is_handed_over(string note, bool inside)
    {
        await using var bench = await CardBench.StartAsync();
        var card = await bench.CardAsync("Write the guide", "Doing");
        var browser = await bench.Host.SignedInAsync("Berlin");

        using var answer = await browser.SubmitAsync(
            $"/cards/{card}/hand-over",
            ("Person", $"{(inside ? bench.Kathmandu : bench.Support)}"),
            ("Note", note),
            ("Column", $"{bench.Columns["Review"]}")
        );

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var saved = await bench.ReadAsync(card);
        Assert.Equal((null, bench.Columns["Doing"], 0), (saved.WaitingOn, saved.ColumnId, saved.Comments));
    }

    [Fact]
    [Trait("Feature", "B5")]
    public async Task A_full_column_takes_no_card_that_is_handed_over()
    {
        await using var bench = await CardBench.StartAsync(board => board.Columns[2].LimitTo(1, null));
        await bench.CardAsync("There already", "Review");
        var card = await bench.CardAsync("Write the guide", "Doing");
        var browser = await bench.Host.SignedInAsync("Berlin");

        using var answer = await browser.SubmitAsync(
            $"/cards/{card}/hand-over",
            ("Person", $"{bench.Kathmandu}"),
            ("Note", "Kept"),
            ("Column", $"{bench.Columns["Review"]}")
        );

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("Kept", (await answer.HtmlAsync()).QuerySelector("[name=Note]")!.TextContent);
        Assert.Null((await bench.ReadAsync(card)).WaitingOn);
    }

    [Fact]
    [Trait("Feature", "B21")]
    public async Task Hours_are_logged_on_a_card_and_others_see_their_sum_only()
    {
        await using var bench = await CardBench.StartAsync();
        var card = await bench.CardAsync("Write the guide", "Doing");
        var (berlin, newYork) = (await bench.Host.SignedInAsync("Berlin"), await bench.Host.SignedInAsync("NewYork"));
        var project = await bench.Host.Database(db => db.Projects.Select(p => p.Id).SingleAsync());

        using var answer = await berlin.SubmitAsync(
            $"/cards/{card}/time",
            ("Input.Duration", "1:30"),
            ("Input.ProjectId", $"{project}"),
            ("Input.Description", "Quietly written")
        );
        using var wrong = await berlin.SubmitAsync(
            $"/cards/{card}/time",
            ("Input.Duration", "long"),
            ("Input.ProjectId", $"{project}")
        );

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.Equal(card, (await bench.Host.Database(db => db.TimeEntries.SingleAsync())).CardId);
        Assert.Contains("Quietly written", (await berlin.OpenAsync($"/cards/{card}/time")).Body!.Reads());
        var others = await newYork.OpenAsync($"/cards/{card}/time");
        Assert.DoesNotContain("Quietly written", others.Body!.Reads());
        Assert.Contains("1:30 h", (await newYork.OpenAsync($"/cards/{card}")).QuerySelector("#card-facts")!.Reads());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    [Trait("Feature", "T2")]
    public async Task Hours_that_were_deleted_come_back_to_their_card_if_it_is_still_there(bool isThere)
    {
        await using var bench = await CardBench.StartAsync();
        var card = await bench.CardAsync("Write the guide", "Doing");
        var browser = await bench.Host.SignedInAsync("Berlin");
        var project = await bench.Host.Database(db => db.Projects.Select(p => p.Id).SingleAsync());
        await browser.SubmitAsync($"/cards/{card}/time", ("Input.Duration", "1:30"), ("Input.ProjectId", $"{project}"));
        var entry = await bench.Host.Database(db => db.TimeEntries.Select(e => e.Id).SingleAsync());
        await browser.SubmitAsync($"/time/entries/{entry}", new Submission([], Button: "Delete entry"));
        var month = await browser.OpenAsync("/time?month=2026-11");
        if (!isThere)
            await bench.Host.Database(db => db.Cards.Where(c => c.Id == card).ExecuteDeleteAsync());

        await browser.SubmitAsync(month, "/time", new Submission([], Button: "Undo"));

        var back = await bench.Host.Database(db => db.TimeEntries.SingleAsync());
        Assert.Equal((90, isThere ? card : null), (back.Minutes, back.CardId));
    }

    [Fact]
    [Trait("Feature", "T1")]
    public async Task The_timer_runs_on_a_card_and_names_it()
    {
        await using var bench = await CardBench.StartAsync();
        var card = await bench.CardAsync("Write the guide", "Doing");
        var browser = await bench.Host.SignedInAsync("Berlin");
        var project = await bench.Host.Database(db => db.Projects.Select(p => p.Id).SingleAsync());

        await browser.SubmitAsync(
            $"/cards/{card}/time",
            new Submission([("Input.ProjectId", $"{project}")], Button: "Start timer")
        );
        Assert.Contains("Write the guide", (await browser.OpenAsync("/account")).QuerySelector("#timer")!.Reads());
        bench.Host.Clock.AdvanceMinutes(10);
        await browser.SubmitAsync("/account", new Submission([], Button: "Stop"));

        var entry = await bench.Host.Database(db => db.TimeEntries.SingleAsync());
        Assert.Equal((card, 10), (entry.CardId, entry.Minutes));
    }

    [Fact]
    [Trait("Feature", "B17")]
    public async Task What_happened_is_told_newest_first_and_by_pages()
    {
        await using var bench = await CardBench.StartAsync();
        var card = await bench.CardAsync("Write the guide");
        var browser = await bench.Host.SignedInAsync("Berlin");
        bench.Host.Clock.AdvanceMinutes(1);
        await browser.SubmitAsync($"/cards/{card}/move", ("Column", $"{bench.Columns["Doing"]}"));
        bench.Host.Clock.AdvanceMinutes(1);
        await browser.SubmitAsync($"/cards/{card}", new Submission([("Comment.Text", "Begun.")], Action: "handler=Add"));

        var lines = (await browser.OpenAsync($"/cards/{card}/history"))
            .QuerySelectorAll(".history li")
            .Select(l => l.Reads())
            .ToList();

        Assert.StartsWith("Berlin wrote a comment", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("Berlin brought it to “Doing”", lines[1], StringComparison.Ordinal);
        Assert.Contains("made the card in “Ideas”", string.Join('\n', lines[2..]));

        await bench.Host.Database(async db =>
        {
            for (var i = 0; i < 40; i++)
                db.Add(new CardEvent(card, bench.Berlin, bench.Now, $"did {i}"));
            await db.SaveChangesAsync();
        });
        var page = await (await browser.GetFragmentAsync($"/cards/{card}/history?p=2")).HtmlAsync();
        Assert.Equal("history", page.Body!.FirstElementChild!.Id);
        Assert.Contains("made the card in", page.Body!.Reads());
    }

    [Fact]
    public async Task A_card_with_everything_on_it_is_read_in_a_few_queries()
    {
        await using var bench = await CardBench.StartAsync();
        var card = await bench.CardAsync("Write the guide", "Doing", bench.NewYork);
        var browser = await bench.Host.SignedInAsync("Berlin");
        await browser.GetAsync($"/cards/{card}");
        var before = await bench.Host.Commands.Of(() => browser.GetAsync($"/cards/{card}"));
        await browser.SubmitAsync($"/cards/{card}", new Submission([("name", "Steps")], Action: "handler=AddList"));
        foreach (var text in new[] { "One", "Two", "Three" })
        {
            await browser.SubmitAsync($"/cards/{card}", new Submission([("text", text)], Action: "checklists?handler=Add"));
            await browser.SubmitAsync($"/cards/{card}", new Submission([("Comment.Text", text)], Action: "comments?handler=Add"));
            await browser.SubmitAsync(
                $"/cards/{card}",
                new Submission([("url", $"https://{text}.example")], Action: "links?handler=Add")
            );
        }

        var after = await bench.Host.Commands.Of(() => browser.GetAsync($"/cards/{card}"));

        Assert.Equal(before.Count, after.Count);
        // The frame's one, and one for each part: the card, its people, checklists, dependencies, files, links and comments.
        Assert.InRange(after.Count, 1, 8);
    }
}
