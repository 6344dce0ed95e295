namespace AsyncWork.Web.Pages.Time.Approvals;

public static class ApprovalSetup
{
    public static IServiceCollection AddApprovals(this IServiceCollection services) =>
        services.AddScoped<ApprovalDecisions>().AddScoped<Corrections>().AddScoped<MonthClosing>().AddSingleton<HandedInHours>();
}
