namespace AsyncWork.Web.Reminders;

/// <summary>Looks every ten minutes who is to be reminded; so a reminder comes soon after somebody's day begins, in every zone.</summary>
sealed partial class ReminderRounds(IServiceScopeFactory scopes, ILogger<ReminderRounds> log) : BackgroundService
{
    static readonly TimeSpan Every = TimeSpan.FromMinutes(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var rounds = new PeriodicTimer(Every);
        while (await rounds.WaitForNextTickAsync(stoppingToken))
        {
            // The database may be away for a while; who was not reminded is in the next round.
            var reminding = RemindAsync(stoppingToken);
            await reminding.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (reminding.Exception is { } problem)
                LogFailed(log, problem);
        }
    }

    async Task RemindAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var people = await scope.ServiceProvider.GetRequiredService<WeekReminders>().RemindAsync(cancellation);
        if (people > 0)
            LogReminded(log, people);
        var pages = await scope.ServiceProvider.GetRequiredService<ConfirmReminders>().RemindAsync(cancellation);
        if (pages > 0)
            LogConfirm(log, pages);
    }

    [LoggerMessage(LogLevel.Information, "{People} people were reminded of weeks that are not handed in.")]
    static partial void LogReminded(ILogger log, int people);

    [LoggerMessage(LogLevel.Information, "{Pages} reminders of pages to confirm were written.")]
    static partial void LogConfirm(ILogger log, int pages);

    [LoggerMessage(LogLevel.Warning, "Nobody could be reminded; it will be tried again.")]
    static partial void LogFailed(ILogger log, Exception problem);
}
