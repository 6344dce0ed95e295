using AsyncWork.Domain.Boards;
using AsyncWork.Domain.People;
using AsyncWork.Tests.Cards;
using AsyncWork.Tests.Support;
using AsyncWork.Web.Data;
using AsyncWork.Web.History;
using AsyncWork.Web.Pages.Boards;
using AsyncWork.Web.Pages.Boards.Archive;
using AsyncWork.Web.Pages.Requests;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace AsyncWork.Tests.Boards.Archive;

/// <summary>What becomes of questions and of what waits when a card or a board leaves, comes back or goes for good (product.md B4, B25, P5).</summary>
public sealed class TakenOffTests
{
    static async Task<int> AskedCardAsync(CardBench bench, string column = "Ideas")
    {
        var card = await bench.CardAsync("Write the guide", column);
        var berlin = await bench.Host.SignedInAsync("Berlin");
        await berlin.SubmitAsync(
            $"/cards/{card}/comments?ask=true",
            new Submission([("Comment.Text", "Which format?"), ("Comment.Ask.Whom", $"p{bench.NewYork}")], Action: "handler=Add")
        );
        return card;
    }

    static Task<int> WaitingAsync(CardBench bench) =>
        bench.Host.Database(async db => await RequestQueries.ListWaiting(db, bench.NewYork, null, bench.Now, 10).CountAsync());

    static async Task TieAsync(CardBench bench, int blocker, int blocked) =>
        await bench.Host.Database(async db =>
        {
            db.CardDependencies.Add(new CardDependency(blocker, blocked));
            (await db.Cards.SingleAsync(c => c.Id == blocked)).CountBlockers(1, bench.Now);
            await db.SaveChangesAsync();
        });

    static async Task BringAsync(CardBench bench, BoardState to, string who = "Manager2", int? board = null)
    {
        var viewer = await bench.Host.ViewerAsync(who);
        bench.Host.Clock.AdvanceMinutes(1);
        await using var scope = bench.Host.Services.CreateAsyncScope();
        var (db, audit) = (
            scope.ServiceProvider.GetRequiredService<AppDbContext>(),
            scope.ServiceProvider.GetRequiredService<AuditTrail>()
        );
        Assert.NotNull(await db.BringBoardAsync(viewer, audit, board ?? bench.OtherBoard, null, to, bench.Now));
    }

    [Fact]
    [Trait("Feature", "B25")]
    public async Task A_card_on_which_somebody_was_asked_goes_for_good_and_keeps_nothing_else_from_going()
    {
        await using var bench = await CardBench.StartAsync();
        var card = await AskedCardAsync(bench);
        await bench.Host.Database(async db =>
        {
            (await db.Cards.SingleAsync(c => c.Id == card)).Delete(bench.Now);
            await db.SaveChangesAsync();
            await db.SaveOnceAsync(Guid.NewGuid(), bench.Now);
        });
        bench.Host.Clock.AdvanceDays(31);

        await using (var scope = bench.Host.Services.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<Housekeeping>().CleanAsync();

        await bench.Host.Database(async db =>
        {
            Assert.Equal(0, await db.Cards.CountAsync());
            Assert.Equal(0, await db.Requests.CountAsync());
            Assert.Equal(0, await db.UsedFormKeys.CountAsync());
            // That New York was told stays counted.
            var told = await db.Notifications.SingleAsync(n => n.PersonId == bench.NewYork);
            Assert.Null(told.RequestId);
            Assert.NotNull(told.DoneAt);
        });
    }

    [Fact]
    [Trait("Feature", "B25")]
    public async Task What_cannot_be_cleaned_keeps_nothing_else_and_is_told()
    {
        await using var bench = await CardBench.StartAsync();
        await bench.Host.Database(async db =>
        {
            await db.SaveOnceAsync(Guid.NewGuid(), bench.Now);
            await db.Database.ExecuteSqlAsync($"DROP TABLE WikiPages");
        });
        bench.Host.Clock.AdvanceDays(31);

        await using (var scope = bench.Host.Services.CreateAsyncScope())
        {
            var housekeeping = scope.ServiceProvider.GetRequiredService<Housekeeping>();
            await Assert.ThrowsAsync<AggregateException>(() => housekeeping.CleanAsync());
        }

        Assert.Equal(0, await bench.Host.Database(db => db.UsedFormKeys.CountAsync()));
    }

    [Theory]
    [Trait("Feature", "P5")]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_is_asked_on_a_card_waits_for_nobody_while_it_is_off_its_board(bool delete)
    {
        await using var bench = await CardBench.StartAsync();
        var card = await AskedCardAsync(bench);
        var berlin = await bench.Host.ViewerAsync("Berlin");
        Assert.Equal(1, await WaitingAsync(bench));
        bench.Host.Clock.AdvanceMinutes(5);

        await bench.Host.Database(db => db.TakeOffAsync(berlin, card, delete, bench.Now));

        Assert.Equal(0, await WaitingAsync(bench));
        Assert.NotNull((await bench.Host.Database(db => db.Requests.SingleAsync())).WithdrawnAt);
        bench.Host.Clock.AdvanceMinutes(5);
        await bench.Host.Database(db => db.BringBackAsync(berlin, card, bench.Now));
        Assert.Equal(1, await WaitingAsync(bench));
        Assert.Null((await bench.Host.Database(db => db.Requests.SingleAsync())).WithdrawnAt);
    }

    [Fact]
    [Trait("Feature", "P5")]
    public async Task What_is_asked_on_done_cards_waits_for_nobody_once_all_of_them_are_archived()
    {
        await using var bench = await CardBench.StartAsync();
        await AskedCardAsync(bench, "Done");
        var berlin = await bench.Host.ViewerAsync("Berlin");

        await bench.Host.Database(db => db.ArchiveDoneAsync(berlin, bench.Board, bench.Columns["Done"], bench.Now));

        Assert.Equal(0, await WaitingAsync(bench));
    }

    [Theory]
    [Trait("Feature", "P5")]
    [InlineData(BoardState.Archived)]
    [InlineData(BoardState.InTrash)]
    public async Task What_is_asked_on_cards_waits_for_nobody_while_their_board_is_closed(BoardState closed)
    {
        await using var bench = await CardBench.StartAsync();
        await AskedCardAsync(bench);

        await BringAsync(bench, closed, "Berlin", bench.Board);
        Assert.Equal(0, await WaitingAsync(bench));

        await BringAsync(bench, BoardState.InUse, "Berlin", bench.Board);
        Assert.Equal(1, await WaitingAsync(bench));
    }

    [Theory]
    [Trait("Feature", "B4")]
    [InlineData(BoardState.Archived, "the board of what it waited for is archived.")]
    [InlineData(BoardState.InTrash, "the board of what it waited for is in the trash.")]
    public async Task What_waits_for_a_card_goes_on_when_its_board_is_closed_and_waits_again_when_it_is_back(
        BoardState closed,
        string why
    )
    {
        await using var bench = await CardBench.StartAsync();
        var (far, near) = (
            await bench.CardAsync("Order it", onDesk: true),
            await bench.CardAsync("Build it", owner: bench.NewYork)
        );
        await TieAsync(bench, far, near);

        await BringAsync(bench, closed);

        Assert.Equal(0, (await bench.ReadAsync(near)).OpenBlockers);
        // Who does not see that board is not told its name.
        Assert.Contains($"Freed: “Build it” can go on: {why}", await bench.ToldAsync(bench.NewYork));
        await BringAsync(bench, BoardState.InUse);
        Assert.Equal(1, (await bench.ReadAsync(near)).OpenBlockers);
    }

    [Fact]
    [Trait("Feature", "B4")]
    public async Task What_waited_for_cards_that_are_gone_for_good_goes_on()
    {
        await using var bench = await CardBench.StartAsync();
        var (far, near) = (await bench.CardAsync("Order it", onDesk: true), await bench.CardAsync("Build it"));
        await TieAsync(bench, far, near);
        await bench.Host.Database(async db =>
        {
            (await db.Boards.SingleAsync(b => b.Id == bench.OtherBoard)).Delete(bench.Now);
            await db.SaveChangesAsync();
        });

        await bench.Host.Database(db => db.EmptyTrashAsync(bench.Now + Duration.FromDays(31)));

        Assert.Equal(0, (await bench.ReadAsync(near)).OpenBlockers);
    }

    [Fact]
    [Trait("Feature", "B4")]
    public async Task Once_a_day_what_waits_for_nothing_any_more_goes_on()
    {
        await using var bench = await CardBench.StartAsync();
        var (first, tied, free) = (await bench.CardAsync("First"), await bench.CardAsync("Tied"), await bench.CardAsync("Free"));
        await TieAsync(bench, first, tied);
        await bench.Host.Database(async db =>
        {
            (await db.Cards.SingleAsync(c => c.Id == free)).CountBlockers(1, bench.Now);
            await db.SaveChangesAsync();
        });

        await using (var scope = bench.Host.Services.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<Housekeeping>().CleanAsync();

        Assert.Equal((1, 0), ((await bench.ReadAsync(tied)).OpenBlockers, (await bench.ReadAsync(free)).OpenBlockers));
    }

    [Theory]
    [Trait("Feature", "B4")]
    [InlineData(false, "“Build it” can go on: “Order it” is archived.", "archived what this waited for: “Order it”")]
    [InlineData(true, "“Build it” can go on: “Order it” is in the trash.", "put what this waited for into the trash: “Order it”")]
    public async Task Who_waits_for_a_card_that_leaves_unfinished_is_not_told_that_it_is_done(
        bool delete,
        string told,
        string history
    )
    {
        await using var bench = await CardBench.StartAsync();
        var (first, next) = (await bench.CardAsync("Order it"), await bench.CardAsync("Build it", owner: bench.NewYork));
        await TieAsync(bench, first, next);
        var berlin = await bench.Host.ViewerAsync("Berlin");

        await bench.Host.Database(db => db.TakeOffAsync(berlin, first, delete, bench.Now));

        Assert.Contains($"Freed: {told}", await bench.ToldAsync(bench.NewYork));
        Assert.Contains(history, await bench.EventsAsync(next));
    }

    [Theory]
    [Trait("Feature", "B25")]
    [InlineData("Ideas", "Doing")]
    [InlineData("Review", "Ideas")]
    [InlineData("Done", "Done too")]
    public async Task A_card_whose_column_was_removed_comes_back_to_one_that_means_the_same_or_to_the_first(
        string was,
        string now
    )
    {
        await using var bench = await CardBench.StartAsync(b => b.AddColumn("Done too", FlowState.Done));
        var card = await bench.CardAsync("Lost", was);
        var berlin = await bench.Host.ViewerAsync("Berlin");
        await bench.Host.Database(db => db.TakeOffAsync(berlin, card, delete: true, bench.Now));
        await bench.Host.Database(async db =>
        {
            (await db.Columns.SingleAsync(c => c.Id == bench.Columns[was])).Remove();
            await db.SaveChangesAsync();
        });
        bench.Host.Clock.AdvanceMinutes(5);

        var placed = await bench.Host.Database(db => db.BringBackAsync(berlin, card, bench.Now));

        Assert.Equal($"Its column is gone, so it stands in “{now}”.", placed.Warning);
        var back = await bench.ReadAsync(card);
        Assert.True(back.IsOpen);
        Assert.Equal(bench.Columns[now], back.ColumnId);
        Assert.Equal(
            bench.Columns[now],
            await bench.Host.Database(db =>
                db.CardStays.Where(s => s.CardId == card && s.LeftAt == null).Select(s => s.ColumnId).SingleAsync()
            )
        );
    }

    [Fact]
    [Trait("Feature", "B5")]
    public async Task A_card_whose_column_was_removed_does_not_come_back_to_one_that_is_full()
    {
        await using var bench = await CardBench.StartAsync(b => b.Columns[1].LimitTo(1, null));
        var card = await bench.CardAsync("Lost");
        await bench.CardAsync("There", "Doing");
        var berlin = await bench.Host.ViewerAsync("Berlin");
        await bench.Host.Database(db => db.TakeOffAsync(berlin, card, delete: true, bench.Now));
        await bench.Host.Database(async db =>
        {
            (await db.Columns.SingleAsync(c => c.Id == bench.Columns["Ideas"])).Remove();
            await db.SaveChangesAsync();
        });

        var placed = await bench.Host.Database(db => db.BringBackAsync(berlin, card, bench.Now));

        Assert.StartsWith("“Doing” is full: 1 of 1.", placed.Refused, StringComparison.Ordinal);
    }
}
