using AsyncWork.Domain;
using AsyncWork.Web.Data;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Importing;

/// <summary>Brings one confirmed import in: all of it in one transaction, or nothing.</summary>
interface IImportRun<TImport>
    where TImport : ImportJob
{
    /// <exception cref="ImportRefusedException">What was confirmed does not hold any more; nothing is stored.</exception>
    Task RunAsync(int id, CancellationToken cancellation);
}

/// <summary>
/// Runs confirmed imports of one kind one after the other, each on one node only, and those that a stopped process left behind again from the start:
/// nothing of them was stored. Deletes what nobody came back for.
/// </summary>
sealed class ImportRunner<TImport>(
    IServiceProvider services,
    ImportProgress<TImport> progress,
    ImportFiles files,
    IClock clock,
    ILogger<ImportRunner<TImport>> log
) : BackgroundService
    where TImport : ImportJob
{
    static readonly TimeSpan Look = TimeSpan.FromSeconds(15);
    static readonly Duration Claim = Duration.FromMinutes(2);
    Instant nextCleaning = Instant.MinValue;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield(); // the first look must not hold up the start
        while (!stoppingToken.IsCancellationRequested)
        {
            // The database may be away for a while, or not made yet; the next look tries again.
            var look = LookAfterAllAsync(stoppingToken);
            await look.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (look.Exception is { } problem)
                log.LogWarning(problem, "Imports could not be looked after");
            await progress.WaitAsync(Look, stoppingToken);
        }
    }

    async Task LookAfterAllAsync(CancellationToken cancellation)
    {
        while (await ClaimNextAsync(cancellation) is { } id)
            await RunAsync(id, cancellation);
        var now = clock.GetCurrentInstant();
        if (now < nextCleaning)
            return;
        await CleanAsync(now, cancellation);
        nextCleaning = now + Duration.FromHours(1);
    }

    async Task<int?> ClaimNextAsync(CancellationToken cancellation)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        var now = clock.GetCurrentInstant();
        // A SQLite file belongs to one process: whatever is running there and not here has been left behind.
        var free = db.Set<TImport>().Where(i => i.State == ImportState.Running);
        if (!db.HasOneProcess)
            free = free.Where(i => i.ClaimedUntil == null || i.ClaimedUntil < now);
        if (await free.OrderBy(i => i.CreatedAt).Select(i => (int?)i.Id).FirstOrDefaultAsync(cancellation) is not { } id)
            return null;
        var claimed = await db.WriteAsync(
            c => free.Where(i => i.Id == id).ExecuteUpdateAsync(i => i.SetProperty(x => x.ClaimedUntil, now + Claim), c),
            cancellation
        );
        return claimed == 1 ? id : null;
    }

    async Task RunAsync(int id, CancellationToken cancellation)
    {
        using var running = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var claim = KeepClaimAsync(id, running.Token);
        var run = RunInScopeAsync(id, cancellation);
        await run.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await running.CancelAsync();
        await claim.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        progress.Forget(id);
        cancellation.ThrowIfCancellationRequested(); // the app stops: it stays running and begins again with the next start
        // Whatever broke it, the person has to hear of it; the log has the rest.
        if (run.Exception?.InnerException is ImportRefusedException refused)
            await FailAsync(id, refused.Message, cancellation);
        else if (run.Exception is { } broken)
        {
            log.LogError(broken, "Import {Import} broke", id);
            await FailAsync(id, "Something went wrong on our side and nothing was stored. Send the file again.", cancellation);
        }
        await DeleteFileAsync(id, cancellation);
    }

    async Task RunInScopeAsync(int id, CancellationToken cancellation)
    {
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IImportRun<TImport>>().RunAsync(id, cancellation);
    }

    /// <summary>Says that this node is still at work, and how far it is; not on SQLite, where nobody else could take over and no one can write.</summary>
    async Task KeepClaimAsync(int id, CancellationToken cancellation)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        if (db.HasOneProcess)
            return;
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(10));
        while (await timer.WaitForNextTickAsync(cancellation))
        {
            // Once more in ten seconds, or another node would begin the same import.
            var renewing = RenewClaimAsync(db, id, cancellation);
            await renewing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (renewing.Exception is { } problem)
                log.LogWarning(problem, "The claim on import {Import} could not be renewed", id);
        }
    }

    async Task RenewClaimAsync(AppDbContext db, int id, CancellationToken cancellation)
    {
        var (until, rows) = (clock.GetCurrentInstant() + Claim, progress.Of(id)?.Rows ?? 0);
        var running = db.Set<TImport>().Where(i => i.Id == id && i.State == ImportState.Running);
        await db.WriteAsync(
            c => running.ExecuteUpdateAsync(i => i.SetProperty(x => x.ClaimedUntil, until).SetProperty(x => x.RowsDone, rows), c),
            cancellation
        );
    }

    async Task FailAsync(int id, string problem, CancellationToken cancellation)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        var import = await db.Set<TImport>().SingleAsync(i => i.Id == id, cancellation);
        import.Fail(problem, clock.GetCurrentInstant());
        await db.SaveChangesAsync(cancellation);
    }

    async Task DeleteFileAsync(int id, CancellationToken cancellation)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        files.Delete(await db.Set<TImport>().Where(i => i.Id == id).Select(i => i.StoredAs).SingleAsync(cancellation));
    }

    /// <summary>Uploads that were never confirmed go after a day, with their files.</summary>
    async Task CleanAsync(Instant now, CancellationToken cancellation)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        var old = now - ImportFiles.Kept;
        var forgotten = db.Set<TImport>().Where(i => i.State == ImportState.Uploaded && i.CreatedAt < old);
        await db.WriteAsync(c => forgotten.ExecuteDeleteAsync(c), cancellation);
        var waitedFor = await db.ListWaitedFor().ToListAsync(cancellation);
        files.DeleteOld(now, waitedFor.ToHashSet(StringComparer.Ordinal));
    }
}
