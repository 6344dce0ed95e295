using NodaTime;

namespace AsyncWork.Domain.Calendar;

/// <summary>Arithmetic with stretches of time that are in order of their starts.</summary>
static class Stretches
{
    /// <summary>The same time with overlapping and touching intervals made one. Expects them in order of their starts.</summary>
    public static List<Interval> Merged(this IEnumerable<Interval> inOrder)
    {
        var merged = new List<Interval>();
        foreach (var next in inOrder)
            if (merged.Count > 0 && merged[^1] is var before && next.Start <= before.End)
                merged[^1] = new(before.Start, Instant.Max(before.End, next.End));
            else
                merged.Add(next);
        return merged;
    }

    /// <summary>The time that lies in the intervals of at least so many, in order; each one's own intervals do not overlap.</summary>
    public static List<Interval> SharedBy(this IEnumerable<IEnumerable<Interval>> each, int atLeast)
    {
        var steps = new List<(Instant At, int Step)>();
        foreach (var own in each)
        foreach (var interval in own)
        {
            steps.Add((interval.Start, 1));
            steps.Add((interval.End, -1));
        }
        steps.Sort(
            static (a, b) =>
                a.At == b.At ? a.Step - b.Step
                : a.At < b.At ? -1
                : 1
        );
        var shared = new List<Interval>();
        var (count, since) = (0, Instant.MinValue);
        foreach (var (at, step) in steps)
        {
            if (step < 0 && count == atLeast && since < at)
                shared.Add(new(since, at));
            count += step;
            if (step > 0 && count == atLeast)
                since = at;
        }
        return shared.Merged();
    }

    /// <summary>Whole minutes of the sum; part of a minute is dropped once, not per interval.</summary>
    public static int Minutes(this IEnumerable<Interval> intervals)
    {
        var sum = Duration.Zero;
        foreach (var interval in intervals)
            sum += interval.Duration;
        return (int)Math.Floor(sum.TotalMinutes);
    }
}
