using AsyncWork.Tests.Support;
using AsyncWork.Web.Data;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;

namespace AsyncWork.Tests.House;

/// <summary>What SQL Server would refuse, found without one.</summary>
public sealed class SqlServerTests
{
    const int WidestClusteredKey = 900;
    const int WidestKey = 1700;

    [Fact]
    public void SQL_Server_takes_the_script_that_creates_the_database()
    {
        using var db = new SqlServerDesign().CreateDbContext([]);
        using var script = new SqlServerScript().Add(db.Database.GenerateCreateScript());

        Assert.Empty(script.Problems());
    }

    [Fact]
    public void SQL_Server_takes_the_script_that_migrates_from_any_version()
    {
        using var db = new SqlServerDesign().CreateDbContext([]);
        var sql = db.GetService<IMigrator>().GenerateScript(options: MigrationsSqlGenerationOptions.Idempotent);
        using var script = new SqlServerScript().Add(sql);

        Assert.Empty(script.Problems());
    }

    [Theory]
    [InlineData("a missing column", "CREATE INDEX [IX_Wrong] ON [People] ([Nope]);")]
    [InlineData("a missing table", "ALTER TABLE [People] ADD CONSTRAINT [FK_Wrong] FOREIGN KEY ([Id]) REFERENCES [Nope] ([Id]);")]
    [InlineData("an unknown type", "CREATE TABLE [Wrong] ([Id] intt NOT NULL);")]
    [InlineData("bad grammar", "CREATE TABEL [Wrong] ([Id] int NOT NULL);")]
    [InlineData("a missing column in EXEC", "EXEC(N'CREATE VIEW [Wrong] AS SELECT [Nope] FROM [People]');")]
    public void The_check_of_scripts_sees(string what, string wrong)
    {
        using var db = new SqlServerDesign().CreateDbContext([]);
        using var script = new SqlServerScript().Add(db.Database.GenerateCreateScript()).Add(wrong);

        Assert.True(script.Problems().Count > 0, what);
    }

    [Fact]
    public void No_key_is_wider_than_SQL_Server_allows()
    {
        using var db = new SqlServerDesign().CreateDbContext([]);
        Assert.Empty(KeysThatAreTooWide(db.GetService<IDesignTimeModel>().Model));
    }

    [Fact]
    public void Nothing_is_deleted_by_two_ways_at_once()
    {
        using var db = new SqlServerDesign().CreateDbContext([]);
        Assert.Empty(SeveralCascadePaths(db.Model));
    }

    /// <summary>EF Core makes no savepoints then, by which a form that is sent twice takes back all of its second save.</summary>
    [Fact]
    public void No_connection_has_several_answers_open()
    {
        var options = new DbContextOptionsBuilder<SqlServerDbContext>();
        options.UseSqlServerAt("Server=nowhere;MultipleActiveResultSets=true", new());
        using var db = new SqlServerDbContext(options.Options);

        Assert.False(new SqlConnectionStringBuilder(db.Database.GetConnectionString()).MultipleActiveResultSets);
    }

    /// <summary>A command has at most 2,100 parameters, and lists of ids may be longer.</summary>
    [Fact]
    public async Task Long_lists_are_no_more_parameters_than_a_command_has()
    {
        var server = new UnconnectedSqlServer(0);
        await using var db = server.Open();
        var (ids, others) = (Enumerable.Range(1, 1500).ToList(), Enumerable.Range(1, 5000).ToList());

        await db.Cards.Where(c => ids.Contains(c.Id) && !ids.Contains(c.BoardId)).ToListAsync();
        await db.Cards.Where(c => others.Contains(c.Id)).ExecuteDeleteAsync();

        Assert.All(server.Asked, asked => Assert.InRange(asked.Parameters.Count, 1, 2100));
    }

    [Fact]
    public void The_checks_of_the_model_see_what_is_wrong()
    {
        using var db = new Wrong();

        Assert.Equal(2, KeysThatAreTooWide(db.GetService<IDesignTimeModel>().Model).Count());
        Assert.Equal(["A reaches C by more than one cascade."], SeveralCascadePaths(db.Model));
    }

    static IEnumerable<string> KeysThatAreTooWide(IModel model)
    {
        foreach (var entity in model.GetEntityTypes())
        {
            foreach (var key in entity.GetKeys())
                if (Width(key.Properties) > (key.IsPrimaryKey() ? WidestClusteredKey : WidestKey))
                    yield return $"{key.GetName()} has {Width(key.Properties)} bytes.";
            foreach (var index in entity.GetIndexes())
                if (Width(index.Properties) > WidestKey)
                    yield return $"{index.GetDatabaseName()} has {Width(index.Properties)} bytes.";
        }
    }

    static int Width(IReadOnlyList<IReadOnlyProperty> properties) => properties.Sum(Width);

    static int Width(IReadOnlyProperty property)
    {
        var type = property.GetRelationalTypeMapping();
        var length = property.GetMaxLength() ?? type.Size;
        return type.StoreTypeNameBase switch
        {
            "nvarchar" or "nchar" => length is { } n and > 0 ? n * 2 : int.MaxValue / 100,
            "varchar" or "char" or "varbinary" or "binary" => length is { } n and > 0 ? n : int.MaxValue / 100,
            "uniqueidentifier" => 16,
            "decimal" => 17,
            "datetimeoffset" => 10,
            _ => 8,
        };
    }

    /// <summary>SQL Server refuses a foreign key by which a deleted row could reach a table on two ways, or itself.</summary>
    static IEnumerable<string> SeveralCascadePaths(IModel model)
    {
        var cascades =
            from entity in model.GetEntityTypes()
            from key in entity.GetForeignKeys()
            where key.DeleteBehavior is DeleteBehavior.Cascade or DeleteBehavior.SetNull
            where key.PrincipalEntityType.GetTableName() != entity.GetTableName() || key.PrincipalEntityType == entity
            select (From: key.PrincipalEntityType.GetTableName()!, To: entity.GetTableName()!);
        var next = cascades.ToLookup(c => c.From, c => c.To, StringComparer.Ordinal);
        foreach (var start in next.Select(n => n.Key))
        {
            var ways = new Dictionary<string, int>(StringComparer.Ordinal);
            Walk(start, []);
            foreach (var (table, count) in ways)
                if (count > 1 || table == start)
                    yield return $"{start} reaches {table} by more than one cascade.";

            void Walk(string table, HashSet<string> passed)
            {
                foreach (var to in next[table])
                {
                    ways[to] = ways.GetValueOrDefault(to) + 1;
                    if (passed.Add(to))
                        Walk(to, [.. passed]);
                }
            }
        }
    }

    /// <summary>A model that only SQL Server would refuse.</summary>
    sealed class Wrong : DbContext
    {
        protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder) =>
            optionsBuilder.UseSqlServer("Server=nowhere");

        protected override void OnModelCreating(ModelBuilder modelBuilder)
        {
            modelBuilder.Entity<A>().HasKey(a => a.Id);
            modelBuilder.Entity<A>().Property(a => a.Id).HasMaxLength(451);
            modelBuilder.Entity<B>().HasIndex(b => b.Text);
            modelBuilder.Entity<B>().Property(b => b.Text).HasMaxLength(851);
            modelBuilder.Entity<B>().HasOne<A>().WithMany().HasForeignKey("AId").OnDelete(DeleteBehavior.Cascade);
            modelBuilder.Entity<C>().HasOne<A>().WithMany().HasForeignKey("AId").OnDelete(DeleteBehavior.Cascade);
            modelBuilder.Entity<C>().HasOne<B>().WithMany().HasForeignKey("BId").OnDelete(DeleteBehavior.SetNull);
            foreach (var index in modelBuilder.Model.GetEntityTypes().SelectMany(e => e.GetIndexes()).ToList())
                if (index.Properties.Single().Name == "AId")
                    index.DeclaringEntityType.RemoveIndex(index.Properties);
        }

        sealed class A
        {
            public string Id { get; set; } = "";
        }

        sealed class B
        {
            public int Id { get; set; }
            public string Text { get; set; } = "";
        }

        sealed class C
        {
            public int Id { get; set; }
        }
    }
}
