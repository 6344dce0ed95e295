using AsyncWork.Domain.People;
using AsyncWork.Tests.Support;
using AsyncWork.Web.Pages.Reports;
using AsyncWork.Web.Reports;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Tests.Reports;

/// <summary>What the company's report and a team's would say of the few who stand outside the team (kpis.md section 0).</summary>
[Trait("Feature", "K-h")]
public sealed class SmallGroupReportTests : IAsyncDisposable
{
    readonly AppHost host = new();

    [Theory]
    [InlineData(4, false)]
    [InlineData(5, true)]
    public async Task A_team_beside_which_the_company_has_a_few_people_is_not_spoken_of_as_a_group(int others, bool shown)
    {
        var given = host.Given();
        for (var i = 0; i < 5; i++)
            given.Person($"Person {i}").In("Design").Logged("2026-10-05", "9:00-17:00", activity: "Meeting");
        for (var i = 1; i < others; i++)
            given.Person($"Other {i}").In("Support").Logged("2026-10-05", "9:00-17:00");
        given.Person("HR").Is(Role.HR).Logged("2026-10-05", "9:00-17:00");
        await given.SaveAsync();
        var hr = await host.SignedInAsync("hr");

        var company = await hr.GetStringAsync("/reports/2026-10.csv");
        var team = await hr.GetStringAsync("/reports/2026-10.csv?team=design");

        Assert.All(new[] { ",split,", ",heat," }, s => Assert.Contains(s, company, StringComparison.Ordinal));
        Assert.All(new[] { ",split,", ",heat," }, s => Assert.Equal(shown, team.Contains(s, StringComparison.Ordinal)));
        var page = (await hr.OpenAsync("/reports/2026-10?team=design")).Body!.Reads();
        Assert.Equal(!shown, page.Contains("nor of a few outside the team", StringComparison.Ordinal));
    }

    /// <summary>Three are beside the team: who has working hours and logs none counts for what is divided by them, who logs without any for the rest.</summary>
    [Theory]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    [InlineData(false, false)]
    public async Task The_few_beside_a_team_are_those_with_working_hours_and_those_who_log(bool areScheduled, bool log)
    {
        var given = host.Given();
        for (var i = 0; i < 5; i++)
            given.Person($"Person {i}").In("Design").Logged("2026-10-05", "9:00-17:00", activity: "Meeting");
        foreach (var name in (string[])["HR", "One", "Two"])
        {
            var other = given.Person(name).Is(Role.HR);
            if (!areScheduled)
                other.Scheduled();
            if (log)
                other.Logged("2026-10-05", "8:00");
        }
        await given.SaveAsync();

        var csv = await (await host.SignedInAsync("hr")).GetStringAsync("/reports/2026-10.csv?team=design");

        Assert.Equal(!areScheduled && !log, csv.Contains(",split,", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_was_a_member_for_a_part_of_the_days_stood_outside_for_the_rest()
    {
        var given = host.Given().Team("Design");
        given.Person("All along").In("Design");
        given.Person("From the first day here").Employed("2026-10-10").In("Design", "2026-10-10");
        given.Person("Until the last day here").Employed("2020-01-01", "2026-10-20").In("Design", until: "2026-10-21");
        var late = given.Person("Came later").In("Design", "2026-10-02");
        var early = given.Person("Went on").In("Design", until: "2026-10-31");
        var never = given.Person("Never");
        given.Person("Gone before").Employed("2020-01-01", "2026-09-30");
        given.Person("Not here yet").Employed("2026-11-01");
        await given.SaveAsync();

        var people = await host.Database(async db =>
        {
            var (first, end) = (new LocalDate(2026, 10, 1), new LocalDate(2026, 11, 1));
            return OutsideOf.TeamsOf(await db.ListScheduledMembers(first, end).ToListAsync(), first, end).ToList();
        });

        Assert.Equal([late.Id, early.Id, never.Id], people.Where(p => p.Team is null).Select(p => p.Person));
        Assert.Equal(5, people.Count(p => p.Team is not null));
    }

    [Fact]
    public async Task What_two_teams_are_shown_leaves_no_few_of_the_company()
    {
        var given = host.Given();
        foreach (var (team, size) in new[] { ("Design", 5), ("Product", 6), ("Support", 3) })
            for (var i = 0; i < size; i++)
                given.Person($"{team} {i}").In(team).Logged("2026-10-05", "9:00-17:00", activity: "Meeting");
        given.Person("HR").Is(Role.HR);
        await given.SaveAsync();
        var hr = await host.SignedInAsync("hr");

        // Design, the smaller one, is not shown: the company less both would be the three.
        foreach (var (team, shown) in new[] { ("design", false), ("product", true), ("support", false) })
        {
            var csv = await hr.GetStringAsync($"/reports/2026-10.csv?team={team}");
            Assert.All(
                new[] { ",split,", ",heat," },
                s => Assert.Equal((team, shown), (team, csv.Contains(s, StringComparison.Ordinal)))
            );
        }
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();
}
