using AsyncWork.Web.Data;
using AsyncWork.Web.Files;
using AsyncWork.Web.History;
using AsyncWork.Web.Pages.Files;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Backups;

/// <summary>What came of a command, in one line or more.</summary>
/// <param name="IsDone">False when it was refused or something is wrong; the exit code is 1 then.</param>
public sealed record Outcome(bool IsDone, string Text);

/// <summary>
/// Copies the database and the contents of files into a folder while the app runs (product.md A8). The database first: each file that it names
/// was stored before, and stays in the store for a day even if it is deleted meanwhile.
/// </summary>
public sealed class Backup(AppDbContext db, FileStore store, AuditTrail audit, IClock clock)
{
    public const string Subject = "Backup";
    public const string Made = "made backup";

    /// <summary>The database in the folder of a backup.</summary>
    public const string DatabaseFile = "asyncwork.db";

    /// <summary>The files in the folder of a backup, in the order of the store.</summary>
    public const string FilesFolder = "files";

    /// <param name="folder">A new one, or an empty one.</param>
    public async Task<Outcome> MakeAsync(string? folder, CancellationToken cancellation = default)
    {
        if (await WhyNotAsync(folder, cancellation) is { } reason)
            return new(false, reason);
        var place = BackupFile.CreateFolder(folder!);
        audit.Record(Made, Subject, place);
        await db.SaveChangesAsync(cancellation);

        var file = Path.Combine(place, DatabaseFile);
        var half = file + ".half";
        await BackupFile.Create(half).DisposeAsync();
        await CopyDatabaseAsync(half, cancellation);
        File.Move(half, file);

        var (copies, missing) = (new FileStore(BackupFile.CreateFolder(Path.Combine(place, FilesFolder))), new List<string>());
        var (count, bytes) = (0, 0L);
        await using var copied = BackupFile.Open(file);
        await foreach (var content in copied.ListContents().AsAsyncEnumerable().WithCancellation(cancellation))
            if (store.Has(content.Hash) && await copies.CopyAsync(store, content.Hash, clock.GetCurrentInstant(), cancellation))
                (count, bytes) = (count + 1, bytes + content.Bytes);
            else
                missing.Add(content.Hash);
        return new(
            missing.Count == 0,
            $"{place} has the database, {FileSize.Text(new FileInfo(file).Length)}, and the contents of files: {count:N0}, {FileSize.Text(bytes)}."
                + (
                    missing.Count == 0
                        ? ""
                        : $"\nNot in the store, or not whole there, and so not copied: {string.Join(", ", missing)}"
                )
        );
    }

    async Task<string?> WhyNotAsync(string? folder, CancellationToken cancellation) =>
        db.Database.IsSqlite()
            ? BackupFile.WhyNotInto(folder) ?? await DatabaseState.WhyNotReadAsync(db, cancellation)
            : "SQL Server makes its own backups: BACKUP DATABASE, and copy the folder of files after it. Check them with restore-test.";

    /// <summary>SQLite’s own copy of an open file: one state of it, whatever is written meanwhile.</summary>
    async Task CopyDatabaseAsync(string file, CancellationToken cancellation)
    {
        await db.Database.OpenConnectionAsync(cancellation);
        await using var copy = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString()
        );
        await copy.OpenAsync(cancellation);
        ((SqliteConnection)db.Database.GetDbConnection()).BackupDatabase(copy);
        await using var command = copy.CreateCommand();
        // One file, without a log beside it.
        command.CommandText = "PRAGMA journal_mode = DELETE";
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
