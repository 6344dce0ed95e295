using System.Collections.Concurrent;
using System.Threading.Channels;
using AsyncWork.Domain;

namespace AsyncWork.Web.Importing;

/// <summary>The steps of a running import.</summary>
enum ImportStep
{
    Waiting,
    Reading,
    Storing,
    Finishing,
}

/// <summary>How far an import is: rows or pages of the step at hand.</summary>
sealed record ProgressNow(ImportStep Step, int Rows);

/// <summary>
/// How far the imports of this process are, one kind of them, and the bell that wakes the runner. Kept in memory because on SQLite nothing else can be written
/// while an import holds its transaction.
/// </summary>
/// <typeparam name="TImport">The kind of imports.</typeparam>
sealed class ImportProgress<TImport>
    where TImport : ImportJob
{
    readonly ConcurrentDictionary<int, ProgressNow> now = new();
    readonly Channel<bool> bell = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite }
    );

    public ProgressNow? Of(int import) => now.GetValueOrDefault(import);

    public void Report(int import, ImportStep step, int rows) => now[import] = new(step, rows);

    public void Forget(int import) => now.TryRemove(import, out _);

    /// <summary>There is something to do.</summary>
    public void Ring() => bell.Writer.TryWrite(true);

    /// <summary>Waits for the bell, or until some time has passed.</summary>
    public async Task WaitAsync(TimeSpan atMost, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(atMost);
        try
        {
            await bell.Reader.ReadAsync(limit.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested) { }
    }
}
