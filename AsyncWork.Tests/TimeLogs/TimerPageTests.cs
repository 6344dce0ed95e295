using System.Net;
using AngleSharp.Html.Dom;
using AsyncWork.Domain.TimeLogs;
using AsyncWork.Tests.Support;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Tests.TimeLogs;

/// <summary>Start, stop and correct a timer from any page and any window (product.md T1). It is 09:10 in Berlin.</summary>
[Trait("Feature", "T1")]
public sealed class TimerPageTests : IAsyncLifetime
{
    readonly AppHost host = new();
    PersonFacts mia = null!;

    public async Task InitializeAsync()
    {
        var given = host.Given().Project("Website").Project("Support").Activity("Design");
        mia = given.Person("Mia").In("Product").Logged("2026-11-11", "1:00", "Website", "Design", "Price page");
        given.Person("Boss").LeadOf("Product");
        await given.SaveAsync();
        await host.Database(db => db.TimeEntries.ExecuteDeleteAsync());
    }

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    [Trait("Feature", "T4")]
    public async Task Tags_and_billable_of_the_form_it_is_started_from_are_kept_to_the_entry()
    {
        var browser = await host.SignedInAsync("Mia");
        var form = await browser.OpenAsync("/time");
        var project = form.QuerySelectorAll("#Input_ProjectId option")
            .First(o => o.GetAttribute("value") is { Length: > 0 })
            .GetAttribute("value");
        await browser.SubmitAsync(
            form,
            "/time",
            new Submission(
                [("Input.ProjectId", project), ("Input.Tags", "price , Launch"), ("Input.IsBillable", "true")],
                Button: "Start timer"
            )
        );
        var page = await browser.OpenAsync("/time/timer");
        Assert.Equal("price, Launch", page.QuerySelector("#Input_Tags")!.GetAttribute("value"));
        await browser.SubmitAsync(page, "/time/timer", new Submission([("Input.Description", "Sums")], Button: "Save"));
        host.Clock.AdvanceMinutes(30);

        await browser.SubmitAsync("/time/timer", new Submission([], Button: "Stop and log"));

        var entry = await host.Database(db => db.TimeEntries.AsNoTracking().OrderBy(e => e.Id).LastAsync());
        Assert.Equal((30, "Sums", "price, Launch", true), (entry.Minutes, entry.Description, entry.Tags, entry.IsBillable));
    }

    Task<List<TimeEntry>> EntriesAsync() =>
        host.Database(db => db.TimeEntries.AsNoTracking().OrderBy(e => e.Start).ToListAsync());

    Task<RunningTimer?> TimerAsync() => host.Database(db => db.RunningTimers.AsNoTracking().SingleOrDefaultAsync());

    Task<int> ProjectAsync(string name) =>
        host.Database(db => db.Projects.Where(p => p.Name == name).Select(p => p.Id).SingleAsync());

    async Task<Submission> StartOnAsync(string project) =>
        new(
            [("Input.ProjectId", $"{await ProjectAsync(project)}"), ("Input.Description", "Comma rules")],
            Action: "handler=Start"
        );

    static readonly Submission Stop = new([], Button: "Stop");

    async Task<HttpClient> RunningAsync(string project = "Website")
    {
        var browser = await host.SignedInAsync("Mia");
        await browser.SubmitAsync("/time/timer", await StartOnAsync(project));
        return browser;
    }

    static string Bar(IHtmlDocument page) => page.QuerySelector("#timer")!.Reads();

    [Fact]
    public async Task A_timer_is_started_seen_on_every_page_and_stopped_into_an_entry_with_clock_times()
    {
        var browser = await RunningAsync();
        host.Clock.AdvanceMinutes(83);

        var people = await browser.OpenAsync("/people");
        Assert.Contains("Website · Comma rules", Bar(people));
        Assert.Contains("1:23", Bar(people));
        var answer = await browser.SubmitAsync(people, "/people", Stop);

        Assert.Equal("/people", answer.Headers.Location?.ToString());
        var entry = Assert.Single(await EntriesAsync());
        Assert.Equal((83, "Comma rules", AppHost.Start, 1), (entry.Minutes, entry.Description, entry.Start, entry.Version));
        Assert.NotNull(entry.TeamId);
        Assert.Null(await TimerAsync());
        Assert.Contains("Logged 1:23 on Website", (await browser.OpenAsync("/people")).QuerySelector("#toasts")!.Reads());
    }

    [Fact]
    public async Task It_survives_a_closed_browser_and_is_seen_by_nobody_else()
    {
        await RunningAsync();
        host.Clock.AdvanceMinutes(15);

        Assert.Contains("0:15", Bar(await (await host.SignedInAsync("Mia")).OpenAsync("/")));
        var boss = await host.SignedInAsync("Boss");
        foreach (var page in new[] { "/", "/people", $"/people/{mia.Id.Value}", "/time/timer" })
            Assert.DoesNotContain("Comma rules", (await boss.OpenAsync(page)).Body!.Reads());
    }

    [Fact]
    public async Task The_form_that_logs_time_and_work_done_before_start_it_too()
    {
        await host.Database(async db =>
        {
            var project = await db.Projects.SingleAsync(p => p.Name == "Website");
            var worked = WorkedTime.On(Given.Day("2026-11-11"), Given.Zone("Europe/Berlin"), 60);
            db.Add(new TimeEntry(mia.Id, null, worked, new(project.Id, null, "Price page"), mia.Id, AppHost.Start));
            await db.SaveChangesAsync();
        });
        var browser = await host.SignedInAsync("Mia");

        var again = await browser.SubmitAsync("/", new Submission([], Button: "Start the timer: Website Price page"));
        Assert.Equal("/", again.Headers.Location?.ToString());
        Assert.Equal("Price page", (await TimerAsync())!.Description);

        host.Clock.AdvanceMinutes(5);
        var support = $"{await ProjectAsync("Support")}";
        await browser.SubmitAsync("/time", new Submission([("Input.ProjectId", support)], Button: "Start timer"));
        Assert.Equal(await ProjectAsync("Support"), (await TimerAsync())!.ProjectId);
    }

    [Fact]
    public async Task Starting_while_one_runs_logs_that_one_first()
    {
        var browser = await RunningAsync();
        host.Clock.AdvanceMinutes(30);

        await browser.SubmitAsync(
            "/time/timer",
            new Submission([("Input.ProjectId", $"{await ProjectAsync("Support")}")], Button: "Stop it and start this")
        );

        var entry = Assert.Single(await EntriesAsync());
        Assert.Equal((30, await ProjectAsync("Website")), (entry.Minutes, entry.ProjectId));
        var timer = (await TimerAsync())!;
        Assert.Equal(await ProjectAsync("Support"), timer.ProjectId);
        Assert.Equal(entry.End, timer.StartedAt);
    }

    [Fact]
    public async Task Of_two_windows_that_start_one_wins_and_the_other_is_told_what_runs()
    {
        var browser = await host.SignedInAsync("Mia");
        var (one, other) = (await browser.OpenAsync("/time/timer"), await browser.OpenAsync("/time/timer"));
        await browser.SubmitAsync(one, "/time/timer", await StartOnAsync("Website"));

        var answer = await browser.SubmitAsync(other, "/time/timer", await StartOnAsync("Support"));

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        var page = await answer.HtmlAsync();
        Assert.Contains("It runs on Website · Comma rules", page.QuerySelector("[role=alert]")!.Reads());
        Assert.Equal($"{await ProjectAsync("Support")}", ((IHtmlSelectElement)page.QuerySelector("#Input_ProjectId")!).Value);
        Assert.Equal(await ProjectAsync("Website"), (await TimerAsync())!.ProjectId);
        Assert.Empty(await EntriesAsync());
    }

    [Fact]
    public async Task Windows_that_start_at_the_same_moment_make_one_timer()
    {
        var browsers = new List<(HttpClient Browser, IHtmlDocument Page)>();
        for (var i = 0; i < 4; i++)
        {
            var browser = await host.SignedInAsync("Mia");
            browsers.Add((browser, await browser.OpenAsync("/time/timer")));
        }
        var start = await StartOnAsync("Website");

        var answers = await Task.WhenAll(browsers.Select(b => b.Browser.SubmitAsync(b.Page, "/time/timer", start)));

        Assert.Equal(1, answers.Count(a => a.StatusCode == HttpStatusCode.Redirect));
        Assert.Equal(3, answers.Count(a => a.StatusCode == HttpStatusCode.Conflict));
        Assert.NotNull(await TimerAsync());
        Assert.Empty(await EntriesAsync());
    }

    [Fact]
    public async Task A_timer_stopped_in_another_window_is_not_stopped_again_nor_is_the_next_one()
    {
        var browser = await RunningAsync();
        host.Clock.AdvanceMinutes(10);
        var stale = await browser.OpenAsync("/");
        await browser.SubmitAsync("/", Stop);

        var none = await browser.SubmitAsync(stale, "/", Stop);
        Assert.Equal(HttpStatusCode.Conflict, none.StatusCode);
        Assert.Contains("No timer runs any more", (await none.HtmlAsync()).QuerySelector("main")!.Reads());

        host.Clock.AdvanceMinutes(10);
        await browser.SubmitAsync("/time/timer", await StartOnAsync("Support"));
        var next = await browser.SubmitAsync(stale, "/", Stop with { Htmx = true });
        Assert.Equal(HttpStatusCode.Conflict, next.StatusCode);
        Assert.Contains("Support", (await next.HtmlAsync()).QuerySelector("#timer")!.Reads());
        Assert.NotNull(await TimerAsync());
        Assert.Single(await EntriesAsync());
    }

    [Fact]
    public async Task Stopped_by_htmx_it_answers_with_the_bar_alone_and_says_that_hours_changed()
    {
        var browser = await RunningAsync();
        host.Clock.AdvanceMinutes(10);

        var answer = await browser.SubmitAsync("/", Stop with { Htmx = true });

        var part = await answer.HtmlAsync();
        Assert.Null(part.QuerySelector("main"));
        Assert.Equal("Timer", part.QuerySelector("#timer")!.Reads());
        Assert.Contains("Logged 0:10 on Website", part.Body!.InnerHtml);
        Assert.Equal("hours-changed", answer.Headers.GetValues("HX-Trigger").Single());
    }

    [Fact]
    public async Task Under_half_a_minute_nothing_is_logged_and_that_is_said()
    {
        var browser = await RunningAsync();
        host.Clock.AdvanceSeconds(20);

        await browser.SubmitAsync("/", Stop);

        Assert.Empty(await EntriesAsync());
        Assert.Null(await TimerAsync());
        Assert.Contains("less than half a minute", (await browser.OpenAsync("/")).QuerySelector("#toasts")!.Reads());
    }

    [Fact]
    public async Task It_can_be_put_on_other_work_and_on_an_earlier_start()
    {
        var browser = await RunningAsync();

        await browser.SubmitAsync("/time/timer", ("Input.Description", "Said better"), ("Start", "08:45"));

        var timer = (await TimerAsync())!;
        Assert.Equal(("Said better", AppHost.Start - Duration.FromMinutes(25)), (timer.Description, timer.StartedAt));

        var answer = await browser.SubmitAsync("/time/timer", ("Input.Description", "x"), ("Start", "soon"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("Write the time as 9:00.", (await answer.HtmlAsync()).QuerySelector("main")!.Reads());
    }

    [Fact]
    public async Task A_discarded_timer_logs_nothing()
    {
        var browser = await RunningAsync();
        host.Clock.AdvanceMinutes(10);

        await browser.SubmitAsync("/time/timer/stop", new Submission([], Action: "handler=Discard"));

        Assert.Null(await TimerAsync());
        Assert.Empty(await EntriesAsync());
    }

    [Fact]
    [Trait("Feature", "T7")]
    public async Task On_a_locked_day_it_is_not_stopped_says_why_and_goes_on()
    {
        var browser = await RunningAsync();
        host.Clock.AdvanceMinutes(10);
        await host.Database(async db =>
        {
            var week = new Timesheet(mia.Id, Given.Day("2026-11-09"));
            week.Submit(0, Given.Day("2026-11-12"), AppHost.Start);
            db.Add(week);
            await db.SaveChangesAsync();
        });

        var answer = await browser.SubmitAsync("/", Stop);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(
            "The week is handed in. Take it back to change it.",
            (await answer.HtmlAsync()).QuerySelector("main")!.Reads()
        );
        Assert.NotNull(await TimerAsync());
        Assert.Empty(await EntriesAsync());
    }

    [Fact]
    public async Task On_the_night_the_clocks_go_forward_it_logs_the_hour_that_was()
    {
        // kpis.md, worked example 4: 01:30 to 03:30 on 29 March 2026 is one hour.
        host.Clock.Reset(Instant.FromUtc(2026, 3, 29, 0, 30));
        var browser = await RunningAsync();
        host.Clock.AdvanceMinutes(60);

        await browser.SubmitAsync("/", Stop);

        var entry = Assert.Single(await EntriesAsync());
        Assert.Equal((60, Given.Day("2026-03-29")), (entry.Minutes, entry.Date));
        Assert.Equal(new LocalTime(3, 30), entry.End!.Value.InZone(entry.Zone).TimeOfDay);
    }

    [Fact]
    public async Task Every_page_asks_for_the_timer_once_and_fragments_do_not()
    {
        var browser = await RunningAsync();
        await browser.OpenAsync("/time");

        foreach (var page in new[] { "/", "/time", "/people", "/time/timer" })
            Assert.Equal(1, (await host.Commands.Of(() => browser.OpenAsync(page))).Count(AsksForTimer));
        Assert.DoesNotContain(await host.Commands.Of(() => browser.GetFragmentAsync("/time?month=2026-10")), AsksForTimer);
        Assert.DoesNotContain(await host.Commands.Of(() => browser.GetAsync("/js/timer.js")), AsksForTimer);

        static bool AsksForTimer(string command) => command.Contains("RunningTimers", StringComparison.Ordinal);
    }
}
