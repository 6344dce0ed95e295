using AsyncWork.Domain.Calendar;
using NodaTime;

namespace AsyncWork.Domain.TimeLogs;

/// <summary>By when a week is handed in and approved on time (kpis.md K23b): counted in the person's own working days, not in anybody else's.</summary>
public static class TimesheetDue
{
    /// <summary>The working day after the week by whose end it is handed in.</summary>
    public const int HandInOn = 1;

    /// <summary>The working day after the week by whose end it is approved.</summary>
    public const int ApproveOn = 3;

    /// <summary>How many days after the week it is looked for such a working day.</summary>
    public const int LongestWait = 60;

    /// <summary>Nothing is due for a week in which the person had no working time.</summary>
    public static bool IsDue(LocalDate monday, WorkingTime time) => time.MinutesIn(new(monday, monday.PlusDays(6))) > 0;

    /// <summary>The last local date on which handing in is on time.</summary>
    public static LocalDate HandInBy(LocalDate monday, WorkingTime time) => WorkingDayAfter(monday.PlusDays(6), HandInOn, time);

    /// <summary>The last local date of the person on which approval is on time.</summary>
    public static LocalDate ApproveBy(LocalDate monday, WorkingTime time) => WorkingDayAfter(monday.PlusDays(6), ApproveOn, time);

    /// <summary>The n-th date after a day on which the person works; where there are no more, as many days later.</summary>
    static LocalDate WorkingDayAfter(LocalDate day, int n, WorkingTime time)
    {
        var left = n;
        for (var date = day.PlusDays(1); date <= day.PlusDays(LongestWait); date = date.PlusDays(1))
            if (time.MinutesOn(date) > 0 && --left == 0)
                return date;
        return day.PlusDays(n);
    }
}

/// <summary>How the weeks that ended in a month were handed in and approved (kpis.md K23b). Weeks that are not due yet are not counted.</summary>
/// <param name="Due">Weeks with working time whose day to hand in has passed.</param>
/// <param name="InTime">Of these, handed in by the end of the person's first working day after the week.</param>
/// <param name="Submitted">Of these, handed in at all, also those approved since.</param>
/// <param name="Approved">Of these, approved.</param>
/// <param name="ApprovedInTime">Of these, approved by the end of the person's third working day after the week.</param>
public readonly record struct Timeliness(int Due, int InTime, int Submitted, int Approved, int ApprovedInTime)
{
    /// <summary>Of the weeks due, those approved in time and those whose day to approve has passed.</summary>
    public int ApprovalDue { get; init; }

    public static Timeliness None => default;

    /// <summary>One week of one person.</summary>
    /// <param name="sheet">State and moments; null for a week of which nothing is stored.</param>
    /// <param name="now">Until when there was time.</param>
    public static Timeliness Of(
        LocalDate monday,
        (TimesheetState State, Instant? SubmittedAt, Instant? DecidedAt)? sheet,
        WorkingTime time,
        Instant now
    )
    {
        if (!TimesheetDue.IsDue(monday, time))
            return None;
        var by = TimesheetDue.HandInBy(monday, time);
        if (now.InZone(time.Zone).Date <= by)
            return None;
        var approveBy = TimesheetDue.ApproveBy(monday, time);
        var approvalDue = now.InZone(time.Zone).Date > approveBy ? 1 : 0;
        if (sheet is not { State: TimesheetState.Submitted or TimesheetState.Approved, SubmittedAt: { } submitted } known)
            return new(1, 0, 0, 0, 0) { ApprovalDue = approvalDue };
        var isApproved = known.State == TimesheetState.Approved;
        var approvedInTime = isApproved && known.DecidedAt is { } decided && decided.InZone(time.Zone).Date <= approveBy;
        return new(1, submitted.InZone(time.Zone).Date <= by ? 1 : 0, 1, isApproved ? 1 : 0, approvedInTime ? 1 : 0)
        {
            ApprovalDue = approvedInTime ? 1 : approvalDue,
        };
    }

    public static Timeliness operator +(Timeliness a, Timeliness b) =>
        new(
            a.Due + b.Due,
            a.InTime + b.InTime,
            a.Submitted + b.Submitted,
            a.Approved + b.Approved,
            a.ApprovedInTime + b.ApprovedInTime
        )
        {
            ApprovalDue = a.ApprovalDue + b.ApprovalDue,
        };

    public static Timeliness Add(Timeliness left, Timeliness right) => left + right;
}
