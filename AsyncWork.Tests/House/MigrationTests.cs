using System.Text.RegularExpressions;
using AsyncWork.Tests.Support;
using AsyncWork.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace AsyncWork.Tests.House;

/// <summary>Both databases are made by migrations, and by the same ones.</summary>
public sealed class MigrationTests
{
    [Fact]
    public void Both_sets_of_migrations_have_the_same_names_in_the_same_order()
    {
        using var sqlite = new SqliteDesign().CreateDbContext([]);
        using var server = new SqlServerDesign().CreateDbContext([]);

        Assert.NotEmpty(Names(sqlite));
        Assert.Equal(Names(sqlite), Names(server));

        static IEnumerable<string> Names(AppDbContext db) =>
            db.Database.GetMigrations().Select(name => Regex.Replace(name, "^[0-9]+_", ""));
    }

    [Fact]
    public void The_migrations_for_SQLite_give_the_model_of_today()
    {
        using var db = new SqliteDesign().CreateDbContext([]);

        Assert.False(db.Database.HasPendingModelChanges(), "The model has changed: add a migration to both sets.");
    }

    [Fact]
    public void The_migrations_for_SQL_Server_give_the_model_of_today()
    {
        using var db = new SqlServerDesign().CreateDbContext([]);

        Assert.False(db.Database.HasPendingModelChanges(), "The model has changed: add a migration to both sets.");
    }

    [Fact]
    public async Task An_empty_SQLite_file_is_brought_to_the_model_of_today()
    {
        var folder = Directory.CreateTempSubdirectory("asyncwork-");
        await using (var db = TestDatabase.OpenFile(Path.Combine(folder.FullName, "empty.db")))
        {
            await db.Database.MigrateAsync();

            foreach (var table in db.Model.GetEntityTypes().Select(e => e.GetTableName()).Distinct(StringComparer.Ordinal))
                Assert.Equal(
                    1,
                    await db
                        .Database.SqlQuery<int>($"SELECT COUNT(*) AS Value FROM sqlite_master WHERE name = {table}")
                        .SingleAsync()
                );
        }
        folder.Delete(recursive: true);
    }
}
