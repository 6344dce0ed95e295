using System.Data.Common;
using AsyncWork.Domain.People;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using SQLitePCL;

namespace AsyncWork.Web.Data;

/// <summary>AsyncWork on SQLite: one file, so that a first run needs nothing.</summary>
public sealed class SqliteDbContext(DbContextOptions<SqliteDbContext> options) : AppDbContext(options)
{
    WriterQueue Writers => WriterQueue.Of(Database.GetConnectionString() ?? "");

    public override bool HasOneProcess => true;

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        // Said aloud because the provider overlooks keys that have a converter, and would see a change in every migration.
        builder
            .Entity<Person>()
            .Property(p => p.Id)
            .Metadata.SetValueGenerationStrategy(SqliteValueGenerationStrategy.Autoincrement);
    }

    /// <summary>
    /// The usual cache holds a fraction of the indexes that many rows touch all over; each page would be written and read again
    /// hundreds of times. 64 MB hold them, and go back when the work is done.
    /// </summary>
    public override async Task WithRoomForManyRowsAsync(Func<Task> work, CancellationToken cancellation)
    {
        await Database.ExecuteSqlAsync($"PRAGMA cache_size = -65536", cancellation);
        try
        {
            await work();
        }
        finally
        {
            await Database.ExecuteSqlRawAsync(KeptConnection.UsualCache, CancellationToken.None);
            await Database.ExecuteSqlAsync($"PRAGMA shrink_memory", CancellationToken.None);
        }
    }

    protected override bool IsTaken(DbException why) =>
        why is SqliteException { SqliteExtendedErrorCode: raw.SQLITE_CONSTRAINT_UNIQUE or raw.SQLITE_CONSTRAINT_PRIMARYKEY };

    public override bool IsNeeded(DbException why) =>
        why is SqliteException { SqliteExtendedErrorCode: raw.SQLITE_CONSTRAINT_FOREIGNKEY or raw.SQLITE_CONSTRAINT_TRIGGER };

    /// <summary>Without it SQLite takes all indexes for equally good, and reads every card to find one's own. Of large tables a sample is read.</summary>
    public override Task AnalyzeAsync(CancellationToken cancellation = default) =>
        WriteAsync(c => Database.ExecuteSqlAsync($"PRAGMA optimize = 0x10002", c), cancellation); // all tables, those that have grown

    protected override async ValueTask<IDisposable?> WriterTurnAsync(CancellationToken cancellation) =>
        await Writers.TurnAsync(cancellation);

    protected override bool IsMyTurn(out IDisposable? turn) => (turn = Writers.TurnIfFree()) is not null;
}
