using AsyncWork.Web.Data;
using AsyncWork.Web.Files;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Backups;

/// <summary>
/// Puts a backup where the settings say that database and files are (product.md A8), while the app does not run. Nothing that is there is
/// written over: who restores has lost enough.
/// </summary>
public sealed class Restore(AppDbContext db, FileStore store, RestoreTest test, IClock clock)
{
    /// <param name="folder">The folder of a backup. It is tested first, and not changed.</param>
    public async Task<Outcome> RunAsync(string? folder, CancellationToken cancellation = default)
    {
        if (string.IsNullOrWhiteSpace(folder))
            return new(false, "Name the folder of a backup.");
        if (!db.Database.IsSqlite())
            return new(
                false,
                "SQL Server restores its own backups: RESTORE DATABASE, copy the folder of files back, then migrate."
            );
        var file = Path.GetFullPath(db.Database.GetDbConnection().DataSource);
        if (Array.Find([file, file + "-wal"], File.Exists) is { } there)
            return new(false, $"{there} is there. Stop the app and move it away first; nothing was changed.");
        var tested = await test.RunAsync(folder, cancellation);
        if (!tested.IsDone)
            return new(false, $"Nothing was changed, as the backup is not whole. {tested.Text}");

        var backup = Path.Combine(folder, Backup.DatabaseFile);
        var copies = new FileStore(Path.Combine(folder, Backup.FilesFolder));
        await using (var copied = BackupFile.Open(backup))
            foreach (var content in await copied.ListContents().ToListAsync(cancellation))
                if (
                    !store.Has(content.Hash)
                    && !await store.CopyAsync(copies, content.Hash, clock.GetCurrentInstant(), cancellation)
                )
                    return new(
                        false,
                        $"The content {content.Hash} of a file was changed since the test. No database was restored."
                    );
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var half = file + ".half";
        await using (var to = BackupFile.Create(half))
        {
            await using var from = File.OpenRead(backup);
            await from.CopyToAsync(to, cancellation);
            to.Flush(flushToDisk: true);
        }
        File.Move(half, file);
        return new(true, $"{tested.Text}\n{file} is restored. Run migrate, then start the app.");
    }
}
