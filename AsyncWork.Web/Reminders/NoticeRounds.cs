using AsyncWork.Web.Hosting;

namespace AsyncWork.Web.Reminders;

/// <summary>Looks every minute for what is urgent, and every five whose digest is due.</summary>
sealed partial class NoticeRounds(IServiceScopeFactory scopes, ILogger<NoticeRounds> log)
    : Rounds(scopes, log, TimeSpan.FromMinutes(1), "Notices and digests")
{
    const int RoundsOfDigest = 5;
    int round;

    protected override async Task RoundAsync(IServiceProvider services, CancellationToken cancellation)
    {
        var mails = services.GetRequiredService<NoticeMails>();
        var urgent = await mails.SendUrgentAsync(cancellation);
        var people = round++ % RoundsOfDigest == 0 ? await mails.SendDigestsAsync(cancellation) : 0;
        if (urgent + people > 0)
            LogSent(log, people, urgent);
    }

    [LoggerMessage(LogLevel.Information, "{People} people were sent a digest, and {Urgent} urgent notices left at once.")]
    static partial void LogSent(ILogger log, int people, int urgent);
}
