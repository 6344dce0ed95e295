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
    public static FocusDay Of(IEnumerable<Interval> working, IEnumerable<Interval> meetings)
    {
        var shifts = InOrder(working);
        var busy = InOrder(meetings);
        var (gap, focus) = (Duration.Zero, Duration.Zero);
        foreach (var shift in shifts)
        {
            var at = shift.Start;
            foreach (var meeting in shift.PartsIn(busy))
            {
                gap += meeting.Start - at;
                EndGap();
                at = meeting.End;
            }
            gap += shift.End - at;
        }
        EndGap();

        var (minutes, occupied) = (shifts.Minutes(), shifts.SelectMany(s => s.PartsIn(busy)).Minutes());
        var focused = (int)Math.Floor(focus.TotalMinutes);
        return new(minutes, occupied, focused, minutes - occupied - focused);

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
        var outside = meetings
            .Select(m => new[] { m }.Minutes() - m.PartsIn(shifts).Minutes())
            .Where(minutes => minutes > 0)
            .ToList();
        return new(outside.Sum(), outside.Count);
    }

    static List<Interval> InOrder(IEnumerable<Interval> intervals) => [.. intervals.OrderBy(i => i.Start).Merged()];
}
