using AsyncWork.Web.Backups;
using AsyncWork.Web.Search;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace AsyncWork.Web.Data;

/// <summary>The section <c>Database</c> of the settings.</summary>
public sealed class DatabaseOptions
{
    /// <summary><c>Sqlite</c> (default) or <c>SqlServer</c>.</summary>
    public string Provider { get; set; } = "Sqlite";

    /// <summary>The most statements sent at once; the provider's own number when not set.</summary>
    public int? MaxBatchSize { get; set; }
    public int? CommandTimeoutSeconds { get; set; }

    /// <summary>On SQLite, so long a request waits to write while something large is stored; then the answer is 503.</summary>
    public int BusyAfterSeconds { get; set; } = 10;
}

/// <summary>Chooses and prepares the database.</summary>
public static class DatabaseSetup
{
    public const string ConnectionName = "AsyncWork";

    /// <exception cref="InvalidOperationException">The provider is unknown, or SQL Server has no connection string.</exception>
    public static IServiceCollection AddDatabase(
        this IServiceCollection services,
        IConfiguration configuration,
        IHostEnvironment environment
    )
    {
        var options = configuration.GetSection("Database").Get<DatabaseOptions>() ?? new();
        var connection = configuration.GetConnectionString(ConnectionName);
        switch (options.Provider.ToUpperInvariant())
        {
            case "SQLITE":
                var file = connection ?? $"Data Source={DefaultFile(environment)}";
                services.AddDbContextPool<AppDbContext, SqliteDbContext>(db => db.UseSqliteFile(file, options), SqliteContexts);
                break;
            case "SQLSERVER":
                if (string.IsNullOrWhiteSpace(connection))
                    throw new InvalidOperationException(
                        "Database:Provider is SqlServer, but ConnectionStrings:AsyncWork is empty."
                    );
                services.AddDbContextPool<AppDbContext, SqlServerDbContext>(db => db.UseSqlServerAt(connection, options));
                break;
            default:
                throw new InvalidOperationException($"Database:Provider is “{options.Provider}”. It can be Sqlite or SqlServer.");
        }
        services.Configure<MvcOptions>(mvc => mvc.Filters.Add<OneConnection>());
        services.AddDataProtection().SetApplicationName("AsyncWork").PersistKeysToDbContext<AppDbContext>();
        services.AddScoped<Housekeeping>().AddHostedService<HousekeepingRounds>();
        services.AddScoped<Backup>().AddScoped<RestoreTest>().AddScoped<Restore>().AddScoped<CompanyExport>();
        services.AddSearch();
        services.AddHealthChecks().AddDbContextCheck<AppDbContext>("database", tags: ["ready"]);
        return services;
    }

    static string DefaultFile(IHostEnvironment environment)
    {
        var folder = Directory.CreateDirectory(Path.Combine(environment.ContentRootPath, "App_Data"));
        return Path.Combine(folder.FullName, "asyncwork.db");
    }

    /// <summary>So many wait for their next request with an open file.</summary>
    const int SqliteContexts = 32;
    static readonly KeptStatements Statements = new();

    public static DbContextOptionsBuilder UseSqliteFile(
        this DbContextOptionsBuilder builder,
        string connection,
        DatabaseOptions options
    )
    {
        // Foreign keys are checked; a busy database is waited for; what was confirmed is on disk (synchronous FULL is SQLite's default).
        var full = new SqliteConnectionStringBuilder(connection)
        {
            ForeignKeys = true,
            DefaultTimeout = options.CommandTimeoutSeconds ?? 30,
        };
        return builder
            .AddInterceptors(Statements)
            .MakeReadersOnce()
            .UseSqlite(
                full.ToString(),
                sqlite =>
                {
                    if (options.MaxBatchSize is { } size)
                        sqlite.MaxBatchSize(size);
                    sqlite.UseQuerySplittingBehavior(QuerySplittingBehavior.SingleQuery);
                    // A list goes as one parameter. As many parameters the statement would be written anew each time.
                    sqlite.UseParameterizedCollectionMode(ParameterTranslationMode.Parameter);
                }
            );
    }

    public static DbContextOptionsBuilder UseSqlServerAt(
        this DbContextOptionsBuilder builder,
        string connection,
        DatabaseOptions options
    )
    {
        // With several answers open on one connection there are no savepoints, and half of a save that was refused would be kept.
        var full = new SqlConnectionStringBuilder(connection) { MultipleActiveResultSets = false };
        return builder
            .MakeReadersOnce()
            .UseSqlServer(
                full.ToString(),
                server =>
                {
                    server.EnableRetryOnFailure();
                    if (options.MaxBatchSize is { } size)
                        server.MaxBatchSize(size);
                    if (options.CommandTimeoutSeconds is { } seconds)
                        server.CommandTimeout(seconds);
                }
            );
    }

    /// <summary>Reads the compiled model of the database while the caller goes on.</summary>
    public static Task ReadModelAsync(this IServiceProvider services) =>
        Task.Run(async () =>
        {
            await using var scope = services.CreateAsyncScope();
            _ = scope.ServiceProvider.GetRequiredService<AppDbContext>().Model;
        });

    /// <summary>
    /// At start: in Development, and in Production on SQLite, the database is brought up to date, so that a first run needs nothing. A server's database
    /// waits for the command <c>migrate</c>, as the app's login need not be allowed to change tables.
    /// </summary>
    /// <param name="model">What <see cref="ReadModelAsync"/> gave.</param>
    public static async Task PrepareDatabaseAsync(this WebApplication app, Task model)
    {
        await model;
        var options = app.Configuration.GetSection("Database").Get<DatabaseOptions>() ?? new();
        var isFile = options.Provider.Equals("Sqlite", StringComparison.OrdinalIgnoreCase);
        if (app.Environment.IsDevelopment() || app.Environment.IsProduction() && isFile)
            await app.Services.MigrateAsync();
    }

    static readonly TimeSpan Migrating = TimeSpan.FromHours(1);

    /// <summary>
    /// Applies the migrations that are missing. On SQLite it turns on the write-ahead log, on SQL Server it makes the full-text index.
    /// </summary>
    public static async Task MigrateAsync(this IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        var usual = db.Database.GetCommandTimeout();
        // An index on a million hours takes longer than a page may.
        db.Database.SetCommandTimeout(Migrating);
        // Asked first: to migrate, the whole model is made anew and compared, a second at each start.
        if ((await db.Database.GetPendingMigrationsAsync()).Any())
            await db.Database.MigrateAsync();
        db.Database.SetCommandTimeout(usual);
        await db.AnalyzeAsync();
        if (db is SqliteDbContext)
            await db.Database.ExecuteSqlAsync($"PRAGMA journal_mode = WAL");
        else
            await FullText.PrepareAsync(db, scope.ServiceProvider.GetRequiredService<ILogger<AppDbContext>>());
    }
}

/// <summary>Lets the migration tool make a SQLite context; no database is opened.</summary>
public sealed class SqliteDesign : IDesignTimeDbContextFactory<SqliteDbContext>
{
    public SqliteDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteDbContext>().UseSqlite("Data Source=design.db").Options);
}

/// <summary>Lets the migration tool and the house tests make a SQL Server context; no server is asked.</summary>
public sealed class SqlServerDesign : IDesignTimeDbContextFactory<SqlServerDbContext>
{
    public SqlServerDbContext CreateDbContext(string[] args) =>
        new(
            new DbContextOptionsBuilder<SqlServerDbContext>().UseSqlServer("Server=design;Database=design;Encrypt=false").Options
        );
}
