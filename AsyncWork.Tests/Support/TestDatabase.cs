using AsyncWork.Web.Data;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace AsyncWork.Tests.Support;

/// <summary>
/// The database of one host: a SQLite file, copied from one that is migrated once per run, or a database on the server named by
/// <see cref="ServerVariable"/>.
/// </summary>
sealed class TestDatabase(string folder)
{
    /// <summary>A connection string without a database, whose login may create and drop databases. Not set: SQLite.</summary>
    public const string ServerVariable = "ASYNCWORK_TEST_SQLSERVER";

    static readonly string? Server = Environment.GetEnvironmentVariable(ServerVariable) is { Length: > 0 } server ? server : null;
    static readonly Lazy<string> Template = new(MigratedFile);
    string? connection;

    public static bool OnSqlServer => Server is not null;

    /// <summary>Creates the database with all its tables and gives its connection string; the second call only gives it.</summary>
    public string Create() => connection ??= Server is null ? SqliteFile() : ServerDatabase(Server);

    public void Delete()
    {
        if (connection is null)
            return;
        if (Server is null)
        {
            // This one's alone: the other hosts that run keep theirs.
            using var file = OpenAt(connection);
            SqliteConnection.ClearPool((SqliteConnection)file.Database.GetDbConnection());
            return;
        }
        using var db = OpenServer(connection);
        db.Database.EnsureDeleted();
    }

    string SqliteFile()
    {
        var file = Path.Combine(folder, "test.db");
        File.Copy(Template.Value, file);
        return $"Data Source={file}";
    }

    static string ServerDatabase(string server)
    {
        var named = new SqlConnectionStringBuilder(server) { InitialCatalog = $"AsyncWorkTest_{Guid.NewGuid():N}" }.ToString();
        using var db = OpenServer(named);
        db.Database.Migrate();
        return named;
    }

    static SqlServerDbContext OpenServer(string connection) =>
        new(
            (DbContextOptions<SqlServerDbContext>)
                new DbContextOptionsBuilder<SqlServerDbContext>().UseSqlServerAt(connection, new()).Options
        );

    static string MigratedFile()
    {
        var folder = Directory.CreateTempSubdirectory("asyncwork-template-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        var file = Path.Combine(folder, "template.db");
        using (var db = OpenFile(file))
        {
            db.Database.Migrate();
            // The whole of it into the one file that is copied; then as the app sets it, or what reads at the start would keep a write from being
            // confirmed.
            db.Database.ExecuteSql($"PRAGMA journal_mode = DELETE");
            db.Database.ExecuteSql($"PRAGMA journal_mode = WAL");
        }
        return file;
    }

    /// <summary>A context on a SQLite file, without a host. Closing it closes the file.</summary>
    public static SqliteDbContext OpenFile(string file) => OpenAt($"Data Source={file};Pooling=False");

    static SqliteDbContext OpenAt(string connection) =>
        new(
            (DbContextOptions<SqliteDbContext>)
                new DbContextOptionsBuilder<SqliteDbContext>().UseSqliteFile(connection, new()).Options
        );
}
