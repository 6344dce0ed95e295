using NodaTime;

namespace AsyncWork.Domain.Calendar;

/// <summary>How meetings leave a person's working day, in minutes (kpis.md K17).</summary>
/// <param name="Working">Working time.</param>
/// <param name="Occupied">The part of it in meetings; two at once count once (kpis.md K11).</param>
/// <param name="Focus">The part in gaps of two hours or more.</param>
/// <param name="Fragmented">The part in shorter gaps; what part minutes leave over is here, so that the three add up.</param>
public readonly record struct FocusDay(int Working, int Occupied, int Focus, int Fragmented);

/// <summary>Meetings outside working time (kpis.md K19).</summary>
/// <param name="Minutes">Only the parts outside; two meetings at once count both.</param>
/// <param name="Meetings">How many have such a part.</param>
public readonly record struct OutOfHoursLoad(int Minutes, int Meetings);

/// <summary>Focus time and meetings out of hours, of one person.</summary>
public static class FocusTime
{
    /// <summary>The shortest gap, in working minutes, that counts as focus (kpis.md K17).</summary>
    public const int ShortestGap = 120;

    /// <summary>
    /// What the meetings leave of one working day. Breaks between its shifts do not interrupt a gap, and nothing outside the shifts counts,
    /// so a meeting in a break does not either.
    /// </summary>
    /// <param name="working">The shifts of the day, in any order.</param>
    /// <param name="meetings">In any order, also of other days.</param>
    public static FocusDay Of(IEnumerable<Interval> working, IEnumerable<Interval> meetings) =>
        OfOrdered(InOrder(working), InOrder(meetings));

    /// <summary>The same of what is in order and does not overlap.</summary>
    internal static FocusDay OfOrdered(List<Interval> shifts, List<Interval> meetings)
    {
        var (gap, focus, working, occupied) = (Duration.Zero, Duration.Zero, Duration.Zero, Duration.Zero);
        foreach (var shift in shifts)
        {
            var at = shift.Start;
            foreach (var meeting in meetings)
            {
                if (meeting.End <= shift.Start)
                    continue;
                if (meeting.Start >= shift.End)
                    break;
                var (start, end) = (Instant.Max(meeting.Start, shift.Start), Instant.Min(meeting.End, shift.End));
                gap += start - at;
                EndGap();
                (at, occupied) = (end, occupied + (end - start));
            }
            (gap, working) = (gap + (shift.End - at), working + shift.Duration);
        }
        EndGap();
        var (all, busy, free) = (Minutes(working), Minutes(occupied), Minutes(focus));
        return new(all, busy, free, all - busy - free);

        void EndGap()
        {
            if (gap >= Duration.FromMinutes(ShortestGap))
                focus += gap;
            gap = Duration.Zero;
        }
    }

    /// <summary>The parts of meetings that lie outside working time (kpis.md K19).</summary>
    /// <param name="working">All working time that the meetings may touch, in any order.</param>
    public static OutOfHoursLoad OutOfHours(IEnumerable<Interval> working, IEnumerable<Interval> meetings)
    {
        var shifts = InOrder(working);
        var (minutes, outside, first) = (0, 0, 0);
        foreach (var meeting in meetings.OrderBy(m => m.Start))
        {
            while (first < shifts.Count && shifts[first].End <= meeting.Start)
                first++;
            var within = Duration.Zero;
            for (var i = first; i < shifts.Count && shifts[i].Start < meeting.End; i++)
                within += Instant.Min(shifts[i].End, meeting.End) - Instant.Max(shifts[i].Start, meeting.Start);
            if (Minutes(meeting.Duration) - Minutes(within) is > 0 and var part)
                (minutes, outside) = (minutes + part, outside + 1);
        }
        return new(minutes, outside);
    }

    /// <summary>Whole ones.</summary>
    static int Minutes(Duration time) => (int)Math.Floor(time.TotalMinutes);

    /// <summary>In order of their starts, with what overlaps or touches made one.</summary>
    internal static List<Interval> InOrder(IEnumerable<Interval> intervals) => intervals.OrderBy(i => i.Start).Merged();
}
