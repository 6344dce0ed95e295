using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using AsyncWork.Web.Data;
using AsyncWork.Web.Files;
using AsyncWork.Web.History;
using AsyncWork.Web.Pages.Files;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;

namespace AsyncWork.Web.Backups;

/// <summary>
/// Shows that a backup can be restored (product.md A8): copies its database aside, brings it up to date, reads every row of it, every content of
/// a file and the chain of the audit log. Of a database that was restored already, as on SQL Server, it does the same, and changes nothing.
/// </summary>
public sealed class RestoreTest(AppDbContext configured, FileStore configuredStore)
{
    /// <param name="from">The folder of a backup; null for the database and the files that the settings name.</param>
    public async Task<Outcome> RunAsync(string? from, CancellationToken cancellation = default)
    {
        if (from is null)
            return await LookAsync(configured, configuredStore, isCopy: false, cancellation);
        var backup = Path.Combine(from, Backup.DatabaseFile);
        if (!File.Exists(backup))
            return new(false, $"There is no {Backup.DatabaseFile} in {from}. Give the folder of a backup.");
        if (File.Exists(backup + "-wal"))
            return new(
                false,
                $"{backup}-wal lies beside it: an open database was copied, and what is in there would be lost. Make the copy with backup."
            );
        var aside = Directory.CreateTempSubdirectory("asyncwork-restore-");
        try
        {
            var copy = Path.Combine(aside.FullName, Backup.DatabaseFile);
            File.Copy(backup, copy);
            await using var db = BackupFile.Open(copy);
            return await LookAsync(db, new(Path.Combine(from, Backup.FilesFolder)), isCopy: true, cancellation);
        }
        finally
        {
            aside.Delete(recursive: true);
        }
    }

    static async Task<Outcome> LookAsync(AppDbContext db, FileStore store, bool isCopy, CancellationToken cancellation)
    {
        var since = Stopwatch.StartNew();
        var wrong = new List<string>();
        try
        {
            if (!isCopy && await DatabaseState.WhyNotReadAsync(db, cancellation) is { } reason)
                return new(false, reason);
            wrong.AddRange(await FileAsync(db, cancellation));
            if (wrong.Count == 0 && isCopy && await BringUpAsync(db, cancellation) is { } other)
                wrong.Add(other);
            if (wrong.Count > 0)
                return new(false, string.Join('\n', wrong));
            var (tables, rows) = await RowsAsync(db, wrong, cancellation);
            var (contents, bytes) = await ContentsAsync(db, store, wrong, cancellation);
            var chain = await AuditChecks.LookAsync(db, copy: null, cancellation);
            if (chain.IsBroken)
                wrong.Add($"Audit log: {chain.Text}");
            var newest = await db.FindNewestEvent().Select(at => (Instant?)at).SingleOrDefaultAsync(cancellation);
            var read = string.Create(
                CultureInfo.InvariantCulture,
                $"{tables} tables with {rows:N0} rows, contents of files: {contents:N0} ({FileSize.Text(bytes)}), read in {since.Elapsed.TotalSeconds:0.0} s."
            );
            var upTo = newest is { } at ? $" The newest event is of {InstantPattern.General.Format(at)}." : "";
            return wrong.Count == 0
                ? new(true, $"All is there and can be read: {read}{upTo}\nAudit log: {chain.Text}")
                : new(false, $"Not all is as it should be: {read}{upTo}\n{string.Join('\n', wrong)}");
        }
        catch (DbException why)
        {
            return new(false, $"The database cannot be read: {why.Message}");
        }
    }

    /// <summary>What SQLite itself finds wrong with its file; SQL Server looks when it restores.</summary>
    static async Task<IReadOnlyList<string>> FileAsync(AppDbContext db, CancellationToken cancellation)
    {
        if (!db.Database.IsSqlite())
            return [];
        var said = await db
            .Database.SqlQuery<string>($"SELECT integrity_check AS Value FROM pragma_integrity_check LIMIT 20")
            .ToListAsync(cancellation);
        var loose = await db
            .Database.SqlQuery<string>($"""SELECT DISTINCT "table" AS Value FROM pragma_foreign_key_check""")
            .ToListAsync(cancellation);
        return
        [
            .. said.Where(s => s != "ok").Select(s => $"Database file: {s}"),
            .. loose.Select(t => $"Table {t} names rows that are not there."),
        ];
    }

    /// <summary>Brings a copy up to date; else says why not.</summary>
    static async Task<string?> BringUpAsync(AppDbContext db, CancellationToken cancellation)
    {
        if (await DatabaseState.WhyNotMigrateAsync(db, cancellation) is { } reason)
            return reason;
        if ((await db.Database.GetPendingMigrationsAsync(cancellation)).Any())
            await db.Database.MigrateAsync(cancellation);
        return null;
    }

    static async Task<(int Tables, long Rows)> RowsAsync(AppDbContext db, List<string> wrong, CancellationToken cancellation)
    {
        var (tables, rows) = (StoredTable.Of(db), 0L);
        foreach (var table in tables)
            try
            {
                await foreach (var _ in table.RowsAsync(db, cancellation))
                    rows++;
            }
            catch (FormatException why)
            {
                wrong.Add($"Table {table.Name} has a value that is none: {why.Message}");
            }
            catch (InvalidCastException why)
            {
                wrong.Add($"Table {table.Name} has a value of another kind: {why.Message}");
            }
        return (tables.Count, rows);
    }

    static async Task<(int Contents, long Bytes)> ContentsAsync(
        AppDbContext db,
        FileStore store,
        List<string> wrong,
        CancellationToken cancellation
    )
    {
        var (contents, bytes) = (0, 0L);
        foreach (var content in await db.ListContents().ToListAsync(cancellation))
            if (!store.Has(content.Hash))
                wrong.Add($"The content {content.Hash} of a file is not there.");
            else if (!await store.IsWholeAsync(content.Hash, cancellation))
                wrong.Add($"The content {content.Hash} of a file was changed.");
            else
                (contents, bytes) = (contents + 1, bytes + content.Bytes);
        return (contents, bytes);
    }
}
