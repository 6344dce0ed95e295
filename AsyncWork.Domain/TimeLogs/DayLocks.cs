using NodaTime;

namespace AsyncWork.Domain.TimeLogs;

/// <summary>The days of one person whose hours cannot be changed any more: payroll trusts that approved means locked (product.md T7).</summary>
/// <param name="weeks">The person's weeks by their Monday; weeks that are not here are open.</param>
/// <param name="closed">The closed months.</param>
public sealed class DayLocks(IReadOnlyDictionary<LocalDate, TimesheetState> weeks, IReadOnlySet<YearMonth> closed)
{
    /// <summary>Nothing is locked.</summary>
    public static DayLocks None { get; } = new(new Dictionary<LocalDate, TimesheetState>(), new HashSet<YearMonth>());

    /// <summary>Why hours of this day cannot be logged, changed or deleted; null when they can.</summary>
    public string? WhyNotChange(LocalDate date) =>
        closed.Contains(date.ToYearMonth()) ? WhyNotInClosedMonth
        : weeks.TryGetValue(Timesheet.MondayOf(date), out var state) ? WhyNotIn(state)
        : null;

    public const string WhyNotInClosedMonth = "The month is closed. Ask HR, who can correct or reopen it.";

    /// <summary>Why hours of a week in this state cannot be changed; null when they can.</summary>
    public static string? WhyNotIn(TimesheetState state) =>
        state switch
        {
            TimesheetState.Submitted => "The week is handed in. Take it back to change it.",
            TimesheetState.Approved => "The week is approved. It can be corrected by who approves it, with a reason.",
            _ => null,
        };
}
