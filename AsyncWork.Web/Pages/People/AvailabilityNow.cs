using AsyncWork.Domain.Calendar;
using AsyncWork.Web.Calendar;
using AsyncWork.Web.TagHelpers;
using NodaTime;
using NodaTime.Text;

namespace AsyncWork.Web.Pages.People;

/// <summary>
/// Whether someone's working hours are on now, in words: <c>off until Mon 09:00 (in 7 h)</c>, on their clocks (product.md S4). Of an absence
/// only that they are away.
/// </summary>
public sealed record AvailabilityNow(Availability State, Instant Now, DateTimeZone Zone)
{
    static readonly LocalDatePattern WeekdayAndDate = LocalDatePattern.CreateWithInvariantCulture("ddd d MMM");
    static readonly LocalDatePattern Weekday = LocalDatePattern.CreateWithInvariantCulture("ddd");

    public string Words =>
        State.Until is not { } until
            ? (State.Working ? "in working hours" : State.Because?.Kind.Words() ?? "no working hours set")
        : State.Working ? $"in working hours until {Clock(until)}"
        : State.Because?.Kind is DayOffKind.Absence ? $"away until {Clock(until)} ({In(until - Now)})"
        : $"off until {Clock(until)} ({In(until - Now)}){(State.Because is { } off ? $" · {off.Kind.Words()}" : "")}";

    /// <summary>The clock there, with the weekday where it is not the same day there as for the reader.</summary>
    public static string ClockThere(Instant now, DateTimeZone there, DateTimeZone reader)
    {
        var local = now.InZone(there);
        return local.Date == now.InZone(reader).Date
            ? local.TimeOfDay.Text()
            : $"{Weekday.Format(local.Date)} {local.TimeOfDay.Text()}";
    }

    string Clock(Instant moment)
    {
        var local = moment.InZone(Zone);
        return local.Date == Now.InZone(Zone).Date
            ? local.TimeOfDay.Text()
            // A week ahead the weekday alone would be today's.
            : $"{(Period.DaysBetween(Now.InZone(Zone).Date, local.Date) < 7 ? Weekday : WeekdayAndDate).Format(local.Date)} {local.TimeOfDay.Text()}";
    }

    static string In(Duration left) =>
        left < Duration.FromHours(1) ? $"in {Math.Ceiling(left.TotalMinutes):0} min"
        : left < Duration.FromHours(48) ? $"in {Math.Round(left.TotalHours):0} h"
        : $"in {Math.Round(left.TotalDays):0} days";
}
