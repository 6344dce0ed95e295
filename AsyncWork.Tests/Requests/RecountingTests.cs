using System.Net;
using AsyncWork.Domain.Calendar;
using AsyncWork.Domain.People;
using AsyncWork.Domain.Requests;
using AsyncWork.Tests.Support;
using AsyncWork.Tests.Wiki;
using AsyncWork.Web.Pages.Requests;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Tests.Requests;

/// <summary>
/// What is asked is due on the clock of who is asked, and follows it: days off, hours and zones that change after the asking (product.md P4, P9;
/// kpis.md section 0 and K9).
/// </summary>
public sealed class RecountingTests : IAsyncLifetime
{
    readonly AppHost host = new();

    public async Task InitializeAsync()
    {
        var given = host.Given().Everyone();
        given
            .The("Kathmandu")
            .AtLocation("Kathmandu")
            .Scheduled(("2020-01-01", "1 10:00-18:00;2 10:00-18:00;3 10:00-18:00;4 10:00-18:00;5 10:00-18:00;7 10:00-18:00"));
        await given.SaveAsync();
        host.Clock.Reset(Instant.FromUtc(2026, 11, 13, 15, 30)); // a Friday
    }

    public async Task DisposeAsync() => await host.DisposeAsync();

    Task<PersonId> IdAsync(string name) =>
        host.Database(db => db.People.Where(p => p.Name == name).Select(p => p.Id).SingleAsync());

    Task<Request> RequestAsync() =>
        host.Database(db => db.Requests.AsNoTracking().Include(r => r.Recipients).OrderByDescending(r => r.Id).FirstAsync());

    async Task AskAsync(string who, string? team = null)
    {
        var asker = await host.SignedInAsync("berlin");
        var person = await IdAsync(who);
        using var posted = await asker.SubmitAsync(
            "/posts/new?kind=Request",
            ("Title", "Which format?"),
            ("Text", "Which?"),
            ("Ask.Whom", $"p{person}"),
            (
                "Team",
                team is null
                    ? ""
                    : $"{await host.Database(db => db.Teams.Where(t => t.Slug == team).Select(t => t.Id).SingleAsync())}"
            )
        );
        Assert.Equal(HttpStatusCode.Redirect, posted.StatusCode);
    }

    /// <summary>In the zone of Kathmandu.</summary>
    async Task<string> DueAsync() =>
        (await RequestAsync())
            .DueAt!.Value.InZone(DateTimeZoneProviders.Tzdb["Asia/Kathmandu"])
            .ToString("ddd HH:mm", System.Globalization.CultureInfo.InvariantCulture);

    [Fact]
    public async Task A_holiday_that_comes_or_goes_moves_what_was_asked_of_who_works_there()
    {
        await AskAsync("Kathmandu");
        var hr = await host.SignedInAsync("hr");
        Assert.Equal("Tue 10:00", await DueAsync());

        await AddAsync("Kathmandu", "2026-11-16");
        Assert.Equal("Wed 10:00", await DueAsync());
        await AddAsync("", "2026-11-17"); // a day of the whole company
        Assert.Equal("Thu 10:00", await DueAsync());
        var day = await host.Database(db => db.Holidays.Where(h => h.Location == "Kathmandu").Select(h => h.Id).SingleAsync());
        using (
            var deleted = await hr.SubmitAsync(
                "/people/holidays?year=2026",
                new Submission(("id", $"{day}")) { Action = "handler=Delete" }
            )
        )
            Assert.Equal(HttpStatusCode.Redirect, deleted.StatusCode);
        Assert.Equal("Wed 10:00", await DueAsync());

        async Task AddAsync(string where, string date)
        {
            using var added = await hr.SubmitAsync(
                "/people/holidays?year=2026",
                ("Input.Location", where),
                ("Input.Date", date),
                ("Input.Name", "Feast")
            );
            Assert.Equal(HttpStatusCode.Redirect, added.StatusCode);
        }
    }

    [Fact]
    public async Task A_holiday_elsewhere_and_what_is_answered_move_nothing()
    {
        await AskAsync("Kathmandu");
        var asked = await RequestAsync();

        await host.Database(async db =>
        {
            db.Add(new Holiday("Berlin", new(2026, 11, 16), "Feast"));
            await db.SaveChangesAsync();
            await db.RecountAtAsync("Berlin", Given.Day("2026-11-12"));
        });

        Assert.Equal((asked.DueAt, asked.Version), ((await RequestAsync()).DueAt, (await RequestAsync()).Version));
    }

    [Fact]
    public async Task Hours_that_change_move_it_and_so_does_another_zone()
    {
        await AskAsync("Kathmandu");
        var (admin, person) = (await host.SignedInAsync("admin"), await IdAsync("Kathmandu"));

        using (
            var saved = await admin.SubmitAsync(
                $"/admin/people/{person}/hours",
                ("Input.ValidFrom", "2026-11-14"),
                ("Input.Days[0]", "12:00-16:00"),
                ("Input.Days[1]", "12:00-16:00"),
                ("Input.Days[2]", ""),
                ("Input.Days[3]", ""),
                ("Input.Days[4]", ""),
                ("Input.Days[5]", ""),
                ("Input.Days[6]", "")
            )
        )
            Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        Assert.Equal("Mon 12:00", await DueAsync());
        Assert.Equal(new LocalDate(2026, 11, 23), (await RequestAsync()).DueAt!.Value.InUtc().Date);

        var mover = await host.SignedInAsync("kathmandu");
        using var moved = await mover.SubmitAsync("/account", ("Input.Zone", "Europe/Berlin"));
        Assert.Equal(HttpStatusCode.Redirect, moved.StatusCode);
        Assert.Equal(Instant.FromUtc(2026, 11, 23, 11, 0), (await RequestAsync()).DueAt);
    }

    [Fact]
    public async Task A_page_to_confirm_is_due_after_an_absence_that_was_entered_later()
    {
        var (manager, berlin) = (await IdAsync("Manager"), await IdAsync("Berlin"));
        await SomeWiki.DeployAsync(host, manager);
        var owner = await host.SignedInAsync("manager");
        using (
            var asked = await owner.SubmitAsync(
                "/wiki/handbook/deploy/audience",
                ("Input.Kind", "Everybody"),
                ("Input.WithinDays", "7")
            )
        )
            Assert.Equal(HttpStatusCode.Redirect, asked.StatusCode);
        Assert.Equal(new LocalDate(2026, 11, 20), await DayOfBerlinAsync());

        var reader = await host.SignedInAsync("hr");
        using (
            var away = await reader.SubmitAsync(
                "/people/absences/new",
                ("Input.Person", $"{berlin}"),
                ("Input.FirstDay", "2026-11-18"),
                ("Input.LastDay", "2026-11-24"),
                ("Input.Kind", "Leave")
            )
        )
            Assert.Equal(HttpStatusCode.Redirect, away.StatusCode);

        Assert.Equal(new LocalDate(2026, 11, 25), await DayOfBerlinAsync());

        async Task<LocalDate> DayOfBerlinAsync() =>
            (await RequestAsync())
                .Recipients.Single(r => r.PersonId == berlin)
                .DueAt!.Value.InZone(DateTimeZoneProviders.Tzdb["Europe/Berlin"])
                .Date;
    }

    [Fact]
    public async Task When_the_deputy_goes_away_too_the_next_one_is_asked()
    {
        var (newYork, kathmandu) = (await IdAsync("NewYork"), await IdAsync("Kathmandu"));
        await AwayAsync(newYork, kathmandu, 13, 30);
        await AskAsync("NewYork");
        Assert.Equal(kathmandu, (await RequestAsync()).Recipients.Single().DeputyId);

        await AwayAsync(kathmandu, await IdAsync("Support"), 14, 30);

        Assert.Equal(await IdAsync("Support"), (await RequestAsync()).Recipients.Single().DeputyId);
    }

    /// <summary>product.md S6, P5: what moves later moves only to who sees it, and never to who asked.</summary>
    [Theory]
    [InlineData("Support", "product", false)]
    [InlineData("Support", null, true)]
    [InlineData("Kathmandu", "product", true)]
    [InlineData("Berlin", null, false)]
    public async Task What_was_asked_before_goes_only_to_a_deputy_who_sees_it_and_did_not_ask_it(
        string deputy,
        string? team,
        bool standsIn
    )
    {
        var (newYork, other) = (await IdAsync("NewYork"), await IdAsync(deputy));
        await AskAsync("NewYork", team);

        await AwayAsync(newYork, other, 13, 10);

        var recipient = (await RequestAsync()).Recipients.Single();
        Assert.Equal(standsIn ? other : (PersonId?)null, recipient.DeputyId);
        if (!standsIn)
            Assert.Equal(new LocalDate(2026, 11, 24), recipient.StartsAt!.Value.InUtc().Date);
    }

    async Task AwayAsync(PersonId person, PersonId deputy, int from, int days)
    {
        var manager = await IdAsync("Manager");
        await host.Database(async db =>
        {
            var first = new LocalDate(2026, 11, from);
            var away = new Absence(person, first, first.PlusDays(days), AbsenceKind.Leave, deputy, null, person, AppHost.Start);
            away.Approve(manager, null, AppHost.Start);
            db.Add(away);
            await db.SaveChangesAsync();
            await db.RecountAsync(person, Given.Day("2026-11-12"));
        });
    }

    [Fact]
    public async Task Who_goes_away_after_being_asked_is_stood_in_for_and_the_clock_goes_on_when_they_stay()
    {
        var (newYork, kathmandu) = (await IdAsync("NewYork"), await IdAsync("Kathmandu"));
        await AskAsync("NewYork");
        var before = await RequestAsync();
        await host.Database(async db =>
        {
            var day = new LocalDate(2026, 11, 13);
            var away = new Absence(newYork, day, day.PlusDays(20), AbsenceKind.Leave, kathmandu, null, newYork, AppHost.Start);
            away.Approve(await db.People.Where(p => p.Name == "Manager").Select(p => p.Id).SingleAsync(), null, AppHost.Start);
            db.Add(away);
            await db.SaveChangesAsync();
            await db.RecountAsync(newYork, Given.Day("2026-11-12"));
        });

        var recipient = (await RequestAsync()).Recipients.Single();

        Assert.Equal(kathmandu, recipient.DeputyId);
        Assert.NotEqual(before.DueAt, (await RequestAsync()).DueAt);
        var deputy = await host.SignedInAsync("kathmandu");
        Assert.Contains(
            "for NewYork",
            (await deputy.OpenAsync("/inbox")).QuerySelector("[aria-labelledby=needs-answer]")!.Reads()
        );
        await host.Database(async db =>
        {
            db.Remove(await db.Absences.SingleAsync());
            await db.SaveChangesAsync();
            await db.RecountAsync(newYork, Given.Day("2026-11-12"));
        });
        Assert.Equal(before.DueAt, (await RequestAsync()).DueAt);
    }
}
