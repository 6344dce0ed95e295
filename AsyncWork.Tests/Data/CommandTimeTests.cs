using System.Data.Common;
using System.Text.RegularExpressions;
using AsyncWork.Tests.Support;
using AsyncWork.Web.Data;
using AsyncWork.Web.Search;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace AsyncWork.Tests.Data;

/// <summary>What nobody waits for may take longer than a page may: on a server a command is given up after half a minute.</summary>
public sealed class CommandTimeTests
{
    const int Usual = 30;

    [Fact]
    public async Task On_a_server_work_of_many_rows_has_half_an_hour_and_what_follows_the_usual_time()
    {
        await using var db = new UnconnectedSqlServer(0).Open();

        int? seconds = null;
        await db.WithRoomForManyRowsAsync(() => Task.FromResult(seconds = db.Database.GetCommandTimeout()), default);
        Assert.Equal(30 * 60, seconds);
        Assert.Equal(Usual, db.Database.GetCommandTimeout() ?? Usual);

        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            db.WithRoomForManyRowsAsync(() => throw new InvalidOperationException("It broke."), default)
        );
        Assert.Equal(Usual, db.Database.GetCommandTimeout() ?? Usual);
    }

    [SqliteFact]
    public async Task What_is_deleted_once_a_day_and_a_search_that_is_made_anew_have_room_for_many_rows()
    {
        await using var host = new AppHost();
        await host.Given().Everyone().SaveAsync();
        await using var scope = host.Services.CreateAsyncScope();

        var cleaned = await host.Commands.OfWork(() => scope.ServiceProvider.GetRequiredService<Housekeeping>().CleanAsync());
        var rebuilt = await host.Commands.OfWork(() => scope.ServiceProvider.GetRequiredService<SearchFilling>().RebuildAsync());

        // What gives room on SQLite stands where a server is given time.
        Assert.Matches(Within("DELETE FROM \"AccountSessions\".*DELETE FROM \"OutgoingMails\""), string.Join('\n', cleaned));
        Assert.Matches(Within("DELETE FROM \"SearchEntries\""), string.Join('\n', rebuilt));

        static Regex Within(string commands) =>
            new($"^PRAGMA cache_size = -65536.*{commands}.*PRAGMA cache_size", RegexOptions.Singleline);
    }

    [SqliteFact]
    public async Task A_migration_has_an_hour_and_what_follows_the_usual_time()
    {
        var folder = Directory.CreateTempSubdirectory("asyncwork-").FullName;
        var times = new Times();
        await using var services = new ServiceCollection()
            .AddDbContext<AppDbContext, SqliteDbContext>(db =>
                db.UseSqliteFile($"Data Source={Path.Combine(folder, "new.db")};Pooling=False", new()).AddInterceptors(times)
            )
            .BuildServiceProvider();

        await services.MigrateAsync();

        Assert.All(times.Of("CREATE TABLE \"People\""), seconds => Assert.Equal(60 * 60, seconds));
        Assert.All(times.Of("PRAGMA optimize"), seconds => Assert.Equal(Usual, seconds));
        await services.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>How long each command may take.</summary>
    sealed class Times : DbCommandInterceptor
    {
        readonly List<(string Sql, int Seconds)> commands = [];

        /// <summary>In seconds, of the commands with these words; there are some.</summary>
        public List<int> Of(string words)
        {
            var found = commands.FindAll(c => c.Sql.Contains(words, StringComparison.Ordinal)).ConvertAll(c => c.Seconds);
            Assert.NotEmpty(found);
            return found;
        }

        public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
            DbCommand command,
            CommandEventData eventData,
            InterceptionResult<int> result,
            CancellationToken cancellationToken = default
        )
        {
            commands.Add((command.CommandText, command.CommandTimeout));
            return ValueTask.FromResult(result);
        }
    }
}
