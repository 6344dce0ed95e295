namespace AsyncWork.Web.Pages.Playbook.Reviews;

/// <summary>What norm reviews do by themselves.</summary>
public static class ReviewJobs
{
    public static IServiceCollection AddReviewJobs(this IServiceCollection services) =>
        services.AddScoped<ReviewDesk>().AddHostedService<ReviewRounds>();
}

/// <summary>Looks every hour whether a quarter has ended whose norms nobody has begun to review (product.md P11).</summary>
sealed partial class ReviewRounds(IServiceScopeFactory scopes, ILogger<ReviewRounds> log) : BackgroundService
{
    static readonly TimeSpan Every = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var rounds = new PeriodicTimer(Every);
        while (await rounds.WaitForNextTickAsync(stoppingToken))
        {
            // The database may be away for a while; what was not opened is in the next round.
            var opening = OpenAsync(stoppingToken);
            await opening.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (opening.Exception is { } problem)
                LogFailed(log, problem);
        }
    }

    async Task OpenAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var reviews = await scope.ServiceProvider.GetRequiredService<ReviewDesk>().OpenDueAsync(cancellation);
        if (reviews > 0)
            LogOpened(log, reviews);
    }

    [LoggerMessage(LogLevel.Information, "{Reviews} norm reviews were opened.")]
    static partial void LogOpened(ILogger log, int reviews);

    [LoggerMessage(LogLevel.Warning, "Norm reviews could not be opened; it will be tried again.")]
    static partial void LogFailed(ILogger log, Exception problem);
}
