using System.Net;
using AsyncWork.Domain.Boards;
using AsyncWork.Tests.Support;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Tests.Boards.Bulk;

[Trait("Feature", "B11")]
public sealed class BulkTests
{
    [Fact]
    public async Task Cards_that_a_limit_refuses_are_named_with_the_reason_and_the_others_are_moved()
    {
        await using var host = new AppHost();
        await host.Given().Everyone().SaveAsync();
        var board = await host.BoardAsync(b => b.Columns[1].LimitTo(1, null));
        var one = await host.CardAsync(board, "One");
        var two = await host.CardAsync(board, "Two");
        var browser = await host.SignedInAsync("Berlin");

        using var answer = await ChangeAsync(
            browser,
            board,
            [one.Id, two.Id],
            ("Input.Action", "Move"),
            ("Input.Column", $"{board.Column("Doing")}")
        );

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("Two: “Doing” is full: 1 of 1.", (await answer.HtmlAsync()).Body!.Reads(), StringComparison.Ordinal);
        Assert.Equal(
            ["One"],
            await host.Database(db => db.Cards.Where(c => c.ColumnId == board.Column("Doing")).Select(c => c.Title).ToListAsync())
        );
    }

    [Fact]
    public async Task Owner_label_due_priority_and_archive_are_changed_for_all_that_are_chosen()
    {
        await using var host = new AppHost();
        await host.Given().Everyone().SaveAsync();
        var board = await host.BoardAsync();
        var cards = new[] { (await host.CardAsync(board, "One")).Id, (await host.CardAsync(board, "Two")).Id };
        await host.CardAsync(board, "Not chosen");
        var owner = (await host.ViewerAsync("Kathmandu")).Person;
        var browser = await host.SignedInAsync("Berlin");

        await ChangeAsync(browser, board, cards, ("Input.Action", "Owner"), ("Input.Owner", $"{owner.Value}"));
        await ChangeAsync(browser, board, cards, ("Input.Action", "AddLabel"), ("Input.Label", $"{board.Label("Bug")}"));
        await ChangeAsync(browser, board, cards, ("Input.Action", "Due"), ("Input.Due", "2026-11-20"));
        await ChangeAsync(browser, board, cards, ("Input.Action", "Priority"), ("Input.Priority", "Urgent"));

        var changed = await host.Database(db => db.Cards.Include(c => c.Labels).Where(c => c.OwnerId == owner).ToListAsync());
        Assert.Equal(cards, changed.Select(c => c.Id).Order());
        Assert.All(changed, c => Assert.Equal((new LocalDate(2026, 11, 20), Priority.Urgent), (c.DueOn, c.Priority)));
        Assert.All(changed, c => Assert.Equal(board.Label("Bug"), c.Labels.Single().LabelId));
        Assert.Equal(2, await host.Database(db => db.Notifications.CountAsync(n => n.PersonId == owner)));

        await ChangeAsync(browser, board, cards, ("Input.Action", "Archive"));
        Assert.Equal(
            ["Not chosen"],
            await host.Database(db => db.Cards.Where(c => c.ArchivedAt == null).Select(c => c.Title).ToListAsync())
        );
    }

    [Fact]
    public async Task The_list_shows_what_the_filter_leaves_in_the_order_asked_for()
    {
        await using var host = new AppHost();
        await host.Given().Everyone().SaveAsync();
        var board = await host.BoardAsync();
        await host.CardAsync(board, "B later", more: c => c with { DueOn = new LocalDate(2026, 12, 20) });
        await host.CardAsync(board, "B soon", more: c => c with { DueOn = new LocalDate(2026, 11, 20) });
        await host.CardAsync(board, "Other");
        var browser = await host.SignedInAsync("Berlin");

        var page = await browser.OpenAsync($"/boards/{board.Id}/list?q=B%20&order=Due");

        Assert.Equal(["B soon", "B later"], page.QuerySelectorAll("tbody th a").Select(a => a.Reads()));
    }

    [Fact]
    public async Task A_change_that_cannot_be_made_keeps_what_was_chosen()
    {
        await using var host = new AppHost();
        await host.Given().Everyone().SaveAsync();
        var board = await host.BoardAsync();
        var card = await host.CardAsync(board, "One");
        await host.CardAsync(board, "Two");
        var browser = await host.SignedInAsync("Berlin");

        using var answer = await browser.SubmitAsync(
            $"/boards/{board.Id}/list",
            new Submission([("Input.Action", "AddLabel"), ("Input.Label", "0"), ("cards", $"{card.Id}")], Htmx: true)
        );

        var list = await answer.HtmlAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Null(list.QuerySelector("h1"));
        Assert.Equal(
            [$"{card.Id}"],
            list.QuerySelectorAll("#list input[name=cards][checked]").Select(c => c.GetAttribute("value"))
        );
        Assert.Equal("AddLabel", list.QuerySelector("#action option[selected]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Cards_of_another_board_are_left_alone()
    {
        await using var host = new AppHost();
        await host.Given().Everyone().SaveAsync();
        var board = await host.BoardAsync();
        await host.CardAsync(board, "Mine");
        var other = await host.BoardAsync(team: "Support");
        var card = await host.CardAsync(other, "Theirs");
        var browser = await host.SignedInAsync("Berlin");

        await ChangeAsync(browser, board, [card.Id], ("Input.Action", "Archive"));

        Assert.Equal(0, await host.Database(db => db.Cards.CountAsync(c => c.ArchivedAt != null)));
    }

    static Task<HttpResponseMessage> ChangeAsync(
        HttpClient browser,
        Board board,
        int[] cards,
        params (string, string?)[] values
    ) =>
        browser.SubmitAsync(
            $"/boards/{board.Id}/list",
            new Submission([.. values, .. cards.Select(c => ("cards", (string?)$"{c}"))])
        );
}
