using System.Net;
using AsyncWork.Domain.TimeLogs;
using AsyncWork.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AsyncWork.Tests.TimeLogs;

/// <summary>My hours of a month: log them, look at them (product.md T2, T4, T5, T6).</summary>
[Trait("Feature", "T2")]
public sealed class TimePageTests : IAsyncLifetime
{
    readonly AppHost host = new();
    PersonFacts mia = null!;

    public async Task InitializeAsync()
    {
        var given = host.Given().Project("Website").Activity("Design");
        mia = given
            .Person("Mia")
            .In("Product")
            .Logged("2026-11-10", "9:00-10:30", "Website", "Design", "Price page")
            .Logged("2026-11-11", "2:00", "Support desk");
        given.Person("Boss").LeadOf("Product");
        given.Person("Noor").In("Product").Logged("2026-11-10", "3:33", "Website", description: "Secret of Noor");
        await given.SaveAsync();
    }

    public async Task DisposeAsync() => await host.DisposeAsync();

    Task<int> EntriesAsync() => host.Database(db => db.TimeEntries.CountAsync(e => e.PersonId == mia.Id));

    async Task<string> IdAsync(string project) =>
        (await host.Database(db => db.Projects.SingleAsync(p => p.Name == project))).Id.ToString(
            System.Globalization.CultureInfo.InvariantCulture
        );

    [Fact]
    public async Task A_month_shows_its_days_newest_first_with_sums()
    {
        var browser = await host.SignedInAsync("Mia");

        var page = await browser.OpenAsync("/time?month=2026-11");

        var days = page.QuerySelectorAll("#month section h3").Select(h => h.Reads()).ToList();
        Assert.Equal(["Wed 11 Nov 2026", "Tue 10 Nov 2026"], days);
        var text = page.QuerySelector("#month")!.Reads();
        Assert.Contains("3:30 in all", text);
        Assert.Contains("09:00–10:30", text);
        Assert.Contains("Price page", text);
        Assert.DoesNotContain("Noor", page.Body!.Reads());
        Assert.Contains(
            "Boss, who leads your team, HR and administrators see your entries: day, project, activity, description, tags and minutes.",
            page.QuerySelector(".who-sees")!.Reads()
        );
    }

    [Fact]
    public async Task Logged_time_is_stored_for_the_team_and_told_with_a_way_back()
    {
        var browser = await host.SignedInAsync("Mia");

        var answer = await browser.SubmitAsync(
            "/time",
            ("Input.Date", "2026-11-12"),
            ("Input.Duration", "1.5"),
            ("Input.ProjectId", await IdAsync("Website")),
            ("Input.Tags", "wording, Wording , price")
        );

        Assert.Equal("/time?month=2026-11", answer.Headers.Location?.ToString());
        var entry = await host.Database(db =>
            db.TimeEntries.SingleAsync(e => e.PersonId == mia.Id && e.Date == Given.Day("2026-11-12"))
        );
        Assert.Equal((90, "wording, price"), (entry.Minutes, entry.Tags));
        Assert.NotNull(entry.TeamId);
        var page = await browser.OpenAsync("/time?month=2026-11");
        Assert.Contains("Logged 1:30 on Website", page.QuerySelector("#toasts")!.Reads());

        await browser.SubmitAsync(page, "/time", new Submission([], Button: "Undo"));
        Assert.Equal(2, await EntriesAsync());
    }

    [Fact]
    public async Task A_fragment_fetched_beside_a_form_leaves_the_toast_of_the_form_alone()
    {
        var browser = await host.SignedInAsync("Mia");
        await browser.SubmitAsync(
            "/time",
            ("Input.Date", "2026-11-12"),
            ("Input.Duration", "1.5"),
            ("Input.ProjectId", await IdAsync("Website"))
        );

        var beside = await (await browser.GetFragmentAsync("/time?month=2026-11")).HtmlAsync();
        Assert.DoesNotContain("Logged 1:30", beside.Body!.Reads());
        var page = await browser.OpenAsync("/time?month=2026-11");
        Assert.Contains("Logged 1:30", page.QuerySelector("#toasts")!.Reads());
    }

    [Fact]
    public async Task For_htmx_the_form_comes_back_empty_with_the_month_beside_it()
    {
        var browser = await host.SignedInAsync("Mia");

        var answer = await browser.SubmitAsync(
            "/time?month=2026-11",
            new Submission(
                [
                    ("Input.Date", "2026-11-12"),
                    ("Input.Start", "23:30"),
                    ("Input.End", "00:45"),
                    ("Input.ProjectId", await IdAsync("Website")),
                ],
                Htmx: true
            )
        );

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("HX-Request", string.Join(',', answer.Headers.Vary));
        var text = await answer.Content.ReadAsStringAsync();
        Assert.DoesNotContain("<html", text);
        var fragment = await answer.HtmlAsync();
        Assert.Equal("", fragment.QuerySelector("#Input_Start")!.GetAttribute("value") ?? "");
        Assert.Contains("23:30–00:45 next day", fragment.QuerySelector("hx-partial #month")!.Reads());
        Assert.Contains("Logged 1:15", fragment.Body!.Reads());
    }

    [Fact]
    public async Task A_form_sent_twice_makes_one_entry()
    {
        var browser = await host.SignedInAsync("Mia");
        var opened = await browser.OpenAsync("/time");
        var sent = new Submission(("Input.Duration", "1:00"), ("Input.ProjectId", await IdAsync("Website")));

        await browser.SubmitAsync(opened, "/time", sent);
        var second = await browser.SubmitAsync(opened, "/time", sent);

        Assert.Equal(HttpStatusCode.Redirect, second.StatusCode);
        Assert.Equal(3, await EntriesAsync());
    }

    [Theory]
    [InlineData("Input.Date", "2026-13-45")]
    [InlineData("Input.Date", "9999-12-31")]
    [InlineData("Input.Duration", "-1")]
    [InlineData("Input.Duration", "25:00")]
    [InlineData("Input.Duration", "0")]
    [InlineData("Input.Start", "25:00")]
    [InlineData("Input.ProjectId", "999999")]
    [InlineData("Input.ProjectId", "x")]
    [InlineData("Input.ProjectId", "")]
    [InlineData("Input.ActivityId", "999999")]
    [InlineData("Input.Description", "with a \u0001 in it")]
    public async Task What_makes_no_sense_is_refused_beside_its_field_and_kept(string field, string value)
    {
        var browser = await host.SignedInAsync("Mia");
        var project = await IdAsync("Website");
        List<(string Name, string? Value)> values =
        [
            ("Input.Duration", "1:00"),
            ("Input.ProjectId", project),
            ("Input.Tags", "kept"),
        ];
        values.RemoveAll(v => v.Name == field);

        foreach (var htmx in new[] { false, true })
        {
            var answer = await browser.SubmitAsync("/time", new Submission([.. values, (field, value)], Htmx: htmx));

            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
            var page = await answer.HtmlAsync();
            Assert.NotEqual("", page.QuerySelector($"#{field.Replace('.', '_')}_error")!.Reads());
            Assert.NotNull(page.QuerySelector(".error-summary"));
            Assert.Equal("kept", page.QuerySelector("#Input_Tags")!.GetAttribute("value"));
        }
        Assert.Equal(2, await EntriesAsync());
    }

    [Fact]
    public async Task Ten_thousand_characters_are_refused()
    {
        var browser = await host.SignedInAsync("Mia");

        var answer = await browser.SubmitAsync(
            "/time",
            ("Input.Duration", "1:00"),
            ("Input.ProjectId", await IdAsync("Website")),
            ("Input.Description", new string('x', 10_000))
        );

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal(2, await EntriesAsync());
    }

    [Theory]
    [InlineData("Log time")]
    [InlineData("Start timer")]
    public async Task Tags_that_get_too_long_when_they_are_stored_are_refused_beside_their_field(string button)
    {
        var browser = await host.SignedInAsync("Mia");

        var answer = await browser.SubmitAsync(
            "/time",
            new Submission(
                [
                    ("Input.Duration", "1:00"),
                    ("Input.ProjectId", await IdAsync("Website")),
                    ("Input.Tags", string.Join(',', Enumerable.Range(10, 66))),
                ],
                Button: button
            )
        );

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("at most 200 characters", (await answer.HtmlAsync()).QuerySelector("#Input_Tags_error")!.Reads());
        Assert.Equal(2, await EntriesAsync());
    }

    [Fact]
    public async Task A_duration_and_clock_times_that_disagree_are_refused_with_a_sentence()
    {
        var browser = await host.SignedInAsync("Mia");

        var answer = await browser.SubmitAsync(
            "/time",
            ("Input.Duration", "2:00"),
            ("Input.Start", "9:00"),
            ("Input.End", "10:30"),
            ("Input.ProjectId", await IdAsync("Website"))
        );

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(
            "1:30, but the duration says 2:00",
            (await answer.HtmlAsync()).QuerySelector("#Input_Duration_error")!.Reads()
        );
    }

    [Fact]
    [Trait("Feature", "T4")]
    public async Task An_archived_project_takes_no_new_hours()
    {
        var id = await IdAsync("Website");
        await host.Database(async db =>
        {
            (await db.Projects.SingleAsync(p => p.Name == "Website")).Archive();
            await db.SaveChangesAsync();
        });
        var browser = await host.SignedInAsync("Mia");

        var answer = await browser.SubmitAsync("/time", ("Input.Duration", "1:00"), ("Input.ProjectId", id));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("is archived", (await answer.HtmlAsync()).QuerySelector("#Input_ProjectId_error")!.Reads());
    }

    [Fact]
    [Trait("Feature", "T6")]
    public async Task Overlaps_and_days_longer_than_a_day_are_told_and_not_refused()
    {
        await host.Database(async db =>
        {
            void Add(string start, string end) =>
                db.Add(
                    new TimeEntry(
                        mia.Id,
                        null,
                        WorkedTime.Between(Given.Day("2026-11-05"), Clock(start), Clock(end), Given.Zone("Europe/Berlin")),
                        new(null, null),
                        mia.Id,
                        host.Clock.GetCurrentInstant()
                    )
                );
            Add("09:00", "10:30");
            Add("10:00", "11:00");
            Add("11:00", "10:59");
            await db.SaveChangesAsync();
        });
        var browser = await host.SignedInAsync("Mia");

        var day = (await browser.OpenAsync("/time?month=2026-11")).QuerySelector("#d-5")!.Reads();

        Assert.Contains("10:00–11:00 overlaps 09:00–10:30.", day);
        Assert.Contains("26:29 is more than a day has.", day);

        static NodaTime.LocalTime Clock(string text) => NodaTime.Text.LocalTimePattern.ExtendedIso.Parse(text + ":00").Value;
    }

    [Fact]
    [Trait("Feature", "T5")]
    public async Task Clock_times_of_another_zone_name_it()
    {
        var given = host.Given();
        given.Person("Ana").Works("America/New_York").Logged("2026-11-10", "9:00-10:00", "Website");
        await given.SaveAsync();
        await host.Database(async db =>
        {
            var ana = await db.People.SingleAsync(p => p.Name == "Ana");
            ana.WorkIn(Given.Zone("Europe/Berlin"), null);
            await db.SaveChangesAsync();
        });
        var browser = await host.SignedInAsync("Ana");

        Assert.Contains(
            "09:00–10:00 New York",
            (await browser.OpenAsync("/time?month=2026-11")).QuerySelector("#month")!.Reads()
        );
    }

    [Theory]
    [InlineData("2026-13")]
    [InlineData("0000-00")]
    [InlineData("1999-12")]
    [InlineData("november")]
    public async Task A_month_that_is_none_is_not_found(string month)
    {
        var browser = await host.SignedInAsync("Mia");

        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"/time?month={month}")).StatusCode);
        Assert.Empty(host.Errors.Lines);
    }

    [Fact]
    public async Task Another_month_comes_as_a_fragment_for_htmx()
    {
        var browser = await host.SignedInAsync("Mia");

        var fragment = await (await browser.GetFragmentAsync("/time?month=2026-10")).HtmlAsync();

        Assert.Contains("No hours in October 2026", fragment.QuerySelector("#month")!.Reads());
        Assert.Null(fragment.QuerySelector("#log"));
    }

    [Fact]
    public async Task A_month_costs_a_few_questions_however_many_entries_it_has()
    {
        var browser = await host.SignedInAsync("Mia");
        await browser.OpenAsync("/time");

        var few = await host.Commands.Of(() => browser.OpenAsync("/time?month=2026-11"));
        await AddManyAsync(1700);
        var many = await host.Commands.Of(() => browser.OpenAsync("/time?month=2026-11"));

        Assert.Equal(few.Count, many.Count);
        Assert.Equal(5, few.Count(c => !c.Contains("AccountSessions", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Of_a_very_long_month_one_day_is_open_and_the_page_stays_small()
    {
        await AddManyAsync(1700);
        var browser = await host.SignedInAsync("Mia");

        var answer = await browser.GetAsync("/time?month=2026-11&day=2026-11-03");

        Assert.InRange((await answer.Content.ReadAsByteArrayAsync()).Length, 1, 150 * 1024);
        var page = await answer.HtmlAsync();
        Assert.NotEmpty(page.QuerySelectorAll("#d-3 .entry"));
        Assert.Empty(page.QuerySelectorAll("#d-4 .entry"));
        Assert.StartsWith("/time?month=2026-11&day=2026-11-04", page.QuerySelector("#d-4 a")!.GetAttribute("href"));
    }

    Task AddManyAsync(int count) =>
        host.Database(async db =>
        {
            for (var i = 0; i < count; i++)
                db.Add(
                    new TimeEntry(
                        mia.Id,
                        null,
                        WorkedTime.On(Given.Day("2026-11-01").PlusDays(i % 28), Given.Zone("Europe/Berlin"), 5),
                        new(null, null, "Answering open questions of the day"),
                        mia.Id,
                        host.Clock.GetCurrentInstant()
                    )
                );
            await db.SaveChangesAsync();
        });
}
