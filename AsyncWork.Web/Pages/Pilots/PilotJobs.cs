namespace AsyncWork.Web.Pages.Pilots;

/// <summary>What pilots do by themselves.</summary>
public static class PilotJobs
{
    public static IServiceCollection AddPilotJobs(this IServiceCollection services) =>
        services.AddScoped<PilotDesk>().AddHostedService<PilotRounds>();
}

/// <summary>Looks every ten minutes for pilots that begin, and for weeks of them that are over.</summary>
sealed partial class PilotRounds(IServiceScopeFactory scopes, ILogger<PilotRounds> log) : BackgroundService
{
    static readonly TimeSpan Every = TimeSpan.FromMinutes(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var rounds = new PeriodicTimer(Every);
        while (await rounds.WaitForNextTickAsync(stoppingToken))
        {
            // The database may be away for a while; what was not done comes in the next round.
            var round = RoundAsync(stoppingToken);
            await round.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (round.Exception is { } problem)
                LogFailed(log, problem);
        }
    }

    async Task RoundAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var steps = await scope.ServiceProvider.GetRequiredService<PilotDesk>().BringOnAsync(cancellation);
        if (steps > 0)
            LogSteps(log, steps);
    }

    [LoggerMessage(LogLevel.Information, "{Steps} steps of pilots were made.")]
    static partial void LogSteps(ILogger log, int steps);

    [LoggerMessage(LogLevel.Warning, "Pilots could not be looked after; it will be tried again.")]
    static partial void LogFailed(ILogger log, Exception problem);
}
