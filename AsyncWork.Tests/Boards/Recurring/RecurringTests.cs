using System.Net;
using AsyncWork.Domain.Boards;
using AsyncWork.Tests.Support;
using AsyncWork.Web.Data;
using AsyncWork.Web.Pages.Boards.Recurring;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace AsyncWork.Tests.Boards.Recurring;

[Trait("Feature", "B13")]
public sealed class RecurringTests
{
    static readonly LocalDate Thursday = new(2026, 11, 12);

    [Theory]
    [InlineData("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "2026-11-12 2026-11-13 2026-11-16")]
    [InlineData("FREQ=MONTHLY;BYDAY=1MO", "2026-12-07 2027-01-04 2027-02-01")]
    [InlineData("FREQ=MONTHLY;BYMONTHDAY=31", "2026-12-31 2027-01-31 2027-03-31")]
    [InlineData("FREQ=DAILY;INTERVAL=10", "2026-11-12 2026-11-22 2026-12-02")]
    [InlineData("FREQ=WEEKLY;BYDAY=MO;COUNT=2", "2026-11-16 2026-11-23")]
    public void A_rule_falls_on_its_days(string rule, string days)
    {
        Assert.Null(RecurringDates.WhyNot(rule));
        Assert.Equal(days.Split(' ').Select(Given.Day), RecurringDates.DaysOf(rule, Thursday, Thursday).Take(3));
    }

    [Theory]
    [InlineData("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", Repeat.Weekdays, "Every weekday")]
    [InlineData("FREQ=WEEKLY;BYDAY=SU", Repeat.Weekly, "Every Sunday")]
    [InlineData("FREQ=MONTHLY;BYDAY=1MO", Repeat.MonthlyFirst, "The first Monday of every month")]
    [InlineData("FREQ=MONTHLY;BYMONTHDAY=15", Repeat.MonthlyDay, "On day 15 of every month")]
    [InlineData("FREQ=DAILY;INTERVAL=10", Repeat.EveryDays, "Every 10 days")]
    [InlineData("FREQ=DAILY;INTERVAL=1", Repeat.EveryDays, "Every day")]
    [InlineData("FREQ=MONTHLY;BYDAY=-1FR", Repeat.Own, "FREQ=MONTHLY;BYDAY=-1FR")]
    [InlineData("FREQ=DAILY;INTERVAL=99999999999", Repeat.Own, "FREQ=DAILY;INTERVAL=99999999999")]
    public void B13_how_often_is_said_in_words_and_chosen_again_where_it_is_edited(string rule, Repeat repeat, string words)
    {
        var recurrence = new Recurrence(1, 1, 1, new(1), Instant.FromUtc(2026, 11, 12, 9, 0));
        recurrence.Repeat(rule, Thursday, new(9, 0), OnDayOff.Wait, 1, 1);

        var input = RecurrenceInput.Of(recurrence);

        Assert.Equal((repeat, words), (input.Repeat, recurrence.Words()));
        Assert.Equal(rule, input.RuleText());
    }

    [Theory]
    [InlineData("")]
    [InlineData("every Monday")]
    [InlineData("FREQ=HOURLY")]
    [InlineData("FREQ=DAILY;BYHOUR=9,10")]
    [InlineData("FREQ=SOMETIMES")]
    [InlineData("FREQ=DAILY;INTERVAL=99999999999")]
    public void What_is_no_rule_for_days_is_refused(string rule)
    {
        Assert.NotNull(RecurringDates.WhyNot(rule));
    }

    [Fact]
    public void A_rule_that_never_falls_on_a_day_ends_soon()
    {
        Assert.Empty(RecurringDates.DaysOf("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", Thursday, Thursday).Take(1));
    }

    [Fact]
    public async Task A_due_card_is_made_once_and_only_one_after_a_long_pause()
    {
        await using var host = new AppHost();
        var (board, id) = await RecurringAsync(host, "FREQ=DAILY", OnDayOff.Appear);
        host.Clock.Advance(Duration.FromDays(5));

        await Task.WhenAll(MakeAsync(host), MakeAsync(host), MakeAsync(host));
        await MakeAsync(host);

        await host.Database(async db =>
        {
            var card = await db.Cards.SingleAsync();
            Assert.Equal((board.Id, "Water the plants", id), (card.BoardId, card.Title, card.RecurrenceId));
            Assert.Equal(2, card.ChecklistItems);
            Assert.Equal(1, await db.CardStays.CountAsync());
            var next = (await db.Recurrences.SingleAsync()).NextAt;
            Assert.Equal(Instant.FromUtc(2026, 11, 18, 8, 0), next);
        });
    }

    [Fact]
    [Trait("Feature", "B5")]
    public async Task A_full_column_keeps_the_card_back_with_the_reason_until_there_is_room()
    {
        await using var host = new AppHost();
        var (board, _) = await RecurringAsync(host, "FREQ=DAILY", OnDayOff.Appear, b => b.Columns[0].LimitTo(1, null));
        var other = await host.CardAsync(board, "In the way");
        host.Clock.Advance(Duration.FromDays(1));

        await MakeAsync(host);
        Assert.StartsWith(
            "“To do” is full",
            (await host.Database(db => db.Recurrences.SingleAsync())).Problem,
            StringComparison.Ordinal
        );
        Assert.Equal(1, await host.Database(db => db.Cards.CountAsync()));

        await host.Database(async db =>
        {
            (await db.Cards.SingleAsync(c => c.Id == other.Id)).Archive(host.Clock.GetCurrentInstant());
            await db.SaveChangesAsync();
        });
        await MakeAsync(host);
        Assert.Equal("", (await host.Database(db => db.Recurrences.SingleAsync())).Problem);
        Assert.Equal(2, await host.Database(db => db.Cards.CountAsync()));
    }

    [Fact]
    public async Task On_a_public_holiday_or_a_weekend_the_card_waits_or_is_left_out()
    {
        await using var host = new AppHost();
        var given = host.Given().Holiday(null, "2026-11-13", "Company day");
        await given.SaveAsync();
        var (_, waits) = await RecurringAsync(host, "FREQ=WEEKLY;BYDAY=FR", OnDayOff.Wait);

        Assert.Equal(
            ["2026-11-16", "2026-11-20", "2026-11-27"],
            (await PreviewAsync(host, waits))
                .Take(3)
                .Select(n => n.At.InZone(Given.Zone("Europe/Berlin")).Date.ToString("uuuu-MM-dd", null))
        );

        await host.Database(async db =>
        {
            var r = await db.Recurrences.SingleAsync();
            r.Repeat(r.Rule, r.FirstOn, r.At, OnDayOff.Skip, r.TemplateId, r.ColumnId);
            await db.SaveChangesAsync();
        });
        Assert.Equal(new LocalDate(2026, 11, 20), (await PreviewAsync(host, waits))[0].On);
    }

    [Fact]
    public async Task A_recurring_card_is_set_up_shown_with_its_next_five_and_paused()
    {
        await using var host = new AppHost();
        await host.Given().Everyone().SaveAsync();
        var board = await host.BoardAsync();
        var browser = await host.SignedInAsync("Berlin");
        await browser.SubmitAsync($"/boards/{board.Id}/templates", ("Input.Name", "Plants"), ("Input.Title", "Water the plants"));

        await browser.SubmitAsync(
            $"/boards/{board.Id}/recurring",
            ("Input.Repeat", "MonthlyFirst"),
            ("Input.Weekday", "1"),
            ("Input.FirstOn", "2026-11-12"),
            ("Input.At", "09:00")
        );

        var recurrence = await host.Database(db => db.Recurrences.SingleAsync());
        Assert.Equal("FREQ=MONTHLY;BYDAY=1MO", recurrence.Rule);
        var page = await browser.OpenAsync($"/boards/{board.Id}/recurring/{recurrence.Id}");
        Assert.Equal(5, page.QuerySelectorAll("main ol > li").Length);

        await browser.SubmitAsync($"/boards/{board.Id}/recurring", new Submission([], Action: "handler=Pause"));
        Assert.True(await host.Database(db => db.Recurrences.AnyAsync(r => r.IsPaused && r.NextAt == null)));
    }

    [Fact]
    public async Task The_next_five_are_shown_before_anything_is_stored()
    {
        await using var host = new AppHost();
        await host.Given().Everyone().SaveAsync();
        var board = await host.BoardAsync();
        var browser = await host.SignedInAsync("Berlin");
        await browser.SubmitAsync($"/boards/{board.Id}/templates", ("Input.Name", "Plants"), ("Input.Title", "Water the plants"));

        using var part = await AskAsync("FREQ=MONTHLY;BYDAY=1MO", htmx: true);
        var next = (await part.HtmlAsync()).QuerySelectorAll("#next li time").Select(t => t.GetAttribute("datetime")![..10]);
        Assert.Equal(["2026-12-07", "2027-01-04", "2027-02-01", "2027-03-01", "2027-04-05"], next);

        using var page = await AskAsync("FREQ=MONTHLY;BYDAY=1MO", htmx: false);
        var whole = await page.HtmlAsync();
        Assert.Equal(5, whole.QuerySelectorAll("main #next li").Length);
        Assert.Equal("FREQ=MONTHLY;BYDAY=1MO", whole.QuerySelector("#rule")!.GetAttribute("value"));

        using var refused = await AskAsync("FREQ=SOMETIMES", htmx: true);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.NotNull((await refused.HtmlAsync()).QuerySelector("#next .error-summary"));
        Assert.Equal(0, await host.Database(db => db.Recurrences.CountAsync()));

        Task<HttpResponseMessage> AskAsync(string rule, bool htmx) =>
            browser.SubmitAsync(
                $"/boards/{board.Id}/recurring",
                new Submission(
                    [("Input.Repeat", "Own"), ("Input.Rule", rule), ("Input.FirstOn", "2026-11-12"), ("Input.At", "09:00")],
                    Button: "Show the next five",
                    Htmx: htmx
                )
            );
    }

    [Theory]
    [InlineData(OnDayOff.Wait, "FREQ=WEEKLY;BYDAY=FR", "2026-11-13", "2026-11-16T08:00")]
    [InlineData(OnDayOff.Skip, "FREQ=WEEKLY;BYDAY=FR", "2026-11-20", "2026-11-20T08:00")]
    public async Task A_day_off_that_was_entered_after_the_last_card_counts_for_the_next(
        OnDayOff onDayOff,
        string rule,
        string on,
        string at
    )
    {
        await using var host = new AppHost();
        await RecurringAsync(host, rule, onDayOff);
        await host.Given().Holiday(null, "2026-11-13", "Company day").SaveAsync();
        host.Clock.Advance(Instant.FromUtc(2026, 11, 13, 8, 30) - host.Clock.GetCurrentInstant());

        await MakeAsync(host);

        await host.Database(async db =>
        {
            Assert.Equal(0, await db.Cards.CountAsync());
            var next = await db.Recurrences.SingleAsync();
            Assert.Equal(Given.Day(on), next.NextOn);
            Assert.Equal(at, next.NextAt!.Value.ToString("uuuu-MM-dd'T'HH:mm", null));
        });
        host.Clock.Advance(Duration.FromDays(8));
        await MakeAsync(host);
        Assert.Equal(1, await host.Database(db => db.Cards.CountAsync()));
    }

    [Fact]
    public async Task In_another_zone_of_the_board_the_card_appears_by_its_clock()
    {
        await using var host = new AppHost();
        var (board, _) = await RecurringAsync(host, "FREQ=DAILY", OnDayOff.Appear);
        var browser = await host.SignedInAsync("Berlin");

        await browser.SubmitAsync($"/boards/{board.Id}/settings", ("Input.Zone", "Asia/Kathmandu"));

        var next = (await host.Database(db => db.Recurrences.SingleAsync())).NextAt!.Value;
        Assert.Equal(new LocalTime(9, 0), next.InZone(Given.Zone("Asia/Kathmandu")).TimeOfDay);
    }

    [Fact]
    [Trait("Feature", "N1")]
    public async Task Whose_card_comes_by_itself_is_told_and_who_left_the_board_owns_none()
    {
        await using var host = new AppHost();
        await RecurringAsync(host, "FREQ=DAILY", OnDayOff.Appear);
        var berlin = (await host.ViewerAsync("Berlin")).Person;
        host.Clock.Advance(Duration.FromDays(1));
        await MakeAsync(host);
        await host.Database(db =>
            db.TeamMembers.Where(m => m.PersonId == berlin).ExecuteUpdateAsync(set => set.SetProperty(m => m.LeftOn, Thursday))
        );
        host.Clock.Advance(Duration.FromDays(1));
        await MakeAsync(host);

        await host.Database(async db =>
        {
            Assert.Equal([berlin, null], await db.Cards.OrderBy(c => c.Id).Select(c => c.OwnerId).ToListAsync());
            Assert.Equal(
                "A recurring card of the board made you the owner of “Water the plants”.",
                (await db.Notifications.SingleAsync(n => n.PersonId == berlin)).Text
            );
        });
    }

    static async Task<(Board, int)> RecurringAsync(AppHost host, string rule, OnDayOff onDayOff, Action<Board>? more = null)
    {
        await host.Given().Everyone().SaveAsync();
        var board = await host.BoardAsync(more);
        var berlin = await host.ViewerAsync("Berlin");
        return await host.Database(async db =>
        {
            var template = new CardTemplate(board.Id, "Plants", "Water the plants");
            template.Fill("", "Kitchen\nHall", berlin.Person, Priority.Normal, null, null, []);
            db.CardTemplates.Add(template);
            await db.SaveChangesAsync();
            var recurrence = new Recurrence(board.Id, template.Id, board.Column("To do"), berlin.Person, AppHost.Start);
            recurrence.Repeat(rule, Thursday, new LocalTime(9, 0), onDayOff, template.Id, board.Column("To do"));
            db.Recurrences.Add(recurrence);
            recurrence.Expect(Thursday.PlusDays(1), Instant.FromUtc(2026, 11, 13, 8, 0));
            await db.SaveChangesAsync();
            return (board, recurrence.Id);
        });
    }

    static async Task MakeAsync(AppHost host)
    {
        await using var scope = host.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<RecurringCards>().MakeDueAsync();
    }

    static async Task<IReadOnlyList<NextCard>> PreviewAsync(AppHost host, int id)
    {
        await using var scope = host.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        var recurrence = await db.Recurrences.SingleAsync(r => r.Id == id);
        var template = await db.CardTemplates.SingleAsync();
        return await scope
            .ServiceProvider.GetRequiredService<RecurringCards>()
            .PreviewAsync(recurrence, template, Given.Zone("Europe/Berlin"), AppHost.Start, 5, default);
    }
}
