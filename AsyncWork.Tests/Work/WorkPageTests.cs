using AsyncWork.Domain;
using AsyncWork.Domain.Boards;
using AsyncWork.Domain.Comments;
using AsyncWork.Domain.Norms;
using AsyncWork.Domain.Requests;
using AsyncWork.Tests.Boards;
using AsyncWork.Tests.Support;
using AsyncWork.Web.Pages.Requests;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Tests.Work;

/// <summary>My work over all boards, and what of it stands on Today.</summary>
[Trait("Feature", "B11")]
public sealed class WorkPageTests : IAsyncDisposable
{
    readonly AppHost host = new();

    [Fact]
    public async Task My_cards_stand_by_the_day_they_are_due_and_those_that_are_done_do_not()
    {
        var (board, me, other) = await BoardAsync();
        await host.CardAsync(board, "Whenever", more: c => c with { Owner = me });
        await host.CardAsync(board, "Later", more: c => c with { Owner = me, DueOn = new(2026, 12, 24) });
        await host.CardAsync(board, "Late", more: c => c with { Owner = me, DueOn = new(2026, 11, 10) });
        await host.CardAsync(board, "Done", "Done", c => c with { Owner = me, DueOn = new(2026, 11, 10) });
        await host.CardAsync(board, "Of another", more: c => c with { Owner = other });
        await host.CardAsync(board, "Helping", more: c => c with { Owner = other, Helpers = [me] });
        var browser = await host.SignedInAsync("berlin");

        var page = await browser.OpenAsync("/work");
        Assert.Equal(["Late", "Later", "Whenever"], Titles(page, "mine"));
        Assert.Equal(["Helping"], Titles(page, "helping"));
        Assert.Contains("Overdue", page.QuerySelector("[aria-labelledby=mine] li")!.TextContent, StringComparison.Ordinal);

        var today = await browser.OpenAsync("/");
        Assert.Equal(["Late"], Titles(today, "ahead"));
    }

    [Fact, Trait("Feature", "X8")]
    public async Task A_card_that_is_due_at_a_time_shows_it_and_the_zone_where_it_was_set()
    {
        var (board, me, _) = await BoardAsync();
        var card = await host.CardAsync(board, "Call", more: c => c with { Owner = me });
        await host.CardAsync(board, "Send", more: c => c with { Owner = me, DueOn = new(2026, 11, 12) });
        await host.Database(async db =>
        {
            (await db.Cards.SingleAsync(c => c.Id == card.Id)).Schedule(
                null,
                new(2026, 11, 12),
                new(10, 0),
                Given.Zone("America/New_York"),
                host.Clock.GetCurrentInstant()
            );
            await db.SaveChangesAsync();
        });
        var browser = await host.SignedInAsync("berlin");

        foreach (var (page, section) in new[] { ("/work", "mine"), ("/", "ahead") })
        {
            var times = (await browser.OpenAsync(page)).QuerySelectorAll($"[aria-labelledby^={section}] .tag time").ToList();
            Assert.Equal(["Thu 12 Nov 2026, 16:00", "Thu 12 Nov 2026"], times.Select(t => t.Reads()));
            Assert.Contains("America/New York", times[0].GetAttribute("title"), StringComparison.Ordinal);
            Assert.Equal("2026-11-12T15:00:00Z", times[0].GetAttribute("datetime"));
            Assert.Contains("Europe/Berlin", times[1].GetAttribute("title"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_waits_on_me_and_what_I_am_asked_stands_on_top_until_it_is_solved()
    {
        var (board, me, other) = await BoardAsync();
        var card = await host.CardAsync(board, "Draft", "Waiting", c => c with { Owner = other });
        var question = await host.Database(async db =>
        {
            var now = host.Clock.GetCurrentInstant();
            (await db.Cards.SingleAsync(c => c.Id == card.Id)).HandOver(me, "Please check it.", now);
            var asked = new Comment(Subject.Card(card.Id), other, "Which of the two?", "", now, isQuestion: true);
            db.Add(asked);
            await db.SaveChangesAsync();
            var request = new Request(
                asked.Subject,
                asked.Id,
                RequestKind.Answer,
                default,
                null,
                ResponseNorm.Usual,
                null,
                other,
                "Draft",
                $"/cards/{card.Id}",
                now
            );
            request.Ask(me, new(now, now + Duration.FromHours(48)));
            db.Add(request);
            await db.SaveChangesAsync();
            return asked.Id;
        });
        var browser = await host.SignedInAsync("berlin");

        var page = await browser.OpenAsync("/work");
        Assert.Equal(["Draft"], Titles(page, "waiting"));
        Assert.Equal(["Which of the two?"], Titles(page, "questions"));
        var today = await browser.OpenAsync("/");
        Assert.Equal(["Draft"], Titles(today, "ahead"));
        Assert.Equal(["Which of the two?"], Titles(today, "needs-answer"));

        await host.Database(async db =>
        {
            var asked = await db.Comments.SingleAsync(c => c.Id == question);
            var answer = new Comment(Subject.Card(card.Id), me, "The second.", "", host.Clock.GetCurrentInstant());
            db.Add(answer);
            await db.SaveChangesAsync();
            asked.Solve(answer, host.Clock.GetCurrentInstant());
            (await db.RequestBy(question).SingleAsync()).Solve(host.Clock.GetCurrentInstant());
            await db.SaveChangesAsync();
        });
        Assert.Empty(Titles(await browser.OpenAsync("/work"), "questions"));
    }

    [Fact]
    public async Task One_board_can_be_looked_at_alone_and_boards_of_others_are_not_there()
    {
        var (board, me, _) = await BoardAsync();
        var strange = await host.BoardAsync(team: "Support");
        await host.CardAsync(board, "Here", more: c => c with { Owner = me, DueOn = new(2026, 11, 10) });
        await host.CardAsync(strange, "Elsewhere", more: c => c with { Owner = me, DueOn = new(2026, 11, 10) });
        var browser = await host.SignedInAsync("berlin");

        Assert.Equal(["Here"], Titles(await browser.OpenAsync("/work"), "mine"));
        Assert.Empty(Titles(await browser.OpenAsync($"/work?board={strange.Id}"), "mine"));
        Assert.Equal(["Here"], Titles(await browser.OpenAsync($"/work?board={board.Id}"), "mine"));
        Assert.Equal(["Here"], Titles(await browser.OpenAsync("/"), "ahead"));
    }

    async Task<(Board Board, AsyncWork.Domain.People.PersonId Me, AsyncWork.Domain.People.PersonId Other)> BoardAsync()
    {
        var given = host.Given().Everyone();
        var (me, other) = (given.The("Berlin"), given.The("NewYork"));
        await given.SaveAsync();
        return (await host.BoardAsync(), me.Id, other.Id);
    }

    static List<string> Titles(AngleSharp.Dom.IParentNode page, string section) =>
        [.. page.QuerySelectorAll($"[aria-labelledby={section}] .rows__what > a").Select(a => a.TextContent.Trim())];

    public ValueTask DisposeAsync() => host.DisposeAsync();
}
