using System.Net;
using AsyncWork.Domain.TimeLogs;
using AsyncWork.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AsyncWork.Tests.Today;

/// <summary>Where the day begins. It is Thursday 12 November 2026, 09:10 in Berlin (product.md T2, S4).</summary>
[Trait("Feature", "T2")]
public sealed class TodayPageTests : IAsyncLifetime
{
    readonly AppHost host = new();
    PersonFacts mia = null!;

    public async Task InitializeAsync()
    {
        var given = host.Given().Everyone().Project("Website");
        mia = given
            .Person("Mia")
            .In("Product")
            .Logged("2026-11-09", "8:00", "Website")
            .Logged("2026-11-12", "0:45", "Website", description: "Price page")
            .Logged("2026-10-05", "1:00", "Website");
        await given.SaveAsync();
    }

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task It_tells_the_moment_my_hours_and_the_days_that_have_none()
    {
        var browser = await host.SignedInAsync("Mia");

        var page = await browser.OpenAsync("/");

        Assert.Contains("Thursday 12 November 2026, 09:10 in Berlin. 2 days of this week have no hours yet.", page.Body!.Reads());
        var week = page.QuerySelector("#week")!.Reads();
        Assert.Contains("0:45 today of 8:00", week);
        Assert.Contains("8:45 this week of 40:00", week);
        Assert.Equal(
            ["/?day=2026-11-10#Input_Duration", "/?day=2026-11-11#Input_Duration"],
            page.QuerySelectorAll("#week .is-missing a").Select(a => a.GetAttribute("href"))
        );
    }

    [Theory]
    [InlineData(null, null, null)]
    [InlineData("2026-10-26", null, "Last week is not handed in yet")]
    [InlineData("2026-10-26", TimesheetState.Returned, "Last week was returned to you")]
    [InlineData("2026-10-26", TimesheetState.Submitted, null)]
    [InlineData("2026-08-31", null, null)]
    [Trait("Feature", "T14")]
    public async Task Where_weeks_are_handed_in_it_says_that_last_week_is_not(
        string? handedIn,
        TimesheetState? lastWeek,
        string? says
    )
    {
        var given = host.Given();
        if (handedIn is not null)
            given.Person("Olga").Week(handedIn, TimesheetState.Submitted);
        var ida = given.Person("Ida").In("Product");
        if (lastWeek is { } state)
            ida.Week("2026-11-02", state);
        await given.SaveAsync();

        var page = await (await host.SignedInAsync("Ida")).OpenAsync("/");

        var notice = page.QuerySelector("main .notice[role=status]");
        Assert.Equal(says is null ? null : $"{says} Week 45, 2–8 Nov 2026", notice?.Reads());
        Assert.Equal(says is null ? null : "/time/week/2026-W45", notice?.QuerySelector("a")?.GetAttribute("href"));
    }

    [Fact, Trait("Feature", "T14")]
    public async Task Who_was_away_all_last_week_is_not_asked_for_it()
    {
        var given = host.Given();
        given.Person("Olga").Week("2026-10-26", TimesheetState.Submitted);
        given.Person("Ida").In("Product").Away("2026-10-26", "2026-11-10");
        await given.SaveAsync();

        var page = await (await host.SignedInAsync("Ida")).OpenAsync("/");

        Assert.Null(page.QuerySelector("main .notice[role=status]"));
    }

    [Fact]
    public async Task It_shows_where_my_team_is_in_its_day()
    {
        var browser = await host.SignedInAsync("Mia");

        var clocks = (await browser.OpenAsync("/")).QuerySelector(".clocks")!;
        var team = clocks.Reads();

        Assert.All(
            clocks.QuerySelectorAll("time"),
            t => Assert.EndsWith("Z", t.GetAttribute("datetime"), StringComparison.Ordinal)
        );
        Assert.Contains(
            "Asia/Kathmandu, UTC+05:45",
            string.Join(' ', clocks.QuerySelectorAll("time").Select(t => t.GetAttribute("title"))),
            StringComparison.Ordinal
        );
        Assert.Contains("NewYork New York · off until 09:00 (in 6 h) 03:10", team);
        Assert.Contains("Kathmandu Kathmandu · in working hours until 17:00 13:55", team);
        Assert.DoesNotContain("Support", team);
    }

    [Fact, Trait("Feature", "T12")]
    public async Task A_day_off_waits_for_no_hours_and_a_colleague_who_is_away_is_not_expected()
    {
        var given = host.Given().Holiday(null, "2026-11-10", "Summer party");
        given.Person("Ana").In("Product").Away("2026-11-12", "2026-11-12");
        await given.SaveAsync();
        var browser = await host.SignedInAsync("Mia");

        var page = await browser.OpenAsync("/");

        Assert.Contains("One day of this week has no hours yet.", page.Body!.Reads());
        Assert.Contains("Tue 10 – company day", page.QuerySelector("#week")!.Reads());
        Assert.Contains("8:45 this week of 32:00", page.QuerySelector("#week")!.Reads());
        Assert.Contains("away until Fri 09:00", page.QuerySelector(".clocks")!.Reads());
    }

    [Fact]
    [Trait("Feature", "A9")]
    public async Task Administrators_are_told_that_mails_stay_here_until_a_server_is_set()
    {
        var (admin, mia) = (await host.SignedInAsync("admin"), await host.SignedInAsync("Mia"));

        var notice = (await admin.OpenAsync("/")).QuerySelector("[aria-label=Mail]")!;

        Assert.Contains($"Messages lie as files in {host.MailFolder}", notice.Reads());
        Assert.NotNull(notice.QuerySelector("a[href='/admin/health']"));
        Assert.Null((await mia.OpenAsync("/")).QuerySelector("[aria-label=Mail]"));
        await using var sending = new AppHost().With("Mail:Host", "smtp.example");
        await sending.Given().Everyone().SaveAsync();
        Assert.Null((await (await sending.SignedInAsync("admin")).OpenAsync("/")).QuerySelector("[aria-label=Mail]"));
    }

    [Fact]
    public async Task Work_is_logged_right_there_and_again()
    {
        var browser = await host.SignedInAsync("Mia");
        var again = (await browser.OpenAsync("/")).QuerySelector("a[href*='again=']")!.GetAttribute("href")!.Split('#')[0];

        var answer = await browser.SubmitAsync(again, new Submission([("Input.Duration", "0:15")], Htmx: true));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var fragment = await answer.HtmlAsync();
        Assert.Contains("1:00 today", fragment.QuerySelector("hx-partial #week")!.Reads());
        var entry = await host.Database(db => db.TimeEntries.OrderByDescending(e => e.Id).FirstAsync());
        Assert.Equal((15, "Price page", mia.Id), (entry.Minutes, entry.Description, entry.PersonId));
    }

    [Fact]
    public async Task A_refusal_keeps_what_was_typed_with_and_without_htmx()
    {
        var browser = await host.SignedInAsync("Mia");

        foreach (var htmx in new[] { false, true })
        {
            var answer = await browser.SubmitAsync(
                "/",
                new Submission([("Input.Duration", "soon"), ("Input.Tags", "kept")], Htmx: htmx)
            );

            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
            var page = await answer.HtmlAsync();
            Assert.Equal("soon", page.QuerySelector("#Input_Duration")!.GetAttribute("value"));
            Assert.Equal(htmx, page.QuerySelector("main") is null);
        }
    }

    [Fact]
    public async Task Who_leads_a_team_sees_how_many_logged_hours_last_month()
    {
        var browser = await host.SignedInAsync("Manager");

        var page = await browser.OpenAsync("/");

        Assert.Equal("/reports/2026-10?team=product", page.QuerySelector("a[href^='/reports/2026-10?']")!.GetAttribute("href"));
        Assert.Contains("1 of 5 people logged hours", page.Body!.Reads());
        Assert.DoesNotContain("Support", page.QuerySelector("main")!.Reads());
    }

    [Fact]
    public async Task An_administrator_sees_what_is_still_to_set_up()
    {
        var administrator = await host.SignedInAsync("Admin");
        Assert.DoesNotContain("a company needs", (await administrator.OpenAsync("/")).Body!.Reads());

        await using var empty = new AppHost();
        var given = empty.Given();
        given.Person("First").Is(AsyncWork.Domain.People.Role.Administrator);
        await given.SaveAsync();
        var main = (await (await empty.SignedInAsync("First")).OpenAsync("/")).QuerySelector("main")!.Reads();

        Assert.Contains("people who can sign in", main);
        Assert.Contains("a team with someone who leads it", main);
        Assert.Contains("There is no project yet. Add one", main);
    }

    [Fact]
    public async Task Today_asks_a_dozen_questions_and_one_more_for_each_office()
    {
        foreach (var (who, most) in new[] { ("Mia", 15), ("Manager", 16), ("Admin", 16) })
        {
            var browser = await host.SignedInAsync(who);
            await browser.OpenAsync("/");

            var asked = await host.Commands.Of(() => browser.OpenAsync("/"));

            Assert.InRange(asked.Count(c => !c.Contains("AccountSessions", StringComparison.Ordinal)), 1, most);
        }
    }
}
