using System.Net;
using AsyncWork.Domain.Calendar;
using AsyncWork.Tests.Support;
using AsyncWork.Web.Data;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace AsyncWork.Tests.Data;

/// <summary>A database that stays busy or away however often it is asked again, as a server may.</summary>
public sealed class BusyAnswersTests
{
    [SqliteFact]
    public async Task Who_asks_a_database_that_stays_away_is_told_that_nothing_was_stored()
    {
        await using var host = new AppHost();
        var given = host.Given().Everyone();
        given.The("Berlin").Away("2026-12-21", "2026-12-22", approved: false);
        await given.SaveAsync();
        await using var app = host.WithWebHostBuilder(web =>
            web.ConfigureTestServices(services =>
                services.ConfigureDbContext<SqliteDbContext>(db =>
                    db.UseSqlite(sqlite => sqlite.ExecutionStrategy(of => new TriesTwice(of)))
                )
            )
        );
        var manager = app.CreateClient(host.ClientOptions);
        await manager.SubmitAsync("/account/sign-in", ("Email", Given.EmailOf("manager")), ("Password", Given.Password));
        await host.Database(db =>
            db.Database.ExecuteSqlAsync($"CREATE TRIGGER Away BEFORE UPDATE ON Absences BEGIN SELECT RAISE(ABORT, 'away'); END")
        );

        using var answer = await manager.SubmitAsync("/people/absences/1", new Submission([], "Approve"));
        using var toast = await manager.SubmitAsync("/people/absences/1", new Submission([], "Approve", Htmx: true));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Equal(TimeSpan.FromMinutes(1), answer.Headers.RetryAfter?.Delta);
        Assert.Contains(
            "The database is busy or cannot be reached Nothing of yours was changed. Try again in a minute.",
            (await answer.HtmlAsync()).Body!.Reads(),
            StringComparison.Ordinal
        );
        Assert.Equal(HttpStatusCode.ServiceUnavailable, toast.StatusCode);
        Assert.Equal("#toasts", toast.Headers.GetValues("HX-Retarget").Single());
        Assert.Equal(AbsenceState.Requested, await host.Database(db => db.Absences.Select(a => a.State).SingleAsync()));
    }

    /// <summary>What SQL Server's strategy does after a fault of the network, here after what the trigger says.</summary>
    sealed class TriesTwice(ExecutionStrategyDependencies of) : ExecutionStrategy(of, maxRetryCount: 1, TimeSpan.Zero)
    {
        protected override bool ShouldRetryOn(Exception exception) =>
            exception is SqliteException { Message: var message } && message.Contains("away", StringComparison.Ordinal);
    }
}
