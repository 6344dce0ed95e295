using System.Globalization;
using AsyncWork.Domain.Boards;
using NodaTime;

namespace AsyncWork.Web.Pages.Boards.Recurring;

/// <summary>How often a card appears, in words; a rule of somebody's own stands as it was written.</summary>
public static class RecurrenceWords
{
    /// <summary>"Every Monday", "On day 15 of every month".</summary>
    public static string Words(this Recurrence recurrence) =>
        RecurrenceInput.Of(recurrence) switch
        {
            { Repeat: Repeat.Weekdays } => "Every weekday",
            { Repeat: Repeat.Weekly } weekly => $"Every {(IsoDayOfWeek)weekly.Weekday}",
            { Repeat: Repeat.MonthlyFirst } first => $"The first {(IsoDayOfWeek)first.Weekday} of every month",
            { Repeat: Repeat.MonthlyDay } day => $"On day {day.Number} of every month",
            { Repeat: Repeat.EveryDays, Number: 1 } => "Every day",
            { Repeat: Repeat.EveryDays } days => string.Create(CultureInfo.InvariantCulture, $"Every {days.Number} days"),
            _ => recurrence.Rule,
        };
}
