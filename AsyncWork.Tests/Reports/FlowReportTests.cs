using System.Net;
using AngleSharp.Dom;
using AsyncWork.Domain.Boards;
using AsyncWork.Domain.Decisions;
using AsyncWork.Domain.People;
using AsyncWork.Domain.TimeLogs;
using AsyncWork.Tests.Reports.Excel;
using AsyncWork.Tests.Support;
using AsyncWork.Web.Pages.Reports;
using ClosedXML.Excel;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Tests.Reports;

/// <summary>The flow of work in the monthly report, from boards as they are stored (kpis.md K1 to K8).</summary>
[Trait("Feature", "K-g")]
public sealed class FlowReportTests : IAsyncDisposable
{
    readonly AppHost host = new();

    [Fact]
    public async Task A_meeting_between_start_and_finish_makes_a_card_assisted_and_one_before_does_not()
    {
        await CardsAsync();

        var page = await (await host.SignedInAsync("hanna")).OpenAsync("/reports/2026-10");

        Assert.Equal("3", Value(page, "Cards finished"));
        Assert.Equal("67 %", Value(page, "Cards finished without a meeting"));
        Assert.Equal("4.0 d", Value(page, "Finished with a meeting, median"));
        Assert.Equal("2.0 d", Value(page, "Finished without a meeting, median"));
    }

    [Fact]
    [Trait("Feature", "K7")]
    public async Task A_meeting_that_was_taken_back_or_dated_before_the_start_is_none_of_the_card()
    {
        await CardsAsync();
        await host.Database(async db =>
        {
            var now = host.Clock.GetCurrentInstant();
            var talked = await db.Cards.SingleAsync(c => c.Title == "Talked about");
            var written = await db.Cards.SingleAsync(c => c.Title == "Written about");
            var meeting = await db.TimeEntries.SingleAsync(e => e.CardId == talked.Id);
            db.Add(meeting.Reverse("On another card", meeting.PersonId, now));
            // Without clock times, the day before work began.
            db.Add(
                new TimeEntry(
                    meeting.PersonId,
                    meeting.TeamId,
                    WorkedTime.On(new(2026, 10, 4), DateTimeZone.Utc, 60),
                    new WorkDetails(null, meeting.ActivityId, CardId: written.Id),
                    meeting.PersonId,
                    now
                )
            );
            await db.SaveChangesAsync();
        });
        var hr = await host.SignedInAsync("hanna");

        Assert.Equal("100 %", Value(await hr.OpenAsync("/reports/2026-10"), "Cards finished without a meeting"));

        await host.Database(async db =>
        {
            var entry = await db.TimeEntries.SingleAsync(e => e.Date == new LocalDate(2026, 10, 4) && e.Start == null);
            db.Add(
                new TimeEntry(
                    entry.PersonId,
                    entry.TeamId,
                    WorkedTime.On(new(2026, 10, 5), DateTimeZone.Utc, 60),
                    new WorkDetails(null, entry.ActivityId, CardId: entry.CardId),
                    entry.PersonId,
                    host.Clock.GetCurrentInstant()
                )
            );
            await db.SaveChangesAsync();
        });
        Assert.Equal("67 %", Value(await hr.OpenAsync("/reports/2026-10"), "Cards finished without a meeting"));
    }

    [Fact]
    [Trait("Feature", "K2")]
    public async Task Leave_of_long_ago_is_no_working_day_of_a_card_that_was_begun_before_it()
    {
        await CardsAsync(mia => mia.Away("2026-07-02", "2026-10-08"));
        await host.Database(async db =>
        {
            var mia = await db.People.Where(p => p.Name == "Mia").Select(p => p.Id).SingleAsync();
            await db
                .Cards.Where(c => c.Title == "Written about")
                .ExecuteUpdateAsync(c =>
                    c.SetProperty(x => x.StartedAt, Instant.FromUtc(2026, 7, 1, 8, 0)).SetProperty(x => x.OwnerId, mia)
                );
        });
        var hr = await host.SignedInAsync("hanna");

        // Seven hours of the first of July and one of the ninth of October, in Berlin.
        Assert.Equal("1.0 d", Value(await hr.OpenAsync("/reports/2026-10"), "Cycle time in working days, median"));

        // Cards without an owner are in no working days, and not behind the figure.
        var behind = await hr.OpenAsync("/reports/2026-10/cards?figure=cycle-working");
        Assert.Single(behind.QuerySelectorAll("tbody tr"));
    }

    [Fact]
    [Trait("Feature", "K25")]
    public async Task Where_estimates_would_tell_of_few_owners_the_cards_stand_without_them()
    {
        await CardsAsync();
        await host.Database(async db =>
        {
            foreach (var card in await db.Cards.ToListAsync())
                card.Judge(60, host.Clock.GetCurrentInstant());
            await db.SaveChangesAsync();
        });
        var hr = await host.SignedInAsync("hanna");

        foreach (var figure in (string[])["finished", "estimate-small", "estimate-bias"])
        {
            var page = await hr.OpenAsync($"/reports/2026-10/cards?figure={figure}");
            Assert.DoesNotContain(page.QuerySelectorAll("thead th"), h => h.Reads() is "Estimate" or "Logged");
            Assert.Contains(
                "Estimates and hours logged stand beside the cards where",
                page.Body!.Reads(),
                StringComparison.Ordinal
            );
        }
    }

    [Fact]
    public async Task Templates_trash_and_cards_that_were_given_up_take_no_part()
    {
        await CardsAsync();
        await host.Database(async db =>
        {
            var card = await db.Cards.SingleAsync(c => c.Title == "Talked about");
            card.Delete(host.Clock.GetCurrentInstant());
            await db.SaveChangesAsync();
        });
        var hr = await host.SignedInAsync("hanna");
        Assert.Equal("2", Value(await hr.OpenAsync("/reports/2026-10"), "Cards finished"));

        await host.Database(async db =>
        {
            (await db.Boards.SingleAsync()).BeTemplate(true);
            await db.SaveChangesAsync();
        });
        Assert.Empty((await hr.OpenAsync("/reports/2026-10")).QuerySelectorAll("[aria-labelledby=flow]"));
    }

    [Fact]
    [Trait("Feature", "K4")]
    public async Task What_stood_on_a_board_that_was_archived_is_neither_in_progress_nor_late()
    {
        await CardsAsync();
        await host.Database(async db =>
        {
            var card = await db.Cards.SingleAsync(c => c.Title == "Written about");
            var stay = await db.CardStays.SingleAsync(s => s.CardId == card.Id && s.LeftAt == null);
            stay.End(At(10));
            db.Add(card.Move(await db.Columns.SingleAsync(c => c.Name == "Doing"), null, 0, null, At(10))!);
            card.Schedule(null, new(2026, 10, 20), null, DateTimeZone.Utc, At(10));
            await db.SaveChangesAsync();
        });
        var hr = await host.SignedInAsync("hanna");
        Assert.Equal(("1", "1"), await OpenAsync());

        await host.Database(async db =>
        {
            (await db.Boards.SingleAsync()).Archive(At(12));
            await db.SaveChangesAsync();
        });
        Assert.Equal(("0", "0"), await OpenAsync());

        async Task<(string, string)> OpenAsync()
        {
            var page = await hr.OpenAsync("/reports/2026-10");
            return (Value(page, "Cards in progress at the end"), Value(page, "Due in the month and still open"));
        }
    }

    [Fact]
    [Trait("Feature", "K4")]
    [Trait("Feature", "K5")]
    [Trait("Feature", "K8")]
    public async Task What_left_a_board_before_it_was_archived_left_then_and_what_stood_on_it_left_with_it()
    {
        await CardsAsync();
        var (gone, written) = await host.Database(async db =>
        {
            var gone = await db.Cards.SingleAsync(c => c.Title == "Given up");
            var written = await db.Cards.SingleAsync(c => c.Title == "Written about");
            gone.Schedule(null, new(2026, 10, 20), null, DateTimeZone.Utc, At(5));
            written.Schedule(null, new(2026, 10, 20), null, DateTimeZone.Utc, At(5));
            (await db.CardStays.SingleAsync(s => s.CardId == written.Id && s.LeftAt == null)).End(At(10));
            db.Add(written.Move(await db.Columns.SingleAsync(c => c.Name == "Doing"), null, 0, null, At(10))!);
            (await db.Boards.SingleAsync()).Archive(At(25));
            await db.SaveChangesAsync();
            return (gone.Id, written.Id);
        });

        var (due, stays) = await host.Database(async db =>
            (
                await db.DueCards(ReportScope.Company, At(1), At(30)).ToDictionaryAsync(c => c.Id, c => c.LeftAt),
                await db.FlowStays(ReportScope.Company, At(1), At(30)).ToListAsync()
            )
        );

        Assert.Equal((At(6), At(25)), (due[gone], due[written]));
        Assert.Equal([At(6)], stays.Where(s => s.Card == gone).Select(s => s.To));
        Assert.Equal([At(9), At(25)], stays.Where(s => s.Card == written).Select(s => s.To).Order());
        Assert.Equal([written], await StartedAsync(At(24)));
        Assert.Empty(await StartedAsync(At(26)));

        Task<List<int>> StartedAsync(Instant at) =>
            host.Database(db => db.StartedCards(ReportScope.Company, at).Select(c => c.Id).ToListAsync());
    }

    [Fact]
    [Trait("Feature", "K-h")]
    public async Task What_cards_decisions_and_teams_have_added_up_to_is_not_compared_while_the_month_runs()
    {
        host.Clock.Reset(At(12));
        await CardsAsync(mia => mia.Logged("2026-10-05", "8:00").Logged("2026-11-02", "4:00"));
        await host.DecisionAsync("Where we host", DecisionState.Decided, by: "Mia", decides: ["Mia"]);
        host.Clock.Reset(Instant.FromUtc(2026, 11, 5, 8, 0));
        await host.DecisionAsync("How we test", by: "Mia", decides: ["Mia"]);
        host.Clock.Reset(AppHost.Start);
        var hr = await host.SignedInAsync("hanna");

        var page = await hr.OpenAsync("/reports/2026-11");
        using var book = new XLWorkbook(new MemoryStream(await hr.GetByteArrayAsync("/reports/2026-11.xlsx")));
        var over = await hr.OpenAsync("/reports/2026-10");

        Assert.Equal(("3", ""), (Cell(page, "flow", "Cards finished", 1), Cell(page, "flow", "Cards finished", 2)));
        Assert.Equal(("1", ""), (Cell(page, "decisions", "Decided", 1), Cell(page, "decisions", "Decided", 2)));
        Assert.Equal("–", Cell(page, "teams", "Product", 4));
        Assert.Equal("–", book.Worksheet("Decisions").RowOf(1, "Decided").Cell(6).Prints());
        Assert.Equal("–", book.Worksheet("Flow").RowOf(1, "Cards finished").Cell(6).Prints());
        // What stands at a moment is whole on each day.
        Assert.StartsWith("▲ 1", Cell(page, "decisions", "Proposed and undecided at the end", 2), StringComparison.Ordinal);
        Assert.Equal("no change", Cell(page, "flow", "Cards in progress at the end", 2));
        Assert.StartsWith("▲ 3", Cell(over, "flow", "Cards finished", 2), StringComparison.Ordinal);
        Assert.StartsWith("▲ 1", Cell(over, "decisions", "Decided", 2), StringComparison.Ordinal);
        Assert.StartsWith("▲ 1", Cell(over, "teams", "Product", 4), StringComparison.Ordinal);

        static string Cell(IParentNode page, string table, string row, int column) =>
            page.QuerySelectorAll($"[aria-labelledby={table}] tbody tr")
                .Single(r => r.QuerySelector("th")!.Reads() == row)
                .QuerySelectorAll("td")[column]
                .Reads();
    }

    [Fact]
    [Trait("Feature", "K8")]
    public async Task A_card_whose_date_was_taken_away_after_it_had_passed_is_among_those_that_had_one()
    {
        await CardsAsync();
        await host.Database(async db =>
        {
            var card = await db.Cards.SingleAsync(c => c.Title == "Straight");
            card.Schedule(null, new(2026, 10, 7), null, DateTimeZone.Utc, At(5));
            card.Schedule(null, null, null, DateTimeZone.Utc, At(9));
            await db.SaveChangesAsync();
        });

        var page = await (await host.SignedInAsync("hanna")).OpenAsync("/reports/2026-10");

        Assert.Equal("67 %", Value(page, "Finished without a due date"));
        Assert.Equal("0 %", Value(page, "Cards finished on time"));
    }

    [Fact]
    public async Task Each_figure_opens_the_cards_it_is_made_of_and_only_those_who_see_the_report_open_them()
    {
        await CardsAsync();
        var hr = await host.SignedInAsync("hanna");

        var assisted = await hr.OpenAsync("/reports/2026-10/cards?figure=assisted");
        // HR sees the report of every team, and is on none of their boards.
        Assert.Contains("A card that you cannot open", assisted.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Talked about", assisted.Body!.TextContent, StringComparison.Ordinal);
        Assert.Empty(assisted.QuerySelectorAll("a[href^='/cards/']"));

        // A share lists what it is divided by too, and which of them it counts.
        var all = await hr.OpenAsync("/reports/2026-10/cards?figure=async-cards");
        Assert.Equal(["held", "none", "none"], all.QuerySelectorAll("tbody tr").Select(r => r.Children[7].Reads()).Order());
        Assert.Equal(3, (await hr.OpenAsync("/reports/2026-10/cards?figure=no-due")).QuerySelectorAll("tbody tr").Length);

        var lead = await host.SignedInAsync("lea");
        var opened = await lead.OpenAsync("/reports/2026-10/cards?figure=assisted");
        Assert.Equal("Talked about", Assert.Single(opened.QuerySelectorAll("a[href^='/cards/']")).Reads());
        foreach (var link in (await hr.OpenAsync("/reports/2026-10")).QuerySelectorAll("[aria-labelledby=flow] tbody a"))
            Assert.Equal(HttpStatusCode.OK, (await hr.GetAsync(link.GetAttribute("href"))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await hr.GetAsync("/reports/2026-10/cards?figure=nothing")).StatusCode);
        var other = await host.SignedInAsync("otto");
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync("/reports/2026-10/cards?team=product")).StatusCode);
        var mia = await host.SignedInAsync("mia");
        Assert.Equal(HttpStatusCode.Forbidden, (await mia.GetAsync("/reports/2026-10/cards")).StatusCode);
    }

    [Fact]
    [Trait("Feature", "K3")]
    public async Task The_cards_behind_a_figure_are_counted_by_label_and_shown_by_it()
    {
        await CardsAsync();
        await host.Database(async db =>
        {
            var board = await db.Boards.Include(b => b.Labels).SingleAsync();
            var (bug, text) = (board.AddLabel("Bug & flaw", 0), board.AddLabel("Text", 1));
            await db.SaveChangesAsync();
            var cards = await db.Cards.Include(c => c.Labels).ToListAsync();
            cards.Single(c => c.Title == "Talked about").Label([bug.Id, text.Id], At(10));
            cards.Single(c => c.Title == "Written about").Label([text.Id], At(10));
            cards.Single(c => c.Title == "Given up").Label([bug.Id], At(10));
            await db.SaveChangesAsync();
        });
        var hr = await host.SignedInAsync("hanna");

        var all = await hr.OpenAsync("/reports/2026-10/cards?figure=finished");
        Assert.Equal(["All", "Bug & flaw 1", "Text 2"], all.QuerySelectorAll("nav[aria-label=Labels] a").Select(a => a.Reads()));
        Assert.Equal(3, all.QuerySelectorAll("tbody th").Length);
        var bugs = all.QuerySelectorAll("nav[aria-label=Labels] a")
            .Single(a => a.Reads().StartsWith("Bug", StringComparison.Ordinal));
        var some = await (await host.SignedInAsync("lea")).OpenAsync(bugs.GetAttribute("href")!);
        Assert.Equal(["Talked about"], some.QuerySelectorAll("tbody th").Select(t => t.Reads()));
        Assert.Empty((await hr.OpenAsync("/reports/2026-10/cards?label=nothing")).QuerySelectorAll("tbody th"));
    }

    /// <summary>Three cards finished in October: one with a meeting on it, one with a meeting before it was begun, one straight away.</summary>
    async Task CardsAsync(Func<PersonFacts, PersonFacts>? of = null)
    {
        var given = host.Given().Project("Portal").Activity("Call", ActivityKind.Meeting);
        given.Person("Hanna").Is(Role.HR);
        given.Person("Lea").In("Product").LeadOf("Product");
        given.Person("Otto").In("Design").LeadOf("Design");
        var mia = given.Person("Mia").In("Product");
        of?.Invoke(mia);
        await given.SaveAsync();
        await host.Database(async db =>
        {
            var team = await db.Teams.SingleAsync(t => t.Name == "Product");
            var call = await db.Activities.SingleAsync(a => a.Name == "Call");
            var board = new Board("Work", team.Id, DateTimeZone.Utc, mia.Id, At(1));
            var (queue, doing, done) = (
                board.AddColumn("Next", FlowState.Queue),
                board.AddColumn("Doing", FlowState.Active),
                board.AddColumn("Done", FlowState.Done)
            );
            db.Add(board);
            await db.SaveChangesAsync();
            var talked = Card("Talked about", 2);
            var written = Card("Written about", 2);
            var straight = Card("Straight", 2);
            var gone = Card("Given up", 2);
            db.AddRange(talked, written, straight, gone);
            await db.SaveChangesAsync();
            var stays = new Dictionary<Card, CardStay>();
            foreach (var card in (Card[])[talked, written, straight, gone])
                db.Add(stays[card] = card.FirstStay(queue, mia.Id));
            Move(talked, doing, 5);
            Move(talked, done, 9);
            Move(written, doing, 5);
            Move(written, done, 9);
            Move(straight, done, 9);
            Move(gone, doing, 5);
            stays[gone].End(At(6));
            gone.Archive(At(6));
            Meet(talked, 6);
            Meet(written, 4);
            await db.SaveChangesAsync();

            Card Card(string title, int day) => new(board.Id, title, queue, null, 0, mia.Id, At(day));

            void Move(Card card, Column to, int day)
            {
                stays[card].End(At(day));
                db.Add(stays[card] = card.Move(to, null, 0, mia.Id, At(day))!);
            }

            void Meet(Card card, int day) =>
                db.Add(
                    new TimeEntry(
                        mia.Id,
                        team.Id,
                        WorkedTime.Between(new(2026, 10, day), new(9, 0), new(10, 0), DateTimeZone.Utc),
                        new WorkDetails(null, call.Id, CardId: card.Id),
                        mia.Id,
                        At(day)
                    )
                );
        });
    }

    static Instant At(int day) => Instant.FromUtc(2026, 10, day, 8, 0);

    static string Value(AngleSharp.Dom.IParentNode page, string figure) =>
        page.QuerySelectorAll("[aria-labelledby=flow] tbody tr")
            .Single(r => r.QuerySelector("th")!.TextContent.Trim() == figure)
            .QuerySelector("td")!
            .TextContent.Trim();

    public ValueTask DisposeAsync() => host.DisposeAsync();
}
