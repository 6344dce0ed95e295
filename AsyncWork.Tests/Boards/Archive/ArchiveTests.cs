using System.Net;
using AsyncWork.Domain.Boards;
using AsyncWork.Tests.Support;
using AsyncWork.Web.Data;
using AsyncWork.Web.Pages.Boards.Archive;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Tests.Boards.Archive;

[Trait("Feature", "B25")]
public sealed class ArchiveTests
{
    [Theory]
    [InlineData("archive")]
    [InlineData("delete")]
    public async Task A_card_leaves_its_board_its_stay_ends_what_waited_for_it_goes_on_and_it_comes_back(string how)
    {
        await using var host = new AppHost();
        await host.Given().Everyone().SaveAsync();
        var board = await host.BoardAsync();
        var card = await host.CardAsync(board, "First");
        var next = await host.CardAsync(board, "Next");
        await host.Database(async db =>
        {
            db.CardDependencies.Add(new CardDependency(card.Id, next.Id));
            (await db.Cards.SingleAsync(c => c.Id == next.Id)).CountBlockers(1, AppHost.Start);
            await db.SaveChangesAsync();
        });
        var browser = await host.SignedInAsync("Berlin");
        host.Clock.AdvanceMinutes(10);

        var gone = await browser.SubmitAsync($"/cards/{card.Id}/{how}", new Submission([], Action: "/cards/"));

        Assert.Equal($"/boards/{board.Id}", gone.Headers.Location?.OriginalString);
        await host.Database(async db =>
        {
            Assert.False((await db.Cards.SingleAsync(c => c.Id == card.Id)).IsOpen);
            Assert.Equal(host.Clock.GetCurrentInstant(), (await db.CardStays.SingleAsync(s => s.CardId == card.Id)).LeftAt);
            Assert.Equal(0, (await db.Cards.SingleAsync(c => c.Id == next.Id)).OpenBlockers);
        });

        await browser.SubmitAsync($"/cards/{card.Id}/restore", new Submission([], Action: "/cards/"));

        await host.Database(async db =>
        {
            Assert.True((await db.Cards.SingleAsync(c => c.Id == card.Id)).IsOpen);
            Assert.Equal(1, await db.CardStays.CountAsync(s => s.CardId == card.Id && s.LeftAt == null));
            Assert.Equal(1, (await db.Cards.SingleAsync(c => c.Id == next.Id)).OpenBlockers);
        });
    }

    [Fact]
    [Trait("Feature", "B5")]
    public async Task A_card_does_not_come_back_to_a_column_that_is_full_by_now()
    {
        await using var host = new AppHost();
        await host.Given().Everyone().SaveAsync();
        var board = await host.BoardAsync(b => b.Columns[1].LimitTo(1, null));
        var card = await host.CardAsync(board, "First", "Doing");
        var berlin = await host.ViewerAsync("Berlin");
        await host.Database(db => db.TakeOffAsync(berlin, card.Id, delete: false, AppHost.Start));
        await host.CardAsync(board, "Second", "Doing");

        var refused = await host.Database(db => db.BringBackAsync(berlin, card.Id, AppHost.Start));

        Assert.StartsWith("“Doing” is full: 1 of 1.", refused.Refused, StringComparison.Ordinal);
        Assert.False(await host.Database(db => db.Cards.AnyAsync(c => c.Id == card.Id && c.ArchivedAt == null)));
    }

    [Fact]
    public async Task All_that_is_done_in_a_column_is_archived_at_once_and_found_in_the_archive()
    {
        await using var host = new AppHost();
        await host.Given().Everyone().SaveAsync();
        var board = await host.BoardAsync();
        await host.CardAsync(board, "Ready one", "Done");
        await host.CardAsync(board, "Ready two", "Done");
        await host.CardAsync(board, "Still open", "Doing");
        var browser = await host.SignedInAsync("Berlin");

        await browser.SubmitAsync($"/boards/{board.Id}/archive", new Submission(("column", $"{board.Column("Done")}")));

        var archive = (await browser.OpenAsync($"/boards/{board.Id}/archive?q=ready")).Body!.Reads();
        Assert.Contains("Ready one", archive, StringComparison.Ordinal);
        Assert.Contains("Ready two", archive, StringComparison.Ordinal);
        Assert.DoesNotContain("Still open", archive, StringComparison.Ordinal);
        Assert.Equal(1, await host.Database(db => db.CardStays.CountAsync(s => s.LeftAt == null)));
    }

    [Fact]
    public async Task After_30_days_in_the_trash_a_card_and_a_board_are_gone_for_good_and_hours_stay()
    {
        await using var host = new AppHost();
        var given = host.Given().Everyone();
        await given.SaveAsync();
        var board = await host.BoardAsync();
        var kept = await host.BoardAsync(b => b.Rename("Kept", null));
        var card = await host.CardAsync(kept, "Gone");
        var stays = await host.CardAsync(kept, "Stays");
        await host.CardAsync(board, "On a board that goes");
        await host.Database(async db =>
        {
            db.CardDependencies.Add(new CardDependency(card.Id, stays.Id));
            (await db.Boards.SingleAsync(b => b.Id == board.Id)).Delete(AppHost.Start);
            (await db.Cards.SingleAsync(c => c.Id == card.Id)).Delete(AppHost.Start);
            await db.SaveChangesAsync();
        });

        await host.Database(db => db.EmptyTrashAsync(AppHost.Start + Duration.FromDays(29)));
        Assert.Equal(3, await host.Database(db => db.Cards.CountAsync()));

        await host.Database(db => db.EmptyTrashAsync(AppHost.Start + Duration.FromDays(31)));
        Assert.Equal(["Stays"], await host.Database(db => db.Cards.Select(c => c.Title).ToListAsync()));
        Assert.Equal(["Kept"], await host.Database(db => db.Boards.Select(b => b.Name).ToListAsync()));
    }

    [Fact]
    public async Task Who_does_not_work_on_the_board_changes_none_of_its_cards()
    {
        await using var host = new AppHost();
        await host.Given().Everyone().SaveAsync();
        var board = await host.BoardAsync(b => b.ShowTo(BoardAudience.Company));
        var card = await host.CardAsync(board, "First");
        var stranger = await host.SignedInAsync("Support");

        using var page = await stranger.GetAsync($"/cards/{card.Id}/archive");

        Assert.Equal(HttpStatusCode.NotFound, page.StatusCode);
        Assert.True(
            (
                await host.Database(async db =>
                    await db.TakeOffAsync(await host.ViewerAsync("Support"), card.Id, false, AppHost.Start)
                )
            ).IsGone
        );
    }

    [Theory]
    [InlineData("archive")]
    [InlineData("delete")]
    public async Task A_card_that_was_taken_off_its_board_shows_the_way_back_to_who_works_there(string how)
    {
        await using var host = new AppHost();
        await host.Given().Everyone().SaveAsync();
        var board = await host.BoardAsync(b => b.ShowTo(BoardAudience.Company));
        var card = await host.CardAsync(board, "First");
        var browser = await host.SignedInAsync("Berlin");
        await browser.SubmitAsync($"/cards/{card.Id}/{how}", new Submission([], Action: "/cards/"));

        foreach (var at in (string[])["", "/edit", "/move"])
            Assert.Equal(
                "Bring it back",
                (await browser.OpenAsync($"/cards/{card.Id}{at}"))
                    .QuerySelector($"#card a[href='/cards/{card.Id}/restore']")
                    ?.Reads()
            );
        using var seen = await (await host.SignedInAsync("Support")).GetAsync($"/cards/{card.Id}");
        Assert.Null((await seen.HtmlAsync()).QuerySelector("a[href$='/restore']"));
    }
}
