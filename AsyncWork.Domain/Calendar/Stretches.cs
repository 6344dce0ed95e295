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

    /// <summary>The parts of an interval that lie in others, in their order.</summary>
    public static IEnumerable<Interval> PartsIn(this Interval interval, IEnumerable<Interval> others) =>
        others
            .Where(o => o.Start < interval.End && interval.Start < o.End)
            .Select(o => new Interval(Instant.Max(o.Start, interval.Start), Instant.Min(o.End, interval.End)));

    /// <summary>The time that lies in the intervals of at least so many, in order; each one's own intervals do not overlap.</summary>
    public static IEnumerable<Interval> SharedBy(this IEnumerable<IEnumerable<Interval>> each, int atLeast)
    {
        var steps = each.SelectMany(own => own)
            .SelectMany(i => new[] { (At: i.Start, Step: 1), (At: i.End, Step: -1) })
            .OrderBy(s => s.At)
            .ThenBy(s => s.Step);
        return Shared().Merged();

        IEnumerable<Interval> Shared()
        {
            var (count, since) = (0, Instant.MinValue);
            foreach (var (at, step) in steps)
            {
                if (step < 0 && count == atLeast && since < at)
                    yield return new(since, at);
                count += step;
                if (step > 0 && count == atLeast)
                    since = at;
            }
        }
    }

    /// <summary>Whole minutes of the sum; part of a minute is dropped once, not per interval.</summary>
    public static int Minutes(this IEnumerable<Interval> intervals) =>
        (int)Math.Floor(intervals.Aggregate(Duration.Zero, (sum, interval) => sum + interval.Duration).TotalMinutes);
}
