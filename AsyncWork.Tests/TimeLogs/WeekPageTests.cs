using System.Globalization;
using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AsyncWork.Domain.TimeLogs;
using AsyncWork.Tests.Support;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Tests.TimeLogs;

/// <summary>The week as a grid. Today is Thursday, 12 November 2026, in week 46.</summary>
[Trait("Feature", "T3")]
public sealed class WeekPageTests : IAsyncLifetime
{
    const string Week = "/time/week/2026-W46";
    readonly AppHost host = new();
    PersonFacts mia = null!;
    HttpClient browser = null!;

    public async Task InitializeAsync()
    {
        var given = host.Given().Everyone().Project("Website");
        mia = given
            .Person("Mia")
            .In("Product")
            .Logged("2026-11-09", "1:00", "Website", "Design")
            .Logged("2026-11-10", "9:00-10:30", "Website", "Design")
            .Logged("2026-11-04", "2:00", "Support");
        await given.SaveAsync();
        browser = await host.SignedInAsync("Mia");
    }

    public async Task DisposeAsync() => await host.DisposeAsync();

    string Design(int day) =>
        string.Create(CultureInfo.InvariantCulture, $"{mia.Entries[0].ProjectId}-{mia.Entries[0].ActivityId}-{day}");

    string Support(int day) => string.Create(CultureInfo.InvariantCulture, $"{mia.Entries[2].ProjectId}-0-{day}");

    Task<List<TimeEntry>> EntriesAsync() =>
        host.Database(db => db.TimeEntries.AsNoTracking().Where(e => e.PersonId == mia.Id).OrderBy(e => e.Id).ToListAsync());

    async Task<int> MinutesAsync(int day) =>
        (await EntriesAsync()).Where(e => e.Date == new LocalDate(2026, 11, 8 + day)).Sum(e => e.Minutes);

    /// <summary>As week-grid.js sends a cell.</summary>
    async Task<HttpResponseMessage> TypeAsync(
        string cell,
        string typed,
        string shown,
        IHtmlDocument? page = null,
        HttpClient? by = null
    )
    {
        page ??= await browser.OpenAsync(Week);
        var request = new HttpRequestMessage(HttpMethod.Post, $"{Week}?handler=Cell")
        {
            Content = new FormUrlEncodedContent(
                new Dictionary<string, string>
                {
                    ["key"] = cell,
                    ["typed"] = typed,
                    ["shown"] = shown,
                    ["version"] = page.QuerySelector("#week-version")!.GetAttribute("value")!,
                    ["__RequestVerificationToken"] = page.QuerySelector("#week [name=__RequestVerificationToken]")!
                        .GetAttribute("value")!,
                }
            ),
        };
        request.Headers.Add("HX-Request", "true");
        request.Headers.Add("HX-Request-Type", "partial");
        return await (by ?? browser).SendAsync(request);
    }

    [Theory]
    [InlineData("/time/week/2026-W54"), InlineData("/time/week/1999-W10"), InlineData("/time/week/2101-W01")]
    [InlineData("/time/week/2026-W00"), InlineData("/time/week/2025-W53"), InlineData("/time/week/tomorrow")]
    public async Task A_week_that_the_year_does_not_have_is_not_found(string address)
    {
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(address)).StatusCode);
    }

    [Fact]
    public async Task The_address_without_a_week_leads_to_this_week()
    {
        Assert.Equal(Week, (await browser.GetAsync("/time/week")).Headers.Location?.ToString());
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/time/week/2026-W53")).StatusCode);
    }

    [Fact]
    public async Task The_grid_shows_this_weeks_work_last_weeks_as_empty_rows_and_sums_against_the_schedule()
    {
        var given = host.Given().Holiday(null, "2026-11-13", "Summer party");
        await given.SaveAsync();

        var page = await browser.OpenAsync(Week);

        Assert.Equal("1:00", page.QuerySelector($"#c-{Design(1)}")!.GetAttribute("value"));
        Assert.Equal("1:30", page.QuerySelector($"#c-{Design(2)}")!.GetAttribute("value"));
        Assert.Equal("", page.QuerySelector($"#c-{Support(3)}")!.GetAttribute("value"));
        Assert.Equal("2:30 of 32:00", page.QuerySelector("tfoot td:last-child")!.Reads());
        foreach (var unseen in page.QuerySelectorAll("thead [hidden]"))
            unseen.Remove();
        Assert.Contains("Fri 13 Nov Summer party", page.QuerySelector("thead")!.Reads());
    }

    [Fact]
    public async Task One_cell_saves_by_itself_and_answers_the_sums_it_changes()
    {
        var answer = await TypeAsync(Support(1), "1.5", "0");
        var html = await answer.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("Saved. Day 2:30, week 4:00.", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<html", html, StringComparison.Ordinal);
        var entry = (await EntriesAsync())[^1];
        Assert.Equal((90, new LocalDate(2026, 11, 9), mia.Entries[0].TeamId), (entry.Minutes, entry.Date, entry.TeamId));
    }

    [Theory]
    [InlineData("8:75"), InlineData("-1"), InlineData("25:00"), InlineData("a lot")]
    public async Task A_bad_value_is_refused_beside_its_cell_and_nothing_is_stored(string typed)
    {
        var answer = await TypeAsync(Design(1), typed, "60");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.NotNull((await answer.HtmlAsync()).QuerySelector($"#n-{Design(1)} .field__error"));
        Assert.Equal(60, await MinutesAsync(1));
    }

    [Fact]
    public async Task A_cell_that_changed_meanwhile_is_told_with_both_values_and_nothing_is_lost()
    {
        var page = await browser.OpenAsync(Week);
        await TypeAsync(Design(1), "2:00", "60", page);

        var answer = await TypeAsync(Design(1), "3:00", "60", page);

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        var note = (await answer.HtmlAsync()).QuerySelector($"#n-{Design(1)}")!;
        Assert.Contains("Now 2:00; you typed 3:00.", note.Reads());
        Assert.Equal("120", note.QuerySelector("input")!.GetAttribute("value"));
        Assert.Equal(120, await MinutesAsync(1));
    }

    [Fact]
    public async Task Two_windows_at_once_lose_nothing()
    {
        var page = await browser.OpenAsync(Week);

        var same = await Task.WhenAll(Enumerable.Range(2, 6).Select(h => TypeAsync(Design(1), $"{h}:00", "60", page)));
        var different = await Task.WhenAll(Enumerable.Range(3, 5).Select(d => TypeAsync(Support(d), "1:00", "0", page)));

        Assert.Single(same, a => a.StatusCode == HttpStatusCode.OK);
        Assert.Equal(5, same.Count(a => a.StatusCode == HttpStatusCode.Conflict));
        Assert.All(different, a => Assert.Equal(HttpStatusCode.OK, a.StatusCode));
        Assert.Equal(5 * 60, (await EntriesAsync()).Where(e => e.Date > new LocalDate(2026, 11, 10)).Sum(e => e.Minutes));
    }

    [Fact]
    public async Task Clearing_a_cell_deletes_its_entry_but_never_clock_times()
    {
        Assert.Equal(HttpStatusCode.OK, (await TypeAsync(Design(1), "", "60")).StatusCode);
        var refused = await TypeAsync(Design(2), "0", "90");

        Assert.Equal(0, await MinutesAsync(1));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains(
            "1:30 of this were logged with clock times.",
            await refused.Content.ReadAsStringAsync(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Without_JavaScript_good_cells_are_stored_and_each_bad_one_is_told()
    {
        var page = await browser.OpenAsync(Week);
        await TypeAsync(Design(3), "4:00", "0", page);

        var answer = await browser.SubmitAsync(
            page,
            Week,
            new Submission(
                ($"c-{Design(1)}", "3:00"),
                ($"c-{Support(2)}", "8:75"),
                ($"c-{Design(3)}", "1:00"),
                ($"c-{Support(4)}", "45m")
            )
        );
        var html = await answer.HtmlAsync();

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Equal(2, html.QuerySelectorAll(".error-summary li").Length);
        Assert.Equal("8:75", html.QuerySelector($"#c-{Support(2)}")!.GetAttribute("value"));
        Assert.Equal("1:00", html.QuerySelector($"#c-{Design(3)}")!.GetAttribute("value"));
        Assert.Equal((180, 240, 45), (await MinutesAsync(1), await MinutesAsync(3), await MinutesAsync(4)));
    }

    [Fact]
    public async Task A_locked_day_is_read_only_but_others_save()
    {
        var page = await browser.OpenAsync("/time/week/2026-W40");
        // X5: a sheet on paper says whose it is.
        Assert.Equal("Mia", page.QuerySelector(".print-only")!.Reads());
        await host.Database(async db =>
        {
            db.Add(new ClosedMonth(new(2026, 9), mia.Id, host.Clock.GetCurrentInstant()));
            await db.SaveChangesAsync();
        });
        var design = string.Create(CultureInfo.InvariantCulture, $"{mia.Entries[0].ProjectId}-{mia.Entries[0].ActivityId}");
        var withRow = await browser.OpenAsync($"/time/week/2026-W40?row={design}");
        Assert.Null(withRow.QuerySelector($"#c-{design}-3"));

        var answer = await browser.SubmitAsync(withRow, "/time/week/2026-W40", new Submission(($"c-{design}-4", "1:00")));

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Contains(await EntriesAsync(), e => e.Date == new LocalDate(2026, 10, 1) && e.Minutes == 60);
        Assert.Empty(page.QuerySelectorAll(".cell"));
    }

    [Fact]
    public async Task A_row_is_added_for_other_work_and_stays_until_it_has_hours()
    {
        var project = mia.Entries[2].ProjectId!.Value.ToString(CultureInfo.InvariantCulture);
        var activity = mia.Entries[0].ActivityId!.Value.ToString(CultureInfo.InvariantCulture);

        var answer = await browser.SubmitAsync(Week, ("project", project), ("activity", activity));

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var page = await browser.OpenAsync(answer.Headers.Location!.ToString());
        Assert.NotNull(page.QuerySelector($"#c-{project}-{activity}-1"));
    }

    [Fact]
    public async Task A_week_asks_a_fixed_small_number_of_questions()
    {
        var page = await browser.OpenAsync(Week);

        var opened = await host.Commands.Of(() => browser.OpenAsync(Week));
        var added = await host.Commands.Of(() => TypeAsync(Support(5), "1:00", "0", page));
        var changed = await host.Commands.Of(() => TypeAsync(Support(5), "2:00", "60", page));

        Assert.InRange(Asked(opened), 1, 7);
        Assert.InRange(Asked(added), 1, 10);
        Assert.InRange(Asked(changed), 1, 6);
        static int Asked(IReadOnlyList<string> commands) => commands.Count(c => !IsOfTheFrame(c));
        static bool IsOfTheFrame(string command) =>
            command.Contains("AccountSessions", StringComparison.Ordinal)
            || command.Contains("RunningTimers", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Last_week_is_copied_into_the_days_that_are_empty_and_open_once()
    {
        await browser.SubmitAsync(Week, new Submission([], Button: "Copy last week"));
        await browser.SubmitAsync(Week, new Submission([], Button: "Copy last week"));

        Assert.Equal((60, 90, 120), (await MinutesAsync(1), await MinutesAsync(2), await MinutesAsync(3)));
        Assert.Equal(4, (await EntriesAsync()).Count);
    }

    [Fact]
    public async Task What_was_typed_is_stored_before_last_week_is_copied_and_added_rows_stay()
    {
        var added = string.Create(CultureInfo.InvariantCulture, $"{mia.Entries[2].ProjectId}-{mia.Entries[0].ActivityId}");
        var page = $"{Week}?row={added}";

        var answer = await browser.SubmitAsync(page, new Submission([($"c-{Support(4)}", "0:45")], Button: "Copy last week"));

        Assert.Equal(page, answer.Headers.Location?.ToString());
        Assert.Equal((45, 120), (await MinutesAsync(4), await MinutesAsync(3)));
        var refused = await browser.SubmitAsync(page, new Submission([($"c-{Support(5)}", "soon")], Button: "Copy last week"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Equal("soon", (await refused.HtmlAsync()).QuerySelector($"#c-{Support(5)}")!.GetAttribute("value"));
    }
}
