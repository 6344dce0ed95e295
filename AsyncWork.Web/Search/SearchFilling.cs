using AsyncWork.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace AsyncWork.Web.Search;

/// <summary>
/// Makes the entries that are missing: of everything after an update that brought the search or a new kind, of nothing later. In small steps,
/// so that others can write between them.
/// </summary>
public sealed class SearchFilling(AppDbContext db)
{
    const int AtOnce = 200;

    /// <returns>How many entries were made.</returns>
    public async Task<int> FillAsync(CancellationToken cancellation = default)
    {
        var made = 0;
        foreach (var kind in SearchKinds.All)
            while (await StepAsync(kind, cancellation) is > 0 and var more)
                made += more;
        return made;
    }

    /// <summary>Makes all entries anew. Until it is done, less is found.</summary>
    public async Task<int> RebuildAsync(CancellationToken cancellation = default)
    {
        await db.WithRoomForManyRowsAsync(
            () => db.WriteAsync(token => db.SearchEntries.ExecuteDeleteAsync(token), cancellation),
            cancellation
        );
        return await FillAsync(cancellation);
    }

    async Task<int> StepAsync(SearchKind kind, CancellationToken cancellation)
    {
        try
        {
            return await kind.FillAsync(db, AtOnce, cancellation);
        }
        catch (DbUpdateException)
        {
            // Somebody changed one of these meanwhile, and so made its entry, or deleted it. What is left is looked for again.
            db.ChangeTracker.Clear();
            return await kind.FillAsync(db, AtOnce, cancellation);
        }
    }
}

/// <summary>Looks once after each start for what is missing. The app serves meanwhile.</summary>
sealed partial class SearchFillingAtStart(IServiceScopeFactory scopes, ILogger<SearchFillingAtStart> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        var filling = FillAsync(stoppingToken);
        await filling.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (filling.Exception is { } problem && !stoppingToken.IsCancellationRequested)
            LogFailed(log, problem);
    }

    async Task FillAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        if (await scope.ServiceProvider.GetRequiredService<SearchFilling>().FillAsync(cancellation) is > 0 and var made)
            LogFilled(log, made);
    }

    [LoggerMessage(LogLevel.Information, "{Entries} things can be found by search from now on.")]
    static partial void LogFilled(ILogger log, int entries);

    [LoggerMessage(LogLevel.Warning, "Not everything can be found by search; it will be tried again at the next start.")]
    static partial void LogFailed(ILogger log, Exception problem);
}

public static class SearchSetup
{
    public static IServiceCollection AddSearch(this IServiceCollection services) =>
        services.AddSingleton<TextIndexes>().AddScoped<SearchFilling>().AddHostedService<SearchFillingAtStart>();
}
