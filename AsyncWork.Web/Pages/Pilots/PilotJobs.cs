using AsyncWork.Web.Hosting;

namespace AsyncWork.Web.Pages.Pilots;

/// <summary>What pilots do by themselves.</summary>
public static class PilotJobs
{
    public static IServiceCollection AddPilotJobs(this IServiceCollection services) =>
        services.AddScoped<PilotDesk>().AddHostedService<PilotRounds>();
}

/// <summary>Looks every ten minutes for pilots that begin, and for weeks of them that are over.</summary>
sealed partial class PilotRounds(IServiceScopeFactory scopes, ILogger<PilotRounds> log)
    : Rounds(scopes, log, TimeSpan.FromMinutes(10), "Pilots")
{
    protected override async Task RoundAsync(IServiceProvider services, CancellationToken cancellation)
    {
        var steps = await services.GetRequiredService<PilotDesk>().BringOnAsync(cancellation);
        if (steps > 0)
            LogSteps(log, steps);
    }

    [LoggerMessage(LogLevel.Information, "{Steps} steps of pilots were made.")]
    static partial void LogSteps(ILogger log, int steps);
}
