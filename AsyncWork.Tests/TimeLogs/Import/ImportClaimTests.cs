using System.Data.Common;
using AsyncWork.Domain.People;
using AsyncWork.Domain.TimeLogs;
using AsyncWork.Tests.Data;
using AsyncWork.Tests.Support;
using AsyncWork.Web.Data;
using AsyncWork.Web.Importing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using NodaTime.Testing;

namespace AsyncWork.Tests.TimeLogs.Import;

/// <summary>An import runs on one node, and on another when that one has stopped (product.md I3): nodes that share a database, as on a server.</summary>
[Trait("Feature", "I3")]
public sealed class ImportClaimTests : IAsyncLifetime
{
    readonly string folder = Directory.CreateTempSubdirectory("asyncwork-").FullName;
    readonly FakeClock clock = new(AppHost.Start);
    string connection = "";

    public async Task InitializeAsync()
    {
        connection = $"{new TestDatabase(folder).Create()};Pooling=False";
        await using var db = new SharedDbContext(Options());
        var hanna = new Person("Hanna", "hanna@asyncwork.example", DateTimeZone.Utc, new(2020, 1, 1));
        db.Add(hanna);
        await db.SaveChangesAsync();
        var import = new TimeImport(hanna.Id, "hours.csv", new string('a', 32), 1, AppHost.Start);
        import.PlanAs("{}");
        import.Start(1);
        db.Add(import);
        await db.SaveChangesAsync();
    }

    public Task DisposeAsync()
    {
        Directory.Delete(folder, recursive: true);
        return Task.CompletedTask;
    }

    [SqliteFact]
    public async Task Another_node_leaves_an_import_alone_until_the_one_at_work_has_been_silent_for_two_minutes()
    {
        await using var first = new Node(this);
        await using var second = new Node(this);
        await first.StartAsync();
        await first.Begun;

        await second.StartAsync();
        await second.LooksInVainAsync();
        Assert.Equal((1, 0), (first.Runs, second.Runs));

        await first.StopAsync(); // in the middle: the import stays running
        clock.AdvanceMinutes(1);
        await second.LooksInVainAsync();

        clock.AdvanceMinutes(2);
        second.Ring();
        await second.Begun;
        Assert.Equal(1, second.Runs);
    }

    [SqliteFact]
    public async Task Of_two_nodes_that_find_an_import_at_the_same_moment_one_runs_it()
    {
        await using var node = new Node(this);
        // It has found the import free; before it claims it, another does.
        node.Found = async () =>
        {
            await using var other = new SharedDbContext(Options());
            await other.TimeImports.ExecuteUpdateAsync(set =>
                set.SetProperty(i => i.ClaimedUntil, clock.GetCurrentInstant() + Duration.FromMinutes(2))
            );
        };

        await node.StartAsync();
        await node.LooksInVainAsync();

        Assert.Equal(0, node.Runs);
    }

    DbContextOptions<SharedDbContext> Options(params IInterceptor[] more) =>
        (DbContextOptions<SharedDbContext>)
            new DbContextOptionsBuilder<SharedDbContext>().UseSqliteFile(connection, new()).AddInterceptors(more).Options;

    /// <summary>A process with its own runner. What it runs lasts until the node stops.</summary>
    sealed class Node : DbCommandInterceptor, IImportRun<TimeImport>, IAsyncDisposable
    {
        readonly TaskCompletionSource begun = new();
        readonly ImportProgress<TimeImport> progress = new();
        readonly ServiceProvider services;
        readonly ImportRunner<TimeImport> runner;
        int looks;

        public Node(ImportClaimTests of)
        {
            var settings = new Dictionary<string, string?> { ["Files:Path"] = of.folder };
            services = new ServiceCollection()
                .AddScoped<AppDbContext>(_ => new SharedDbContext(of.Options(this)))
                .AddSingleton<IImportRun<TimeImport>>(this)
                .BuildServiceProvider();
            runner = new(
                services,
                progress,
                new ImportFiles(new ConfigurationBuilder().AddInMemoryCollection(settings).Build(), null!),
                of.clock,
                NullLogger<ImportRunner<TimeImport>>.Instance
            );
        }

        public int Runs { get; private set; }
        public Task Begun => begun.Task.WaitAsync(TimeSpan.FromSeconds(30));

        /// <summary>Happens once, after the first import was found.</summary>
        public Func<Task>? Found { get; set; }

        public Task StartAsync() => runner.StartAsync(default);

        public Task StopAsync() => runner.StopAsync(default);

        public void Ring() => progress.Ring();

        /// <summary>Looks for an import and finds none: who has found one looks no more until it is done.</summary>
        public async Task LooksInVainAsync()
        {
            var before = looks;
            for (var i = 0; i < 200 && looks < before + 2; i++)
            {
                Ring();
                await Task.Delay(50);
            }
            Assert.True(looks >= before + 2, $"It found an import: {Runs} runs.");
        }

        public Task RunAsync(int id, CancellationToken cancellation)
        {
            Runs++;
            begun.TrySetResult();
            return Task.Delay(Timeout.Infinite, cancellation);
        }

        public override async ValueTask<DbDataReader> ReaderExecutedAsync(
            DbCommand command,
            CommandExecutedEventData eventData,
            DbDataReader result,
            CancellationToken cancellationToken = default
        )
        {
            if (!command.CommandText.Contains("ClaimedUntil", StringComparison.Ordinal))
                return result;
            looks++;
            if (Found is { } found)
            {
                Found = null;
                await found();
            }
            return result;
        }

        public async ValueTask DisposeAsync()
        {
            await StopAsync();
            runner.Dispose();
            await services.DisposeAsync();
        }
    }

    /// <summary>A database that is not this process's alone.</summary>
    sealed class SharedDbContext(DbContextOptions<SharedDbContext> options) : AppDbContext(options)
    {
        protected override bool IsTaken(DbException why) => false;

        public override bool IsNeeded(DbException why) => false;
    }
}
