namespace AsyncWork.Web.Reports;

/// <summary>
/// Drawing a PDF keeps a processor busy and tens of megabytes in use: no more are drawn at once than there are processors, which is as quick
/// for everyone.
/// </summary>
static class PdfTurns
{
    static readonly SemaphoreSlim Free = new(Environment.ProcessorCount);

    public static async Task<IDisposable> TakeAsync(CancellationToken cancellation)
    {
        await Free.WaitAsync(cancellation);
        return new Turn();
    }

    sealed class Turn : IDisposable
    {
        bool isOver;

        public void Dispose()
        {
            if (!isOver)
                Free.Release();
            isOver = true;
        }
    }
}
