using AsyncWork.Web.Data;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using NodaTime;
using NodaTime.Testing;

namespace AsyncWork.Tests.Support;

/// <summary>
/// The whole app on a database of its own, with a clock that stands still and a folder for files and mails. Everything is gone when it is
/// disposed. Starts with the first client or scope; settings are given before that. Also an <c>IClassFixture</c>.
/// </summary>
public sealed class AppHost : WebApplicationFactory<Program>
{
    /// <summary>Thursday, 12 November 2026, 09:10 in Berlin and 03:10 in New York.</summary>
    public static readonly Instant Start = Instant.FromUtc(2026, 11, 12, 8, 10);

    /// <summary>Passwords are hashed slowly on purpose; thousands of sign-ins of tests would take minutes of it.</summary>
    public static readonly PasswordHasherOptions QuickHashing = new() { IterationCount = 1_000 };

    // Tests that walk every address ask for more than a person does.
    readonly Dictionary<string, string?> settings = new() { ["RateLimits:RequestsPerAccountPerMinute"] = "1000000" };
    readonly TestDatabase database;

    public AppHost()
    {
        Folder = Directory.CreateTempSubdirectory("asyncwork-").FullName;
        database = new TestDatabase(Folder);
        ClientOptions.AllowAutoRedirect = false;
        // Over https, as in production: the session cookie is sent over nothing else.
        ClientOptions.BaseAddress = new("https://localhost");
    }

    public FakeClock Clock { get; } = new(Start);

    /// <summary>Counts what requests ask of the database.</summary>
    public CommandCounter Commands { get; } = new();

    /// <summary>Errors the app has logged, with their exceptions: what to look at when a page answers 500.</summary>
    public ErrorLog Errors { get; } = new();
    public string Folder { get; }
    public string MailFolder => Path.Combine(Folder, "mail");
    public string FilesFolder => Path.Combine(Folder, "files");

    /// <summary>Sets a setting, as the environment would: <c>With("Database:MaxBatchSize", "1")</c>.</summary>
    public AppHost With(string setting, string? value)
    {
        settings[setting] = value;
        return this;
    }

    /// <summary>Writes or reads the database as the app would, in a scope of its own.</summary>
    public async Task<T> Database<T>(Func<AppDbContext, Task<T>> work)
    {
        await using var scope = Services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<AppDbContext>());
    }

    public Task Database(Func<AppDbContext, Task> work) =>
        Database(async db =>
        {
            await work(db);
            return true;
        });

    /// <summary>A browser that nobody has signed in with: keeps cookies, follows no redirects.</summary>
    public HttpClient Stranger() => CreateClient();

    /// <summary>A browser signed in through the real form as <c>name@asyncwork.example</c>, who is there already.</summary>
    public async Task<HttpClient> SignedInAsync(string name, string password = Support.Given.Password)
    {
        var browser = Stranger();
        var answer = await browser.SubmitAsync(
            "/account/sign-in",
            ("Email", Support.Given.EmailOf(name)),
            ("Password", password)
        );
        if (answer.Headers.Location is null)
            Assert.Fail(
                $"{name} was not signed in: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}\n{Errors}"
            );
        return browser;
    }

    /// <summary>Starts to tell what is there before the test begins; <see cref="Given.SaveAsync"/> stores it.</summary>
    public Given Given() => new(this);

    /// <summary>What forms bind is the same in every host; reading it off all pages anew takes longer than most tests.</summary>
    static IModelMetadataProvider WhatPagesBind(IServiceProvider services) =>
        LazyInitializer.EnsureInitialized(
            ref metadata,
            () => ActivatorUtilities.CreateInstance<DefaultModelMetadataProvider>(services)
        )!;

    static IModelMetadataProvider? metadata;
    static readonly ColumnLengths Lengths = new();

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Testing");
        builder.UseSetting("Database:Provider", TestDatabase.OnSqlServer ? "SqlServer" : "Sqlite");
        builder.UseSetting($"ConnectionStrings:{DatabaseSetup.ConnectionName}", database.Create());
        builder.UseSetting("Demo:Enabled", "false");
        builder.UseSetting("Files:Path", FilesFolder);
        builder.UseSetting("Mail:Folder", MailFolder);
        // Nothing happens by itself: tests send mails and offer set-up links when it is their time.
        builder.UseSetting("Mail:EverySeconds", "3600");
        builder.UseSetting("Setup:PrintLink", "false");
        foreach (var (name, value) in settings)
            builder.UseSetting(name, value);
        builder.ConfigureLogging(log => log.ClearProviders().AddProvider(Errors));
        builder.ConfigureTestServices(services =>
        {
            services.RemoveAll<IClock>().AddSingleton<IClock>(Clock);
            services.AddSingleton<IStartupFilter>(Commands);
            services.AddSingleton(WhatPagesBind);
            services.Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = QuickHashing.IterationCount);
            services.ConfigureDbContext<SqliteDbContext>(db => db.AddInterceptors(Commands, Lengths));
            services.ConfigureDbContext<SqlServerDbContext>(db => db.AddInterceptors(Commands));
        });
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        database.Delete();
        Directory.Delete(Folder, recursive: true);
    }
}
