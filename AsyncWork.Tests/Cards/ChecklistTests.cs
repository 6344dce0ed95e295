using System.Net;
using AsyncWork.Domain.Boards;
using AsyncWork.Tests.Support;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Tests.Cards;

/// <summary>Checklists of a card, and items that become cards (product.md B8).</summary>
[Trait("Feature", "B8")]
public sealed class ChecklistTests
{
    static async Task<(CardBench Bench, int Card, HttpClient Browser, ChecklistItem[] Items)> WithItemsAsync(
        Action<Board>? agree = null
    )
    {
        var bench = await CardBench.StartAsync(agree);
        var card = await bench.CardAsync("Write the guide", "Doing");
        var browser = await bench.Host.SignedInAsync("Berlin");
        await browser.SubmitAsync($"/cards/{card}", new Submission([("name", "Steps")], Action: "handler=AddList"));
        foreach (var text in new[] { "Draft", "Review" })
            await browser.SubmitAsync($"/cards/{card}", new Submission([("text", text)], Action: "checklists?handler=Add"));
        return (bench, card, browser, await ItemsAsync(bench, card));
    }

    static Task<ChecklistItem[]> ItemsAsync(CardBench bench, int card) =>
        bench.Host.Database(db =>
            db.ChecklistItems.AsNoTracking().Where(i => i.CardId == card).OrderBy(i => i.Place).ToArrayAsync()
        );

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Items_are_ticked_and_opened_again_and_the_card_counts_them(bool htmx)
    {
        var (bench, card, browser, items) = await WithItemsAsync();
        await using var _ = bench;
        Assert.Equal(["Draft", "Review"], items.Select(i => i.Text));

        using var answer = await browser.SubmitAsync(
            $"/cards/{card}",
            new Submission([("item", $"{items[1].Id}"), ("done", "true")], Htmx: htmx)
        );

        Assert.Equal(htmx ? HttpStatusCode.OK : HttpStatusCode.Redirect, answer.StatusCode);
        if (htmx)
            Assert.Equal("checklists", (await answer.HtmlAsync()).Body!.FirstElementChild!.Id);
        var saved = await bench.ReadAsync(card);
        Assert.Equal((1, 2), (saved.ChecklistDone, saved.ChecklistItems));
        Assert.Contains("1 of 2 done", (await browser.OpenAsync($"/cards/{card}")).QuerySelector("#checklists")!.Reads());
        Assert.Contains("ticked “Review”", await bench.EventsAsync(card));

        await browser.SubmitAsync($"/cards/{card}", new Submission([("item", $"{items[1].Id}"), ("done", "false")]));
        Assert.Equal(0, (await bench.ReadAsync(card)).ChecklistDone);
    }

    [Fact]
    public async Task Items_are_put_into_another_order_changed_and_deleted()
    {
        var (bench, card, browser, items) = await WithItemsAsync();
        await using var _ = bench;

        await browser.PostAsync(
            $"/cards/{card}/checklists?handler=Shift",
            await CardBench.FormAsync(browser, ("item", $"{items[1].Id}"), ("up", "true"))
        );
        Assert.Equal(["Review", "Draft"], (await ItemsAsync(bench, card)).Select(i => i.Text));

        await browser.SubmitAsync(
            $"/cards/{card}/checklists/{items[0].Id}",
            ("Text", "Draft it"),
            ("Owner", $"{bench.Kathmandu}"),
            ("Due", "2026-11-20")
        );
        var changed = (await ItemsAsync(bench, card)).Single(i => i.Id == items[0].Id);
        Assert.Equal(("Draft it", bench.Kathmandu, new LocalDate(2026, 11, 20)), (changed.Text, changed.OwnerId, changed.DueOn));

        using var wrong = await browser.SubmitAsync(
            $"/cards/{card}/checklists/{items[0].Id}",
            ("Text", "Kept"),
            ("Owner", $"{bench.Support}")
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.Equal("Kept", (await wrong.HtmlAsync()).QuerySelector("[name=Text]")!.GetAttribute("value"));

        await browser.SubmitAsync($"/cards/{card}/checklists/{items[0].Id}", new Submission([], Button: "Delete item"));
        Assert.Equal(1, (await bench.ReadAsync(card)).ChecklistItems);
        await browser.SubmitAsync($"/cards/{card}", new Submission([], Action: "handler=RemoveList"));
        Assert.Equal(0, (await bench.ReadAsync(card)).ChecklistItems);
        Assert.Empty(await ItemsAsync(bench, card));
    }

    [Fact]
    public async Task An_item_becomes_a_card_that_is_linked_from_both_sides()
    {
        var (bench, card, browser, items) = await WithItemsAsync();
        await using var _ = bench;

        using var answer = await browser.SubmitAsync(
            $"/cards/{card}/checklists/{items[0].Id}",
            new Submission([], Button: "Make it a card")
        );

        var made = await bench.Host.Database(db => db.Cards.AsNoTracking().SingleAsync(c => c.Title == "Draft"));
        Assert.Equal($"/cards/{made.Id}", answer.Headers.Location?.OriginalString);
        Assert.Equal(bench.Columns["Doing"], made.ColumnId);
        Assert.Equal(1, (await bench.ReadAsync(card)).ChecklistItems);
        Assert.Contains("Write the guide", (await browser.OpenAsync($"/cards/{made.Id}")).QuerySelector("#links")!.Reads());
        Assert.Contains("Draft links here", (await browser.OpenAsync($"/cards/{card}")).QuerySelector("#links")!.Reads());
    }

    [Fact]
    [Trait("Feature", "B5")]
    public async Task In_a_full_column_an_item_stays_an_item()
    {
        var (bench, card, browser, items) = await WithItemsAsync(board => board.Columns[1].LimitTo(1, null));
        await using var _ = bench;

        using var answer = await browser.SubmitAsync(
            $"/cards/{card}/checklists/{items[0].Id}",
            new Submission([], Button: "Make it a card")
        );

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("“Doing” is full", (await answer.HtmlAsync()).QuerySelector(".error-summary")!.Reads());
        Assert.Equal(2, (await ItemsAsync(bench, card)).Length);
        Assert.Equal(1, await bench.Host.Database(db => db.Cards.CountAsync()));
    }

    [Fact]
    public async Task Who_only_looks_ticks_nothing_and_who_does_not_see_finds_nothing()
    {
        var (bench, card, _, items) = await WithItemsAsync(board => board.ShowTo(BoardAudience.Company));
        await using var __ = bench;
        var browser = await bench.Host.SignedInAsync("Support");
        var foreign = await bench.CardAsync("Theirs", onDesk: true);
        var form = await CardBench.FormAsync(browser, ("item", $"{items[0].Id}"), ("done", "true"));

        using var looks = await browser.PostAsync($"/cards/{card}/checklists?handler=Tick", form);
        using var other = await browser.PostAsync($"/cards/{foreign}/checklists?handler=Tick", form);
        using var item = await browser.GetAsync($"/cards/{foreign}/checklists/{items[0].Id}");

        Assert.Equal(HttpStatusCode.Forbidden, looks.StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, other.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, item.StatusCode);
        Assert.Equal(0, (await bench.ReadAsync(card)).ChecklistDone);
    }
}
