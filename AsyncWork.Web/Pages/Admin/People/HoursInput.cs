using System.ComponentModel.DataAnnotations;
using AsyncWork.Domain.Calendar;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using NodaTime;
using NodaTime.Text;

namespace AsyncWork.Web.Pages.Admin.People;

/// <summary>The hours of a week from a day on, as they are typed.</summary>
/// <param name="Days">Monday first.</param>
public sealed record WeekInput(
    [Required(ErrorMessage = "Give the day from which these hours hold, as 2026-11-30.")] LocalDate? ValidFrom,
    IReadOnlyList<string?>? Days
)
{
    /// <summary>The week that is meant; what makes no sense is told to the form.</summary>
    public WorkWeek? Read(ModelStateDictionary form)
    {
        WorkWeek? week = null;
        if (Days is not { Count: 7 } days)
            form.AddModelError("", "Give the hours of seven days, Monday first.");
        else if ((week = WorkWeek.Read(days, out var reason)) is null)
            form.AddModelError("", reason!);
        if (ValidFrom is { Year: < 1950 or > 2100 })
            form.AddModelError("Input.ValidFrom", "The day lies between 1950 and 2100.");
        return week;
    }

    /// <summary>The fields that bring hours back which were deleted.</summary>
    public static Dictionary<string, string> FieldsOf(WorkSchedule schedule) =>
        HoursModel
            .Weekdays.Select((day, i) => KeyValuePair.Create($"Input.Days[{i}]", schedule.Week.TextOf(day)))
            .Append(new("Input.ValidFrom", LocalDatePattern.Iso.Format(schedule.ValidFrom)))
            .ToDictionary(StringComparer.Ordinal);
}
