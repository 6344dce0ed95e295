using AsyncWork.Domain.People;
using NodaTime;

namespace AsyncWork.Domain.Calendar;

/// <summary>Someone whose hours are compared with others'.</summary>
/// <param name="Undisturbed">When they would rather not meet within them; never when null.</param>
public sealed record OverlapMember(PersonId Person, WorkingTime Time, Undisturbed? Undisturbed = null);

/// <summary>Why nobody shares a date's hours.</summary>
public enum OverlapGap
{
    /// <summary>Nobody has hours on it, as at weekends.</summary>
    NobodyWorks,

    /// <summary>It is no day of work for some.</summary>
    SomeDoNotWork,

    HoursDoNotMeet,

    /// <summary>Hours would meet, but for days off.</summary>
    DaysOff,
}

/// <summary>Someone a gap comes from.</summary>
/// <param name="Off">Their day off, as told to colleagues; null when it is simply no day of work for them.</param>
public sealed record PersonOff(PersonId Person, DayOff? Off);

/// <summary>Why hours do not meet on a date, and because of whom; nobody is named when hours do not meet or nobody works.</summary>
public sealed record NoOverlap(OverlapGap Why, IReadOnlyList<PersonOff> Who);

/// <summary>The hours that people share on one date of some zone, midnight to midnight (kpis.md K18).</summary>
/// <param name="Strict">When all work.</param>
/// <param name="Practical">When four of five work.</param>
/// <param name="Gap">Why there is no time at which all work; null when there is.</param>
public sealed record OverlapDay(LocalDate Date, IReadOnlyList<Interval> Strict, IReadOnlyList<Interval> Practical, NoOverlap? Gap)
{
    public int StrictMinutes => Strict.Minutes();
    public int PracticalMinutes => Practical.Minutes();
}

/// <summary>Shared minutes per working day of a month (kpis.md K18). Days on which days off leave nothing are counted apart.</summary>
/// <param name="Days">The working days that median and minimum are of.</param>
/// <param name="DaysOff">The working days that holidays and absences bring to 0.</param>
/// <param name="Median">Null without days.</param>
public readonly record struct OverlapFigure(int Days, int DaysOff, double? Median, int? Min)
{
    internal static OverlapFigure Of(IReadOnlyCollection<(int Minutes, int Planned)> days)
    {
        var counted = days.Where(d => d.Minutes > 0 || d.Planned == 0).Select(d => d.Minutes).Order().ToList();
        var n = counted.Count;
        return n == 0
            ? new(0, days.Count, null, null)
            : new(n, days.Count - n, (counted[(n - 1) / 2] + counted[n / 2]) / 2.0, counted[0]);
    }
}

/// <summary>How many minutes a team shared per working day of a month (kpis.md K18).</summary>
/// <param name="Strict">Minutes in which all members work.</param>
/// <param name="Practical">Minutes in which four of five work.</param>
public sealed record OverlapOfMonth(YearMonth Month, OverlapFigure Strict, OverlapFigure Practical);

/// <summary>What a slot asks of someone outside of whose hours it lies, or who would rather not meet then (product.md S2, S8).</summary>
/// <param name="Minutes">Minutes of the slot outside their hours.</param>
/// <param name="NightMinutes">Those of them between 22 and 7 on their clocks.</param>
/// <param name="Burden">Each minute once, at night twice, on a day off three times; those of focus and of days without meetings once.</param>
/// <param name="Off">The day off that the slot touches, as told to colleagues.</param>
/// <param name="FocusMinutes">Minutes of it within their hours and a focus block of theirs.</param>
/// <param name="MeetingFreeMinutes">Minutes of it within their hours on a day that their team keeps free of meetings.</param>
public sealed record SlotBurden(
    PersonId Person,
    int Minutes,
    int NightMinutes,
    int Burden,
    DayOff? Off,
    int FocusMinutes = 0,
    int MeetingFreeMinutes = 0
);

/// <summary>A time to meet.</summary>
/// <param name="Burdens">Of those outside of whose hours some part lies, or who would rather not meet; empty when it suits everybody, its end too.</param>
public sealed record Slot(Instant Start, Instant End, IReadOnlyList<SlotBurden> Burdens)
{
    public bool SuitsEverybody => Burdens.Count == 0;
    public int Burden => Burdens.Sum(b => b.Burden);
}
