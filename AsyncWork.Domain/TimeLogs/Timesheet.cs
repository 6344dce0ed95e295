using AsyncWork.Domain.People;
using NodaTime;

namespace AsyncWork.Domain.TimeLogs;

public enum TimesheetState
{
    /// <summary>The person logs.</summary>
    Open,

    /// <summary>Handed in: complete, as the person says. Nothing changes until it is decided on or taken back.</summary>
    Submitted,

    /// <summary>Given back with a comment; the person logs again.</summary>
    Returned,

    /// <summary>Locked. Corrected by a reversal with a reason only.</summary>
    Approved,
}

/// <summary>
/// A person's hours of a week, Monday to Sunday, on their way from logged to approved (product.md T7). Whoever changes hours of the week
/// raises <see cref="Version"/>, so that nobody hands in or approves what they have not seen.
/// </summary>
public sealed class Timesheet
{
    public const int LongestComment = 1000;

    Timesheet() { }

    /// <exception cref="ArgumentException"><paramref name="monday"/> is no Monday.</exception>
    public Timesheet(PersonId person, LocalDate monday)
    {
        if (monday.DayOfWeek != IsoDayOfWeek.Monday)
            throw new ArgumentException("A week begins on Monday.", nameof(monday));
        (PersonId, Monday, Sunday) = (person, monday, monday.PlusDays(6));
    }

    public int Id { get; private set; }
    public PersonId PersonId { get; private set; }
    public LocalDate Monday { get; private set; }

    /// <summary>The last day of the week; stored, so that the hours of a week can be asked for by their dates.</summary>
    public LocalDate Sunday { get; private set; }
    public TimesheetState State { get; private set; }

    /// <summary>When it was handed in last; kept when it is decided on.</summary>
    public Instant? SubmittedAt { get; private set; }

    /// <summary>The minutes that were handed in.</summary>
    public int SubmittedMinutes { get; private set; }
    public PersonId? DecidedBy { get; private set; }
    public Instant? DecidedAt { get; private set; }

    /// <summary>What was said when it was returned; empty otherwise.</summary>
    public string Comment { get; private set; } = "";

    /// <summary>When the person was reminded to hand in: once.</summary>
    public Instant? RemindedAt { get; private set; }
    public int Version { get; private set; }

    /// <summary>Hours of the week can be logged, changed and deleted.</summary>
    public bool IsOpen => State is TimesheetState.Open or TimesheetState.Returned;

    /// <summary>The week that a date belongs to.</summary>
    public static LocalDate MondayOf(LocalDate date) => date.PlusDays(1 - (int)date.DayOfWeek);

    /// <summary>Why hours of this week cannot be changed; null when they can.</summary>
    public string? WhyNotChange() => DayLocks.WhyNotIn(State);

    /// <summary>Hours of the week change.</summary>
    /// <exception cref="InvalidOperationException"><see cref="WhyNotChange"/> has a reason.</exception>
    public void Touch()
    {
        if (WhyNotChange() is { } reason)
            throw new InvalidOperationException(reason);
        Version++;
    }

    /// <summary>Why the week cannot be handed in; null when it can. Empty days do not hinder: the person says that it is complete.</summary>
    /// <param name="today">The local date of the person.</param>
    public string? WhyNotSubmit(LocalDate today) =>
        State == TimesheetState.Submitted ? "The week is handed in already."
        : State == TimesheetState.Approved ? "The week is approved already."
        : today < Monday ? "The week has not begun."
        : null;

    /// <param name="minutes">All minutes of the week, as the person saw them.</param>
    /// <exception cref="InvalidOperationException"><see cref="WhyNotSubmit"/> has a reason.</exception>
    public void Submit(int minutes, LocalDate today, Instant now)
    {
        Refuse(WhyNotSubmit(today));
        (State, SubmittedAt, SubmittedMinutes, Comment) = (TimesheetState.Submitted, now, minutes, "");
        (DecidedBy, DecidedAt) = (null, null);
        Version++;
    }

    /// <summary>Why the person cannot take the week back to change it; null when they can.</summary>
    public string? WhyNotTakeBack() =>
        State == TimesheetState.Approved ? "The week is approved. Ask for a correction instead."
        : State != TimesheetState.Submitted ? "The week is not handed in."
        : null;

    /// <exception cref="InvalidOperationException"><see cref="WhyNotTakeBack"/> has a reason.</exception>
    public void TakeBack()
    {
        Refuse(WhyNotTakeBack());
        (State, SubmittedAt, SubmittedMinutes) = (TimesheetState.Open, null, 0);
        Version++;
    }

    /// <summary>Why this person cannot approve or return the week; null when they can. That they lead the team or are HR is asked by who calls.</summary>
    public string? WhyNotDecide(PersonId by) =>
        by == PersonId ? "Nobody approves their own week."
        : State == TimesheetState.Approved ? "The week is approved already."
        : State != TimesheetState.Submitted ? "The week is not handed in."
        : null;

    /// <param name="minutes">All minutes of the week now; they are those that were handed in.</param>
    /// <exception cref="InvalidOperationException"><see cref="WhyNotDecide"/> has a reason, or the minutes differ.</exception>
    public void Approve(PersonId by, int minutes, Instant now)
    {
        Refuse(WhyNotDecide(by));
        if (minutes != SubmittedMinutes)
            throw new InvalidOperationException("The hours changed after they were handed in.");
        (State, DecidedBy, DecidedAt) = (TimesheetState.Approved, by, now);
        Version++;
    }

    /// <summary>Why the week cannot be returned with this comment; null when it can.</summary>
    public string? WhyNotReturn(PersonId by, string? comment) =>
        WhyNotDecide(by)
        ?? (
            string.IsNullOrWhiteSpace(comment) ? "Say what should change."
            : comment.Trim().Length > LongestComment ? $"A comment has at most {LongestComment} characters."
            : WorkDetails.WhyNotText(comment)
        );

    /// <exception cref="InvalidOperationException"><see cref="WhyNotReturn"/> has a reason.</exception>
    public void Return(PersonId by, string comment, Instant now)
    {
        Refuse(WhyNotReturn(by, comment));
        (State, DecidedBy, DecidedAt, Comment) = (TimesheetState.Returned, by, now, comment.Trim());
        Version++;
    }

    /// <summary>Notes that the person was reminded to hand in. Does not count as a change of the week.</summary>
    public void Remind(Instant now) => RemindedAt = now;

    static void Refuse(string? reason)
    {
        if (reason is not null)
            throw new InvalidOperationException(reason);
    }
}

/// <summary>A calendar month whose hours are locked for everybody, whatever became of the weeks in it (product.md T7).</summary>
public sealed class ClosedMonth
{
    ClosedMonth() { }

    public ClosedMonth(YearMonth month, PersonId by, Instant now) => (FirstDay, By, At) = (month.OnDayOfMonth(1), by, now);

    public LocalDate FirstDay { get; private set; }
    public YearMonth Month => FirstDay.ToYearMonth();
    public PersonId By { get; private set; }
    public Instant At { get; private set; }

    /// <summary>Why a month cannot be closed; null when it can.</summary>
    /// <param name="today">The date in the company's zone.</param>
    public static string? WhyNotClose(YearMonth month, LocalDate today) =>
        month.OnDayOfMonth(1).PlusMonths(1) > today ? "The month is not over yet." : null;
}
