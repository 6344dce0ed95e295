using System.Diagnostics;

namespace AsyncWork.E2E.Load;

/// <summary>How long each answer took, in ticks of the machine's clock: one array per connection, made before the clock starts.</summary>
internal sealed class Waits(int most)
{
    private readonly long[] ticks = new long[most];

    public int Count { get; private set; }
    public int Errors { get; private set; }
    public long Bytes { get; private set; }
    public string? FirstError { get; private set; }

    public bool IsFull => Count == ticks.Length;

    public void Add(long start, long bytes, string? error)
    {
        ticks[Count++] = Stopwatch.GetTimestamp() - start;
        Bytes += bytes;
        if (error is null)
            return;
        Errors++;
        FirstError ??= error;
    }

    public ReadOnlySpan<long> Ticks => ticks.AsSpan(0, Count);
}

/// <summary>What came out for one address at one number of connections.</summary>
/// <param name="Seconds">The time in which it was asked.</param>
/// <param name="Bytes">The mean size of an answer as it was sent.</param>
internal sealed record Result(
    int Connections,
    int Count,
    double Seconds,
    double P50,
    double P95,
    double P99,
    long Bytes,
    int Errors,
    string? FirstError
)
{
    public double PerSecond => Count / Seconds;

    public static Result Of(int connections, IReadOnlyList<Waits> all, double seconds)
    {
        var count = all.Sum(w => w.Count);
        var sorted = new long[count];
        var at = 0;
        foreach (var waits in all)
        {
            waits.Ticks.CopyTo(sorted.AsSpan(at));
            at += waits.Count;
        }
        Array.Sort(sorted);
        return new(
            connections,
            count,
            seconds,
            Milliseconds(0.50),
            Milliseconds(0.95),
            Milliseconds(0.99),
            count == 0 ? 0 : all.Sum(w => w.Bytes) / count,
            all.Sum(w => w.Errors),
            all.Select(w => w.FirstError).FirstOrDefault(e => e is not null)
        );

        double Milliseconds(double share) =>
            count == 0 ? double.NaN : sorted[(int)Math.Ceiling(share * count) - 1] * 1000.0 / Stopwatch.Frequency;
    }
}
