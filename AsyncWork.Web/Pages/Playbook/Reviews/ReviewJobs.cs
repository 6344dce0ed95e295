using AsyncWork.Web.Hosting;

namespace AsyncWork.Web.Pages.Playbook.Reviews;

/// <summary>What norm reviews do by themselves.</summary>
public static class ReviewJobs
{
    public static IServiceCollection AddReviewJobs(this IServiceCollection services) =>
        services.AddScoped<ReviewDesk>().AddHostedService<ReviewRounds>();
}

/// <summary>Looks every hour whether a quarter has ended whose norms nobody has begun to review (product.md P11).</summary>
sealed partial class ReviewRounds(IServiceScopeFactory scopes, ILogger<ReviewRounds> log)
    : Rounds(scopes, log, TimeSpan.FromHours(1), "Reviews of norms")
{
    protected override async Task RoundAsync(IServiceProvider services, CancellationToken cancellation)
    {
        var reviews = await services.GetRequiredService<ReviewDesk>().OpenDueAsync(cancellation);
        if (reviews > 0)
            LogOpened(log, reviews);
    }

    [LoggerMessage(LogLevel.Information, "{Reviews} norm reviews were opened.")]
    static partial void LogOpened(ILogger log, int reviews);
}
