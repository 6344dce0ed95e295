using System.Net;
using AsyncWork.Domain.History;
using AsyncWork.Domain.People;
using AsyncWork.Tests.Support;
using AsyncWork.Web;
using AsyncWork.Web.Data;
using AsyncWork.Web.Hosting;
using AsyncWork.Web.Pages.Admin;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;

namespace AsyncWork.Tests.Admin;

/// <summary>Settings, audit log, health, commands.</summary>
public sealed class OperationsTests : IAsyncLifetime
{
    readonly AppHost host = new();
    HttpClient admin = null!;

    public async Task InitializeAsync()
    {
        var given = host.Given();
        given.Person("Admin").Is(Role.Administrator);
        given.Person("Mia");
        await given.SaveAsync();
        admin = await host.SignedInAsync("admin");
    }

    public Task DisposeAsync() => host.DisposeAsync().AsTask();

    [Fact, Trait("Feature", "A6")]
    public async Task Settings_hold_at_once_and_the_log_tells_before_and_after()
    {
        var answer = await admin.SubmitAsync(
            "/admin/settings",
            ("Input.Name", "Northwind"),
            ("Input.Zone", "Asia/Kathmandu"),
            ("Input.Coverage", "90"),
            ("Input.MeetingShare", "")
        );

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var company = await host.Database(db => db.Companies.SingleAsync());
        Assert.Equal(("Asia/Kathmandu", 90, null), (company.Zone.Id, company.CoverageTarget, company.MeetingShareTarget));
        var told = await host.Database(db => db.AuditEvents.SingleAsync(e => e.Action == "changed settings"));
        Assert.Contains("Europe/Berlin, coverage –", told.Details);
        Assert.Contains("Asia/Kathmandu, coverage 90 %", told.Details);
    }

    [Theory]
    [InlineData("Input.Name", "")]
    [InlineData("Input.Zone", "Nowhere")]
    [InlineData("Input.Coverage", "101")]
    [InlineData("Input.Coverage", "-1")]
    [InlineData("Input.AsyncShare", "many")]
    [InlineData("Input.AsyncShare", "99999999999")]
    public async Task A_setting_that_cannot_be_is_refused_beside_its_field(string field, string value)
    {
        var answer = await admin.SubmitAsync("/admin/settings", (field, value));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains((await answer.HtmlAsync()).QuerySelectorAll(".field__error"), e => e.Reads() != "");
        Assert.Null(await host.Database(db => db.Companies.Select(c => c.CoverageTarget).SingleAsync()));
    }

    [Fact]
    public async Task Settings_changed_meanwhile_are_told_and_what_was_typed_stays()
    {
        var opened = await admin.OpenAsync("/admin/settings");
        await admin.SubmitAsync("/admin/settings", ("Input.Coverage", "80"));

        var late = await admin.SubmitAsync(opened, "/admin/settings", new Submission(("Input.Coverage", "70")));

        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        var page = await late.HtmlAsync();
        Assert.Contains("coverage 80 %", page.QuerySelector("[role=alert]")!.Reads());
        Assert.Equal("70", page.QuerySelector("[name='Input.Coverage']")!.GetAttribute("value"));
        Assert.Equal(80, await host.Database(db => db.Companies.Select(c => c.CoverageTarget).SingleAsync()));
    }

    [Fact, Trait("Feature", "A6")]
    public async Task The_audit_log_is_read_a_hundred_at_a_time_newest_first_and_misses_none()
    {
        await FillAuditAsync(250);
        await admin.GetAsync("/admin/audit");

        // The events, the end of their chain, its last check, and the timer of the top bar.
        Assert.Equal(4, (await host.Commands.Of(() => admin.GetAsync("/admin/audit?what=tested"))).Count);

        var seen = new List<string>();
        for (var address = "/admin/audit?what=tested"; address is not null; )
        {
            var page = await admin.OpenAsync(address);
            seen.AddRange(page.QuerySelectorAll("tbody td:nth-child(3) b").Select(b => b.Reads()));
            address = page.QuerySelector("a[rel=next]")?.GetAttribute("href");
        }
        Assert.Equal(string.Join(',', Enumerable.Range(0, 250).Reverse().Select(i => $"thing {i}")), string.Join(',', seen));
    }

    [Theory, Trait("Feature", "A6")]
    [InlineData("person=mia", 5)]
    [InlineData("person=nobody", 0)]
    [InlineData("what=thing+4", 1)]
    [InlineData("from=2026-11-12&what=tested", 3)]
    [InlineData("to=2026-11-11&what=tested", 2)]
    [InlineData("from=2026-13-45&what=tested", 5)]
    [InlineData("from=0001-01-01&to=9999-12-31&what=tested", 5)]
    [InlineData("before=-1", 0)]
    [InlineData("before=abc&what=tested", 5)]
    public async Task Events_are_found_by_person_thing_and_day_on_the_readers_clocks(string query, int found)
    {
        var mia = await host.Database(db => db.People.Where(p => p.Name == "Mia").Select(p => p.Id).SingleAsync());
        // Midnight in Berlin is 23:00 UTC: the last two are of the 11th there.
        foreach (
            var (i, at) in new[] { 8, 0, -1, -2, -10 }
                .Select(h => Instant.FromUtc(2026, 11, 12, 0, 0) + Duration.FromHours(h))
                .Index()
        )
            await host.Database(db =>
            {
                db.Add(new AuditEvent(at, mia, "tested", $"thing {i}", "", "::1"));
                return db.SaveChangesAsync();
            });

        var page = await admin.OpenAsync($"/admin/audit?{query}");

        Assert.Equal(found, page.QuerySelectorAll("tbody tr").Length);
    }

    [Fact, Trait("Feature", "A6")]
    public async Task The_log_is_exported_by_its_filter_without_formulas_and_the_export_is_logged()
    {
        await host.Database(db =>
        {
            db.Add(new AuditEvent(AppHost.Start, null, "tested", "=HYPERLINK(1)", "a \"b\", c", "::1"));
            db.Add(new AuditEvent(AppHost.Start, null, "left out", "other", "", "::1"));
            return db.SaveChangesAsync();
        });

        using var answer = await admin.GetAsync("/admin/audit.csv?what=tested&from=2026-11-01");

        var lines = (await answer.Content.ReadAsStringAsync()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("2026-11-12T08:10:00Z,,,tested,'=HYPERLINK(1),\"a \"\"b\"\", c\",::1,,", Assert.Single(lines[1..]));
        Assert.Equal(
            "with “tested”, from Sun 1 Nov 2026",
            await host.Database(db =>
                db.AuditEvents.Where(e => e.Action == "exported audit log").Select(e => e.Details).SingleAsync()
            )
        );
    }

    [Fact, Trait("Feature", "A6")]
    public async Task A_long_log_is_exported_whole_newest_first_and_nothing_twice()
    {
        const int many = 5_003;
        await host.Database(db =>
        {
            db.AddRange(Enumerable.Range(1, many).Select(i => new AuditEvent(AppHost.Start, null, "counted", $"{i}", "", "::1")));
            return db.SaveChangesAsync();
        });

        using var answer = await admin.GetAsync("/admin/audit.csv?what=counted");

        var lines = (await answer.Content.ReadAsStringAsync()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(Enumerable.Range(1, many).Reverse().Select(i => $"{i}"), lines[1..].Select(line => line.Split(',')[4]));
    }

    [Fact, Trait("Feature", "A9")]
    public async Task The_health_page_says_where_mails_lie_and_which_data_is_in_use()
    {
        var text = (await admin.OpenAsync("/admin/health")).Body!.Reads();

        foreach (var fact in new[] { host.MailFolder, host.FilesFolder, "up to date", "TZDB", "2026-11-12T08:10:00Z" })
            Assert.Contains(fact, text);
    }

    [Fact, Trait("Feature", "A9")]
    public async Task A9_the_health_page_tells_of_each_round_when_it_was_and_whether_it_failed()
    {
        var rounds = host.Services.GetServices<IHostedService>().OfType<Rounds>().ToDictionary(r => r.What);
        await rounds["Housekeeping"].RunAsync(default);

        var page = await admin.OpenAsync("/admin/health");

        Assert.All(rounds.Keys, what => Told(what));
        Assert.Equal("once a day, last 2026-11-12T08:10:00Z, next 2026-11-13T08:10:00Z", Told("Housekeeping"));
        Assert.Equal("every 1 min, none yet since the start", Told("Decisions"));
        Assert.Contains("Nothing needs attention", page.Body!.Reads());

        string Told(string what) => page.QuerySelectorAll("dt").Single(d => d.Reads() == what).NextElementSibling!.Reads();
    }

    [Fact, Trait("Feature", "A9")]
    public async Task A9_a_round_that_failed_or_comes_no_more_needs_attention()
    {
        using var fails = new Failing(host.Services.GetRequiredService<IServiceScopeFactory>());

        await fails.RunAsync(default);

        var (now, later) = (AppHost.Start, AppHost.Start + Duration.FromHours(1));
        Assert.Contains("failed", HealthFacts.Of(fails, now).Concern);
        fails.IsMended = true;
        await fails.RunAsync(default);
        Assert.Null(HealthFacts.Of(fails, now).Concern);
        Assert.Contains("stopped", HealthFacts.Of(fails, later).Concern);
    }

    sealed class Failing(IServiceScopeFactory scopes) : Rounds(scopes, NullLogger.Instance, TimeSpan.FromMinutes(10), "Tests")
    {
        public bool IsMended { get; set; }

        protected override Task RoundAsync(IServiceProvider services, CancellationToken cancellation) =>
            IsMended ? Task.CompletedTask : throw new InvalidOperationException("Not today.");
    }

    [Theory, Trait("Feature", "A9")]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    public async Task Monitors_get_one_word_without_signing_in(string address)
    {
        using var stranger = host.Stranger();

        var answer = await stranger.GetAsync(address);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("Healthy", await answer.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("TRACE")]
    [InlineData("PUT")]
    [InlineData("OPTIONS")]
    [InlineData("BREW")]
    public async Task A_method_that_no_page_knows_is_refused(string method)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), "/people/1");

        var answer = await admin.SendAsync(request);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
        Assert.Contains("nosniff", answer.Headers.GetValues("X-Content-Type-Options"));
        Assert.Empty(host.Errors.Lines);
    }

    [Fact]
    public async Task The_command_migrate_makes_the_database_and_ends()
    {
        var folder = Directory.CreateTempSubdirectory("asyncwork-");
        var file = Path.Combine(folder.FullName, "new.db");
        string[] args = ["migrate", $"--ConnectionStrings:AsyncWork=Data Source={file};Pooling=False"];
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddDatabase(builder.Configuration, builder.Environment);
        await using var app = builder.Build();

        Assert.Equal(0, await Commands.RunAsync(app, args));

        await using (var db = TestDatabase.OpenFile(file))
            Assert.Empty(await db.Database.GetPendingMigrationsAsync());
        SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Without_a_command_the_app_serves_and_an_unknown_one_is_refused()
    {
        await using var app = WebApplication.CreateBuilder().Build();

        Assert.Null(await Commands.RunAsync(app, []));
        Assert.Null(await Commands.RunAsync(app, ["--urls", "http://127.0.0.1:1"]));
        Assert.Equal(2, await Commands.RunAsync(app, ["migrat"]));
    }

    Task<int> FillAuditAsync(int events) =>
        host.Database(db =>
        {
            for (var i = 0; i < events; i++)
                db.Add(new AuditEvent(AppHost.Start, null, "tested", $"thing {i}", "", "::1"));
            return db.SaveChangesAsync();
        });
}
