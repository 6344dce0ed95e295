using System.Net;
using AsyncWork.Domain.Boards;
using AsyncWork.Tests.Support;
using AsyncWork.Web.Pages.Boards;
using AsyncWork.Web.Pages.Boards.Flow;
using NodaTime;

namespace AsyncWork.Tests.Boards.Flow;

/// <summary>A board's flow, calendar and timeline: who sees them, and what they say.</summary>
[Trait("Feature", "B18 B19 B12")]
public sealed class BoardFlowTests : IAsyncDisposable
{
    readonly AppHost host = new();

    [Theory]
    [InlineData("flow")]
    [InlineData("calendar")]
    [InlineData("timeline")]
    [Trait("Feature", "B24")]
    public async Task Who_may_look_at_the_board_may_look_at_this_and_nobody_else(string view)
    {
        await host.Given().Everyone().SaveAsync();
        var board = await host.BoardAsync();
        var address = $"/boards/{board.Id}/{view}";

        Assert.Equal(HttpStatusCode.OK, (await (await host.SignedInAsync("berlin")).GetAsync(address)).StatusCode);
        var other = await host.SignedInAsync("support");
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(address)).StatusCode);

        await host.Database(async db =>
        {
            (await db.Boards.FindAsync(board.Id))!.ShowTo(BoardAudience.Company);
            await db.SaveChangesAsync();
        });
        Assert.Equal(HttpStatusCode.OK, (await other.GetAsync(address)).StatusCode);
    }

    [Fact]
    public async Task An_open_card_that_has_not_moved_for_five_working_days_is_stuck()
    {
        await host.Given().Everyone().SaveAsync();
        var board = await host.BoardAsync();
        await host.CardAsync(board, "Still", "Doing");
        await host.CardAsync(board, "Not begun");
        host.Clock.Advance(Duration.FromDays(6)); // Thursday to Wednesday: four working days
        var browser = await host.SignedInAsync("berlin");
        var row = (await browser.OpenAsync($"/boards/{board.Id}/flow")).QuerySelector("[aria-labelledby=aging] tbody tr")!;
        Assert.DoesNotContain("Stuck", row.TextContent, StringComparison.Ordinal);

        host.Clock.Advance(Duration.FromDays(1));
        browser = await host.SignedInAsync("berlin");
        var page = await browser.OpenAsync($"/boards/{board.Id}/flow");

        row = Assert.Single(page.QuerySelectorAll("[aria-labelledby=aging] tbody tr"));
        Assert.Contains("Still", row.TextContent, StringComparison.Ordinal);
        Assert.Contains("Stuck", row.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(19, false)]
    [InlineData(20, true)]
    public async Task What_is_usual_is_known_from_twenty_finished_cards_on_and_kept_with_the_board(int cards, bool isKnown)
    {
        await host.Given().Everyone().SaveAsync();
        var board = await host.BoardAsync();
        var made = new List<Card>();
        for (var i = 0; i < cards; i++)
            made.Add(await host.CardAsync(board, $"Card {i}", "Doing"));
        host.Clock.Advance(Duration.FromDays(3));
        foreach (var card in made)
            await DoneAsync(board, card);

        var page = await (await host.SignedInAsync("berlin")).OpenAsync($"/boards/{board.Id}/flow");

        Assert.Equal(isKnown ? "3.0 d" : "–", page.QuerySelectorAll(".tile__figure")[1].TextContent.Trim());
        var stored = (await host.Database(db => db.Boards.FindAsync(board.Id).AsTask()))!;
        Assert.Equal((isKnown ? 3 * 24 * 60 : null, cards), (stored.CycleP85, stored.CycleCount));
        Assert.Equal(0, await host.Database(db => db.ExpectAsync(host.Clock.GetCurrentInstant())));
        host.Clock.Advance(Duration.FromDays(1) + Duration.FromMinutes(1));
        Assert.Equal(1, await host.Database(db => db.ExpectAsync(host.Clock.GetCurrentInstant())));
    }

    [Fact]
    public async Task The_calendar_shows_a_card_on_its_days_and_the_timeline_as_a_bar_between_them()
    {
        await host.Given().Everyone().SaveAsync();
        var board = await host.BoardAsync();
        await host.CardAsync(board, "Dated", more: c => c with { StartOn = new(2026, 11, 16), DueOn = new(2026, 11, 20) });
        await host.CardAsync(board, "Undated");
        var browser = await host.SignedInAsync("berlin");

        var month = await browser.OpenAsync($"/boards/{board.Id}/calendar?month=2026-11");
        Assert.Equal(
            ["starts", "due"],
            month.QuerySelectorAll("td li").Select(c => c.QuerySelector(".rows__note")!.TextContent.Trim())
        );
        Assert.Empty((await browser.OpenAsync($"/boards/{board.Id}/calendar?month=2026-12")).QuerySelectorAll("td li"));
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync($"/boards/{board.Id}/calendar?month=nonsense")).StatusCode);

        var timeline = await browser.OpenAsync($"/boards/{board.Id}/timeline?from=2026-11-16");
        var bar = Assert.Single(timeline.QuerySelectorAll("td rect"));
        Assert.Equal(("0", "50"), (bar.GetAttribute("x"), bar.GetAttribute("width")));
    }

    async Task DoneAsync(Board board, Card card) =>
        await host.Database(db =>
            db.InTransactionAsync(async token =>
                await db.PlaceAsync(
                    (await db.Cards.FindAsync([card.Id], token))!,
                    new CardTarget(board.Column("Done"), null, null),
                    null,
                    host.Clock.GetCurrentInstant(),
                    token
                )
            )
        );

    public ValueTask DisposeAsync() => host.DisposeAsync();
}
