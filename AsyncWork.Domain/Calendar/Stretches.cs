using NodaTime;

namespace AsyncWork.Domain.Calendar;

/// <summary>Arithmetic with stretches of time that are in order of their starts.</summary>
static class Stretches
{
    /// <summary>The same time with overlapping and touching intervals made one. Expects them in order of their starts.</summary>
    public static IEnumerable<Interval> Merged(this IEnumerable<Interval> inOrder)
    {
        Interval? open = null;
        foreach (var next in inOrder)
            if (open is { } before && next.Start <= before.End)
                open = new(before.Start, Instant.Max(before.End, next.End));
            else
            {
                if (open is { } done)
                    yield return done;
                open = next;
            }
        if (open is { } last)
            yield return last;
    }

    /// <summary>Whole minutes of the sum; part of a minute is dropped once, not per interval.</summary>
    public static int Minutes(this IEnumerable<Interval> intervals) =>
        (int)Math.Floor(intervals.Aggregate(Duration.Zero, (sum, interval) => sum + interval.Duration).TotalMinutes);
}
