using System.Runtime.InteropServices;

namespace AsyncWork.Web.Hosting;

/// <summary>
/// Gives memory back to the system when nobody has asked for anything for a while: a busy minute or a few workbooks leave a hundred megabytes
/// that the runtime would keep for the next one. While people work it does nothing.
/// </summary>
sealed class IdleMemory : BackgroundService
{
    /// <summary>How often it looks whether anybody is there.</summary>
    internal static readonly TimeSpan Every = TimeSpan.FromSeconds(10);

    /// <summary>Bytes of new objects in an interval up to which nobody is there: less than ten pages, more than the app's own rounds.</summary>
    internal const long Quiet = 2 * 1024 * 1024;

    /// <summary>Bytes of new objects since memory was given back from which it is worth looking through all again, a tenth of a second.</summary>
    internal const long Worthwhile = 32 * 1024 * 1024;

    long last;
    long given;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var rounds = new PeriodicTimer(Every);
        while (await rounds.WaitForNextTickAsync(stoppingToken))
            if (IsTime(GC.GetTotalAllocatedBytes()))
                GiveBack();
    }

    /// <summary>Whether memory is to be given back now; asked once in each interval.</summary>
    /// <param name="made">Bytes of all objects that were ever made.</param>
    internal bool IsTime(long made)
    {
        var isQuiet = made - last <= Quiet;
        last = made;
        if (!isQuiet || made - given < Worthwhile)
            return false;
        given = made;
        return true;
    }

    internal static unsafe void GiveBack()
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        // Where the C library of Linux has it: else what SQLite and the drawing of PDFs have let go stays with the process.
        if (NativeLibrary.TryGetExport(NativeLibrary.GetMainProgramHandle(), "malloc_trim", out var trim))
            _ = ((delegate* unmanaged<nuint, int>)trim)(0);
    }
}
