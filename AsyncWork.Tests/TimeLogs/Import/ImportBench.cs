using System.Text;
using AsyncWork.Domain;
using AsyncWork.Domain.People;
using AsyncWork.Domain.TimeLogs;
using AsyncWork.Tests.Support;
using AsyncWork.Web.Data;
using AsyncWork.Web.Importing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace AsyncWork.Tests.TimeLogs.Import;

/// <summary>A company of four, and what one does to bring hours in: receive a file, decide, run it, look at the entries.</summary>
public abstract class ImportBench : IAsyncLifetime, IDisposable
{
    protected AppHost Host { get; } = new();
    protected PersonFacts Hr { get; private set; } = null!;
    protected PersonFacts Manager { get; private set; } = null!;
    protected PersonFacts Employee { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        var given = Host.Given().Team("Support");
        Hr = given.Person("Hanna").Is(Role.HR);
        Manager = given.Person("Mara").In("Product").LeadOf("Product");
        Employee = given.Person("Member One").In("Product");
        given.Person("Stranger").In("Support");
        await given.SaveAsync();
    }

    public async Task DisposeAsync()
    {
        await Host.DisposeAsync();
    }

    public void Dispose()
    {
        Host.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected sealed record Received(int Id, ImportPlan Plan);

    private protected Task<Received> ReceiveAsync(PersonFacts by, string sample) =>
        ReceiveAsync(by, sample, File.OpenRead(Samples.Time(sample)));

    private protected Task<Received> ReceiveTextAsync(PersonFacts by, string text) =>
        ReceiveAsync(by, "hours.csv", new MemoryStream(Encoding.UTF8.GetBytes(text)));

    private protected async Task<Received> ReceiveAsync(PersonFacts by, string name, Stream content)
    {
        await using (content)
            return await InScope<ImportDesk, Received>(async desk =>
            {
                var import = await desk.ReceiveAsync(by.Id, name, content, default);
                return new(import.Id, ImportPlan.FromJson(import.Plan!));
            });
    }

    private protected async Task<TimeImport> RunAsync(
        Received received,
        Func<ImportPlan, ImportPlan> decide,
        bool lookAgain = true
    )
    {
        await using (var scope = Host.Services.CreateAsyncScope())
        {
            var desk = scope.ServiceProvider.GetRequiredService<ImportDesk>();
            var import = await scope
                .ServiceProvider.GetRequiredService<AppDbContext>()
                .TimeImports.SingleAsync(i => i.Id == received.Id);
            var plan = decide(received.Plan);
            plan = lookAgain
                ? await desk.LookAsync(import, plan, default)
                : plan with
                {
                    Found = plan.Found! with { People = [] },
                };
            Assert.Null(ImportDesk.WhyNotStart(plan));
            await desk.StartAsync(import, plan, default);
        }
        return await FinishedAsync(received.Id);
    }

    private protected async Task<TimeImport> FinishedAsync(int id)
    {
        await Eventually(() => Host.Database(db => db.TimeImports.AnyAsync(i => i.Id == id && i.State != ImportState.Running)));
        return await Host.Database(db => db.TimeImports.SingleAsync(i => i.Id == id));
    }

    private protected static Task Eventually(Func<bool> happened) => Eventually(() => Task.FromResult(happened()));

    private protected static async Task Eventually(Func<Task<bool>> happened)
    {
        for (var i = 0; i < 600; i++)
        {
            if (await happened())
                return;
            await Task.Delay(50);
        }
        Assert.Fail("It did not happen within 30 seconds.");
    }

    private protected static Func<ImportPlan, ImportPlan> MapDuration(int column) =>
        plan =>
            plan with
            {
                Format = plan.Format with
                {
                    Columns = new Dictionary<SourceField, int>(plan.Format.Columns) { [SourceField.Duration] = column },
                    Unit = DurationUnit.Hours,
                },
            };

    private protected Task<List<TimeEntry>> EntriesAsync() =>
        Host.Database(db =>
            db.TimeEntries.AsNoTracking().OrderBy(e => e.Date).ThenBy(e => e.Start).ThenBy(e => e.Id).ToListAsync()
        );

    private protected async Task NothingStoredAsync()
    {
        Assert.Equal(0, await Host.Database(db => db.TimeImports.CountAsync()));
        Assert.Empty(Directory.GetFiles(Path.Combine(Host.FilesFolder, "imports")));
    }

    private protected Task<bool> InScope<TService>(Func<TService, Task> work)
        where TService : notnull =>
        InScope<TService, bool>(async s =>
        {
            await work(s);
            return true;
        });

    private protected async Task<TResult> InScope<TService, TResult>(Func<TService, Task<TResult>> work)
        where TService : notnull
    {
        await using var scope = Host.Services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<TService>());
    }
}
