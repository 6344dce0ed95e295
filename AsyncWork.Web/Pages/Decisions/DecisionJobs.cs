namespace AsyncWork.Web.Pages.Decisions;

/// <summary>What decisions do by themselves.</summary>
public static class DecisionJobs
{
    public static IServiceCollection AddDecisionJobs(this IServiceCollection services) =>
        services.AddScoped<DecisionDeadlines>().AddScoped<DecisionReminders>().AddHostedService<DecisionRounds>();
}

/// <summary>Looks every minute for decisions whose deadline has passed, and for people who should be reminded (product.md D7).</summary>
sealed partial class DecisionRounds(IServiceScopeFactory scopes, ILogger<DecisionRounds> log) : BackgroundService
{
    static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

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
        var deadlines = scope.ServiceProvider.GetRequiredService<DecisionDeadlines>();
        await deadlines.MoveAsync(cancellation);
        var closed = await deadlines.CloseAsync(cancellation);
        if (closed > 0)
            LogClosed(log, closed);
        var reminders = scope.ServiceProvider.GetRequiredService<DecisionReminders>();
        await reminders.RemindOfDeadlinesAsync(cancellation);
        await reminders.RemindOfReviewsAsync(cancellation);
    }

    [LoggerMessage(LogLevel.Information, "{Decisions} decisions were closed at their deadline.")]
    static partial void LogClosed(ILogger log, int decisions);

    [LoggerMessage(LogLevel.Warning, "Decisions could not be looked after; it will be tried again.")]
    static partial void LogFailed(ILogger log, Exception problem);
}
