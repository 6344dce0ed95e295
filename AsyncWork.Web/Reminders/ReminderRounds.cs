using AsyncWork.Web.Hosting;

namespace AsyncWork.Web.Reminders;

/// <summary>Looks every ten minutes who is to be reminded; so a reminder comes soon after somebody's day begins, in every zone.</summary>
sealed partial class ReminderRounds(IServiceScopeFactory scopes, ILogger<ReminderRounds> log)
    : Rounds(scopes, log, TimeSpan.FromMinutes(10), "Reminders")
{
    protected override async Task RoundAsync(IServiceProvider services, CancellationToken cancellation)
    {
        var people = await services.GetRequiredService<WeekReminders>().RemindAsync(cancellation);
        if (people > 0)
            LogReminded(log, people);
        var pages = await services.GetRequiredService<ConfirmReminders>().RemindAsync(cancellation);
        if (pages > 0)
            LogConfirm(log, pages);
    }

    [LoggerMessage(LogLevel.Information, "{People} people were reminded of weeks that are not handed in.")]
    static partial void LogReminded(ILogger log, int people);

    [LoggerMessage(LogLevel.Information, "{Pages} reminders of pages to confirm were written.")]
    static partial void LogConfirm(ILogger log, int pages);
}
