using AsyncWork.Domain.Calendar;
using NodaTime;

namespace AsyncWork.Domain.Onboarding;

/// <summary>On which day a step is due (product.md O2).</summary>
public static class DueDay
{
    /// <summary>So many days without work in a row are looked through; then the calendar is taken for broken, and every weekday counts.</summary>
    const int LongestBreak = 120;

    /// <summary>Why somebody cannot start on this day; null when they can.</summary>
    public static string? WhyNotStart(LocalDate? day) =>
        day is null ? "Choose the day on which the person starts."
        : day.Value.Year is < 2000 or > 2100 ? "The start lies between 2000 and 2100."
        : null;

    /// <summary>
    /// The day that lies so many working days after the start, or before it when negative. 0 is the start itself, moved to the next working day
    /// when nobody works on it; days before are counted back from there.
    /// </summary>
    /// <param name="start">The first day of who comes, the last one of who leaves.</param>
    /// <param name="isWorking">Whether the owner of the step works on a day.</param>
    /// <param name="isLastDay">Somebody leaves: when nobody works on the last day itself, the working day before it is 0.</param>
    public static LocalDate Of(LocalDate start, int days, Func<LocalDate, bool> isWorking, bool isLastDay = false)
    {
        var day = start;
        if (isLastDay)
            day = Next(day, 0, isWorking, -1);
        else if (days >= 0)
            day = Next(day, 0, isWorking, 1);
        for (var i = 0; i < days; i++)
            day = Next(day, 1, isWorking, 1);
        for (var i = 0; i > days; i--)
            day = Next(day, -1, isWorking, -1);
        return day;
    }

    /// <summary>How many working days after the start a day lies, counted as <see cref="Of"/> does; 0 for the start and all before it (kpis.md K22).</summary>
    public static int Between(LocalDate start, LocalDate day, Func<LocalDate, bool> isWorking)
    {
        var days = 0;
        for (var date = Of(start, 0, isWorking).PlusDays(1); date <= day; date = date.PlusDays(1))
            if (isWorking(date))
                days++;
        return days;
    }

    /// <summary>
    /// Whether somebody works on a day: by their hours, less days off; before their first day and after their last one, and where no hours are
    /// written down, Monday to Friday less the days off that are known.
    /// </summary>
    public static bool IsWorking(WorkingTime time, LocalDate day) =>
        time.IsEmployedOn(day) && time.MinutesPerWeekOn(day) > 0
            ? time.ShiftsOn(day).Count > 0
            : IsWeekday(day) && time.DayOffOn(day) is null;

    /// <summary>Monday to Friday.</summary>
    public static bool IsWeekday(LocalDate day) => day.DayOfWeek is not (IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday);

    /// <param name="way">1 to look for a working day later on, -1 for one before.</param>
    static LocalDate Next(LocalDate from, int step, Func<LocalDate, bool> isWorking, int way)
    {
        var first = from.PlusDays(step);
        for (var day = first; Math.Abs(Period.DaysBetween(first, day)) < LongestBreak; day = day.PlusDays(way))
            if (isWorking(day))
                return day;
        var weekday = first;
        while (!IsWeekday(weekday))
            weekday = weekday.PlusDays(way);
        return weekday;
    }
}
