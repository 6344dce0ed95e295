using AsyncWork.Domain.People;
using AsyncWork.Domain.TimeLogs;
using AsyncWork.Tests.Support;
using AsyncWork.Web.Data;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Tests.TimeLogs;

/// <summary>The hours that heat maps count follow the entries on every way in which these change (kpis.md K24b).</summary>
[Trait("Feature", "T8")]
public sealed class HoursKeptTests : IAsyncLifetime
{
    readonly AppHost host = new();
    PersonFacts mia = null!;
    PersonFacts lea = null!;

    public async Task InitializeAsync()
    {
        var given = host.Given().Project("Website").Team("Support");
        lea = given.Person("Lea").In("Product").LeadOf("Product");
        given.Person("Admin").Is(Role.Administrator);
        mia = given
            .Person("Mia")
            .In("Product")
            .Logged("2026-11-02", "9:00-12:00", "Website")
            .Logged("2026-11-02", "11:00-13:00", "Website")
            .Logged("2026-11-10", "22:30-1:30", "Website")
            .Week("2026-11-02", TimesheetState.Approved);
        await given.SaveAsync();
    }

    public async Task DisposeAsync() => await host.DisposeAsync();

    /// <summary>What is kept of Mia, by date; it is checked to be what follows from her entries.</summary>
    Task<Dictionary<LocalDate, int>> KeptAsync() =>
        host.Database(async db =>
        {
            var kept = await db.WorkedHours.AsNoTracking().Where(h => h.PersonId == mia.Id).ToListAsync();
            var entries = await db
                .TimeEntries.AsNoTracking()
                .Where(e => e.PersonId == mia.Id && !db.TimeEntries.Any(r => r.ReversalOfId == e.Id))
                .Select(e => new TouchedHours(e.Date, e.TeamId, e.Zone, e.HourMask, e.NextDayHourMask))
                .ToListAsync();
            Assert.Equal(
                WorkedHours.Of(mia.Id, entries).Select(h => (h.Date, h.TeamId, h.Hours)).OrderBy(h => h.Date),
                kept.Select(h => (h.Date, h.TeamId, h.Hours)).OrderBy(h => h.Date)
            );
            return kept.ToDictionary(h => h.Date, h => h.Hours);
        });

    static int Hours(params int[] hours) => hours.Aggregate(0, (all, hour) => all | 1 << hour);

    [Fact]
    public async Task Logged_moved_and_deleted_hours_are_followed_over_midnight_too()
    {
        var browser = await host.SignedInAsync("Mia");
        var late = $"/time/entries/{mia.Entries[2].Id}";
        Assert.Equal(
            (Hours(22, 23), Hours(0, 1)),
            ((await KeptAsync())[new(2026, 11, 10)], (await KeptAsync())[new(2026, 11, 11)])
        );

        await browser.SubmitAsync(
            "/time",
            ("Input.Date", "2026-11-11"),
            ("Input.Start", "8:15"),
            ("Input.End", "9:45"),
            ("Input.ProjectId", $"{mia.Entries[0].ProjectId}")
        );
        Assert.Equal(Hours(0, 1, 8, 9), (await KeptAsync())[new(2026, 11, 11)]);

        await browser.SubmitAsync(late, ("Input.Date", "2026-11-12"));
        Assert.Equal(Hours(8, 9), (await KeptAsync())[new(2026, 11, 11)]);
        Assert.Equal(Hours(0, 1), (await KeptAsync())[new(2026, 11, 13)]);

        await browser.SubmitAsync(late, new Submission([], Action: "handler=Delete"));
        Assert.Equal([new(2026, 11, 2), new(2026, 11, 11)], (await KeptAsync()).Keys.Order());
    }

    [Fact]
    public async Task What_a_correction_takes_back_is_not_counted()
    {
        await (await host.SignedInAsync("Lea")).SubmitAsync(
            $"/time/approvals/entries/{mia.Entries[0].Id}",
            new Submission([("Input.Duration", "1:00"), ("Input.Reason", "A break.")], Button: "Correct entry")
        );

        Assert.Equal(Hours(11, 12), (await KeptAsync())[new(2026, 11, 2)]);
    }

    [Fact]
    public async Task Who_moves_to_another_team_takes_the_hours_from_that_day_on_along()
    {
        var admin = await host.SignedInAsync("Admin");
        var support = await host.Database(db => db.Teams.SingleAsync(t => t.Slug == "support"));

        await admin.SubmitAsync(
            "/admin/teams/support",
            new Submission([("person", $"{mia.Id}"), ("from", "2026-11-05")], Action: "Admit")
        );

        await KeptAsync();
        var teams = await host.Database(db =>
            db.WorkedHours.Where(h => h.PersonId == mia.Id).OrderBy(h => h.Date).Select(h => h.TeamId).ToListAsync()
        );
        Assert.Equal([support.Id, support.Id], teams[1..]);
        Assert.NotEqual(support.Id, teams[0]);
    }
}
