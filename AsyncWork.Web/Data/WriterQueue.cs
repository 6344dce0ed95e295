using System.Collections.Concurrent;
using AsyncWork.Web.Browser;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace AsyncWork.Web.Data;

/// <summary>
/// The writers of one SQLite file. SQLite lets one in at a time and makes the others sleep and try again; queueing here is fair and far
/// quicker. Requests wait as long as somebody waits for a page, all other work as long as it takes.
/// </summary>
sealed class WriterQueue(SemaphoreSlim free)
{
    static readonly ConcurrentDictionary<string, WriterQueue> Files = new(StringComparer.Ordinal);
    static readonly AsyncLocal<TimeSpan?> Patience = new();

    public static WriterQueue Of(string file) => Files.GetOrAdd(file, _ => new(new SemaphoreSlim(1, 1)));

    /// <summary>From here on, and in what is called from here, a turn is waited for no longer than this.</summary>
    public static void WaitAtMost(TimeSpan patience) => Patience.Value = patience;

    /// <exception cref="DatabaseBusyException">The turn did not come in time.</exception>
    public async Task<IDisposable> TurnAsync(CancellationToken cancellation) =>
        await free.WaitAsync(Patience.Value ?? Timeout.InfiniteTimeSpan, cancellation)
            ? new Turn(free)
            : throw new DatabaseBusyException();

    /// <summary>A turn, if nobody has it now.</summary>
    public IDisposable? TurnIfFree() => free.Wait(0) ? new Turn(free) : null;

    sealed class Turn(SemaphoreSlim free) : IDisposable
    {
        public void Dispose() => free.Release();
    }
}

/// <summary>Something large is being stored, and nothing else could be written in time. Nothing was changed.</summary>
public sealed class DatabaseBusyException() : Exception("The database was busy with other work for too long.");

/// <summary>Answers requests that could not write in time.</summary>
public static class BusyAnswers
{
    const int TryAgainAfterSeconds = 60;

    /// <summary>SQL Server's for a statement that was waiting for longer than a command may take, and for a lock that did not come.</summary>
    static readonly int[] WaitedTooLong = [-2, 1222];

    /// <summary>503, with a page that says why, instead of a wait as long as an import. Inside the error pages.</summary>
    public static IApplicationBuilder UseBusyAnswers(this WebApplication app)
    {
        var options = app.Configuration.GetSection("Database").Get<DatabaseOptions>() ?? new();
        var patience = TimeSpan.FromSeconds(options.BusyAfterSeconds);
        return app.Use(
            async (http, next) =>
            {
                WriterQueue.WaitAtMost(patience);
                try
                {
                    await next(http);
                }
                catch (DatabaseBusyException) when (!http.Response.HasStarted)
                {
                    TryLater(http.Response);
                }
                catch (DbUpdateException failed) when (IsWait(failed.InnerException) && !http.Response.HasStarted)
                {
                    TryLater(http.Response);
                }
                catch (SqlException failed) when (IsWait(failed) && !http.Response.HasStarted)
                {
                    TryLater(http.Response);
                }
                catch (RetryLimitExceededException) when (!http.Response.HasStarted)
                {
                    TryLater(http.Response);
                    // Written here: the page that others get asks the database who reads it, and would wait as long again.
                    await http.WriteFailureAsync(
                        "The database is busy or cannot be reached",
                        "Nothing of yours was changed. Try again in a minute."
                    );
                }
            }
        );
    }

    static bool IsWait(Exception? failed) => failed is SqlException { Number: var number } && WaitedTooLong.Contains(number);

    static void TryLater(HttpResponse response)
    {
        response.Clear();
        response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        response.Headers.RetryAfter = $"{TryAgainAfterSeconds}";
    }
}
