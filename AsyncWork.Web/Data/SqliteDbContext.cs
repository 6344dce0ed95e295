using System.Collections.Concurrent;
using AsyncWork.Domain.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace AsyncWork.Web.Data;

/// <summary>AsyncWork on SQLite: one file, so that a first run needs nothing.</summary>
public sealed class SqliteDbContext(DbContextOptions<SqliteDbContext> options) : AppDbContext(options)
{
    // SQLite lets one writer in at a time and makes the others sleep and try again; queueing here is fair and far quicker.
    static readonly ConcurrentDictionary<string, SemaphoreSlim> Queues = new(StringComparer.Ordinal);

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
    /// The usual cache of 2 MB holds a fraction of the indexes that many rows touch all over; each page would be written and read again
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
            await Database.ExecuteSqlAsync($"PRAGMA cache_size = -2000", CancellationToken.None);
            await Database.ExecuteSqlAsync($"PRAGMA shrink_memory", CancellationToken.None);
        }
    }

    protected override async ValueTask<IDisposable?> WriterTurnAsync(CancellationToken cancellation)
    {
        var queue = Queues.GetOrAdd(Database.GetConnectionString() ?? "", _ => new SemaphoreSlim(1, 1));
        await queue.WaitAsync(cancellation);
        return new Turn(queue);
    }

    sealed class Turn(SemaphoreSlim queue) : IDisposable
    {
        public void Dispose() => queue.Release();
    }
}
