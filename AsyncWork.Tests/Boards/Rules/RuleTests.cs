using System.Net;
using AsyncWork.Domain.Boards;
using AsyncWork.Domain.People;
using AsyncWork.Tests.Support;
using AsyncWork.Web.Pages.Boards;
using AsyncWork.Web.Pages.Boards.Rules;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Tests.Boards.Rules;

[Trait("Feature", "B20")]
public sealed class RuleTests
{
    [Fact]
    public async Task A_card_that_comes_to_a_column_is_changed_by_the_rule_and_the_history_says_so()
    {
        await using var host = new AppHost();
        await host.Given().Everyone().SaveAsync();
        var board = await host.BoardAsync();
        await RuleAsync(host, board, CardTrigger.EntersColumn, "Done", CardAction.AddLabel, label: "Feature");
        var card = await host.CardAsync(board, "Write");

        await MoveAsync(host, card.Id, board.Column("Done"));

        Assert.Equal([board.Label("Feature")], await host.Database(db => db.CardLabels.Select(l => l.LabelId).ToListAsync()));
        Assert.Contains(
            "rule: added a label (as it came to the column)",
            await host.Database(db => db.CardEvents.Where(e => e.By == null).Select(e => e.Text).ToListAsync())
        );
    }

    [Fact]
    public async Task A_rule_never_sets_off_another()
    {
        await using var host = new AppHost();
        await host.Given().Everyone().SaveAsync();
        var board = await host.BoardAsync();
        await RuleAsync(host, board, CardTrigger.EntersColumn, "Doing", CardAction.MoveTo, "Waiting");
        await RuleAsync(host, board, CardTrigger.EntersColumn, "Waiting", CardAction.MoveTo, "Doing");
        var card = await host.CardAsync(board, "Write");

        await MoveAsync(host, card.Id, board.Column("Doing"));

        Assert.Equal(board.Column("Waiting"), await host.Database(db => db.Cards.Select(c => c.ColumnId).SingleAsync()));
    }

    [Fact]
    [Trait("Feature", "B5")]
    public async Task A_limit_holds_for_a_rule_and_what_it_could_not_do_stands_beside_it()
    {
        await using var host = new AppHost();
        await host.Given().Everyone().SaveAsync();
        var board = await host.BoardAsync(b => b.Columns[2].LimitTo(1, null));
        await host.CardAsync(board, "In the way", "Waiting");
        await RuleAsync(host, board, CardTrigger.EntersColumn, "Doing", CardAction.MoveTo, "Waiting");
        var card = await host.CardAsync(board, "Write");

        await MoveAsync(host, card.Id, board.Column("Doing"));

        Assert.Equal(
            board.Column("Doing"),
            await host.Database(db => db.Cards.Where(c => c.Id == card.Id).Select(c => c.ColumnId).SingleAsync())
        );
        Assert.StartsWith(
            "“Waiting” is full",
            await host.Database(db => db.CardRules.Select(r => r.Problem).SingleAsync()),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_due_date_that_passes_sets_a_rule_off_once()
    {
        await using var host = new AppHost();
        await host.Given().Everyone().SaveAsync();
        var board = await host.BoardAsync();
        await RuleAsync(host, board, CardTrigger.DuePassed, null, CardAction.Comment, text: "It is late.");
        await host.CardAsync(board, "Write", more: c => c with { DueOn = new LocalDate(2026, 11, 12) });
        var tomorrow = AppHost.Start + Duration.FromDays(1);

        await host.Database(db => db.RunDuePassedAsync(AppHost.Start));
        Assert.Equal(0, await host.Database(db => db.Comments.CountAsync()));
        await host.Database(db => db.RunDuePassedAsync(tomorrow));
        await host.Database(db => db.RunDuePassedAsync(tomorrow + Duration.FromMinutes(1)));

        Assert.Equal(["It is late."], await host.Database(db => db.Comments.Select(c => c.Text).ToListAsync()));
        Assert.Equal(1, await host.Database(db => db.Cards.Select(c => c.Comments).SingleAsync()));
    }

    [Fact]
    public async Task A_rule_is_added_read_as_a_sentence_turned_off_and_deleted()
    {
        await using var host = new AppHost();
        await host.Given().Everyone().SaveAsync();
        var board = await host.BoardAsync();
        var browser = await host.SignedInAsync("Berlin");
        var page = $"/boards/{board.Id}/rules";

        await browser.SubmitAsync(
            page,
            ("Input.When", "EntersColumn"),
            ("Input.WhenColumn", $"{board.Column("Done")}"),
            ("Input.Then", "Archive")
        );

        Assert.Contains(
            "When a card comes to “Done”, archive it.",
            (await browser.OpenAsync(page)).Body!.Reads(),
            StringComparison.Ordinal
        );
        await browser.SubmitAsync(page, new Submission([], Action: "handler=Turn"));
        Assert.True(await host.Database(db => db.CardRules.AllAsync(r => r.IsOff)));
        await browser.SubmitAsync(page, new Submission([], Action: "handler=Delete"));
        Assert.Equal(0, await host.Database(db => db.CardRules.CountAsync()));
    }

    [Fact]
    public async Task With_htmx_only_the_rules_come_back_with_the_new_one_and_an_empty_form()
    {
        await using var host = new AppHost();
        await host.Given().Everyone().SaveAsync();
        var board = await host.BoardAsync();
        var browser = await host.SignedInAsync("Berlin");

        using var refused = await SendAsync(("Input.When", "EntersColumn"), ("Input.Then", "Archive"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        using var answer = await SendAsync(
            ("Input.When", "EntersColumn"),
            ("Input.WhenColumn", $"{board.Column("Done")}"),
            ("Input.Then", "Comment"),
            ("Input.ThenText", "Tell the customer.")
        );

        var rules = await answer.HtmlAsync();
        Assert.NotNull(rules.QuerySelector("#rules li form[hx-post]"));
        Assert.Null(rules.QuerySelector("h1"));
        Assert.True(rules.QuerySelector("#then-text")!.GetAttribute("value") is null or "");
        Assert.Equal(1, await host.Database(db => db.CardRules.CountAsync()));

        Task<HttpResponseMessage> SendAsync(params (string, string?)[] values) =>
            browser.SubmitAsync($"/boards/{board.Id}/rules", new Submission(values, Htmx: true));
    }

    [Fact]
    [Trait("Feature", "N1")]
    public async Task Whom_a_rule_gives_a_card_is_told_and_who_left_the_board_is_given_none()
    {
        await using var host = new AppHost();
        await host.Given().Everyone().SaveAsync();
        var board = await host.BoardAsync();
        var kathmandu = (await host.ViewerAsync("Kathmandu")).Person;
        await RuleAsync(host, board, CardTrigger.EntersColumn, "Doing", CardAction.SetOwner, person: kathmandu);
        var (first, second) = (await host.CardAsync(board, "First"), await host.CardAsync(board, "Second"));

        await MoveAsync(host, first.Id, board.Column("Doing"));
        await host.Database(db =>
            db.TeamMembers.Where(m => m.PersonId == kathmandu)
                .ExecuteUpdateAsync(set => set.SetProperty(m => m.LeftOn, new LocalDate(2026, 11, 12)))
        );
        await MoveAsync(host, second.Id, board.Column("Doing"));

        await host.Database(async db =>
        {
            Assert.Equal([kathmandu, null], await db.Cards.OrderBy(c => c.Id).Select(c => c.OwnerId).ToListAsync());
            Assert.Equal(
                "A rule of the board made you the owner of “First”.",
                (await db.Notifications.SingleAsync(n => n.PersonId == kathmandu)).Text
            );
            Assert.StartsWith(
                "Who should own the card does not work on the board",
                await db.CardRules.Select(r => r.Problem).SingleAsync(),
                StringComparison.Ordinal
            );
        });
    }

    [Fact]
    [Trait("Feature", "B2")]
    public async Task A_rule_and_a_template_give_cards_to_those_who_work_on_the_board_only()
    {
        await using var host = new AppHost();
        await host.Given().Everyone().SaveAsync();
        var board = await host.BoardAsync();
        var support = (await host.ViewerAsync("Support")).Person;
        var browser = await host.SignedInAsync("Berlin");

        using var rule = await browser.SubmitAsync(
            $"/boards/{board.Id}/rules",
            ("Input.When", "Created"),
            ("Input.Then", "SetOwner"),
            ("Input.ThenPerson", $"{support}")
        );
        using var template = await browser.SubmitAsync(
            $"/boards/{board.Id}/templates",
            ("Input.Name", "Plants"),
            ("Input.Title", "Water the plants"),
            ("Input.Owner", $"{support}")
        );

        foreach (var answer in new[] { rule, template })
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
            Assert.Contains(
                "Choose somebody who works on the board.",
                (await answer.HtmlAsync()).Body!.Reads(),
                StringComparison.Ordinal
            );
        }
    }

    static Task RuleAsync(
        AppHost host,
        Board board,
        CardTrigger when,
        string? column,
        CardAction then,
        string? toColumn = null,
        string? label = null,
        string? text = null,
        PersonId? person = null
    ) =>
        host.Database(async db =>
        {
            var rule = new CardRule(board.Id);
            rule.Say(
                when,
                column is null ? null : board.Column(column),
                null,
                then,
                toColumn is null ? null : board.Column(toColumn),
                label is null ? null : board.Label(label),
                person,
                null,
                text
            );
            db.CardRules.Add(rule);
            await db.SaveChangesAsync();
        });

    static Task MoveAsync(AppHost host, int card, int column) =>
        host.Database(async db =>
        {
            var viewer = await host.ViewerAsync("Berlin");
            Assert.Null(
                (await db.MoveCardAsync(viewer, card, new CardTarget(column, null, null), host.Clock.GetCurrentInstant())).Refused
            );
        });
}
