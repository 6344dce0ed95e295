using System.Text.RegularExpressions;
using AsyncWork.Domain.Comments;
using AsyncWork.Tests.Support;
using AsyncWork.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using NodaTime;

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

    /// <summary>Approvals ask for hours up to the Sunday of a week; weeks that were stored before had none.</summary>
    [Fact]
    public async Task A_week_that_was_stored_before_gets_its_Sunday()
    {
        var folder = Directory.CreateTempSubdirectory("asyncwork-");
        await using (var db = TestDatabase.OpenFile(Path.Combine(folder.FullName, "weeks.db")))
        {
            await db.GetService<IMigrator>().MigrateAsync("StepAskedOn");
            await db.Database.ExecuteSqlAsync(
                $"""
                PRAGMA foreign_keys = OFF;
                INSERT INTO Timesheets (PersonId, Monday, State, SubmittedMinutes, Comment, Version)
                VALUES (1, '2026-12-28', 'Open', 0, '', 0)
                """
            );

            await db.Database.MigrateAsync();

            Assert.Equal(new LocalDate(2027, 1, 3), await db.Timesheets.Select(s => s.Sunday).SingleAsync());
        }
        folder.Delete(recursive: true);
    }

    /// <summary>Signs are stored by their code point, as SQL Server takes them for the same text.</summary>
    [Fact, Trait("Feature", "B9")]
    public async Task A_reaction_that_was_stored_before_keeps_its_sign()
    {
        var folder = Directory.CreateTempSubdirectory("asyncwork-");
        await using (var db = TestDatabase.OpenFile(Path.Combine(folder.FullName, "signs.db")))
        {
            await db.GetService<IMigrator>().MigrateAsync("TimesheetSunday");
            await db.Database.ExecuteSqlAsync($"PRAGMA foreign_keys = OFF");
            foreach (var (sign, person) in CommentReaction.Signs.Select((s, i) => (s, i + 1)))
                await db.Database.ExecuteSqlAsync(
                    $"INSERT INTO CommentReactions (CommentId, PersonId, Sign) VALUES (1, {person}, {sign})"
                );

            await db.Database.MigrateAsync();

            Assert.Equal(
                CommentReaction.Signs,
                await db.CommentReactions.OrderBy(r => r.PersonId).Select(r => r.Sign).ToListAsync()
            );
            Assert.All(
                await db.Database.SqlQuery<string>($"SELECT Sign AS Value FROM CommentReactions").ToListAsync(),
                sign => Assert.Matches("^U\\+[0-9A-F]{4,5}$", sign)
            );
        }
        folder.Delete(recursive: true);
    }
}
