using AsyncWork.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace AsyncWork.Tests.House;

public sealed class SettingsTests
{
    [Fact]
    public async Task An_unknown_database_stops_the_start_and_says_which_there_are()
    {
        await using var host = new AppHost().With("Database:Provider", "Oracle");

        var refusal = Assert.ThrowsAny<InvalidOperationException>(() => host.Services.GetService<object>());

        Assert.Equal("Database:Provider is “Oracle”. It can be Sqlite or SqlServer.", refusal.Message);
    }

    [Fact]
    public async Task SQL_Server_without_a_connection_string_stops_the_start()
    {
        await using var host = new AppHost().With("Database:Provider", "SqlServer").With("ConnectionStrings:AsyncWork", "");

        var refusal = Assert.ThrowsAny<InvalidOperationException>(() => host.Services.GetService<object>());

        Assert.Contains("ConnectionStrings:AsyncWork is empty", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_batch_size_and_the_time_limit_reach_the_database()
    {
        await using var host = new AppHost().With("Database:MaxBatchSize", "7").With("Database:CommandTimeoutSeconds", "11");

        await host.Database(db =>
        {
            var options = db.GetService<IDbContextOptions>().Extensions.OfType<RelationalOptionsExtension>().Single();
            Assert.Equal(7, options.MaxBatchSize);
            Assert.Equal(11, options.CommandTimeout ?? db.Database.GetDbConnection().CreateCommand().CommandTimeout);
            return Task.CompletedTask;
        });
    }
}
