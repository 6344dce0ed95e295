using AsyncWork.Web.Pages.Reports;
using AsyncWork.Web.Pages.Reports.Mail;
using AsyncWork.Web.Reports.Pdf;

namespace AsyncWork.Web.Reports;

/// <summary>What the monthly report needs.</summary>
public static class ReportsSetup
{
    public static IServiceCollection AddReports(this IServiceCollection services) =>
        services
            .AddScoped<MonthlyReports>()
            .AddScoped<CommentaryDesk>()
            .AddScoped<FrozenMonths>()
            .AddHostedService<FreezeRounds>()
            .AddScoped<ReportMails>()
            .AddScoped<SubscriptionDesk>()
            .AddHostedService<ReportMailRounds>()
            .AddHostedService<PdfWarmUp>();
}
