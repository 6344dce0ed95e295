using System.Net;
using AsyncWork.Tests.Support;

namespace AsyncWork.Tests.Calendar;

/// <summary>The page that compares hours. Today is Thursday, 12 November 2026, 09:10 in Berlin.</summary>
[Trait("Feature", "S2")]
public sealed class OverlapPageTests : IAsyncLifetime
{
    readonly AppHost host = new();
    readonly Dictionary<string, int> id = [];
    HttpClient berlin = null!;

    public async Task InitializeAsync()
    {
        var given = host.Given().Everyone().Holiday("Porto", "2026-11-16", "Local feast");
        given.Person("Gone").Employed("2020-01-01", "2026-10-31");
        given.Person("Soon").Employed("2026-12-01");
        given.Person("Rui").AtLocation("Porto");
        given.Person("Ana").Away("2026-11-10", "2026-11-27");
        given.Person("Nova").Scheduled();
        given.Person("Night").Scheduled(("2020-01-01", "1 22:00-6:00;2 22:00-6:00"));
        given.Person("Tokyo").Works("Asia/Tokyo");
        await given.SaveAsync();
        foreach (var person in await host.Database(db => Task.FromResult(db.People.ToList())))
            id[person.Name] = person.Id.Value;
        berlin = await host.SignedInAsync("berlin");
    }

    public Task DisposeAsync() => host.DisposeAsync().AsTask();

    [Fact]
    public async Task Who_comes_without_a_question_is_shown_the_own_team_with_the_own_line_first()
    {
        var page = await berlin.OpenAsync("/overlap");

        Assert.Equal("product", page.QuerySelector("#team option[selected]")!.GetAttribute("value"));
        Assert.StartsWith("You 09:00–17:00", page.QuerySelector(".hours li:not([aria-hidden])")!.Reads());
        Assert.Equal(4, page.QuerySelector(".hours")!.QuerySelectorAll(".strip[height='14']").Length);
    }

    [Fact]
    public async Task Two_people_share_hours_and_are_offered_times_that_end_in_them_on_both_clocks()
    {
        var text = await ReadAsync("2026-11-13", days: 3, length: 90, "Berlin", "NewYork");

        Assert.Contains("Fri 13 Nov 2026 Both share 15:00–17:00, 2 h.", text);
        Assert.Contains("Sat 14 Nov 2026 Nobody has working hours on this day.", text);
        Assert.Contains("Fri 13 Nov 2026 15:00–16:30 15:00–16:30 Berlin you 09:00–10:30 New York NewYork", text);
        Assert.DoesNotContain("write instead", text);
    }

    /// <summary>Worked example 2 of kpis.md.</summary>
    [Fact, Trait("Feature", "K18"), Trait("Feature", "S9")]
    public async Task Clock_changes_move_the_common_hours_and_are_told_two_weeks_ahead()
    {
        var text = await ReadAsync("2026-10-22", days: 5, length: 60, "Berlin", "NewYork");

        Assert.Contains("Thu 22 Oct 2026 Both share 15:00–17:00, 2 h.", text);
        Assert.Contains("Mon 26 Oct 2026 Both share 14:00–17:00, 3 h.", text);
        Assert.Contains("This day has 25 hours", text);
        Assert.Contains(
            "Clocks change in Berlin on Sun 25 Oct 2026, an hour back: the common hours move from 15:00–17:00 to 14:00–17:00.",
            text
        );
        Assert.Contains(
            "Clocks change in New York on Sun 1 Nov 2026, an hour back: the common hours move from 14:00–17:00 to 15:00–17:00.",
            text
        );
    }

    [Fact]
    public async Task Where_no_time_suits_everybody_the_least_bad_say_what_they_ask_of_whom()
    {
        var text = await ReadAsync("2026-11-17", days: 1, length: 60, "Tokyo", "NewYork");

        Assert.Contains("No common hours: the working hours do not meet.", text);
        Assert.Contains("No time suits everybody", text);
        Assert.Contains("NewYork: 1 h after their day, Mon 19:00–20:00 in New York", text);
        Assert.Contains("Or write instead", text);
    }

    [Fact]
    public async Task A_day_off_is_named_but_an_absence_only_as_away()
    {
        var text = await ReadAsync("2026-11-16", days: 1, length: 60, "Berlin", "Rui", "Ana");

        Assert.Contains("No common hours: Ana is away and Rui is off (Local feast).", text);
        Assert.Contains("Rui off (Local feast)", text);
    }

    [Fact, Trait("Feature", "S8")]
    public async Task Focus_blocks_are_marked_and_left_alone_and_named_where_nothing_else_fits()
    {
        var asked = await berlin.SubmitAsync("/account/focus", ("days[1]", "9:00-11:00"));
        Assert.Equal("/account/focus", asked.Headers.Location?.ToString());

        var text = await ReadAsync("2026-11-17", days: 1, length: 60, "Berlin", "Manager");
        var busy = await ReadAsync("2026-11-17", days: 1, length: 480, "Berlin", "Manager");

        Assert.Contains("Tue 17 Nov 2026 11:00–12:00", text);
        Assert.DoesNotContain("09:00–10:00 09:00–10:00 Berlin", text);
        Assert.Contains("You 09:00–17:00, focus 09:00–11:00", text);
        Assert.Contains("focus, or a day without meetings", text);
        Assert.Contains("You: 2 h of your focus time, 09:00–17:00 in Berlin", busy);
    }

    [Fact, Trait("Feature", "S8")]
    public async Task Days_that_a_team_keeps_free_are_marked_and_avoided()
    {
        var saved = await (await host.SignedInAsync("manager")).SubmitAsync(
            "/people/teams/product/agreement",
            new Submission([("Agreement.FreeDays", "3")], Button: "Save agreement")
        );
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);

        var text = await ReadAsync("2026-11-18", days: 2, length: 60, "Berlin", "Manager"); // Wednesday and Thursday

        Assert.Contains("Thu 19 Nov 2026 09:00–10:00", text);
        Assert.Contains("You 09:00–17:00, a day without meetings", text);
        Assert.Contains("Without meetings Wednesday", (await berlin.OpenAsync("/people/teams/product")).Body!.Reads());
    }

    [Theory, Trait("Feature", "S8")]
    [InlineData("9:00-25:00", 422)]
    [InlineData("11:00-10:00, 10:30-12:00", 422)]
    [InlineData("9:00-10:00", 302)]
    [InlineData("", 302)]
    public async Task Focus_blocks_that_make_no_sense_are_refused_with_what_was_typed(string typed, int status)
    {
        var answer = await berlin.SubmitAsync("/account/focus", ("days[0]", typed));

        Assert.Equal(status, (int)answer.StatusCode);
        if (status == 422)
            Assert.Equal(typed, (await answer.HtmlAsync()).QuerySelector("#days_0")!.GetAttribute("value"));
    }

    [Fact, Trait("Feature", "S8")]
    public async Task A_stale_page_of_focus_blocks_changes_nothing()
    {
        var stale = await berlin.OpenAsync("/account/focus");
        await berlin.SubmitAsync("/account/focus", ("days[0]", "9:00-10:00"));

        var answer = await berlin.SubmitAsync(stale, "/account/focus", new Submission(("days[1]", "9:00-10:00")));

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        var kept = await berlin.OpenAsync("/account/focus");
        Assert.Equal(("9:00-10:00", ""), (ValueOf(kept, 0), ValueOf(kept, 1)));
        static string? ValueOf(AngleSharp.Dom.IParentNode page, int day) =>
            page.QuerySelector($"#days_{day}")!.GetAttribute("value");
    }

    [Fact]
    public async Task A_night_shift_is_split_at_midnight()
    {
        var text = await ReadAsync("2026-11-16", days: 2, length: 60, "Berlin", "Night");

        Assert.Contains("Night 22:00–24:00", text);
        Assert.Contains("Night 00:00–06:00, 22:00–24:00", text);
    }

    [Fact]
    public async Task Whose_hours_nobody_wrote_down_is_told_and_not_guessed()
    {
        var text = await ReadAsync("2026-11-16", days: 1, length: 60, "Berlin", "NewYork", "Nova");

        Assert.Contains("Nobody has written down the working hours of Nova.", text);
        Assert.Contains("Nova hours not known", text);
        Assert.Contains("Both share 15:00–17:00", text);
    }

    [Fact]
    public async Task Who_does_not_work_here_on_these_days_is_left_out_and_named()
    {
        var text = await ReadAsync("2026-11-16", days: 1, length: 60, "Berlin", "Gone", "Soon");

        Assert.Contains("Gone is left out: the last day here was Sat 31 Oct 2026.", text);
        Assert.Contains("Soon is left out: starts here on Tue 1 Dec 2026.", text);
    }

    [Theory]
    [InlineData("team=nowhere", "There is no team “nowhere”")]
    [InlineData("team=&people=", "Choose a team, or at least one person.")]
    [InlineData("people=abc", "“abc” is nobody.")]
    [InlineData("people=99999", "Nobody of those chosen works here on these days.")]
    [InlineData("team=product&date=1900-01-01", "Write the first day as 2026-11-30")]
    [InlineData("team=product&date=2999-01-01", "Write the first day as 2026-11-30")]
    [InlineData("team=product&date=2026-02-30", "Write the first day as 2026-11-30")]
    [InlineData("team=product&days=99", "Ask for 1 to 14 days.")]
    [InlineData("team=product&length=0", "A meeting has 5 to 480 minutes.")]
    [InlineData("team=product&length=2000", "A meeting has 5 to 480 minutes.")]
    [InlineData("team=product&zone=Mars/Base", "“Mars/Base” is not a time zone.")]
    public async Task What_cannot_be_answered_is_refused_with_a_sentence(string query, string sentence)
    {
        using var page = await berlin.GetAsync("/overlap?" + query);
        using var fragment = await berlin.GetFragmentAsync("/overlap?" + query);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.StatusCode);
        Assert.Contains(sentence, (await page.HtmlAsync()).QuerySelector(".error-summary")!.Reads());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, fragment.StatusCode);
        Assert.Null((await fragment.HtmlAsync()).QuerySelector("nav"));
    }

    [Fact]
    public async Task Times_are_read_in_the_zone_asked_for()
    {
        var people = $"people={id["Berlin"]}&people={id["NewYork"]}";

        var text = (await berlin.OpenAsync($"/overlap?{people}&date=2026-11-16&days=1&zone=Asia/Kathmandu"))
            .QuerySelector("#overlap")!
            .Reads();

        Assert.Contains("Both share 19:45–21:45, 2 h.", text);
        Assert.Contains("You 13:45–21:45", text);
    }

    [Fact]
    public async Task A_team_of_forty_is_readable_small_and_as_many_queries_as_a_small_one()
    {
        var given = host.Given();
        for (var i = 0; i < 40; i++)
            given.Person($"Person {i:00}").In("Support").Works(i % 2 == 0 ? "Asia/Kathmandu" : "America/New_York");
        await given.SaveAsync();
        await berlin.GetAsync("/overlap?team=product&days=14");

        var few = await host.Commands.Of(() => berlin.GetAsync("/overlap?team=product&days=14"));
        var many = await host.Commands.Of(() => berlin.GetAsync("/overlap?team=support&days=14"));
        var page = await berlin.GetStringAsync("/overlap?team=support&days=14");

        // One of them asks for the running timer, as on every page.
        Assert.Equal(8, few.Count);
        Assert.Equal(few.Count, many.Count);
        Assert.InRange(page.Length, 10_000, 150_000);
        Assert.Contains("Person 00, Person 02", page);
    }

    [Fact]
    public async Task A_colleagues_page_and_the_directory_lead_there()
    {
        var colleague = await berlin.OpenAsync($"/people/{id["NewYork"]}");

        Assert.NotNull(colleague.QuerySelector($"a[href='/overlap?people={id["Berlin"]}&people={id["NewYork"]}']"));
        Assert.NotNull((await berlin.OpenAsync("/people")).QuerySelector("a[href='/overlap']"));
        Assert.NotNull((await berlin.OpenAsync("/")).QuerySelector("a[href='/overlap']"));
    }

    async Task<string> ReadAsync(string date, int days, int length, params string[] people) =>
        (
            await berlin.OpenAsync(
                $"/overlap?{string.Join('&', people.Select(p => $"people={id[p]}"))}&date={date}&days={days}&length={length}"
            )
        )
            .QuerySelector("#overlap")!
            .Reads();
}
