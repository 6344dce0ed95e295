using NodaTime;

namespace AsyncWork.Domain.TimeLogs;

/// <summary>
/// Counts pairs of one person's entries that overlap while they stream past. It keeps only what lies within a day of the newest entry, so a
/// long file takes no more memory than a short one; exact for entries in order of time, forwards or backwards, as tools export them.
/// </summary>
public sealed class OverlapCounter
{
    const int MostKept = 200;
    readonly Queue<(Instant Start, Instant End)> near = new();

    public int Pairs { get; private set; }

    public void Add(Instant start, Instant end)
    {
        while (near.Count > 0 && (near.Count >= MostKept || Apart(near.Peek().Start, start)))
            near.Dequeue();
        foreach (var other in near)
            if (start < other.End && other.Start < end)
                Pairs++;
        near.Enqueue((start, end));
    }

    // No entry is longer than a day, so starts two days apart cannot overlap.
    static bool Apart(Instant a, Instant b) => (a > b ? a - b : b - a) > Duration.FromDays(2);
}
