using System.Net;
using AsyncWork.Domain.People;
using AsyncWork.Domain.TimeLogs;
using AsyncWork.Tests.Support;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Tests.Admin;

[Trait("Feature", "A3")]
public sealed class TeamAdminTests : IAsyncLifetime
{
    readonly AppHost host = new();
    HttpClient admin = null!;

    public async Task InitializeAsync()
    {
        await host.Given().Everyone().SaveAsync();
        admin = await host.SignedInAsync("admin");
    }

    public Task DisposeAsync() => host.DisposeAsync().AsTask();

    [Fact]
    public async Task A_team_is_made_and_its_name_is_its_address()
    {
        var answer = await admin.SubmitAsync("/admin/teams/new", ("Name", " Süd & Ost "));

        Assert.Equal("/admin/teams/sud-ost", answer.Headers.Location?.ToString());
        Assert.True(await host.Database(db => db.AuditEvents.AnyAsync(e => e.Action == "made team" && e.Subject == "Süd & Ost")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Product")]
    [InlineData("product!")]
    [InlineData("New")]
    [InlineData("***")]
    public async Task A_name_that_is_none_or_taken_is_refused_beside_the_field(string name)
    {
        var answer = await admin.SubmitAsync("/admin/teams/new", ("Name", name));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.NotEmpty((await answer.HtmlAsync()).QuerySelector(".field__error")!.Reads());
        Assert.Equal(2, await host.Database(db => db.Teams.CountAsync()));
    }

    [Fact]
    public async Task Who_is_admitted_from_a_day_in_the_past_leaves_the_other_team_that_day_and_their_hours_move_along()
    {
        var given = host.Given();
        var mia = given
            .Person("Mia")
            .In("Product")
            .Logged("2026-10-31", "1:00")
            .Logged("2026-11-01", "2:00")
            .Logged("2026-11-05", "3:00");
        await given.SaveAsync();

        var answer = await SendAsync("support", "Admit", ("person", $"{mia.Id}"), ("from", "2026-11-01"));

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Contains(
            "Mia is in the team from Sun 1 Nov 2026 on.",
            (await admin.OpenAsync("/admin/teams/support")).QuerySelector(".toast")!.Reads(),
            StringComparison.Ordinal
        );
        var teams = await host.Database(db => db.Teams.ToDictionaryAsync(t => t.Slug, t => t.Id, StringComparer.Ordinal));
        var memberships = await host.Database(db =>
            db.TeamMembers.Where(m => m.PersonId == mia.Id).OrderBy(m => m.JoinedOn).ToListAsync()
        );
        Assert.Equal(
            [(teams["product"], (LocalDate?)new LocalDate(2026, 11, 1)), (teams["support"], null)],
            memberships.Select(m => (m.TeamId, m.LeftOn))
        );
        Assert.Equal([teams["product"], teams["support"], teams["support"]], await TeamsOfEntriesAsync());
    }

    [Fact]
    [Trait("Feature", "K24")]
    public async Task What_was_taken_out_of_timers_moves_along_with_the_hours_and_leaves_with_the_person()
    {
        var given = host.Given();
        var mia = given.Person("Mia").In("Product");
        await given.SaveAsync();
        await host.Database(async db =>
        {
            var product = await db.Teams.Where(t => t.Slug == "product").Select(t => t.Id).SingleAsync();
            foreach (var day in (int[])[30, 31])
            {
                var start = Instant.FromUtc(2026, 10, day, 9, 0);
                var idle = new Interval(start, start + Duration.FromMinutes(30));
                db.Add(new IdleTime(mia.Id, product, idle, DateTimeZone.Utc, IdleOutcome.Discarded));
            }
            await db.SaveChangesAsync();
        });

        await SendAsync("support", "Admit", ("person", $"{mia.Id}"), ("from", "2026-10-31"));
        Assert.Equal(["product", "support"], await TeamsAsync());

        await SendAsync("support", "Release", ("person", $"{mia.Id}"), ("on", "2026-10-31"));
        Assert.Equal(["product", null], await TeamsAsync());

        Task<List<string?>> TeamsAsync() =>
            host.Database(db =>
                db.IdleTimes.OrderBy(i => i.Date)
                    .Select(i => db.Teams.Where(t => t.Id == i.TeamId).Select(t => t.Slug).FirstOrDefault())
                    .ToListAsync()
            );
    }

    [Fact]
    public async Task Who_is_released_keeps_the_team_on_earlier_hours_only()
    {
        var given = host.Given();
        var mia = given.Person("Mia").In("Product").Logged("2026-11-01", "1:00").Logged("2026-11-05", "1:00");
        await given.SaveAsync();

        await SendAsync("product", "Release", ("person", $"{mia.Id}"), ("on", "2026-11-05"));

        var teams = await TeamsOfEntriesAsync();
        Assert.NotNull(teams[0]);
        Assert.Null(teams[1]);
    }

    [Fact]
    public async Task A_member_is_not_admitted_again_and_the_page_says_why()
    {
        var answer = await SendAsync("product", "Admit", ("person", await IdAsync("Berlin")), ("from", "2026-11-01"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("already", (await answer.HtmlAsync()).QuerySelector("[role=alert]")!.Reads());
    }

    [Theory]
    [InlineData("support", "Admit", "from", "2026-13-45")]
    [InlineData("support", "Admit", "from", "9999-12-31")]
    [InlineData("support", "Admit", "from", "0001-01-01")]
    [InlineData("support", "Admit", "from", "")]
    [InlineData("product", "Release", "on", "yesterday")]
    [InlineData("product", "Release", "on", "9999-12-31")]
    public async Task A_day_that_is_none_is_refused_and_nothing_is_stored(string team, string handler, string field, string day)
    {
        var answer = await SendAsync(team, handler, ("person", await IdAsync("Berlin")), (field, day));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal(0, await host.Database(db => db.TeamMembers.CountAsync(m => m.LeftOn != null)));
    }

    [Fact]
    public async Task Two_administrators_at_one_team_the_second_sees_the_team_as_it_is()
    {
        var opened = await admin.OpenAsync("/admin/teams/product");
        await admin.SubmitAsync("/admin/teams/product", ("name", "Product and more"));

        var late = await admin.SubmitAsync(opened, "/admin/teams/product", new Submission(("name", "Produce")));

        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        Assert.Equal("Product and more", (await late.HtmlAsync()).QuerySelector("#name")!.GetAttribute("value"));
        Assert.Equal(1, await host.Database(db => db.Teams.CountAsync(t => t.Name == "Product and more")));
    }

    [Fact]
    public async Task An_appointed_lead_sees_reports_and_a_dismissed_one_does_not()
    {
        var berlin = await IdAsync("Berlin");

        await SendAsync("product", "Appoint", ("person", berlin));
        Assert.True(await SeesReportsAsync("berlin"));

        await SendAsync("product", "Dismiss", ("person", berlin));
        Assert.False(await SeesReportsAsync("berlin"));
    }

    [Fact]
    public async Task A_change_that_is_recorded_for_later_is_read_with_its_days()
    {
        await SendAsync("support", "Admit", ("person", await IdAsync("Berlin")), ("from", "2027-01-01"));

        Assert.Contains("since Wed 1 Jan 2020, until Thu 31 Dec", await MemberAsync("product"), StringComparison.Ordinal);
        Assert.Contains("from Fri 1 Jan 2027", await MemberAsync("support"), StringComparison.Ordinal);
        Assert.EndsWith(", 1 to come", (await admin.OpenAsync("/admin/teams/support")).QuerySelector("#members + span")!.Reads());

        async Task<string> MemberAsync(string team) =>
            (await admin.OpenAsync($"/admin/teams/{team}"))
                .QuerySelectorAll("[aria-labelledby=members] li")
                .Select(l => l.Reads())
                .Single(l => l.Contains("Berlin", StringComparison.Ordinal));
    }

    [Fact]
    public async Task With_htmx_a_change_answers_with_the_team_alone()
    {
        var answer = await admin.SubmitAsync("/admin/teams/product", new Submission([("name", "Products")], Htmx: true));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.DoesNotContain("<html", text);
        Assert.Contains("<div id=\"team\"", text);
        Assert.Contains("HX-Request", string.Join(",", answer.Headers.Vary));
    }

    [Fact]
    public async Task The_list_is_one_query_however_many_teams_there_are()
    {
        var given = host.Given();
        for (var i = 0; i < 30; i++)
            given.Person($"Lead {i}").In($"Team {i}").LeadOf($"Team {i}");
        await given.SaveAsync();
        await admin.GetAsync("/admin/teams");

        // The teams, and the timer of the top bar.
        Assert.Equal(2, (await host.Commands.Of(() => admin.GetAsync("/admin/teams"))).Count);
    }

    async Task<bool> SeesReportsAsync(string who)
    {
        using var browser = await host.SignedInAsync(who);
        return (await browser.OpenAsync("/people")).QuerySelector("nav[aria-label=Main] a[href='/reports']") is not null;
    }

    Task<List<int?>> TeamsOfEntriesAsync() =>
        host.Database(db => db.TimeEntries.OrderBy(e => e.Date).Select(e => e.TeamId).ToListAsync());

    async Task<string> IdAsync(string name) =>
        (await host.Database(db => db.People.Where(p => p.Name == name).Select(p => p.Id).SingleAsync())).ToString();

    /// <summary>Sends a form of the team's page, with the token and version of the page, whatever the page would offer.</summary>
    async Task<HttpResponseMessage> SendAsync(string team, string handler, params (string Name, string Value)[] values)
    {
        var page = $"/admin/teams/{team}";
        var form = (await admin.OpenAsync(page)).Forms.First(f => f.QuerySelector("[name=version]") is not null);
        var fields = form.FieldsOf().Where(f => f.Name is "version" or "__RequestVerificationToken").Concat(values);
        using var content = new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));
        return await admin.PostAsync($"{page}?handler={handler}", content);
    }

    [Fact]
    [Trait("Feature", "S3")]
    public async Task A_team_agrees_on_core_hours_and_is_told_whose_hours_do_not_hold_them()
    {
        var answer = await admin.SubmitAsync(
            "/admin/teams/product",
            ("Agreement.Model", "Hybrid"),
            ("Agreement.Target", "2:00"),
            ("Agreement.CoreStart", "10:00"),
            ("Agreement.CoreEnd", "12:00"),
            ("Agreement.CoreZone", "Europe/Berlin")
        );

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var page = (await admin.OpenAsync("/admin/teams/product")).Body!.Reads();
        Assert.Contains("Core hours lie outside the hours of NewYork", page, StringComparison.Ordinal);
        Assert.Contains("aimed for: 2:00", page, StringComparison.Ordinal);
        var team = await host.Database(db => db.Teams.SingleAsync(t => t.Name == "Product"));
        Assert.Equal((AsyncModel.Hybrid, 120, new LocalTime(10, 0)), (team.Model, team.OverlapTarget, team.CoreStart));
    }

    [Theory]
    [InlineData("FullyAsync", 0)]
    [InlineData("Hybrid", 120)]
    [InlineData("Synchronous", 360)]
    [InlineData("", null)]
    public async Task P12_the_way_of_working_says_what_to_aim_for_where_the_team_does_not(string model, int? minutes)
    {
        var answer = await admin.SubmitAsync("/admin/teams/product", ("Agreement.Model", model), ("Agreement.Target", ""));

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal(
            minutes,
            await host.Database(db => db.Teams.Where(t => t.Name == "Product").Select(t => t.OverlapTarget).SingleAsync())
        );
    }

    [Theory]
    [Trait("Feature", "S3")]
    [InlineData("Agreement.CoreStart", "10:00", "Give both start and end")]
    [InlineData("Agreement.Target", "many", "common hours a day")]
    [InlineData("Agreement.Target", "25:00", "between 0 and 24 hours")]
    public async Task An_agreement_that_cannot_be_meant_is_refused_and_kept_on_the_screen(string field, string value, string why)
    {
        var answer = await admin.SubmitAsync("/admin/teams/product", (field, value));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await answer.HtmlAsync();
        Assert.Contains(why, page.Body!.Reads(), StringComparison.Ordinal);
        Assert.Equal(value, page.QuerySelector($"[name='{field}']")!.GetAttribute("value"));
    }
}
