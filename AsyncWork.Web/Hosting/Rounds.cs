using NodaTime;

namespace AsyncWork.Web.Hosting;

/// <summary>
/// Work that is looked for again and again on every node, the first time after one interval. When a round fails, as the database may be away for
/// a while, that is logged, and what was not done comes in the next one. The health page tells of each (product.md A9).
/// </summary>
/// <param name="what">What could not be done then, as a sentence begins.</param>
/// <param name="first">After the start, where it is sooner than <paramref name="every"/>.</param>
public abstract partial class Rounds(
    IServiceScopeFactory scopes,
    ILogger log,
    TimeSpan every,
    string what,
    TimeSpan? first = null
) : BackgroundService
{
    public string What => what;
    public Duration Every => Duration.FromTimeSpan(every);

    /// <summary>When the last round of this node ended, and whether it failed; null before the first.</summary>
    public RoundEnd? Last { get; private set; }

    /// <summary>Does what is due now, and notes how it ended.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var round = DoAsync();
        await round.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Last = new(scope.ServiceProvider.GetRequiredService<IClock>().GetCurrentInstant(), round.Exception is not null);
        if (round.Exception is { } problem)
            LogFailed(log, what, problem);

        async Task DoAsync() => await RoundAsync(scope.ServiceProvider, cancellation);
    }

    /// <param name="services">Of this round alone.</param>
    protected abstract Task RoundAsync(IServiceProvider services, CancellationToken cancellation);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var rounds = new PeriodicTimer(first ?? every);
        while (await rounds.WaitForNextTickAsync(stoppingToken))
        {
            rounds.Period = every;
            await RunAsync(stoppingToken);
        }
    }

    [LoggerMessage(LogLevel.Warning, "{What} could not be looked after; it will be tried again.")]
    static partial void LogFailed(ILogger log, string what, Exception problem);
}

/// <summary>How a round ended.</summary>
public sealed record RoundEnd(Instant At, bool HasFailed);
