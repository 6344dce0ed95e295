using AsyncWork.Domain.People;
using AsyncWork.Tests.Support;
using AsyncWork.Web.Pages.Reports;
using AsyncWork.Web.Reports;
using NodaTime;

namespace AsyncWork.Tests.Reports;

/// <summary>Capacity is scheduled hours less public holidays, company days and approved absences (kpis.md K23; product.md T12).</summary>
[Trait("Feature", "T12")]
public sealed class CapacityTests : IAsyncLifetime
{
    // Twenty-two working days of eight hours.
    static readonly YearMonth October = new(2026, 10);
    const int Day = 480;
    readonly AppHost host = new();
    PersonFacts mia = null!;
    PersonFacts ravi = null!;

    public async Task InitializeAsync()
    {
        var given = host.Given()
            .Holiday("Berlin", "2026-10-01", "A holiday")
            .Holiday("Berlin", "2026-10-03", "On a Saturday")
            .Holiday("Porto", "2026-10-05", "Elsewhere")
            .Holiday(null, "2026-10-30", "Company day");
        mia = given
            .Person("Mia")
            .AtLocation("Berlin")
            .In("Product")
            .Away("2026-09-28", "2026-10-02")
            .Away("2026-10-30", "2026-11-03");
        ravi = given.Person("Ravi").AtLocation("Berlin").In("Product").Away("2026-10-12", "2026-10-16", approved: false);
        await given.SaveAsync();
    }

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task Days_off_are_deducted_once_and_only_where_something_was_scheduled()
    {
        foreach (var scope in new[] { new ReportScope(null, null, "All"), await ProductAsync() })
        {
            var period = ReportPeriod.Of(October, new(2026, 11, 12));
            var capacity = await host.Database(db => CapacityOf.LoadAsync(db, scope, period, default));

            Assert.Equal((22 - 3) * Day, capacity.OfPerson(mia.Id, period));
            Assert.Equal((22 - 2) * Day, capacity.OfPerson(ravi.Id, period));
            Assert.Equal(((22 - 3 + 22 - 2) * Day, 2), capacity.In(period));
            Assert.Equal((22 - 3) * Day, capacity.OfPerson(mia.Id, period.Before));
        }
    }

    [Fact]
    public async Task Who_is_away_the_whole_month_counts_no_capacity()
    {
        var given = host.Given();
        var away = given.Person("Away").Away("2026-01-01", "2026-12-31");
        await given.SaveAsync();
        var period = ReportPeriod.Of(October, new(2026, 11, 12));

        var capacity = await host.Database(db => CapacityOf.LoadAsync(db, new(null, null, "All"), period, default));

        Assert.Equal(0, capacity.OfPerson(away.Id, period));
        Assert.Equal(2, capacity.In(period).People);
    }

    [Fact]
    [Trait("Feature", "K23")]
    public async Task Days_on_which_somebody_was_of_no_team_are_the_capacity_of_no_team()
    {
        var given = host.Given();
        given.Person("None").Away("2026-10-05", "2026-10-09");
        given.Person("Went").In("Product", until: "2026-10-29");
        given.Person("HR").Is(Role.HR).In("Product");
        await given.SaveAsync();

        var page = await (await host.SignedInAsync("hr")).OpenAsync("/reports/2026-10");

        // 21 days less a week of leave, and the one of the last two that is no company day: 17 days of 8 hours.
        var row = page.QuerySelectorAll("[aria-labelledby=teams] tbody tr")
            .Single(r => r.QuerySelector("th")!.Reads() == "No team");
        Assert.Equal(["0.0", "136.0", "0 %"], row.QuerySelectorAll("td").Take(3).Select(c => c.Reads()));
        var csv = await (await host.SignedInAsync("hr")).GetStringAsync("/reports/2026-10.csv");
        Assert.Contains("team-capacity,,No team,136,hours,,,2,people", csv, StringComparison.Ordinal);
    }

    Task<ReportScope> ProductAsync() =>
        host.Database(db => Task.FromResult(new ReportScope(db.Teams.Single().Id, "product", "Product")));
}
