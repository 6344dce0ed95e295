using System.Data;
using System.Runtime.CompilerServices;
using AsyncWork.Domain.People;
using AsyncWork.Tests.Support;
using AsyncWork.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace AsyncWork.Tests.Data;

/// <summary>Commands that SQLite planned are used again, and never mixed up (performance.md).</summary>
public sealed class KeptStatementsTests : IAsyncLifetime
{
    readonly AppHost host = new();

    public async Task InitializeAsync() => await host.Given().Everyone().SaveAsync();

    public async Task DisposeAsync() => await host.DisposeAsync();

    static int PlannedBy(AppDbContext db) => ((KeptConnection)db.Database.GetDbConnection()).Planned;

    static Task<string?> NameAsync(AppDbContext db, string email) =>
        db.People.Where(p => p.Email == email).Select(p => (string?)p.Name).SingleOrDefaultAsync();

    [SqliteFact]
    public Task One_text_is_planned_once_and_asked_with_each_value() =>
        host.Database(async db =>
        {
            Assert.Equal("Berlin", await NameAsync(db, Given.EmailOf("berlin")));
            var planned = PlannedBy(db);

            Assert.Equal("Manager", await NameAsync(db, Given.EmailOf("manager")));
            Assert.Null(await NameAsync(db, "nobody"));

            Assert.True(planned > 0);
            Assert.Equal(planned, PlannedBy(db));
        });

    /// <summary>Sixteen connections with SQLite’s own 2 MB each would be 32 MB for nothing.</summary>
    [SqliteFact]
    public Task A_connection_keeps_little_of_the_file_also_after_an_import() =>
        host.Database(async db =>
        {
            Assert.Equal(-500, await CacheAsync(db));

            await db.WithRoomForManyRowsAsync(async () => Assert.Equal(-65536, await CacheAsync(db)), CancellationToken.None);

            Assert.Equal(-500, await CacheAsync(db));
        });

    static async Task<long> CacheAsync(AppDbContext db)
    {
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = "PRAGMA cache_size";
        return (long)(await command.ExecuteScalarAsync())!;
    }

    [SqliteFact]
    public Task A_text_that_is_being_read_can_be_asked_again() =>
        host.Database(async db =>
        {
            await db.People.Select(p => p.Id).ToListAsync(); // planned, and waiting
            var pairs = 0;
            await foreach (var one in db.People.Select(p => p.Id).AsAsyncEnumerable())
            await foreach (var other in db.People.Select(p => p.Id).AsAsyncEnumerable())
                pairs += one == other ? 1 : 0;

            Assert.Equal(await db.People.CountAsync(), pairs);
        });

    [SqliteFact]
    public Task What_failed_or_was_taken_back_is_no_harm_to_the_next() =>
        host.Database(async db =>
        {
            for (var i = 0; i < 2; i++)
            {
                db.Teams.Add(new Team("Product"));
                await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync());
                db.ChangeTracker.Clear();
            }
            await using (await db.Database.BeginTransactionAsync())
            {
                db.Teams.Add(new Team("Gone"));
                await db.SaveChangesAsync();
            }
            db.ChangeTracker.Clear();
            db.Teams.Add(new Team("Kept"));
            await db.SaveChangesAsync();

            Assert.Equal(
                ["Kept"],
                await db.Teams.Where(t => t.Name == "Gone" || t.Name == "Kept").Select(t => t.Name).ToListAsync()
            );
        });

    [SqliteFact]
    public async Task Many_texts_begin_anew_and_a_connection_stays_with_its_context_alone()
    {
        await host.Database(async db =>
        {
            for (var i = 0; i < 500; i++)
                await db.Database.SqlQuery<int>(FormattableStringFactory.Create($"SELECT {i} AS \"Value\"")).ToListAsync();
            Assert.InRange(PlannedBy(db), 1, 250);
            await db.Database.CloseConnectionAsync();
            Assert.Equal(ConnectionState.Open, db.Database.GetDbConnection().State);
        });
        await using var file = TestDatabase.OpenFile(Path.Combine(host.Folder, "test.db"));
        var connection = file.Database.GetDbConnection();
        Assert.True(await file.People.AnyAsync());
        await file.DisposeAsync();
        Assert.Equal(ConnectionState.Closed, connection.State);
    }
}
