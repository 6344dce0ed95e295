using NodaTime;

namespace AsyncWork.Domain.TimeLogs;

/// <summary>Two entries of one person that claim the same minutes (product.md T6). Allowed, since people do two things at once, but told.</summary>
/// <param name="First">The entry that started first.</param>
/// <param name="Second">The entry that started while the first ran.</param>
public readonly record struct Overlap<T>(T First, T Second);

public static class Overlaps
{
    /// <summary>The overlapping pairs among entries with clock times, in order of start. Entries that only touch do not overlap.</summary>
    public static IReadOnlyList<Overlap<T>> Among<T>(IEnumerable<T> entries, Func<T, (Instant Start, Instant End)?> clock)
    {
        var sorted = entries
            .Select(e => (Entry: e, Clock: clock(e)))
            .Where(e => e.Clock is not null)
            .Select(e => (e.Entry, e.Clock!.Value.Start, e.Clock.Value.End))
            .OrderBy(e => e.Start)
            .ThenBy(e => e.End)
            .ToList();
        var pairs = new List<Overlap<T>>();
        for (var i = 0; i < sorted.Count; i++)
        for (var j = i + 1; j < sorted.Count && sorted[j].Start < sorted[i].End; j++)
            if (sorted[j].End > sorted[j].Start)
                pairs.Add(new(sorted[i].Entry, sorted[j].Entry));
        return pairs;
    }
}
