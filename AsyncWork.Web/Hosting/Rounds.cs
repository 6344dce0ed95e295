namespace AsyncWork.Web.Hosting;

/// <summary>
/// Work that is looked for again and again on every node, the first time after one interval. When a round fails, as the database may be away for
/// a while, that is logged, and what was not done comes in the next one.
/// </summary>
/// <param name="what">What could not be done then, as a sentence begins.</param>
public abstract partial class Rounds(IServiceScopeFactory scopes, ILogger log, TimeSpan every, string what) : BackgroundService
{
    /// <param name="services">Of this round alone.</param>
    protected abstract Task RoundAsync(IServiceProvider services, CancellationToken cancellation);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var rounds = new PeriodicTimer(every);
        while (await rounds.WaitForNextTickAsync(stoppingToken))
        {
            var round = RunAsync(stoppingToken);
            await round.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (round.Exception is { } problem)
                LogFailed(log, what, problem);
        }
    }

    async Task RunAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        await RoundAsync(scope.ServiceProvider, cancellation);
    }

    [LoggerMessage(LogLevel.Warning, "{What} could not be looked after; it will be tried again.")]
    static partial void LogFailed(ILogger log, string what, Exception problem);
}
