using System.Data.Common;
using AsyncWork.Domain.TimeLogs;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;

namespace AsyncWork.Web.Data;

/// <summary>AsyncWork on SQL Server: what a company runs.</summary>
public sealed class SqlServerDbContext(DbContextOptions<SqlServerDbContext> options) : AppDbContext(options)
{
    static readonly TimeSpan ManyRows = TimeSpan.FromMinutes(30);

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        // A deleted entry or card is looked for here by its foreign keys, for which no index with a filter is taken.
        builder.Entity<TimeEntry>(entry =>
        {
            entry.HasIndex(e => e.ReversalOfId, "IX_TimeEntries_Reversed");
            entry.HasIndex(e => e.ReplacesId).HasFilter(null);
            entry.HasIndex(e => e.CardId).HasFilter(null);
        });
    }

    /// <summary>One statement of it may take longer than one that somebody waits for.</summary>
    public override async Task WithRoomForManyRowsAsync(Func<Task> work, CancellationToken cancellation)
    {
        var usual = Database.GetCommandTimeout();
        Database.SetCommandTimeout(ManyRows);
        try
        {
            await work();
        }
        finally
        {
            Database.SetCommandTimeout(usual);
        }
    }

    // 2601 duplicate key in an index, 2627 in a constraint, 547 conflict with a reference; sys.messages has them all.
    protected override bool IsTaken(DbException why) => why is SqlException { Number: 2601 or 2627 };

    public override bool IsNeeded(DbException why) => why is SqlException { Number: 547 };
}
