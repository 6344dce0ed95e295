using System.Net;
using AsyncWork.Domain.People;
using AsyncWork.Tests.Support;

namespace AsyncWork.Tests.TimeLogs;

/// <summary>When a team works: five people or more together, to those whose team it is (product.md T8; kpis.md K24b).</summary>
[Trait("Feature", "T8")]
public sealed class TeamAnalysisPageTests : IAsyncLifetime
{
    readonly AppHost host = new();

    public async Task InitializeAsync()
    {
        var given = host.Given();
        for (var i = 1; i <= 5; i++)
            given
                .Person($"P{i}")
                .In("Product")
                .Logged("2026-10-05", "9:00-10:00", "Website") // Monday
                .Logged("2026-09-07", "20:00-21:00", "Website"); // Monday, a month before
        for (var i = 1; i <= 4; i++)
            given.Person($"S{i}").In("Support").Logged("2026-10-05", "9:00-10:00", "Website");
        given.Person("Lea").LeadOf("Product").Works("Asia/Kathmandu");
        given.Person("Otto").In("Other");
        given.Person("Nobody");
        given.Person("HR").Is(Role.HR);
        await given.SaveAsync();
    }

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Theory]
    [InlineData("P1", HttpStatusCode.OK)]
    [InlineData("Lea", HttpStatusCode.OK)]
    [InlineData("HR", HttpStatusCode.OK)]
    [InlineData("S1", HttpStatusCode.NotFound)]
    [InlineData("Nobody", HttpStatusCode.NotFound)]
    public async Task A_team_is_seen_by_those_in_it_who_lead_it_and_who_see_the_company(string name, HttpStatusCode status)
    {
        var answer = await (await host.SignedInAsync(name)).GetAsync("/time/analysis/team?team=product&month=2026-10");

        Assert.Equal(status, answer.StatusCode);
    }

    [Fact]
    public async Task The_share_of_people_is_told_for_a_month_a_quarter_and_a_year()
    {
        var browser = await host.SignedInAsync("P1");

        // Five of five on one of four Mondays; in the quarter on one of thirteen (August to October has 5, 4 and 4).
        Assert.Equal("25 %", await CellAsync(browser, "month=2026-10", 9));
        Assert.Equal("8 %", await CellAsync(browser, "month=2026-10&span=quarter", 9));
        Assert.Equal("8 %", await CellAsync(browser, "month=2026-10&span=quarter", 20));
        Assert.Equal("2 %", await CellAsync(browser, "month=2026-10&span=year", 20));
        Assert.Equal("0 %", await CellAsync(browser, "month=2026-10", 20));
    }

    [Fact]
    public async Task Of_a_running_month_the_days_that_are_over_count()
    {
        host.Clock.Reset(NodaTime.Instant.FromUtc(2026, 10, 14, 12, 0));
        var browser = await host.SignedInAsync("P1");

        // One of two Mondays.
        Assert.Equal("50 %", await CellAsync(browser, "month=2026-10", 9));
        await NoneIsOverAsync("2026-11");
        host.Clock.Reset(NodaTime.Instant.FromUtc(2026, 10, 1, 12, 0));
        await NoneIsOverAsync("2026-10");

        async Task NoneIsOverAsync(string month) =>
            Assert.Contains(
                "None of these days is over.",
                (await browser.OpenAsync($"/time/analysis/team?team=product&month={month}")).Body!.Reads(),
                StringComparison.Ordinal
            );
    }

    [Fact]
    public async Task The_reader_can_have_it_on_their_own_clocks()
    {
        var lea = await host.SignedInAsync("Lea");

        // 9:00 in Berlin in summer is 12:45 in Kathmandu.
        Assert.Equal("0 %", await CellAsync(lea, "month=2026-10&zone=mine", 9));
        Assert.Equal("25 %", await CellAsync(lea, "month=2026-10&zone=mine", 12));
        Assert.Equal("25 %", await CellAsync(lea, "month=2026-10&zone=mine", 13));
    }

    [Fact]
    public async Task Four_people_are_not_shown_nor_is_a_team_that_would_leave_only_them_of_the_whole()
    {
        var (member, hr) = (await host.SignedInAsync("S1"), await host.SignedInAsync("HR"));

        var small = await member.OpenAsync("/time/analysis/team?month=2026-10");
        var team = await hr.OpenAsync("/time/analysis/team?team=product&month=2026-10");
        var whole = await hr.OpenAsync("/time/analysis/team?team=company&month=2026-10");

        Assert.Null(small.QuerySelector(".chart"));
        Assert.Contains("Fewer than 5 people logged clock times", small.QuerySelector("#team")!.Reads());
        Assert.Contains("share of 9 people", whole.QuerySelector(".chart")!.Reads());
        Assert.Null(team.QuerySelector(".chart"));
        Assert.Contains("the whole company less the teams would be them", team.QuerySelector("#team")!.Reads());
        // The monthly report shows the same of both.
        Assert.Contains(",heat,", await hr.GetStringAsync("/reports/2026-10.csv"), StringComparison.Ordinal);
        Assert.DoesNotContain(",heat,", await hr.GetStringAsync("/reports/2026-10.csv?team=product"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Five_beside_the_teams_that_are_shown_may_be_part_of_the_whole()
    {
        var given = host.Given();
        given.Person("S5").In("Support").Logged("2026-10-05", "9:00-10:00", "Website");
        await given.SaveAsync();

        var whole = await (await host.SignedInAsync("HR")).OpenAsync("/time/analysis/team?team=company&month=2026-10");

        Assert.Contains("share of 10 people", whole.QuerySelector(".chart")!.Reads());
    }

    [Fact]
    public async Task Who_is_in_no_team_is_told_so_and_a_year_takes_as_few_questions_as_a_month()
    {
        Assert.Contains(
            "You are in no team",
            (await (await host.SignedInAsync("Nobody")).OpenAsync("/time/analysis/team")).Body!.Reads()
        );
        var browser = await host.SignedInAsync("P1");
        await browser.GetAsync("/time/analysis/team?month=2026-10&span=year");
        var asked = await host.Commands.Of(() => browser.GetAsync("/time/analysis/team?month=2026-10&span=year"));
        Assert.Equal(4, asked.Count); // its teams, who worked, the hours, and the timer of the top bar
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/time/analysis/team?month=2026-13")).StatusCode);
    }

    static async Task<string> CellAsync(HttpClient browser, string query, int hour)
    {
        var page = await browser.OpenAsync($"/time/analysis/team?team=product&{query}");
        return page.QuerySelectorAll(".chart tbody tr")[hour].QuerySelector("td")!.Reads(); // the first is Monday
    }
}
