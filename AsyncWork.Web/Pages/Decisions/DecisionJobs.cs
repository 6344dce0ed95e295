using AsyncWork.Web.Hosting;

namespace AsyncWork.Web.Pages.Decisions;

/// <summary>What decisions do by themselves.</summary>
public static class DecisionJobs
{
    public static IServiceCollection AddDecisionJobs(this IServiceCollection services) =>
        services.AddScoped<DecisionDeadlines>().AddScoped<DecisionReminders>().AddHostedService<DecisionRounds>();
}

/// <summary>Looks every minute for decisions whose deadline has passed, and for people who should be reminded (product.md D7).</summary>
sealed partial class DecisionRounds(IServiceScopeFactory scopes, ILogger<DecisionRounds> log)
    : Rounds(scopes, log, TimeSpan.FromMinutes(1), "Decisions")
{
    protected override async Task RoundAsync(IServiceProvider services, CancellationToken cancellation)
    {
        var deadlines = services.GetRequiredService<DecisionDeadlines>();
        await deadlines.MoveAsync(cancellation);
        var closed = await deadlines.CloseAsync(cancellation);
        if (closed > 0)
            LogClosed(log, closed);
        var reminders = services.GetRequiredService<DecisionReminders>();
        await reminders.RemindOfDeadlinesAsync(cancellation);
        await reminders.RemindOfReviewsAsync(cancellation);
    }

    [LoggerMessage(LogLevel.Information, "{Decisions} decisions were closed at their deadline.")]
    static partial void LogClosed(ILogger log, int decisions);
}
