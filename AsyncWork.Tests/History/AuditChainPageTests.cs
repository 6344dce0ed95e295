using System.Net;
using System.Text.RegularExpressions;
using AsyncWork.Domain.People;
using AsyncWork.Tests.House;
using AsyncWork.Tests.Support;
using AsyncWork.Web;
using AsyncWork.Web.History;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace AsyncWork.Tests.History;

/// <summary>Where the chain of the audit log is seen and checked: the page, the exported file, the command, the app's own log.</summary>
[Trait("Feature", "A6")]
public sealed class AuditChainPageTests : IAsyncLifetime
{
    const string Page = "/admin/audit";
    static readonly Submission Check = new([], Button: "Check the chain");

    readonly AppHost host = new();
    HttpClient admin = null!;

    public async Task InitializeAsync()
    {
        var given = host.Given();
        given.Person("Admin").Is(Role.Administrator);
        given.Person("HR").Is(Role.HR);
        await given.SaveAsync();
        admin = await host.SignedInAsync("admin");
    }

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task A6_an_administrator_checks_the_chain_and_reads_the_answer_on_the_page()
    {
        Assert.Equal("Nothing is sealed yet. Nobody has checked it. Check the chain", await LineAsync());
        await SealAsync();

        var answer = await admin.SubmitAsync(Page, Check);

        Assert.Equal((HttpStatusCode.Redirect, Page), (answer.StatusCode, answer.Headers.Location!.OriginalString));
        Assert.Matches(
            "^Sealed up to Thu 12 Nov 2026.*, place 1[.] Last checked .*: Unbroken: 1 event up to 2026-11-12T08:10:00Z, place 1 with the seal [0-9a-f]{64}[.] Check the chain$",
            await LineAsync()
        );
        var told = await host.Database(db => db.AuditEvents.SingleAsync(e => e.Action == "checked audit log"));
        Assert.Equal(("Audit log", true), (told.Subject, told.PersonId is not null));
    }

    [Fact]
    public async Task A6_by_htmx_the_answer_takes_the_place_of_the_line()
    {
        await SealAsync();

        var answer = await admin.SubmitAsync(Page, Check with { Htmx = true });

        var text = await answer.Content.ReadAsStringAsync();
        Assert.DoesNotContain("<html", text);
        var part = (await answer.HtmlAsync()).QuerySelector("#audit-chain")!;
        Assert.Contains("Unbroken: 1 event", part.Reads());
        Assert.Contains("Unbroken: 1 event", part.GetAttribute("data-announce"));
    }

    [Fact]
    public async Task A6_a_broken_chain_is_a_warning_that_names_the_event_there_and_under_health()
    {
        await SealAsync();
        await host.Database(db => db.Database.ExecuteSqlAsync($"UPDATE AuditEvents SET Subject = '<b>nobody' WHERE Place = 1"));

        await admin.SubmitAsync(Page, Check);

        var warning = (await admin.OpenAsync(Page)).QuerySelector("#audit-chain [role=alert]")!;
        Assert.Contains(
            "The audit log is not as it was sealed. Broken at place 1: event 1 of 2026-11-12T08:10:00Z",
            warning.Reads()
        );
        Assert.Contains("“signed in <b>nobody”", warning.Reads());
        var health = await admin.OpenAsync("/admin/health");
        Assert.Contains("Work: Audit log. It is not as it was sealed. Broken at place 1", health.Body!.Reads());
        Assert.Contains("sealed up to 2026-11-12T08:10:00Z, place 1", health.Body!.Reads());
    }

    [Fact]
    public async Task A6_nobody_else_checks_it_and_no_form_of_others_making_does()
    {
        var hr = await host.SignedInAsync("hr");

        Assert.Equal(HttpStatusCode.Forbidden, (await hr.PostAsync($"{Page}?handler=Check", null)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await admin.PostAsync($"{Page}?handler=Check", null)).StatusCode);
        Assert.False(await host.Database(db => db.AuditEvents.AnyAsync(e => e.Subject == "Audit log")));
    }

    [Fact]
    public async Task A6_the_exported_file_has_place_and_seal_in_its_last_columns_once_there_are_any()
    {
        await SealAsync();

        var lines = (await (await admin.GetAsync("/admin/audit.csv")).Content.ReadAsStringAsync()).Split("\r\n");

        Assert.EndsWith(",address,place,seal", lines[0], StringComparison.Ordinal);
        Assert.Contains("exported audit log", lines[1]);
        Assert.EndsWith(",,", lines[1], StringComparison.Ordinal);
        var end = (await host.Database(db => db.FindAuditChainEnd().SingleAsync())).Seal;
        Assert.EndsWith($",1,{end.Text}", lines[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A6_the_command_says_by_its_exit_code_whether_the_chain_holds()
    {
        await SealAsync();
        var seal = (await host.Database(db => db.FindAuditChainEnd().SingleAsync())).Seal.Text;

        Assert.Equal(0, await RunAsync(null, null));
        Assert.Equal(0, await RunAsync("1", seal));
        Assert.Equal(2, await RunAsync("1", null));
        Assert.Equal(2, await RunAsync(null, seal));
        Assert.Equal(2, await RunAsync("1", "text"));
        Assert.Equal(1, await RunAsync("2", seal));
        Assert.Equal(1, await RunAsync("1", new string('0', 64)));
        await host.Database(db => db.Database.ExecuteSqlAsync($"UPDATE AuditEvents SET Action = 'x' WHERE Place = 1"));
        Assert.Equal(1, await RunAsync(null, null));

        Task<int> RunAsync(string? place, string? copied) => Commands.CheckAuditAsync(host.Services, place, copied);
    }

    [Fact]
    public async Task A6_the_round_seals_and_writes_the_end_to_the_log_after_the_start_and_once_a_day()
    {
        var log = new Lines();
        using var rounds = new AuditSealRounds(host.Services.GetRequiredService<IServiceScopeFactory>(), log);

        await rounds.RunAsync(default);
        var end = await host.Database(db => db.FindAuditChainEnd().SingleAsync());
        Assert.Equal([$"The audit log is sealed up to place 1 with the seal {end.Seal.Text}."], log.Written);
        await host.SignedInAsync("hr");
        host.Clock.Advance(Duration.FromHours(23));
        await rounds.RunAsync(default);
        Assert.Single(log.Written);
        host.Clock.Advance(Duration.FromHours(1));
        await rounds.RunAsync(default);

        Assert.Equal(2, log.Written.Count);
        Assert.Contains("up to place 2 with", log.Written[1]);
        Assert.False(rounds.Last!.HasFailed);
    }

    [Fact]
    public void A6_no_line_of_the_app_changes_or_deletes_an_event()
    {
        Assert.Empty(
            from file in Sources.In("AsyncWork.Web", "*.cs")
            where !file.Name.Contains("/Migrations/", StringComparison.Ordinal)
            from Match match in Regex.Matches(
                file.Text,
                @"AuditEvents\b[^;]*?\.(Remove|RemoveRange|Update|UpdateRange|Execute\w+)\(|(UPDATE|DELETE FROM)\W+AuditEvents"
            )
            select $"{file.Name}: {match.Value}"
        );
    }

    async Task<string> LineAsync() => (await admin.OpenAsync(Page)).QuerySelector("#audit-chain")!.Reads();

    async Task SealAsync()
    {
        await using var scope = host.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<AuditSealing>().SealAsync();
    }

    sealed class Lines : ILogger<AuditSealRounds>
    {
        public List<string> Written { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        ) => Written.Add(formatter(state, exception));
    }
}
