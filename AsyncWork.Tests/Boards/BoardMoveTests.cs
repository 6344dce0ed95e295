using System.Net;
using AsyncWork.Domain.Boards;
using AsyncWork.Tests.Support;
using AsyncWork.Web.Pages.Boards;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Tests.Boards;

/// <summary>Cards on their way: what moves, what is refused, and who was first.</summary>
public sealed class BoardMoveTests : BoardBrowsing
{
    [Fact]
    [Trait("Feature", "B7")]
    public async Task A_move_brings_the_card_to_its_place_and_keeps_the_stay()
    {
        var board = await Host.BoardAsync();
        var first = await Host.CardAsync(board, "First", "Doing");
        var card = await Host.CardAsync(board, "Price page");
        await Host.CardAsync(board, "Last", "Doing");

        using var answer = await MoveAsync(board, card.Id, "Doing", after: first.Id, from: "To do");

        Assert.Equal($"/boards/{board.Id}#c{card.Id}", answer.Headers.Location?.ToString());
        Assert.Equal(["First", "Price page", "Last"], await TitlesAsync(board, "Doing"));
        var stays = await Host.Database(db => db.CardStays.Where(s => s.CardId == card.Id).OrderBy(s => s.Id).ToListAsync());
        Assert.Equal([FlowState.Queue, FlowState.Active], stays.Select(s => s.State));
        Assert.Equal(stays[1].EnteredAt, stays[0].LeftAt);
        Assert.Null(stays[1].LeftAt);
    }

    [Fact]
    [Trait("Feature", "B7")]
    public async Task With_htmx_a_move_sends_the_card_and_two_heads_never_the_board()
    {
        var board = await Host.BoardAsync();
        for (var i = 0; i < 20; i++)
            await Host.CardAsync(board, $"Card {i}");
        var card = await Host.CardAsync(board, "Price page");

        using var answer = await MoveAsync(board, card.Id, "Doing", from: "To do", htmx: true);

        var text = await answer.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains($"hx-target=\"#k{board.Column("Doing")}\" hx-swap=\"beforeend\"", text, StringComparison.Ordinal);
        Assert.Contains("Price page", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Card 3", text, StringComparison.Ordinal);
        Assert.Contains("“Price page” stands in Doing.", WebUtility.HtmlDecode(text), StringComparison.Ordinal);
    }

    /// <summary>Where writers run side by side, somebody may write a comment on it, and its version is another.</summary>
    [Fact]
    [Trait("Feature", "B7")]
    public async Task A_card_that_somebody_changes_at_the_same_moment_moves_all_the_same()
    {
        var board = await Host.BoardAsync();
        var card = await Host.CardAsync(board, "Price page");
        var viewer = await Host.ViewerAsync("Berlin");
        var target = new CardTarget(board.Column("Doing"), null, null, board.Column("To do"));
        var others = 1;

        var placed = await Host.Database(db =>
        {
            db.SavingChanges += (_, _) =>
            {
                if (others-- > 0)
                    throw new DbUpdateConcurrencyException("Somebody was first.");
            };
            return db.MoveCardAsync(viewer, card.Id, target, AppHost.Start);
        });

        Assert.True(placed.IsDone, placed.Why);
        Assert.Equal(["Price page"], await TitlesAsync(board, "Doing"));
        Assert.Equal(2, await Host.Database(db => db.CardStays.CountAsync(s => s.CardId == card.Id)));
    }

    [Fact]
    [Trait("Feature", "B7")]
    public async Task A_move_costs_no_more_than_eleven_commands_however_many_cards()
    {
        var board = await Host.BoardAsync();
        for (var i = 0; i < 20; i++)
            await Host.CardAsync(board, $"Card {i}", "Doing");
        var card = await Host.CardAsync(board, "Price page", more: c => c with { Labels = [board.Label("Bug")] });
        var token = await TokenAsync(Browser, board);

        var commands = await Host.Commands.Of(() => PostMoveAsync(Browser, token, board, card.Id, "Doing"));

        Assert.InRange(commands.Count, 1, 11);
    }

    [Theory]
    [InlineData(null, "Above", "Middle", "Below", "Moved")]
    [InlineData("", "Moved", "Above", "Middle", "Below")]
    [InlineData("Above", "Above", "Moved", "Middle", "Below")]
    [InlineData("Below", "Above", "Middle", "Below", "Moved")]
    [Trait("Feature", "B7")]
    public async Task A_card_comes_to_the_end_the_top_or_below_another_of_the_column_also_within_it(
        string? below,
        params string[] titles
    )
    {
        var board = await Host.BoardAsync();
        var cards = new List<Card>();
        foreach (var title in (string[])["Above", "Middle", "Below"])
            cards.Add(await Host.CardAsync(board, title, "Doing"));
        var card = await Host.CardAsync(board, "Moved");
        int? after = below switch
        {
            null => null,
            "" => 0,
            _ => cards.Single(c => c.Title == below).Id,
        };
        var token = await TokenAsync(Browser, board);

        foreach (var _ in (int[])[1, 2]) // from another column, then from its own
            using (var answer = await PostMoveAsync(Browser, token, board, card.Id, board.Column("Doing"), after))
                Assert.Equal(HttpStatusCode.OK, answer.StatusCode);

        Assert.Equal(titles, await TitlesAsync(board, "Doing"));
    }

    [Fact]
    [Trait("Feature", "B5")]
    public async Task A_full_column_refuses_a_move_with_the_reason_and_changes_nothing()
    {
        var board = await Host.BoardAsync(b => b.Columns[1].LimitTo(1, null));
        await Host.CardAsync(board, "Start page", "Doing");
        var card = await Host.CardAsync(board, "Price page");

        using var answer = await MoveAsync(board, card.Id, "Doing", from: "To do");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(
            "“Doing” is full: 1 of 1",
            (await answer.HtmlAsync()).QuerySelector(".error-summary")!.Reads(),
            StringComparison.Ordinal
        );
        Assert.Equal(["Price page"], await TitlesAsync(board, "To do"));
    }

    [Fact]
    [Trait("Feature", "B5")]
    public async Task A_board_that_warns_moves_the_card_and_says_what_the_limit_was()
    {
        var board = await Host.BoardAsync(b =>
        {
            b.Columns[1].LimitTo(1, null);
            b.Agree(Strictness.Warn, Strictness.Warn, null);
        });
        await Host.CardAsync(board, "Start page", "Doing");
        var card = await Host.CardAsync(board, "Price page");

        using var answer = await MoveAsync(board, card.Id, "Doing", htmx: true);

        Assert.Contains("is full: 1 of 1", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(["Start page", "Price page"], await TitlesAsync(board, "Doing"));
    }

    [Fact]
    [Trait("Feature", "B5")]
    public async Task Of_two_people_who_want_the_last_place_one_gets_it()
    {
        var board = await Host.BoardAsync(b => b.Columns[1].LimitTo(1, null));
        var cards = new[] { await Host.CardAsync(board, "One"), await Host.CardAsync(board, "Two") };
        var other = await Host.SignedInAsync("Manager");
        var (mine, theirs) = (await TokenAsync(Browser, board), await TokenAsync(other, board));

        var answers = await Task.WhenAll(
            PostMoveAsync(Browser, mine, board, cards[0].Id, "Doing"),
            PostMoveAsync(other, theirs, board, cards[1].Id, "Doing")
        );

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.UnprocessableEntity], answers.Select(a => a.StatusCode).Order());
        Assert.Single(await TitlesAsync(board, "Doing"));
    }

    [Fact]
    [Trait("Feature", "B23")]
    public async Task Who_moves_a_card_that_somebody_moved_meanwhile_gets_409_and_the_present_board()
    {
        var board = await Host.BoardAsync();
        var card = await Host.CardAsync(board, "Price page");
        using var first = await MoveAsync(board, card.Id, "Waiting", from: "To do");

        using var second = await MoveAsync(board, card.Id, "Doing", from: "To do", htmx: true);

        Assert.Equal(HttpStatusCode.Conflict, second.StatusCode);
        var text = await second.Content.ReadAsStringAsync();
        Assert.Contains("hx-target=\"#board\"", text, StringComparison.Ordinal);
        Assert.Contains("Somebody moved the card meanwhile", text, StringComparison.Ordinal);
        Assert.Equal(["Price page"], await TitlesAsync(board, "Waiting"));
    }

    [Fact]
    [Trait("Feature", "B7")]
    public async Task Many_moves_to_the_same_place_find_room_by_spreading_the_column()
    {
        var board = await Host.BoardAsync();
        var top = await Host.CardAsync(board, "Top", "Doing");
        var cards = new List<Card>();
        for (var i = 0; i < 26; i++)
            cards.Add(await Host.CardAsync(board, $"Card {i}"));
        var token = await TokenAsync(Browser, board);

        foreach (var card in cards)
            using (var answer = await PostMoveAsync(Browser, token, board, card.Id, board.Column("Doing"), top.Id))
                Assert.Equal(HttpStatusCode.OK, answer.StatusCode);

        Assert.Equal(["Top", .. cards.AsEnumerable().Reverse().Select(c => c.Title)], await TitlesAsync(board, "Doing"));
    }

    [Fact]
    [Trait("Feature", "B5")]
    public async Task A_full_column_takes_no_new_card()
    {
        var board = await Host.BoardAsync(b => b.Columns[0].LimitTo(1, null));
        await Host.CardAsync(board, "Start page");

        using var answer = await Browser.SubmitAsync(
            $"/boards/{board.Id}",
            new Submission(("title", "Price page")) { Action = "handler=Add" }
        );

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal(["Start page"], await TitlesAsync(board, "To do"));
    }

    [Fact]
    [Trait("Feature", "B6")]
    public async Task Lanes_are_rows_and_a_card_moves_to_another_lane()
    {
        var board = await Host.BoardAsync(b => b.AddLane("Harbour", 1));
        var lane = board.Lanes[0].Id;
        var card = await Host.CardAsync(board, "Price page");
        var token = await TokenAsync(Browser, board);

        using var answer = await Browser.PostAsync(
            $"/boards/{board.Id}?handler=Move",
            new FormUrlEncodedContent([
                new("__RequestVerificationToken", token),
                new("card", $"{card.Id}"),
                new("column", $"{board.Column("Doing")}"),
                new("lane", $"{lane}"),
            ])
        );

        var page = await Browser.OpenAsync($"/boards/{board.Id}");
        Assert.Equal("Price page", page.QuerySelector($"#k{board.Column("Doing")}-l{lane} .card__title")!.Reads());
        Assert.Equal("1 of 1 in progress", page.QuerySelector($"#nl{lane}")!.Reads());
    }

    [Fact]
    [Trait("Feature", "B7")]
    public async Task Of_hundreds_of_moves_at_once_none_fails_and_none_is_lost()
    {
        const int people = 16,
            moves = 20;
        var board = await Host.BoardAsync();
        var cards = new List<Card>();
        for (var i = 0; i < people; i++)
            cards.Add(await Host.CardAsync(board, $"Card {i}"));
        var token = await TokenAsync(Browser, board);
        string[] to = ["Doing", "Waiting"];

        var answers = await Task.WhenAll(
            cards.Select(async card =>
            {
                var statuses = new List<HttpStatusCode>();
                for (var i = 0; i < moves; i++)
                    using (var answer = await PostMoveAsync(Browser, token, board, card.Id, to[i % 2]))
                        statuses.Add(answer.StatusCode);
                return statuses;
            })
        );

        Assert.All(answers.SelectMany(a => a), status => Assert.Equal(HttpStatusCode.OK, status));
        Assert.Equal(people * (moves + 1), await Host.Database(db => db.CardStays.CountAsync()));
        Assert.Equal(people, await Host.Database(db => db.CardStays.CountAsync(s => s.LeftAt == null)));
    }

    [Fact]
    [Trait("Feature", "B5")]
    public async Task A_board_that_warns_says_it_also_to_who_adds_a_card_without_JavaScript()
    {
        var board = await Host.BoardAsync(b =>
        {
            b.Columns[0].LimitTo(1, null);
            b.Agree(Strictness.Warn, Strictness.Warn, null);
        });
        await Host.CardAsync(board, "Start page");

        using var answer = await Browser.SubmitAsync(
            $"/boards/{board.Id}",
            ("title", "Price page"),
            ("column", $"{board.Column("To do")}")
        );

        var page = await Browser.OpenAsync(answer.Headers.Location!.OriginalString);
        Assert.Contains("“To do” is full: 1 of 1", page.QuerySelector("#toasts")!.Reads(), StringComparison.Ordinal);
    }
}
