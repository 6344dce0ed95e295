using System.Net;
using AngleSharp.Html.Dom;
using AsyncWork.Domain.TimeLogs;
using AsyncWork.Tests.Support;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Tests.TimeLogs;

/// <summary>
/// What the timer asks: what became of quiet time (product.md T9; kpis.md K24), and when a forgotten timer was stopped (T1). Mia's timer runs on
/// Website since 09:10.
/// </summary>
[Trait("Feature", "T9")]
public sealed class TimerQuestionTests : IAsyncLifetime
{
    readonly AppHost host = new();
    PersonFacts mia = null!;
    HttpClient browser = null!;

    public async Task InitializeAsync()
    {
        var given = host.Given().Project("Website").Project("Support");
        mia = given.Person("Mia").In("Product");
        await given.SaveAsync();
        browser = await host.SignedInAsync("Mia");
        await browser.SubmitAsync("/time/timer", ("Input.ProjectId", await ProjectAsync("Website")));
    }

    public async Task DisposeAsync() => await host.DisposeAsync();

    Task<List<TimeEntry>> EntriesAsync() =>
        host.Database(db => db.TimeEntries.AsNoTracking().OrderBy(e => e.Start).ToListAsync());

    Task<RunningTimer?> TimerAsync() => host.Database(db => db.RunningTimers.AsNoTracking().SingleOrDefaultAsync());

    Task<List<IdleTime>> IdleAsync() => host.Database(db => db.IdleTimes.AsNoTracking().ToListAsync());

    async Task<string> ProjectAsync(string name) =>
        $"{await host.Database(db => db.Projects.Where(p => p.Name == name).Select(p => p.Id).SingleAsync())}";

    static string Asks(IHtmlDocument page) => page.QuerySelector("#timer-notice")!.Reads();

    async Task<IHtmlDocument> BackAfterAsync(int minutes, string page = "/people")
    {
        host.Clock.AdvanceMinutes(minutes);
        if (minutes > 12 * 60) // the session is over
            browser = await host.SignedInAsync("Mia");
        return await browser.OpenAsync(page);
    }

    [Fact]
    public async Task Work_without_long_quiet_is_not_asked_about()
    {
        for (var i = 0; i < 5; i++)
            Assert.Equal("", Asks(await BackAfterAsync(19)));
    }

    [Fact]
    public async Task Quiet_time_is_asked_about_on_every_page_until_it_is_answered()
    {
        await BackAfterAsync(10);

        Assert.Contains("No action here from 09:20 to 09:55 (35 min). Was that work on Website?", Asks(await BackAfterAsync(35)));
        Assert.Contains("from 09:20 to 09:55", Asks(await BackAfterAsync(5, "/time")));
    }

    [Fact]
    public async Task Kept_it_stays_in_the_timer()
    {
        await BackAfterAsync(10);
        var page = await BackAfterAsync(35);

        var answer = await browser.SubmitAsync(page, "/people", new Submission([], Button: "Keep"));

        Assert.Equal("/people", answer.Headers.Location?.ToString());
        Assert.Equal(AppHost.Start, (await TimerAsync())!.StartedAt);
        Assert.Equal("", Asks(await browser.OpenAsync("/people")));
        Assert.Empty(await IdleAsync());
    }

    [Fact]
    [Trait("Feature", "K24")]
    public async Task Discarded_it_counts_as_idle_the_work_before_is_logged_and_the_timer_goes_on()
    {
        await BackAfterAsync(10);
        var page = await BackAfterAsync(35);

        await browser.SubmitAsync(page, "/people", new Submission([], Button: "Discard"));

        var entry = Assert.Single(await EntriesAsync());
        Assert.Equal((10, AppHost.Start), (entry.Minutes, entry.Start));
        var idle = Assert.Single(await IdleAsync());
        Assert.Equal(
            (35, IdleOutcome.Discarded, Given.Day("2026-11-12"), entry.TeamId),
            (idle.Minutes, idle.Outcome, idle.Date, idle.TeamId)
        );
        Assert.Equal(AppHost.Start + Duration.FromMinutes(45), (await TimerAsync())!.StartedAt);
    }

    [Fact]
    [Trait("Feature", "K24")]
    public async Task Given_to_something_else_it_is_logged_there()
    {
        await BackAfterAsync(10);
        var page = await BackAfterAsync(35);
        var support = await ProjectAsync("Support");

        await browser.SubmitAsync(page, "/people", new Submission([("Input.ProjectId", support)], Button: "Give"));

        var entries = await EntriesAsync();
        Assert.Equal([10, 35], entries.Select(e => e.Minutes));
        Assert.Equal(support, $"{entries[1].ProjectId}");
        Assert.Equal(IdleOutcome.Reassigned, Assert.Single(await IdleAsync()).Outcome);
        Assert.Equal(await ProjectAsync("Website"), $"{(await TimerAsync())!.ProjectId}");
    }

    [Fact]
    public async Task What_was_typed_to_give_it_to_stays_after_a_refusal_by_htmx()
    {
        var page = await BackAfterAsync(35);
        var support = await ProjectAsync("Support");
        await ArchiveAsync("Support");

        var answer = await browser.SubmitAsync(
            page,
            "/people",
            new Submission([("Input.ProjectId", support), ("Input.Description", "Called back")], Button: "Give", Htmx: true)
        );

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var asked = await answer.HtmlAsync();
        Assert.Equal("Called back", asked.QuerySelector("#give-description")!.GetAttribute("value"));
        Assert.True(asked.QuerySelector(".ask__give")!.HasAttribute("open"));
    }

    Task ArchiveAsync(string name) =>
        host.Database(async db =>
        {
            (await db.Projects.SingleAsync(p => p.Name == name)).Archive();
            await db.SaveChangesAsync();
        });

    [Fact]
    public async Task Given_to_nothing_it_is_refused_and_stays_a_question()
    {
        var page = await BackAfterAsync(35);

        var answer = await browser.SubmitAsync(page, "/people", new Submission([("Input.ProjectId", "")], Button: "Give"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var refused = await answer.HtmlAsync();
        Assert.Contains("Choose the project.", refused.QuerySelector("main")!.Reads());
        Assert.Contains("Was that work on Website?", Asks(refused));
    }

    [Fact]
    public async Task An_answer_given_in_another_window_first_is_not_given_twice()
    {
        var page = await BackAfterAsync(35);
        await browser.SubmitAsync(page, "/people", new Submission([], Button: "Keep"));

        var answer = await browser.SubmitAsync(page, "/people", new Submission([], Button: "Discard"));

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Empty(await IdleAsync());
    }

    [Fact]
    public async Task A_page_that_stays_open_asks_without_acting_and_the_answer_ends_the_quiet()
    {
        await BackAfterAsync(10);
        host.Clock.AdvanceMinutes(22);
        using var asked = await browser.GetFragmentAsync("/time/timer/idle");
        Assert.Contains("No action here since 09:20. Is that work on Website?", (await asked.Content.ReadAsStringAsync()));
        Assert.Null((await TimerAsync())!.IdleFrom);
        var fragment = await asked.HtmlAsync();
        host.Clock.AdvanceMinutes(8);

        // The parts of a fragment for other targets stand in a template of htmx, which no browser shows.
        var form = new Submission([], Action: "handler=Discard", Htmx: true);
        using var answer = await browser.SubmitAsync(fragment, "/time/timer/idle", form);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(30, Assert.Single(await IdleAsync()).Minutes);
        Assert.Equal(10, Assert.Single(await EntriesAsync()).Minutes);
    }

    [Fact]
    public async Task An_action_on_a_page_that_stays_open_is_one()
    {
        host.Clock.AdvanceMinutes(15);
        var page = await browser.OpenAsync("/people");
        var token = page.QuerySelector("#timer input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        host.Clock.AdvanceMinutes(15);

        using var seen = await browser.PostAsync(
            "/time/timer/idle?handler=Seen",
            new FormUrlEncodedContent([new("__RequestVerificationToken", token)])
        );

        Assert.Equal(HttpStatusCode.NoContent, seen.StatusCode);
        Assert.Equal("", Asks(await BackAfterAsync(15)));
    }

    [Fact]
    [Trait("Feature", "T1")]
    public async Task A_timer_that_was_forgotten_asks_when_it_was_stopped_and_logs_that()
    {
        await BackAfterAsync(60);
        // The next morning at nine.
        var page = await BackAfterAsync(23 * 60 - 10);
        Assert.Contains("runs since yesterday 09:10. When did you stop?", Asks(page));
        Assert.Equal("10:10", page.QuerySelector("#stopped-at")!.GetAttribute("value"));

        var answer = await browser.SubmitAsync(page, "/people", new Submission([("End", "12:00")], Button: "Stop and log"));

        Assert.Equal("/people", answer.Headers.Location?.ToString());
        var entry = Assert.Single(await EntriesAsync());
        Assert.Equal((170, Given.Day("2026-11-12")), (entry.Minutes, entry.Date));
        Assert.Null(await TimerAsync());
        Assert.Empty(await IdleAsync());
    }

    [Fact]
    [Trait("Feature", "T1")]
    public async Task Forgotten_at_once_the_end_of_the_working_hours_is_filled_in_and_not_a_whole_day()
    {
        host.Clock.AdvanceSeconds(20);
        await browser.SubmitAsync("/time/timer", new Submission([], Button: "Stop it and start this"));
        await host.Database(db => db.TimeEntries.ExecuteDeleteAsync());

        var page = await BackAfterAsync(24 * 60 - 10);
        Assert.Contains("Filled in is the end of your working hours, yesterday 17:00.", Asks(page));
        Assert.Equal("17:00", page.QuerySelector("#stopped-at")!.GetAttribute("value"));
        Assert.Equal("17:00", (await browser.OpenAsync("/time/timer/stop")).QuerySelector("#End")!.GetAttribute("value"));
        await browser.SubmitAsync(page, "/people", new Submission([], Button: "Stop and log"));

        Assert.Equal(470, Assert.Single(await EntriesAsync()).Minutes);
    }

    [Fact]
    [Trait("Feature", "T1")]
    public async Task Forgotten_at_once_after_work_it_is_asked_without_a_proposal()
    {
        host.Clock.Reset(Instant.FromUtc(2026, 11, 12, 18, 0));
        browser = await host.SignedInAsync("Mia");
        await browser.SubmitAsync("/time/timer", new Submission([], Button: "Stop it and start this"));

        var page = await BackAfterAsync(14 * 60);

        Assert.Contains("Nothing is filled in: what you did here does not tell. Give the time you stopped.", Asks(page));
        Assert.Equal("", page.QuerySelector("#stopped-at")!.GetAttribute("value") ?? "");
    }

    [Fact]
    [Trait("Feature", "T1")]
    public async Task A_night_shift_says_that_it_still_runs()
    {
        host.Clock.Reset(Instant.FromUtc(2026, 11, 12, 22, 30));
        browser = await host.SignedInAsync("Mia");
        await browser.SubmitAsync("/time/timer", new Submission([], Button: "Stop it and start this"));
        var page = await BackAfterAsync(60);
        Assert.Contains("When did you stop?", Asks(page));

        await browser.SubmitAsync(page, "/people", new Submission([], Button: "It is still running"));

        Assert.Equal("", Asks(await browser.OpenAsync("/people")));
        Assert.Equal(Instant.FromUtc(2026, 11, 12, 22, 30), (await TimerAsync())!.StartedAt);
    }

    [Fact]
    [Trait("Feature", "T1")]
    public async Task After_more_than_a_day_it_is_not_stopped_now_but_when_the_person_says()
    {
        var page = await BackAfterAsync(26 * 60);
        Assert.DoesNotContain("It is still running", Asks(page));

        var refused = await browser.SubmitAsync(page, "/people", new Submission([], Button: "Stop"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains(
            "An entry has at most 24 hours. Say when you stopped.",
            (await refused.HtmlAsync()).QuerySelector("main")!.Reads()
        );
        Assert.NotNull(await TimerAsync());
    }

    [Fact]
    public async Task Opening_pages_writes_at_most_once_a_minute()
    {
        host.Clock.AdvanceSeconds(61);
        Assert.Equal(1, await WritesAsync());
        host.Clock.AdvanceSeconds(50);
        Assert.Equal(0, await WritesAsync());

        async Task<int> WritesAsync() =>
            (await host.Commands.Of(() => browser.OpenAsync("/people"))).Count(c =>
                c.Contains("UPDATE \"RunningTimers\"", StringComparison.Ordinal)
            );
    }
}
