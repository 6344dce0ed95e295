using System.Security.Cryptography;
using AsyncWork.Domain;
using AsyncWork.Domain.Files;
using AsyncWork.Tests.Data;
using AsyncWork.Tests.Support;
using AsyncWork.Tests.Wiki;
using AsyncWork.Web.Backups;
using AsyncWork.Web.Data;
using AsyncWork.Web.Files;
using AsyncWork.Web.History;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;

namespace AsyncWork.Tests.Backups;

/// <summary>Backups, and the proof that one can be restored (product.md A8).</summary>
[Trait("Feature", "A8")]
public sealed class BackupTests : IAsyncLifetime
{
    const string Words = "Where the keys lie.";
    readonly AppHost host = new();

    public async Task InitializeAsync()
    {
        var given = host.Given().Everyone();
        given.The("Berlin").Logged("2026-11-10", "1:30", project: "Website", description: "Answered the audit");
        await given.SaveAsync();
        await SomeWiki.PageAsync(host);
        await FileAsync(host, "keys.txt", Words);
        await host.SignedInAsync("berlin");
        await host.Database(db => new AuditSealing(db).SealAsync());
    }

    public async Task DisposeAsync() => await host.DisposeAsync();

    string Folder => Path.Combine(host.Folder, "backup");

    [SqliteFact]
    public async Task A8_a_backup_is_a_folder_with_the_database_and_the_files_and_passes_the_restore_test()
    {
        var made = await BackupAsync();

        Assert.True(made.IsDone, made.Text);
        Assert.StartsWith($"{Folder} has the database, ", made.Text, StringComparison.Ordinal);
        Assert.EndsWith("and the contents of files: 1, 19 bytes.", made.Text, StringComparison.Ordinal);
        Assert.Equal(["asyncwork.db", "files"], Directory.EnumerateFileSystemEntries(Folder).Select(Path.GetFileName).Order());
        await using (var copy = BackupFile.Open(Path.Combine(Folder, Backup.DatabaseFile)))
        {
            Assert.Equal("Answered the audit", (await copy.TimeEntries.SingleAsync()).Description);
            Assert.Equal(Folder, (await copy.AuditEvents.SingleAsync(e => e.Action == Backup.Made)).Details);
        }
        var before = await HashAsync();

        var tested = await TestAsync(Folder);

        Assert.True(tested.IsDone, tested.Text);
        Assert.Matches(
            @"^All is there and can be read: \d+ tables with \d+ rows, contents of files: 1 \(19 bytes\), read in [0-9.]+ s\. "
                + @"The newest event is of 2026-11-12T08:10:00Z\.\nAudit log: ",
            tested.Text
        );
        Assert.Equal(before, await HashAsync());
    }

    [SqliteFact]
    public async Task A8_nobody_else_on_the_machine_may_read_a_backup_or_an_export()
    {
        Directory.CreateDirectory(Folder);
        var export = Path.Combine(host.Folder, "everything");

        await BackupAsync();
        await host.RunAsync<CompanyExport>(e => e.WriteAsync(export));

        const UnixFileMode others = (UnixFileMode)0b000_111_111;
        Assert.All(
            [Path.Combine(Folder, Backup.DatabaseFile), Path.Combine(Folder, Backup.FilesFolder), export],
            path => Assert.Equal(UnixFileMode.None, ModeOf(path) & others)
        );
    }

    [SqliteFact]
    public async Task A8_what_is_written_while_it_is_copied_is_in_it_or_not_but_never_half()
    {
        using var stop = new CancellationTokenSource();
        var writing = Task.Run(async () =>
        {
            for (var n = 0; !stop.IsCancellationRequested; n++)
                await FileAsync(host, $"{n}.txt", $"Text {n}");
        });

        var made = await BackupAsync();
        await stop.CancelAsync();
        await writing;

        Assert.True(made.IsDone, made.Text);
        var tested = await TestAsync(Folder);
        Assert.True(tested.IsDone, tested.Text);
    }

    [SqliteFact]
    public async Task A8_a_backup_does_not_take_the_place_of_another()
    {
        await BackupAsync();
        var first = await HashAsync();

        var second = await BackupAsync();

        Assert.False(second.IsDone);
        Assert.StartsWith($"{Folder} is not empty. Name a new folder", second.Text, StringComparison.Ordinal);
        Assert.Equal(first, await HashAsync());
        Assert.Equal(1, await host.Database(db => db.AuditEvents.CountAsync(e => e.Action == Backup.Made)));
    }

    [SqliteFact]
    public async Task A8_a_content_that_is_not_in_the_store_is_said_at_once_and_by_the_restore_test()
    {
        var hash = await host.Database(db => db.FileVersions.Select(v => v.Hash).SingleAsync());
        host.Services.GetRequiredService<FileStore>().Delete(hash);

        var made = await BackupAsync();
        var tested = await TestAsync(Folder);

        Assert.Equal((false, false), (made.IsDone, tested.IsDone));
        Assert.EndsWith(
            $"\nNot in the store, or not whole there, and so not copied: {hash}",
            made.Text,
            StringComparison.Ordinal
        );
        Assert.EndsWith($"\nThe content {hash} of a file is not there.", tested.Text, StringComparison.Ordinal);
    }

    [SqliteFact]
    public async Task A8_a_content_that_was_changed_in_the_store_is_said_and_not_copied()
    {
        var store = host.Services.GetRequiredService<FileStore>();
        var hash = await host.Database(db => db.FileVersions.Select(v => v.Hash).SingleAsync());
        await File.WriteAllTextAsync(store.PathOf(hash), "Where the keys are.");

        var made = await BackupAsync();

        Assert.False(made.IsDone);
        Assert.EndsWith(hash, made.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(
            Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories),
            f => f.Contains("contents", StringComparison.Ordinal)
        );
    }

    [SqliteFact]
    public async Task A8_a_name_that_was_mistyped_makes_no_database()
    {
        await using var db = BackupFile.Open(NewPlace);
        var store = new FileStore(NewFiles);

        var made = await new Backup(db, store, null!, host.Clock).MakeAsync(Folder);
        var tested = await new RestoreTest(db, store).RunAsync(null);

        Assert.StartsWith($"There is no database at {NewPlace}", made.Text, StringComparison.Ordinal);
        Assert.Equal(made, tested);
        Assert.False(Directory.Exists(Folder) || File.Exists(NewPlace));
    }

    [SqliteFact]
    public async Task A8_a_copy_of_an_open_database_is_refused_as_what_lies_beside_it_would_be_lost()
    {
        await BackupAsync();
        await File.WriteAllTextAsync(Path.Combine(Folder, Backup.DatabaseFile + "-wal"), "changes");

        var tested = await TestAsync(Folder);

        Assert.False(tested.IsDone);
        Assert.Contains("asyncwork.db-wal lies beside it", tested.Text, StringComparison.Ordinal);
    }

    [SqliteFact]
    public async Task A8_the_restore_test_finds_a_content_that_was_changed()
    {
        await BackupAsync();
        var content = Directory
            .EnumerateFiles(Folder, "*", SearchOption.AllDirectories)
            .Single(f => Path.GetFileName(f).Length == 64);
        await File.WriteAllTextAsync(content, "Where the keys are.");

        var tested = await TestAsync(Folder);

        Assert.False(tested.IsDone);
        Assert.EndsWith(
            $"\nThe content {Path.GetFileName(content)} of a file was changed.",
            tested.Text,
            StringComparison.Ordinal
        );
    }

    [SqliteFact]
    public async Task A8_the_restore_test_finds_an_event_that_was_changed()
    {
        await BackupAsync();
        await InBackupAsync(db => db.Database.ExecuteSqlAsync($"UPDATE AuditEvents SET Subject = 'nobody' WHERE Place = 1"));

        var tested = await TestAsync(Folder);

        Assert.False(tested.IsDone);
        Assert.Contains("\nAudit log: Broken at place 1: ", tested.Text, StringComparison.Ordinal);
    }

    [SqliteFact]
    public async Task A8_the_restore_test_finds_a_value_that_is_none_and_a_row_that_is_not_there()
    {
        await BackupAsync();
        await InBackupAsync(db => db.Database.ExecuteSqlAsync($"UPDATE TimeEntries SET CreatedAt = 'yesterday'"));

        var tested = await TestAsync(Folder);

        Assert.False(tested.IsDone);
        Assert.Contains("\nTable TimeEntries has a value that is none: ", tested.Text, StringComparison.Ordinal);

        await InBackupAsync(async db =>
        {
            await db.Database.ExecuteSqlAsync($"PRAGMA foreign_keys = OFF");
            await db.Database.ExecuteSqlAsync($"DELETE FROM Projects");
        });
        Assert.Equal(new(false, "Table TimeEntries names rows that are not there."), await TestAsync(Folder));
    }

    [SqliteFact]
    public async Task A8_the_restore_test_says_so_when_the_file_is_cut_off()
    {
        await BackupAsync();
        foreach (var bytes in new[] { 20_000, 100 })
        {
            await using (var file = File.OpenWrite(Path.Combine(Folder, Backup.DatabaseFile)))
                file.SetLength(bytes);

            var tested = await TestAsync(Folder);

            Assert.False(tested.IsDone);
            Assert.Matches("^(The database cannot be read|Database file): ", tested.Text);
        }
    }

    [SqliteFact]
    public async Task A8_the_restore_test_brings_an_older_database_up_to_date_and_refuses_a_later_one()
    {
        Directory.CreateDirectory(Folder);
        await InBackupAsync(
            async db =>
            {
                var all = db.Database.GetMigrations().ToList();
                await db.GetService<IMigrator>().MigrateAsync(all[^2]);
            },
            create: true
        );

        var older = await TestAsync(Folder);
        await InBackupAsync(db =>
            db.Database.ExecuteSqlAsync($"INSERT INTO __EFMigrationsHistory VALUES ('29991231000000_Later', '99.0.0')")
        );
        var later = await TestAsync(Folder);

        Assert.True(older.IsDone, older.Text);
        Assert.Equal(new(false, "It is of another AsyncWork than this one, probably a later one: 29991231000000_Later."), later);
    }

    [SqliteFact]
    public async Task A8_a_folder_without_a_backup_is_none()
    {
        var tested = await TestAsync(host.Folder);

        Assert.Equal(new(false, $"There is no asyncwork.db in {host.Folder}. Give the folder of a backup."), tested);
        Assert.Equal(new(false, "Name a new folder."), await BackupAsync(" "));
    }

    [Fact]
    public async Task A8_without_a_folder_the_database_of_the_settings_is_tested_and_not_changed()
    {
        var events = await host.Database(db => db.AuditEvents.CountAsync());

        var tested = await TestAsync(null);

        Assert.True(tested.IsDone, tested.Text);
        Assert.Equal(events, await host.Database(db => db.AuditEvents.CountAsync()));
    }

    [SqliteFact]
    public async Task A8_a_backup_is_restored_where_there_is_no_database_and_writes_over_none()
    {
        await BackupAsync();
        var there = await host.RunAsync<Restore>(r => r.RunAsync(Folder));

        var restored = await RestoreAsync();

        Assert.Equal((false, true), (there.IsDone, restored.IsDone));
        Assert.EndsWith(
            " is there. Stop the app and move it away first; nothing was changed.",
            there.Text,
            StringComparison.Ordinal
        );
        Assert.EndsWith($"\n{NewPlace} is restored. Run migrate, then start the app.", restored.Text, StringComparison.Ordinal);
        await using var other = new AppHost()
            .With("ConnectionStrings:AsyncWork", $"Data Source={NewPlace};Pooling=False")
            .With("Files:Path", NewFiles);
        Assert.Contains("Answered the audit", (await (await other.SignedInAsync("berlin")).OpenAsync("/time")).Body!.Reads());
        var hash = await other.Database(db => db.FileVersions.Select(v => v.Hash).SingleAsync());
        Assert.True(await other.Services.GetRequiredService<FileStore>().IsWholeAsync(hash, default));
        Assert.False((await RestoreAsync()).IsDone);
    }

    [SqliteFact]
    public async Task A8_a_backup_that_is_not_whole_is_not_restored()
    {
        await BackupAsync();
        Directory.Delete(Path.Combine(Folder, Backup.FilesFolder), recursive: true);

        var restored = await RestoreAsync();

        Assert.False(restored.IsDone);
        Assert.StartsWith("Nothing was changed, as the backup is not whole. ", restored.Text, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.GetDirectoryName(NewPlace)));
    }

    [SqliteFact]
    public async Task A8_health_says_when_the_last_backup_was_made()
    {
        var admin = await host.SignedInAsync("admin");
        Assert.Contains("none yet: AsyncWork.Web backup makes one", (await admin.OpenAsync("/admin/health")).Body!.Reads());

        await BackupAsync();

        Assert.Contains("Last backup by the command2026-11-12T08:10:00Z", (await admin.OpenAsync("/admin/health")).Body!.Reads());
    }

    string NewPlace => Path.Combine(host.Folder, "new", "asyncwork.db");
    string NewFiles => Path.Combine(host.Folder, "new", "files");

    /// <summary>As on a machine that has nothing yet.</summary>
    async Task<Outcome> RestoreAsync()
    {
        await using var db = BackupFile.Open(NewPlace);
        var store = new FileStore(NewFiles);
        return await new Restore(db, store, new(db, store), host.Clock).RunAsync(Folder);
    }

    /// <summary>On Windows the folder that is named has the rights.</summary>
    static UnixFileMode ModeOf(string path) => OperatingSystem.IsWindows() ? UnixFileMode.None : File.GetUnixFileMode(path);

    Task<Outcome> BackupAsync(string? folder = null) => host.RunAsync<Backup>(b => b.MakeAsync(folder ?? Folder));

    Task<Outcome> TestAsync(string? from) => host.RunAsync<RestoreTest>(t => t.RunAsync(from));

    async Task<string> HashAsync()
    {
        await using var file = File.OpenRead(Path.Combine(Folder, Backup.DatabaseFile));
        return Convert.ToHexString(await SHA256.HashDataAsync(file));
    }

    async Task InBackupAsync(Func<SqliteDbContext, Task> change, bool create = false)
    {
        var file = Path.Combine(Folder, Backup.DatabaseFile);
        if (create)
            await File.WriteAllBytesAsync(file, []);
        await using var db = BackupFile.Open(file);
        await change(db);
    }

    /// <summary>A file with these words at the page of <see cref="SomeWiki"/>.</summary>
    internal static async Task FileAsync(AppHost host, string name, string words)
    {
        var store = host.Services.GetRequiredService<FileStore>();
        var received = await store.ReceiveAsync(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(words)), default);
        store.Keep(received, AppHost.Start);
        await host.Database(async db =>
        {
            var page = await db.WikiPages.Select(p => p.Id).SingleAsync();
            var file = new Attachment(Subject.Page(page), name, null, AppHost.Start);
            file.Add(new(received.Hash, received.Bytes, "text/plain"), null, null, AppHost.Start);
            db.Attachments.Add(file);
            await db.SaveChangesAsync();
        });
    }
}

static class BackupHost
{
    public static async Task<Outcome> RunAsync<T>(this AppHost host, Func<T, Task<Outcome>> work)
        where T : notnull
    {
        await using var scope = host.Services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<T>());
    }
}
