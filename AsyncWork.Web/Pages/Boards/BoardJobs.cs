using AsyncWork.Web.Pages.Boards.Recurring;

namespace AsyncWork.Web.Pages.Boards;

/// <summary>What boards do by themselves.</summary>
public static class BoardJobs
{
    public static IServiceCollection AddBoardJobs(this IServiceCollection services) =>
        services.AddScoped<RecurringCards>().AddHostedService<RecurringRounds>();
}
