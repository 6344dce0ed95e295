using System.Diagnostics;
using System.Net;
using AsyncWork.Tests.Support;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Tests.Data;

/// <summary>What others can do on a SQLite file while one request or import writes for a long time.</summary>
[Trait("Feature", "T9")]
public sealed class WriterQueueTests
{
    static readonly TimeSpan Promptly = TimeSpan.FromSeconds(5);

    [SqliteFact]
    public async Task Who_is_signed_in_reads_on_while_something_large_is_stored()
    {
        await using var host = await HostAsync();
        var berlin = await host.SignedInAsync("berlin");
        host.Clock.Advance(Duration.FromMinutes(2)); // the session is looked at again
        await using var import = await LongWrite.BeginAsync(host);

        var answer = await berlin.GetAsync("/account").WaitAsync(Promptly);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(AppHost.Start, await SeenAsync(host));
        await import.DisposeAsync();
        host.Clock.Advance(Duration.FromMinutes(2));
        await berlin.GetAsync("/account");
        Assert.Equal(host.Clock.GetCurrentInstant(), await SeenAsync(host));
    }

    [SqliteFact]
    public async Task A_session_that_was_ended_is_over_although_nobody_can_write()
    {
        await using var host = await HostAsync();
        var berlin = await host.SignedInAsync("berlin");
        await host.Database(db => db.AccountSessions.ExecuteUpdateAsync(set => set.SetProperty(s => s.EndedAt, AppHost.Start)));
        host.Clock.Advance(Duration.FromMinutes(2));
        await using var import = await LongWrite.BeginAsync(host);

        var answer = await berlin.GetAsync("/account").WaitAsync(Promptly);

        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
    }

    [SqliteFact]
    public async Task Who_signs_in_meanwhile_is_told_to_try_again_in_a_minute()
    {
        await using var host = await HostAsync();
        var browser = host.Stranger();
        await using var import = await LongWrite.BeginAsync(host);

        var answer = await SignInAsync().WaitAsync(Promptly);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Equal(TimeSpan.FromMinutes(1), answer.Headers.RetryAfter?.Delta);
        Assert.Contains("Try again in a minute", (await answer.HtmlAsync()).Body!.Reads(), StringComparison.Ordinal);
        Assert.Empty(host.Errors.Lines);
        await import.DisposeAsync();
        Assert.Equal(HttpStatusCode.Found, (await SignInAsync()).StatusCode);

        Task<HttpResponseMessage> SignInAsync() =>
            browser.SubmitAsync("/account/sign-in", ("Email", Given.EmailOf("berlin")), ("Password", Given.Password));
    }

    [SqliteFact]
    public async Task Statements_that_load_nothing_wait_for_their_turn_too()
    {
        await using var host = await HostAsync();
        await host.SignedInAsync("berlin");
        await using var import = await LongWrite.BeginAsync(host);
        var clock = Stopwatch.StartNew();

        var write = host.Database(db =>
            db.WriteAsync(c => db.AccountSessions.ExecuteUpdateAsync(set => set.SetProperty(s => s.SeenAt, AppHost.Start), c))
        );
        await import.EndAsync(after: TimeSpan.FromMilliseconds(300));

        Assert.Equal(1, await write);
        Assert.InRange(clock.Elapsed, TimeSpan.FromMilliseconds(250), Promptly);
    }

    static async Task<AppHost> HostAsync()
    {
        var host = new AppHost().With("Database:BusyAfterSeconds", "1");
        await host.Given().Everyone().SaveAsync();
        return host;
    }

    static Task<Instant> SeenAsync(AppHost host) => host.Database(db => db.AccountSessions.Select(s => s.SeenAt).SingleAsync());

    /// <summary>A transaction that lasts as long as this.</summary>
    sealed class LongWrite : IAsyncDisposable
    {
        readonly TaskCompletionSource begun = new();
        readonly TaskCompletionSource end = new();
        Task work = Task.CompletedTask;

        public static async Task<LongWrite> BeginAsync(AppHost host)
        {
            var write = new LongWrite();
            write.work = host.Database(db =>
                db.InTransactionAsync(_ =>
                {
                    write.begun.SetResult();
                    return write.end.Task;
                })
            );
            await write.begun.Task;
            return write;
        }

        public async Task EndAsync(TimeSpan after)
        {
            await Task.Delay(after);
            await DisposeAsync();
        }

        public async ValueTask DisposeAsync()
        {
            end.TrySetResult();
            await work;
        }
    }
}
