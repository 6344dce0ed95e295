using NodaTime;
using NodaTime.TimeZones;

namespace AsyncWork.Domain.Calendar;

/// <summary>A stretch of work between two moments, the second excluded, with the local date on which it starts and to which it counts.</summary>
public readonly record struct Shift(LocalDate Date, Instant From, Instant To);

/// <summary>
/// When one person works: the schedule valid on each date, without days off and only within employment (W in kpis.md section 0; product.md S1).
/// A shift over midnight belongs to the local date on which it starts, as time entries do: a day off removes the shifts that start on it
/// and leaves the end of the night before. Hours become moments for their own date: of a time that occurs twice the first is meant, and a time
/// that the clocks skip is the moment at which they jump, so that shifts keep their order. Immutable.
/// </summary>
public sealed class WorkingTime
{
    const int MostDaysAhead = 400;
    static readonly ZoneLocalMappingResolver FirstOrJump = Resolvers.CreateMappingResolver(
        Resolvers.ReturnEarlier,
        Resolvers.ReturnStartOfIntervalAfter
    );
    static readonly Duration Ahead = Duration.FromDays(MostDaysAhead);
    readonly (LocalDate ValidFrom, WorkWeek Week)[] newestFirst;
    readonly IReadOnlyDictionary<LocalDate, DayOff>? daysOff;
    readonly LocalDate? startsOn;
    readonly LocalDate? lastDay;
    ZoneInterval? even;

    /// <param name="schedules">In any order; each is valid until the next one begins. Before the first there are no hours.</param>
    /// <param name="daysOff">None when null.</param>
    /// <param name="startsOn">The first day of employment; open when null.</param>
    /// <param name="lastDay">The last day of employment; a night shift that starts on it is worked to its end. Open when null.</param>
    public WorkingTime(
        DateTimeZone zone,
        IEnumerable<(LocalDate ValidFrom, WorkWeek Week)> schedules,
        IReadOnlyDictionary<LocalDate, DayOff>? daysOff = null,
        LocalDate? startsOn = null,
        LocalDate? lastDay = null
    )
    {
        Zone = zone;
        newestFirst = [.. schedules.OrderByDescending(s => s.ValidFrom)];
        (this.daysOff, this.startsOn, this.lastDay) = (daysOff, startsOn, lastDay);
    }

    public DateTimeZone Zone { get; }

    /// <summary>False for someone of whom no hours were ever written down, which is not the same as never working.</summary>
    public bool HasSchedule => newestFirst.Length > 0;

    /// <summary>Why nothing starts on a local date; null when no day off is known for it, also at weekends.</summary>
    public DayOff? DayOffOn(LocalDate date) => daysOff?.GetValueOrDefault(date);

    public bool IsEmployedOn(LocalDate date) => !(date < startsOn || date > lastDay);

    /// <summary>The hours as they would be if there were no days off.</summary>
    public WorkingTime WithoutDaysOff() => new(Zone, newestFirst, null, startsOn, lastDay);

    /// <summary>The first day off that takes working time out of an interval; null when none does.</summary>
    public DayOff? DayOffIn(Interval interval) =>
        WithoutDaysOff()
            .ShiftsBetween(interval.Start, interval.End)
            .Select(shift => DayOffOn(shift.Date))
            .FirstOrDefault(off => off is not null);

    /// <summary>The shifts that start on a local date, in order. One that a clock change skips altogether is not there.</summary>
    public IReadOnlyList<Shift> ShiftsOn(LocalDate date)
    {
        var hours = HoursOn(date);
        if (hours.Count == 0)
            return [];
        var shifts = new List<Shift>(hours.Count);
        var midnight = EvenMidnight(date);
        for (var i = 0; i < hours.Count; i++)
        {
            var shift = midnight is { } even ? ShiftFrom(even, date, hours[i]) : ShiftOn(date, hours[i]);
            if (shift.From < shift.To)
                shifts.Add(shift);
        }
        return shifts;
    }

    static Shift ShiftFrom(Instant midnight, LocalDate date, WorkInterval hours)
    {
        var from = midnight + Duration.FromNanoseconds(hours.Start.NanosecondOfDay);
        return new(date, from, from + Duration.FromMinutes(hours.Minutes));
    }

    Shift ShiftOn(LocalDate date, WorkInterval hours) =>
        new(date, Moment(date + hours.Start), Moment((hours.EndsNextDay ? date.PlusDays(1) : date) + hours.End));

    /// <summary>The working time between two moments in order, cut at both; what touches is one interval.</summary>
    public IReadOnlyList<Interval> Between(Instant from, Instant to)
    {
        var stretches = new List<Interval>();
        foreach (var shift in ShiftsBetween(from, to))
            stretches.Add(new(Instant.Max(shift.From, from), Instant.Min(shift.To, to)));
        return stretches.Merged();
    }

    /// <summary>W(p, a, b): whole working minutes between two moments, 0 when the second is not later (kpis.md section 0).</summary>
    public int MinutesBetween(Instant a, Instant b) => Between(a, b).Minutes();

    /// <summary>Elapsed minutes of the shifts that start on a local date (kpis.md K23).</summary>
    public int MinutesOn(LocalDate date) => MinutesOf(HoursOn(date), date);

    int MinutesOf(IReadOnlyList<WorkInterval> hours, LocalDate date)
    {
        if (hours.Count == 0)
            return 0;
        if (EvenMidnight(date) is null)
            return hours
                .Select(h => ShiftOn(date, h))
                .Where(s => s.From < s.To)
                .Select(s => new Interval(s.From, s.To))
                .Minutes();
        var minutes = 0;
        for (var i = 0; i < hours.Count; i++)
            minutes += hours[i].Minutes;
        return minutes;
    }

    /// <summary>Elapsed minutes of the shifts that start on these local dates (kpis.md K23).</summary>
    public int MinutesIn(DateInterval dates)
    {
        var minutes = 0;
        for (var date = dates.Start; date <= dates.End; date = date.PlusDays(1))
            minutes += MinutesOn(date);
        return minutes;
    }

    public bool IsWorkingAt(Instant moment) => ShiftsBetween(moment, moment + Duration.Epsilon).Any();

    /// <summary>The moment itself within working time, else the start of the next shift; null when there is none within 400 days.</summary>
    public Instant? NextWorkingMinute(Instant moment)
    {
        foreach (var shift in ShiftsBetween(moment, moment + Ahead))
            return Instant.Max(shift.From, moment);
        return null;
    }

    /// <summary>
    /// The earliest moment by which so many working minutes have passed, which may be the end of a shift (kpis.md K9); null when that is
    /// more than 400 days away.
    /// </summary>
    public Instant? AfterWorkingMinutes(Instant from, int minutes)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(minutes);
        var left = Duration.FromMinutes(minutes);
        if (left == Duration.Zero)
            return from;
        var worked = from;
        foreach (var shift in ShiftsBetween(from, from + Ahead))
        {
            // Two shifts at once pass one time.
            var start = Instant.Max(shift.From, worked);
            if (shift.To <= start)
                continue;
            if (left <= shift.To - start)
                return start + left;
            (left, worked) = (left - (shift.To - start), shift.To);
        }
        return null;
    }

    /// <summary>
    /// Working time between two moments, days off taken out, divided by what is worked on a day of the week in which it begins (kpis.md K2,
    /// K12). Null without hours in that week.
    /// </summary>
    public decimal? DaysBetween(Instant from, Instant to)
    {
        var first = from.InZone(Zone).Date;
        var (usual, days) = (0, 0);
        for (var date = first; date < first.PlusDays(7); date = date.PlusDays(1))
            if (MinutesOf(UsualHoursOn(date), date) is > 0 and var minutes)
                (usual, days) = (usual + minutes, days + 1);
        return days == 0 ? null : MinutesBetween(from, to) / ((decimal)usual / days);
    }

    /// <summary>
    /// The same clock time so many working days later, moved to the next working minute; asked out of hours, the clock starts at the next
    /// working minute (kpis.md K9). A working day is a local date on which a shift starts, and the hours after midnight of a night shift
    /// belong to the day before. Null when that is more than 400 days away.
    /// </summary>
    public Instant? AfterWorkingDays(Instant from, int days)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(days);
        if (days == 0)
            return NextWorkingMinute(from);
        foreach (var first in ShiftsBetween(from, from + Ahead))
        {
            var start = Instant.Max(first.From, from).InZone(Zone).LocalDateTime;
            var date = first.Date;
            for (var left = days; left > 0; )
            {
                date = date.PlusDays(1);
                if (Period.DaysBetween(first.Date, date) > MostDaysAhead)
                    return null;
                if (ShiftsOn(date).Count > 0)
                    left--;
            }
            return NextWorkingMinute(Moment(start.PlusDays(Period.DaysBetween(first.Date, date))));
        }
        return null;
    }

    /// <summary>Shifts of which some part lies between two moments, uncut.</summary>
    IEnumerable<Shift> ShiftsBetween(Instant from, Instant to)
    {
        if (from >= to)
            yield break;
        // From the day before, whose night shift may still be on.
        var last = to.InZone(Zone).Date;
        for (var date = from.InZone(Zone).Date.PlusDays(-1); date <= last; date = date.PlusDays(1))
            foreach (var shift in ShiftsOn(date))
                if (shift.To > from && shift.From < to)
                    yield return shift;
    }

    /// <summary>Minutes of a full week by the schedule valid on a date, whatever days off there are; 0 without a schedule.</summary>
    public int MinutesPerWeekOn(LocalDate date) => WeekOn(date)?.MinutesPerWeek ?? 0;

    IReadOnlyList<WorkInterval> HoursOn(LocalDate date) => daysOff?.ContainsKey(date) == true ? [] : UsualHoursOn(date);

    /// <summary>Whether or not it is a day off.</summary>
    IReadOnlyList<WorkInterval> UsualHoursOn(LocalDate date) =>
        !IsEmployedOn(date) || WeekOn(date) is not { } week ? [] : week[date.DayOfWeek];

    WorkWeek? WeekOn(LocalDate date)
    {
        foreach (var (validFrom, week) in newestFirst)
            if (validFrom <= date)
                return week;
        return null;
    }

    /// <summary>The midnight with which a date begins, when the clocks certainly run evenly through all its shifts; null when they may change.</summary>
    Instant? EvenMidnight(LocalDate date)
    {
        // A day more on either side covers every offset from UTC and the end of a night shift.
        var noon = date.At(LocalTime.Noon).WithOffset(Offset.Zero).ToInstant();
        var (from, to) = (noon - Duration.FromDays(2), noon + Duration.FromDays(3));
        // Dates are asked for in order, and clocks change twice a year.
        var interval = even;
        if (interval?.Contains(from) != true)
            even = interval = Zone.GetZoneInterval(from);
        return interval.HasEnd && interval.End <= to ? null : date.AtMidnight().WithOffset(interval.WallOffset).ToInstant();
    }

    Instant Moment(LocalDateTime local) => local.InZone(Zone, FirstOrJump).ToInstant();
}
