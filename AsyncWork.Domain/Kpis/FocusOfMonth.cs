using AsyncWork.Domain.Calendar;
using NodaTime;

namespace AsyncWork.Domain.Kpis;

/// <summary>
/// What the meetings of a month left of working time, and how much of them lay outside it (kpis.md K17, K19), in minutes. It speaks of
/// groups only (<see cref="SmallestGroup"/>).
/// </summary>
/// <param name="Working">Working time.</param>
/// <param name="Focus">The part of it in gaps of two hours or more between meetings.</param>
/// <param name="Occupied">The part of it in meetings; two at once count once.</param>
/// <param name="OutOfHours">Meetings outside working time; two at once count both.</param>
/// <param name="Clocked">Minutes of all meetings whose clock times are known; the others can take nothing from focus.</param>
/// <param name="Weeks">
/// Person-weeks: each working day is the part of a week that its minutes are of the full week of the person's schedule.
/// </param>
public readonly record struct FocusOfMonth(int Working, int Focus, int Occupied, int OutOfHours, int Clocked, decimal Weeks)
{
    /// <summary>Below this many people it would speak of a person.</summary>
    public const int SmallestGroup = HeatMap.SmallestGroup;

    /// <summary>What lies in meetings and in gaps too short for focus is neither.</summary>
    public int Fragmented => Working - Focus - Occupied;

    /// <param name="time">The whole working time of the person.</param>
    /// <param name="dates">The local dates that count.</param>
    /// <param name="meetings">The meetings dated on them.</param>
    public static FocusOfMonth OfPerson(WorkingTime time, IEnumerable<LocalDate> dates, IReadOnlyList<LoggedMeeting> meetings)
    {
        var busy = meetings.Where(m => m.Start < m.End).Select(m => new Interval(m.Start, m.End)).ToList();
        var occupying = FocusTime.InOrder(busy);
        var (working, focus, occupied, weeks) = (0, 0, 0, 0m);
        foreach (var date in dates)
        {
            var shifts = time.ShiftsOn(date);
            if (shifts.Count == 0)
                continue;
            var day = FocusTime.OfOrdered(shifts.Select(s => new Interval(s.From, s.To)).Merged(), occupying);
            (working, focus, occupied) = (working + day.Working, focus + day.Focus, occupied + day.Occupied);
            weeks += (decimal)day.Working / time.MinutesPerWeekOn(date);
        }
        return new(working, focus, occupied, OutOfHoursOf(time, busy), meetings.Sum(m => m.Minutes), weeks);
    }

    static int OutOfHoursOf(WorkingTime time, List<Interval> busy) =>
        busy.Count == 0 ? 0 : FocusTime.OutOfHours(time.Between(busy.Min(m => m.Start), busy.Max(m => m.End)), busy).Minutes;

    public static FocusOfMonth Sum(IEnumerable<FocusOfMonth> parts) =>
        parts.Aggregate(
            default(FocusOfMonth),
            (a, b) =>
                new(
                    a.Working + b.Working,
                    a.Focus + b.Focus,
                    a.Occupied + b.Occupied,
                    a.OutOfHours + b.OutOfHours,
                    a.Clocked + b.Clocked,
                    a.Weeks + b.Weeks
                )
        );
}
