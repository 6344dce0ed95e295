using AsyncWork.Web.Files;
using AsyncWork.Web.Pages.Boards.Archive;
using AsyncWork.Web.Pages.Boards.Flow;
using AsyncWork.Web.Pages.HandOffs;
using AsyncWork.Web.Pages.Playbook;
using AsyncWork.Web.Pages.Wiki;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Data;

/// <summary>Deletes what nobody asks for any more, so that the database does not grow by use alone.</summary>
public sealed class Housekeeping(AppDbContext db, PageOwners owners, HandOffLeavers leavers, IClock clock)
{
    /// <summary>Sessions that are over are kept this long, so that one may still be asked about.</summary>
    public static readonly Duration SessionsKept = Duration.FromDays(30);

    /// <summary>Mails that have left are kept this long, without their text.</summary>
    public static readonly Duration MailsKept = Duration.FromDays(90);

    /// <summary>How many rows went.</summary>
    public async Task<int> CleanAsync(CancellationToken cancellation = default)
    {
        var now = clock.GetCurrentInstant();
        var (keys, sessions, mails) = (now - FormKeys.Kept, now - SessionsKept, now - MailsKept);
        await db.ExpectAsync(now, cancellation: cancellation);
        await owners.HandOnAsync(now, cancellation);
        await leavers.GoOnAsync(now, cancellation);
        await db.KeepRoundsAsync(now, cancellation);
        await db.AnalyzeAsync(cancellation);
        return await db.WriteAsync(c => db.UsedFormKeys.Where(k => k.At < keys).ExecuteDeleteAsync(c), cancellation)
            // A session that was never ended is over all the same when it was not seen for so long.
            + await db.WriteAsync(
                c =>
                    db.AccountSessions.Where(s => s.SeenAt < sessions && (s.EndedAt == null || s.EndedAt < sessions))
                        .ExecuteDeleteAsync(c),
                cancellation
            )
            + await db.EmptyTrashAsync(now, cancellation)
            + await db.EmptyPageTrashAsync(now, cancellation)
            + await db.WriteAsync(c => db.OutgoingMails.Where(m => m.SentAt < mails).ExecuteDeleteAsync(c), cancellation);
    }
}

/// <summary>Keeps house once a day, the first time soon after the start.</summary>
sealed partial class HousekeepingRounds(IServiceScopeFactory scopes, ILogger<HousekeepingRounds> log) : BackgroundService
{
    static readonly TimeSpan AfterStart = TimeSpan.FromMinutes(10);
    static readonly TimeSpan Day = TimeSpan.FromDays(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var rounds = new PeriodicTimer(AfterStart);
        while (await rounds.WaitForNextTickAsync(stoppingToken))
        {
            rounds.Period = Day;
            // The database may be away for a while; what is left lying goes tomorrow.
            var cleaning = CleanAsync(stoppingToken);
            await cleaning.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (cleaning.Exception is { } problem)
                LogFailed(log, problem);
        }
    }

    async Task CleanAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var rows = await scope.ServiceProvider.GetRequiredService<Housekeeping>().CleanAsync(cancellation);
        if (rows > 0)
            LogCleaned(log, rows);
        await scope.ServiceProvider.GetRequiredService<UnneededFiles>().CleanAsync(cancellation);
    }

    [LoggerMessage(LogLevel.Information, "{Rows} rows that nobody needs any more were deleted.")]
    static partial void LogCleaned(ILogger log, int rows);

    [LoggerMessage(LogLevel.Warning, "The database could not be cleaned; it will be tried again tomorrow.")]
    static partial void LogFailed(ILogger log, Exception problem);
}
