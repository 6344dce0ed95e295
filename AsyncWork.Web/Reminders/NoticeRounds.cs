namespace AsyncWork.Web.Reminders;

/// <summary>Looks every minute for what is urgent, and every five whose digest is due.</summary>
sealed partial class NoticeRounds(IServiceScopeFactory scopes, ILogger<NoticeRounds> log) : BackgroundService
{
    static readonly TimeSpan Every = TimeSpan.FromMinutes(1);
    const int RoundsOfDigest = 5;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var rounds = new PeriodicTimer(Every);
        for (var round = 1; await rounds.WaitForNextTickAsync(stoppingToken); round++)
        {
            // The database may be away for a while; what was not sent is in the next round.
            var sending = SendAsync(round % RoundsOfDigest == 1, stoppingToken);
            await sending.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (sending.Exception is { } problem)
                LogFailed(log, problem);
        }
    }

    async Task SendAsync(bool digests, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var mails = scope.ServiceProvider.GetRequiredService<NoticeMails>();
        var urgent = await mails.SendUrgentAsync(cancellation);
        var people = digests ? await mails.SendDigestsAsync(cancellation) : 0;
        if (urgent + people > 0)
            LogSent(log, people, urgent);
    }

    [LoggerMessage(LogLevel.Information, "{People} people were sent a digest, and {Urgent} urgent notices left at once.")]
    static partial void LogSent(ILogger log, int people, int urgent);

    [LoggerMessage(LogLevel.Warning, "Notices could not be mailed; it will be tried again.")]
    static partial void LogFailed(ILogger log, Exception problem);
}
