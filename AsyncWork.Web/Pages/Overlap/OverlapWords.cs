using AsyncWork.Domain.Calendar;
using AsyncWork.Domain.People;
using AsyncWork.Web.Calendar;
using AsyncWork.Web.Pages.Time;
using AsyncWork.Web.TagHelpers;
using NodaTime;
using NodaTime.Text;

namespace AsyncWork.Web.Pages.Overlap;

/// <summary>What is found, in words.</summary>
static class OverlapWords
{
    const int MostNames = 4;
    static readonly LocalDatePattern Weekday = LocalDatePattern.CreateWithInvariantCulture("ddd");

    /// <summary><c>15:00–17:00</c> on one date; the midnight at its end is 24:00.</summary>
    public static string Window(Interval hours, DateTimeZone zone)
    {
        var (from, to) = (hours.Start.InZone(zone), hours.End.InZone(zone));
        var end = to.TimeOfDay == LocalTime.Midnight && to.Date > from.Date ? "24:00" : to.TimeOfDay.Text();
        return $"{from.TimeOfDay.Text()}–{end}";
    }

    public static string Windows(IEnumerable<Interval> hours, DateTimeZone zone) =>
        string.Join(", ", hours.Select(h => Window(h, zone)));

    /// <summary>A window on someone's clocks, with the weekday when it is another day there.</summary>
    public static string WindowThere(Interval hours, DateTimeZone there, DateTimeZone here)
    {
        var date = hours.Start.InZone(there).Date;
        return (date == hours.Start.InZone(here).Date ? "" : Weekday.Format(date) + " ") + Window(hours, there);
    }

    /// <summary><c>2 h 30 min</c></summary>
    public static string Minutes(int minutes) =>
        minutes < 60 ? $"{minutes} min"
        : minutes % 60 == 0 ? $"{minutes / 60} h"
        : $"{minutes / 60} h {minutes % 60} min";

    /// <summary><c>Ana, Ben and 3 others</c></summary>
    public static string Names(IReadOnlyList<string> names, int most = MostNames)
    {
        List<string> said = names.Count > most ? [.. names.Take(most - 1), $"{names.Count - most + 1} others"] : [.. names];
        return said.Count < 2 ? string.Concat(said) : $"{string.Join(", ", said.SkipLast(1))} and {said[^1]}";
    }

    /// <summary>What people share on a date, or why they share nothing.</summary>
    /// <param name="count">Those who are employed on it.</param>
    public static string Day(OverlapDay day, int count, DateTimeZone zone, Func<PersonId, string> name)
    {
        if (count == 1)
            return day.Strict.Count > 0
                ? $"One person works, {Windows(day.Strict, zone)}."
                : "One person, who does not work on this day.";
        if (day.Gap is { } gap)
            return Gap(gap, name) + Practical(day, count, zone);
        var all = count == 2 ? "Both" : $"All {count}";
        return $"{all} share {Windows(day.Strict, zone)}, {Minutes(day.StrictMinutes)}.{Practical(day, count, zone)}";
    }

    /// <summary>How many of so many people are four of five at least.</summary>
    public static int FourInFive(int count) => (count * 80 + 99) / 100;

    static string Practical(OverlapDay day, int count, DateTimeZone zone)
    {
        var most = FourInFive(count);
        return most == count || day.Practical.Count == 0 || day.Practical.SequenceEqual(day.Strict)
            ? ""
            : $" At least {most} of {count} share {Windows(day.Practical, zone)}, {Minutes(day.PracticalMinutes)}.";
    }

    static string Gap(NoOverlap gap, Func<PersonId, string> name)
    {
        switch (gap.Why)
        {
            case OverlapGap.NobodyWorks:
                return "Nobody has working hours on this day.";
            case OverlapGap.SomeDoNotWork:
                var who = Names([.. gap.Who.Select(p => name(p.Person))]);
                return $"No common hours: {who} {(gap.Who.Count == 1 ? "does" : "do")} not work on this day.";
            case OverlapGap.DaysOff:
                var reasons = gap.Who.Select(p => $"{name(p.Person)} is {Off(p.Off!)}").ToList();
                return $"No common hours: {Names(reasons)}.";
            default:
                return "No common hours: the working hours do not meet.";
        }
    }

    /// <summary><c>off (Labour Day)</c>, or <c>away</c> and no more.</summary>
    public static string Off(DayOff off) => off.Kind is DayOffKind.Absence ? "away" : $"off ({off.Name})";

    /// <summary><c>, focus 09:00–11:00</c>, or that the day is free of meetings; empty for neither.</summary>
    public static string Quiet(Undisturbed undisturbed, IReadOnlyList<Interval> hours, DateTimeZone zone)
    {
        if (hours.Any(h => undisturbed.FreeDaysBetween(h.Start, h.End).Any()))
            return ", a day without meetings";
        var focus = hours.SelectMany(h => undisturbed.FocusBetween(h.Start, h.End)).ToList();
        return focus.Count == 0 ? "" : $", focus {Windows(focus, zone)}";
    }

    /// <summary>What a slot asks of someone: <c>Asha: 45 min after their day, 17:45–18:45 in Kathmandu</c>.</summary>
    /// <param name="name">Null for the reader.</param>
    public static string Burden(SlotBurden burden, Interval slot, WorkingTime time, DateTimeZone reader, string? name)
    {
        var night =
            burden.NightMinutes == 0 ? ""
            : burden.NightMinutes == burden.Minutes ? ", at night"
            : $", {Minutes(burden.NightMinutes)} of it at night";
        var there = $"{WindowThere(slot, time.Zone, reader)} in {time.Zone.PlaceText()}";
        var whose = name is null ? "your" : "their";
        List<string> asks = burden.Minutes == 0 ? [] : [$"{Minutes(burden.Minutes)} {Outside(burden, slot, time, whose)}"];
        if (burden.FocusMinutes > 0)
            asks.Add($"{Minutes(burden.FocusMinutes)} of {whose} focus time");
        if (burden.MeetingFreeMinutes > 0)
            asks.Add($"on a day without meetings in {whose} team");
        return $"{name ?? "You"}: {string.Join(" and ", asks)}, {there}{night}";
    }

    static string Outside(SlotBurden burden, Interval slot, WorkingTime time, string whose)
    {
        if (burden.Off is { } off)
            return off.Kind is DayOffKind.Absence ? "while away" : $"on {off.Name}";
        var shifts = time.ShiftsOn(slot.Start.InZone(time.Zone).Date);
        return shifts.Count == 0 ? "on a day without working hours"
            : slot.Start < shifts[0].From && slot.End > shifts[^1].To ? $"around {whose} day"
            : slot.Start < shifts[0].From ? $"before {whose} day"
            : slot.End > shifts[^1].To ? $"after {whose} day"
            : $"in {whose} break";
    }

    /// <summary><c>an hour back</c></summary>
    public static string By(Offset by) =>
        (Math.Abs(by.Seconds) == 3600 ? "an hour" : Minutes(Math.Abs(by.Seconds) / 60)) + (by.Seconds > 0 ? " forward" : " back");
}
