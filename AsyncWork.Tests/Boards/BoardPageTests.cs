using System.Net;
using AsyncWork.Domain.Boards;
using AsyncWork.Tests.Support;
using AsyncWork.Web.Pages.Boards;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Tests.Boards;

/// <summary>The board in a Browser: what is shown, to whom, and what others' changes bring.</summary>
public sealed class BoardPageTests : BoardBrowsing
{
    [Fact]
    [Trait("Feature", "B1")]
    public async Task A_board_shows_its_columns_in_order_and_the_cards_in_them()
    {
        var board = await Host.BoardAsync();
        await Host.CardAsync(board, "Price page");
        await Host.CardAsync(board, "Start page", "Doing");

        var page = await Browser.OpenAsync($"/boards/{board.Id}");

        Assert.Equal(["To do", "Doing", "Waiting", "Done"], page.QuerySelectorAll(".column__head h2").Select(h => h.Reads()));
        Assert.Equal("Start page", page.QuerySelector($"#k{board.Column("Doing")} .card__title")!.Reads());
    }

    [Fact]
    [Trait("Feature", "X8")]
    public async Task A_card_says_when_it_is_due_in_a_word_and_exactly_on_hover()
    {
        var board = await Host.BoardAsync();
        var card = await Host.CardAsync(board, "Price page", more: c => c with { DueOn = new(2026, 11, 13) });

        var due = (await Browser.OpenAsync($"/boards/{board.Id}")).QuerySelector($"#c{card.Id} .tag time")!;

        Assert.Equal("tomorrow", due.Reads());
        Assert.EndsWith("Z", due.GetAttribute("datetime"), StringComparison.Ordinal);
        Assert.Contains("Nov 2026", due.GetAttribute("title"), StringComparison.Ordinal);
        Assert.Contains("UTC", due.GetAttribute("title"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "Board"), InlineData("/list", "List"), InlineData("/calendar", "Calendar")]
    [InlineData("/timeline", "Timeline"), InlineData("/flow", "Flow")]
    [Trait("Feature", "B12")]
    public async Task From_each_view_of_a_board_one_finds_the_others_and_what_is_ones_own(string view, string name)
    {
        var board = await Host.BoardAsync();

        var page = await Browser.OpenAsync($"/boards/{board.Id}{view}");

        var views = page.QuerySelectorAll("nav[aria-label='Views of the board'] a");
        Assert.Equal(["Board", "List", "Calendar", "Timeline", "Flow", "My work"], views.Select(a => a.Reads()));
        Assert.Equal(name, views.Single(a => a.GetAttribute("aria-current") == "page").Reads());
        Assert.Equal($"/work?board={board.Id}", views[^1].GetAttribute("href"));
    }

    [Fact]
    [Trait("Feature", "B11")]
    public async Task A_board_costs_no_more_than_four_commands_however_many_cards()
    {
        var board = await Host.BoardAsync();
        for (var i = 0; i < 30; i++)
            await Host.CardAsync(board, $"Card {i}", more: c => c with { Labels = [board.Label("Bug"), board.Label("Feature")] });

        var commands = await Host.Commands.Of(() => Browser.OpenAsync($"/boards/{board.Id}"));

        Assert.InRange(commands.Count, 1, 4);
    }

    [Fact]
    [Trait("Feature", "B7")]
    public async Task A_card_does_not_go_to_a_column_of_another_board_nor_below_a_card_that_is_not_there()
    {
        var (board, other) = (await Host.BoardAsync(), await Host.BoardAsync());
        var card = await Host.CardAsync(board, "Price page");

        using var toOther = await PostMoveAsync(
            Browser,
            await TokenAsync(Browser, board),
            board,
            card.Id,
            other.Column("Doing"),
            null
        );
        using var below = await PostMoveAsync(
            Browser,
            await TokenAsync(Browser, board),
            board,
            card.Id,
            board.Column("Doing"),
            -5
        );
        using var itself = await PostMoveAsync(
            Browser,
            await TokenAsync(Browser, board),
            board,
            card.Id,
            board.Column("To do"),
            card.Id
        );

        Assert.Equal(HttpStatusCode.Conflict, toOther.StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, below.StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, itself.StatusCode);
        Assert.Equal(["Price page"], await TitlesAsync(board, "To do"));
    }

    [Fact]
    [Trait("Feature", "B7")]
    public async Task A_card_that_was_deleted_meanwhile_is_not_moved_and_the_board_says_so()
    {
        var board = await Host.BoardAsync();
        var (trash, gone) = (await Host.CardAsync(board, "In the trash"), await Host.CardAsync(board, "Gone for good"));
        var token = await TokenAsync(Browser, board);
        await Host.Database(async db =>
        {
            (await db.Cards.SingleAsync(c => c.Id == trash.Id)).Delete(AppHost.Start);
            await db.SaveChangesAsync();
            await db.Cards.Where(c => c.Id == gone.Id).ExecuteDeleteAsync();
        });

        using var first = await PostMoveAsync(Browser, token, board, trash.Id, "Doing");
        using var second = await PostMoveAsync(Browser, token, board, gone.Id, "Doing");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, first.StatusCode);
        Assert.Contains("in the trash", (await first.HtmlAsync()).Body!.Reads(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, second.StatusCode);
        Assert.Contains("not there any more", (await second.HtmlAsync()).Body!.Reads(), StringComparison.Ordinal);
        Assert.Equal(0, await Host.Database(db => db.Cards.CountAsync(c => c.DeletedAt == null)));
    }

    [Fact]
    [Trait("Feature", "B1")]
    public async Task A_title_alone_makes_a_card_once_for_each_form()
    {
        var board = await Host.BoardAsync();
        var page = await Browser.OpenAsync($"/boards/{board.Id}");
        var typed = new Submission(("title", "Price page")) { Action = "handler=Add" };

        using var first = await Browser.SubmitAsync(page, $"/boards/{board.Id}", typed);
        using var again = await Browser.SubmitAsync(page, $"/boards/{board.Id}", typed);

        Assert.Equal([HttpStatusCode.Redirect, HttpStatusCode.Redirect], [first.StatusCode, again.StatusCode]);
        Assert.Equal(["Price page"], await TitlesAsync(board, "To do"));
    }

    [Fact]
    [Trait("Feature", "B11")]
    public async Task A_filter_in_the_address_leaves_out_other_cards_and_can_be_saved()
    {
        var board = await Host.BoardAsync();
        await Host.CardAsync(board, "Price page", more: c => c with { Labels = [board.Label("Bug")] });
        await Host.CardAsync(board, "Start page");
        var url = $"/boards/{board.Id}?label={board.Label("Bug")}";

        Assert.Equal(["Price page"], (await Browser.OpenAsync(url)).QuerySelectorAll(".card__title").Select(c => c.Reads()));
        using var saved = await Browser.SubmitAsync(url, new Submission(("name", "Faults")) { Action = "filters" });

        Assert.Equal(url, saved.Headers.Location?.ToString());
        var link = (await Browser.OpenAsync($"/boards/{board.Id}")).QuerySelectorAll("a").Single(a => a.Reads() == "Faults");
        Assert.Equal(url, link.GetAttribute("href"));
        Assert.DoesNotContain(
            "Faults",
            (await (await Host.SignedInAsync("Manager")).OpenAsync($"/boards/{board.Id}")).Body!.Reads(),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("q=page", "Price page", "Start page")]
    [InlineData("q=price", "Price page")]
    [InlineData("q=%25")]
    [InlineData("owner=0", "Price page", "Start page")]
    [InlineData("due=Overdue", "Price page")]
    [InlineData("due=None", "Start page")]
    [InlineData("priority=High", "Start page")]
    [InlineData("state=Blocked")]
    [Trait("Feature", "B11")]
    public async Task Each_filter_finds_what_it_says(string query, params string[] titles)
    {
        var board = await Host.BoardAsync();
        await Host.CardAsync(board, "Price page", more: c => c with { DueOn = new(2026, 11, 1) });
        await Host.CardAsync(board, "Start page", more: c => c with { Priority = Priority.High });

        var page = await Browser.OpenAsync($"/boards/{board.Id}?{query}");

        Assert.Equal(titles, page.QuerySelectorAll(".card__title").Select(c => c.Reads()));
    }

    [Fact]
    [Trait("Feature", "B7")]
    public async Task Others_changes_arrive_as_single_cards_and_nothing_when_there_are_none()
    {
        var board = await Host.BoardAsync();
        var card = await Host.CardAsync(board, "Price page");
        await Host.CardAsync(board, "Start page");
        Host.Clock.Advance(Duration.FromMinutes(1));
        var since = Host.Clock.GetCurrentInstant().ToUnixTimeMilliseconds();

        using var quiet = await Browser.GetFragmentAsync($"/boards/{board.Id}?handler=Changes&since={since}");
        Assert.Equal(HttpStatusCode.NoContent, quiet.StatusCode);

        Host.Clock.Advance(Duration.FromSeconds(5));
        using var moved = await MoveAsync(board, card.Id, "Doing");
        using var news = await Browser.GetFragmentAsync($"/boards/{board.Id}?handler=Changes&since={since}");

        var text = await news.Content.ReadAsStringAsync();
        Assert.Contains("Price page", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Start page", text, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Feature", "B24")]
    public async Task A_board_shown_to_the_company_can_be_looked_at_and_not_changed_by_others()
    {
        var board = await Host.BoardAsync(b => b.ShowTo(BoardAudience.Company));
        var card = await Host.CardAsync(board, "Price page");
        var other = await Host.SignedInAsync("Support");

        var page = await other.OpenAsync($"/boards/{board.Id}");
        Assert.Null(page.QuerySelector("#move"));
        Assert.Empty(page.QuerySelectorAll(".card__move, .quick"));

        using var answer = await PostMoveAsync(other, await TokenAsync(other, null), board, card.Id, "Doing");
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Equal(["Price page"], await TitlesAsync(board, "To do"));
    }

    [Fact]
    [Trait("Feature", "B1")]
    public async Task A_board_of_another_team_is_not_there()
    {
        var board = await Host.BoardAsync();
        var other = await Host.SignedInAsync("Support");

        foreach (
            var path in (string[])
                ["", "?handler=Changes&since=0", "/settings", "/settings/columns", "/settings/guests", "/filters"]
        )
        {
            using var answer = await other.GetAsync($"/boards/{board.Id}{path}");
            if (path is not ("/filters" or "?handler=Changes&since=0"))
                Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
        Assert.DoesNotContain("Website", (await other.OpenAsync("/boards")).Body!.Reads(), StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Feature", "B2")]
    public async Task A_guest_works_on_the_board()
    {
        var board = await Host.BoardAsync();
        var guest = await Host.ViewerAsync("Support");
        using var added = await Browser.SubmitAsync(
            $"/boards/{board.Id}/settings/guests",
            new Submission(("person", $"{guest.Person}")) { Action = "handler=Add" }
        );
        var card = await Host.CardAsync(board, "Price page");
        var other = await Host.SignedInAsync("Support");

        using var answer = await PostMoveAsync(other, await TokenAsync(other, board), board, card.Id, "Doing");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    [Trait("Feature", "B24")]
    public async Task A_board_and_its_cards_are_found_one_by_one_for_exactly_those_whose_lists_have_them()
    {
        var team = await Host.BoardAsync();
        var company = await Host.BoardAsync(b => b.ShowTo(BoardAudience.Company));
        var guest = await Host.ViewerAsync("Kathmandu");
        var foreign = await Host.BoardAsync(b => b.Invite(guest.Person), team: "Support");

        foreach (var name in (string[])["Berlin", "Manager", "Support", "Kathmandu", "Admin", "HR"])
        {
            var viewer = await Host.ViewerAsync(name);
            foreach (var board in (Board[])[team, company, foreign])
            {
                var card = await Host.CardAsync(board, "Price page");
                await Host.Database(async db =>
                {
                    var found = await BoardQueries.FindBoardFor(
                        db,
                        board.Id,
                        viewer.Person,
                        viewer.Today,
                        viewer.IsAdministrator
                    );
                    var ours = await CardPlaceQueries.FindCardOf(
                        db,
                        card.Id,
                        viewer.Person,
                        viewer.Today,
                        viewer.IsAdministrator
                    );
                    Assert.Equal(await db.BoardsSeenBy(viewer).AnyAsync(b => b.Id == board.Id), found is not null);
                    Assert.Equal(await db.BoardsOf(viewer).AnyAsync(b => b.Id == board.Id), found is { IsMine: true });
                    Assert.Equal(await db.CardsOf(viewer).AnyAsync(c => c.Id == card.Id), ours is not null);
                    return 0;
                });
            }
        }
    }

    [Fact]
    [Trait("Feature", "B1")]
    public async Task A_card_shows_its_labels_on_the_page_after_a_move_and_in_the_lane_of_the_first()
    {
        var board = await Host.BoardAsync();
        var card = await Host.CardAsync(
            board,
            "Price <b>page</b>",
            more: c => c with { Labels = [board.Label("Feature"), board.Label("Bug")] }
        );
        await Host.CardAsync(board, "Start page");

        var page = await Browser.OpenAsync($"/boards/{board.Id}?lanes=Label");
        using var moved = await MoveAsync(board, card.Id, "Doing", htmx: true);
        var fragment = await moved.Content.ReadAsStringAsync();

        var face = page.QuerySelector($"#c{card.Id}")!;
        Assert.Equal(["Bug", "Feature"], face.QuerySelectorAll(".tag").Select(t => t.Reads()));
        Assert.Equal("Price <b>page</b>", face.QuerySelector(".card__title")!.Reads());
        Assert.Equal($"k{board.Column("To do")}-t{board.Label("Bug")}", face.ParentElement!.Id);
        Assert.Contains(">Bug</span><span class=\"tag tag--hue-1\">Feature</span>", fragment, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Feature", "B6")]
    public async Task Where_rows_are_no_lanes_a_card_tells_its_own_and_none_is_added_in_a_row_it_would_not_stay_in()
    {
        var board = await Host.BoardAsync(b => b.AddLane("Urgent"));
        var lane = board.Lanes[0].Id;
        var card = await Host.CardAsync(board, "Price page", more: c => c with { Lane = lane });
        await Host.CardAsync(board, "Start page");

        var byOwner = await Browser.OpenAsync($"/boards/{board.Id}?lanes=Owner");
        var byLane = await Browser.OpenAsync($"/boards/{board.Id}");
        var flat = await Browser.OpenAsync($"/boards/{board.Id}?lanes=None");

        Assert.Equal($"{lane}", byOwner.QuerySelector($"#c{card.Id}")!.GetAttribute("data-lane"));
        Assert.Single(byOwner.QuerySelectorAll(".card[data-lane]"));
        Assert.Empty(byOwner.QuerySelectorAll(".quick"));
        Assert.Equal(6, byLane.QuerySelectorAll(".quick").Length); // two rows, and nothing is added to what is done
        Assert.Equal(3, flat.QuerySelectorAll(".quick").Length);
    }

    [Fact]
    [Trait("Feature", "B20")]
    public async Task The_form_that_made_a_card_comes_back_where_it_was_also_when_a_rule_moved_the_card_on()
    {
        var board = await Host.BoardAsync(b => b.AddLane("Urgent"));
        await Host.Database(async db =>
        {
            var rule = new CardRule(board.Id);
            rule.Say(
                CardTrigger.Created,
                null,
                null,
                CardAction.MoveTo,
                board.Column("Doing"),
                null,
                (AsyncWork.Domain.People.PersonId?)null,
                null,
                null
            );
            db.CardRules.Add(rule);
            await db.SaveChangesAsync();
        });

        using var answer = await Browser.SubmitAsync(
            $"/boards/{board.Id}",
            new Submission(
                [("title", "Price page"), ("column", $"{board.Column("To do")}"), ("lane", $"{board.Lanes[0].Id}")],
                Htmx: true
            )
        );

        var form = (await answer.HtmlAsync()).QuerySelector("details.quick")!;
        Assert.Equal($"add-{board.Column("To do")}-l{board.Lanes[0].Id}", form.Id);
    }

    [Fact]
    [Trait("Feature", "B11")]
    public async Task The_head_of_a_board_counts_one_card_as_one_and_says_when_only_some_are_counted()
    {
        var board = await Host.BoardAsync();
        await Host.CardAsync(board, "Price page");
        Assert.Contains(" 1 open card.", Head(await Browser.OpenAsync($"/boards/{board.Id}")), StringComparison.Ordinal);
        await Host.CardAsync(board, "Start page");

        Assert.Contains(" 2 open cards", Head(await Browser.OpenAsync($"/boards/{board.Id}")), StringComparison.Ordinal);
        var one = await Browser.OpenAsync($"/boards/{board.Id}?q=price");
        Assert.Contains(" 1 open card fits the filter", Head(one), StringComparison.Ordinal);
        Assert.Equal("Filter: 1 card", one.QuerySelector(".board-filter summary")!.Reads());
        Assert.Contains(
            " 0 open cards fit the filter",
            Head(await Browser.OpenAsync($"/boards/{board.Id}?q=nothing")),
            StringComparison.Ordinal
        );

        static string Head(AngleSharp.Html.Dom.IHtmlDocument page) => $"{page.QuerySelector("main .head p")!.Reads()}.";
    }
}
