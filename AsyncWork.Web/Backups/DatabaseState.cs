using AsyncWork.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace AsyncWork.Web.Backups;

/// <summary>Whether a database is one that this AsyncWork can read.</summary>
static class DatabaseState
{
    /// <summary>Why it cannot; null when it can, and is up to date.</summary>
    public static async Task<string?> WhyNotReadAsync(AppDbContext db, CancellationToken cancellation)
    {
        // Asked first, as SQLite makes an empty file of a name that was mistyped.
        if (!await db.Database.CanConnectAsync(cancellation))
            return $"There is no database at {db.Database.GetDbConnection().DataSource}, or it does not let this AsyncWork in.";
        return await WhyNotMigrateAsync(db, cancellation)
            ?? (
                (await db.Database.GetPendingMigrationsAsync(cancellation)).Count() is > 0 and var behind
                    ? $"It is behind by {behind} changes of its structure: take the AsyncWork that wrote it, or run migrate first."
                    : null
            );
    }

    /// <summary>Why it cannot even be brought up to date; null when it can.</summary>
    public static async Task<string?> WhyNotMigrateAsync(AppDbContext db, CancellationToken cancellation)
    {
        var known = db.Database.GetMigrations().ToHashSet(StringComparer.Ordinal);
        var applied = (await db.Database.GetAppliedMigrationsAsync(cancellation)).ToList();
        return applied.Count == 0 ? "This is not a database of AsyncWork."
            : applied.Find(m => !known.Contains(m)) is { } later
                ? $"It is of another AsyncWork than this one, probably a later one: {later}."
            : null;
    }
}
