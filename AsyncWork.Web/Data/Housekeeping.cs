using AsyncWork.Web.Files;
using AsyncWork.Web.Hosting;
using AsyncWork.Web.Pages.Boards;
using AsyncWork.Web.Pages.Boards.Archive;
using AsyncWork.Web.Pages.Boards.Flow;
using AsyncWork.Web.Pages.HandOffs;
using AsyncWork.Web.Pages.People.Absences;
using AsyncWork.Web.Pages.Playbook;
using AsyncWork.Web.Pages.Wiki;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Data;

/// <summary>Deletes what nobody asks for any more, so that the database does not grow by use alone.</summary>
public sealed class Housekeeping(
    AppDbContext db,
    PageOwners owners,
    HandOffLeavers leavers,
    DeputyLeavers deputies,
    UnneededFiles files,
    IClock clock
)
{
    /// <summary>Sessions that are over are kept this long, so that one may still be asked about.</summary>
    public static readonly Duration SessionsKept = Duration.FromDays(30);

    /// <summary>Mails that have left are kept this long, without their text.</summary>
    public static readonly Duration MailsKept = Duration.FromDays(90);

    /// <summary>Files that were deleted can be restored this long.</summary>
    public static readonly Duration FilesKept = Duration.FromDays(30);

    /// <summary>How many rows went.</summary>
    /// <exception cref="AggregateException">Something could not be done; all the rest was.</exception>
    public async Task<int> CleanAsync(CancellationToken cancellation = default)
    {
        var (gone, problems) = (0, new List<Exception>());
        // A board of very many cards takes longer to delete than somebody waits for a page, and would else never go.
        await db.WithRoomForManyRowsAsync(CleanAllAsync, cancellation);
        return problems.Count == 0 ? gone : throw new AggregateException(problems);

        async Task CleanAllAsync()
        {
            foreach (var step in Steps(clock.GetCurrentInstant(), cancellation))
            {
                var doing = step();
                await ((Task)doing).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                cancellation.ThrowIfCancellationRequested();
                // What one step leaves behind when it fails is not the next one's to save.
                db.ChangeTracker.Clear();
                if (doing.Exception is { } problem)
                    problems.Add(problem.GetBaseException());
                else
                    gone += await doing;
            }
        }
    }

    /// <summary>One after the other; each gives how many rows it deleted.</summary>
    IEnumerable<Func<Task<int>>> Steps(Instant now, CancellationToken cancellation)
    {
        var (keys, sessions, mails, deleted) = (now - FormKeys.Kept, now - SessionsKept, now - MailsKept, now - FilesKept);
        yield return () => NoneAsync(db.ExpectAsync(now, cancellation: cancellation));
        yield return () => NoneAsync(owners.HandOnAsync(now, cancellation));
        yield return () => NoneAsync(leavers.GoOnAsync(now, cancellation));
        yield return () => NoneAsync(deputies.GoOnAsync(now, cancellation));
        yield return () => NoneAsync(db.KeepRoundsAsync(now, cancellation));
        yield return () => NoneAsync(db.AnalyzeAsync(cancellation));
        yield return () => DeleteAsync(db.UsedFormKeys.Where(k => k.At < keys));
        // A session that was never ended is over all the same when it was not seen for so long.
        yield return () =>
            DeleteAsync(db.AccountSessions.Where(s => s.SeenAt < sessions && (s.EndedAt == null || s.EndedAt < sessions)));
        yield return () => db.EmptyTrashAsync(now, cancellation);
        yield return () => NoneAsync(db.CountAllBlockersAsync(now, cancellation));
        yield return () => db.EmptyPageTrashAsync(now, cancellation);
        yield return () => DeleteAsync(db.OutgoingMails.Where(m => m.SentAt < mails));
        yield return () => DeleteAsync(db.Attachments.Where(a => a.DeletedAt < deleted));
        // Last: the contents of files that went just now go with them.
        yield return () => NoneAsync(files.CleanAsync(cancellation));

        Task<int> DeleteAsync<T>(IQueryable<T> rows)
            where T : class => db.WriteAsync(rows.ExecuteDeleteAsync, cancellation);

        static async Task<int> NoneAsync(Task work)
        {
            await work;
            return 0;
        }
    }
}

/// <summary>Keeps house once a day, the first time soon after the start.</summary>
sealed partial class HousekeepingRounds(IServiceScopeFactory scopes, ILogger<HousekeepingRounds> log)
    : Rounds(scopes, log, TimeSpan.FromDays(1), "Housekeeping", first: TimeSpan.FromMinutes(10))
{
    protected override async Task RoundAsync(IServiceProvider services, CancellationToken cancellation)
    {
        var rows = await services.GetRequiredService<Housekeeping>().CleanAsync(cancellation);
        if (rows > 0)
            LogCleaned(log, rows);
    }

    [LoggerMessage(LogLevel.Information, "{Rows} rows that nobody needs any more were deleted.")]
    static partial void LogCleaned(ILogger log, int rows);
}
