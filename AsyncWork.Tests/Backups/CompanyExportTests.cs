using System.Text.Json;
using AsyncWork.Domain.Boards;
using AsyncWork.Tests.Data;
using AsyncWork.Tests.Support;
using AsyncWork.Tests.Wiki;
using AsyncWork.Web.Backups;
using AsyncWork.Web.Data;
using AsyncWork.Web.Files;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AsyncWork.Tests.Backups;

/// <summary>Everything the company has stored, in a folder (product.md A8).</summary>
[Trait("Feature", "A8")]
public sealed class CompanyExportTests : IAsyncLifetime
{
    readonly AppHost host = new();

    public async Task InitializeAsync()
    {
        var given = host.Given().Everyone();
        given.The("Berlin").Logged("2026-11-10", "1:30", project: "Website", description: "=1+1, “as it is”");
        await given.SaveAsync();
        await SomeWiki.PageAsync(host);
        await host.DecisionAsync("Where we host");
        await BackupTests.FileAsync(host, "keys.txt", "Where the keys lie.");
    }

    public async Task DisposeAsync() => await host.DisposeAsync();

    string Folder => Path.Combine(host.Folder, "everything");

    [Fact]
    public async Task A8_it_has_tables_as_csv_and_json_pages_and_decisions_as_markdown_and_the_files()
    {
        var outcome = await ExportAsync();

        Assert.Equal(new(true, $"{Folder} has everything."), outcome);
        var files = Files();
        Assert.Contains(",\"'=1+1, “as it is”\",", files["tables/TimeEntries.csv"], StringComparison.Ordinal);
        Assert.Contains(",2026-11-10,", files["tables/TimeEntries.csv"], StringComparison.Ordinal);
        Assert.Contains(",2026-11-12T08:10:00Z,", files["tables/TimeEntries.csv"], StringComparison.Ordinal);
        var entry = JsonDocument.Parse(files["json/TimeEntries.jsonl"]).RootElement;
        Assert.Equal("=1+1, “as it is”", entry.GetProperty("Description").GetString());
        Assert.Equal(90, entry.GetProperty("Minutes").GetInt32());
        Assert.Equal("2026-11-10", entry.GetProperty("Date").GetString());
        Assert.Equal("2026-11-12T08:10:00Z", entry.GetProperty("CreatedAt").GetString());
        Assert.Equal(JsonValueKind.Null, entry.GetProperty("Start").ValueKind);
        Assert.EndsWith("# Product\n\nWords.\n", files["wiki/handbook/product.md"], StringComparison.Ordinal);
        Assert.Contains("# Where we host", files["decisions/0001-where-we-host.md"], StringComparison.Ordinal);
        Assert.Equal("Where the keys lie.", files["wiki/handbook/product/keys.txt"]);
        var kept = Assert.Single(files, f => f.Key.StartsWith("files/", StringComparison.Ordinal));
        Assert.Matches(@"^files/\d+/1 keys\.txt$", kept.Key);
        Assert.Equal("Where the keys lie.", kept.Value);
        foreach (var line in new[] { "  TimeEntries: 1", "  handbook: 1", "Decisions: 1", "Files, with all versions: 1" })
            Assert.Contains(line + "\n", files["READ-ME.txt"].ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Equal(
            Folder,
            await host.Database(db => db.AuditEvents.Where(e => e.Action == "exported").Select(e => e.Details).SingleAsync())
        );
    }

    [Fact]
    public async Task A8_all_tables_are_in_it_but_those_that_it_names()
    {
        await ExportAsync();

        var files = Files();
        var tables = await host.Database(db => Task.FromResult(StoredTable.Of(db).Select(t => t.Name).ToList()));
        Assert.All(tables, t => Assert.NotEqual(LeftOut.IsTable(t), files.ContainsKey($"tables/{t}.csv")));
        Assert.All(tables, t => Assert.NotEqual(LeftOut.IsTable(t), files.ContainsKey($"json/{t}.jsonl")));
        Assert.All(LeftOut.Why, l => Assert.Contains($"  {l.Key}: {l.Value}.", files["READ-ME.txt"], StringComparison.Ordinal));
    }

    [Fact]
    public async Task A8_what_opens_accounts_is_not_in_it()
    {
        var secrets = await host.Database(async db =>
        {
            var account = await db.Users.SingleAsync(a => a.Email == "berlin@asyncwork.example");
            (account.AuthenticatorSecret, account.SecondFactorAt) = ("the secret of the app", AppHost.Start);
            db.Add(new CalendarFeed(account.PersonId, "F00D", AppHost.Start));
            await db.SaveChangesAsync();
            return new[]
            {
                account.PasswordHash!,
                account.SecurityStamp!,
                account.ConcurrencyStamp!,
                account.AuthenticatorSecret,
                "F00D",
            };
        });

        await ExportAsync();

        Assert.All(secrets, s => Assert.All(Files(), f => Assert.DoesNotContain(s, f.Value, StringComparison.Ordinal)));
    }

    /// <summary>Who adds a column that sounds like a secret leaves it out or says here that it is none.</summary>
    [Fact]
    public void A8_a_column_that_sounds_like_a_secret_is_left_out_or_is_none()
    {
        using var db = new SqlServerDesign().CreateDbContext([]);
        string[] none =
        [
            "Cards.SourceKey",
            "ChecklistItems.SourceKey",
            "Checklists.SourceKey",
            "Comments.BlockHash",
            "Comments.SourceKey",
            "Decisions.SourceKey",
            "FileVersions.Hash",
            "FrozenFigures.Key",
            "ImportedPages.Hash",
            "OnboardingSteps.Key",
            "PageAliases.TitleKey",
            "PlanSteps.Key",
            "References.TitleKey",
            "TimeEntries.ImportKey",
            "WikiPages.SourceKey",
            "WikiPages.TitleKey",
        ];

        var sounding =
            from table in StoredTable.Of(db)
            where !LeftOut.IsTable(table.Name)
            from column in table.Columns
            where !LeftOut.IsColumn(table.Name, column)
            where
                new[] { "Hash", "Secret", "Token", "Stamp", "Key", "Password" }.Any(w =>
                    column.EndsWith(w, StringComparison.Ordinal)
                )
            select $"{table.Name}.{column}";

        Assert.Equal(none, sounding.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A8_what_is_left_out_exists()
    {
        using var db = new SqlServerDesign().CreateDbContext([]);
        var names = StoredTable.Of(db).SelectMany(t => t.Columns.Select(c => $"{t.Name}.{c}").Append(t.Name)).ToHashSet();

        Assert.All(LeftOut.Why.Keys, name => Assert.Contains(name, names));
    }

    [Fact]
    public async Task A8_every_table_can_be_read_on_SQL_Server()
    {
        using var db = new SqlServerDesign().CreateDbContext([]);
        using var script = new SqlServerScript().Add(db.Database.GenerateCreateScript());

        var kinds = new HashSet<Type>();
        foreach (var table in StoredTable.Of(db))
        {
            script.AddQuery($"rows of {table.Name}", [], table.Select(db));
            // What is a text of our own making is read alike on both, and an invented one is none.
            var read = table.Without(c => LeftOut.IsColumn(table.Name, c) || IsOwnText(table.Name, c));
            await using var answer = new InventedRows(2);
            var rows = 0;
            await foreach (var row in read.ReadAsync(answer))
            {
                rows += row.All(v => v is not null) ? 1 : 0;
                kinds.UnionWith(row.Select(v => v!.GetType()));
            }
            Assert.Equal((table.Name, 2), (table.Name, rows));
        }
        Assert.Empty(script.Problems());
        // Each has one form that is read back: none is the framework's moment, whose form depends on the reader, or only names its type.
        Assert.All(kinds, k => Assert.True(HasForm(k), k.FullName));

        bool IsOwnText(string table, string column) =>
            db.Model.GetRelationalModel()
                .FindTable(table, null)!
                .FindColumn(column)!
                .PropertyMappings[0]
                .TypeMapping.Converter?.ProviderClrType == typeof(string);

        static bool HasForm(Type kind) =>
            kind == typeof(byte[])
            || kind.Namespace == "System"
                && (kind.IsPrimitive || kind == typeof(string) || kind == typeof(decimal) || kind == typeof(Guid))
            || kind.Namespace != "System" && kind.GetMethod("ToString", [])!.DeclaringType != typeof(object);
    }

    [Fact]
    public async Task A8_a_list_in_a_column_is_the_JSON_that_is_stored()
    {
        using var db = new SqlServerDesign().CreateDbContext([]);
        var lists = (
            from table in db.Model.GetRelationalModel().Tables
            from column in table.Columns
            where column.PropertyMappings[0].TypeMapping.ElementTypeMapping is not null
            select (Table: table.Name, Column: column.Name)
        ).ToList();

        Assert.Contains(("DecisionAnswers", "Choices"), lists);
        foreach (var list in lists)
        {
            await using var answer = new InventedRows(1);
            await foreach (
                var row in StoredTable.Of(db).Single(t => t.Name == list.Table).Without(c => c != list.Column).ReadAsync(answer)
            )
                Assert.Equal("1", Assert.Single(row));
        }
    }

    [Fact]
    public async Task A8_what_is_in_a_folder_is_not_written_over()
    {
        Directory.CreateDirectory(Folder);
        var another = Path.Combine(Folder, "READ-ME.txt");
        await File.WriteAllTextAsync(another, "another");

        Assert.Equal(
            new(false, $"{Folder} is not empty. Name a new folder, so that nothing in this one is lost."),
            await ExportAsync()
        );

        Assert.Equal("another", await File.ReadAllTextAsync(another));
        Assert.Equal(
            new(false, $"{another} is a file. Name a new folder."),
            await host.RunAsync<CompanyExport>(e => e.WriteAsync(another))
        );
        Assert.Equal(new(false, "Name a new folder."), await host.RunAsync<CompanyExport>(e => e.WriteAsync(null)));
        Assert.False(await host.Database(db => db.AuditEvents.AnyAsync(e => e.Action == "exported")));
    }

    [Fact]
    public async Task A8_a_name_that_no_folder_takes_is_cut_and_stays_different_from_others()
    {
        var name = new string('語', 190);
        await BackupTests.FileAsync(host, $"{name}1.txt", "One.");
        await BackupTests.FileAsync(host, $"{name}2.txt", "Two.");

        Assert.True((await ExportAsync()).IsDone);

        var cut = Files().Where(f => f.Key.Contains('語')).OrderBy(f => f.Value, StringComparer.Ordinal).ToList();
        Assert.Equal(["One.", "One.", "Two.", "Two."], cut.Select(f => f.Value));
        Assert.All(cut, f => Assert.EndsWith(".txt", f.Key, StringComparison.Ordinal));
        Assert.Throws<InvalidOperationException>(() => new ExportFolder(Folder).Create("../out.txt"));
    }

    [Fact]
    public async Task A8_a_file_that_is_not_in_the_store_is_named()
    {
        var hash = await host.Database(db => db.FileVersions.Select(v => v.Hash).SingleAsync());
        host.Services.GetRequiredService<FileStore>().Delete(hash);

        var outcome = await ExportAsync();

        Assert.Equal(
            new(false, $"{Folder} has everything. Not in the store were contents of files: 1. Its READ-ME.txt names them."),
            outcome
        );
        Assert.Contains("Not in the store: version 1 of “keys.txt”", Files()["READ-ME.txt"], StringComparison.Ordinal);
    }

    Task<Outcome> ExportAsync() => host.RunAsync<CompanyExport>(e => e.WriteAsync(Folder));

    /// <summary>The files of the export, by their path in it.</summary>
    Dictionary<string, string> Files() =>
        Directory
            .EnumerateFiles(Folder, "*", SearchOption.AllDirectories)
            .ToDictionary(f => Path.GetRelativePath(Folder, f).Replace('\\', '/'), File.ReadAllText);
}
