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
