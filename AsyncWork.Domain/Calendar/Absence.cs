using AsyncWork.Domain.People;
using NodaTime;

namespace AsyncWork.Domain.Calendar;

/// <summary>Why someone is away. Seen by the person, those who lead their team, HR and administrators; others see that they are away.</summary>
public enum AbsenceKind
{
    Leave,
    Sick,
    Parental,
    Training,
    Other,
}

public enum AbsenceState
{
    /// <summary>Asked for; it counts once it is approved.</summary>
    Requested,
    Approved,
    Declined,

    /// <summary>Taken back by the person, or once it was approved by whoever may decide on it.</summary>
    Withdrawn,
}

/// <summary>Whole days on which someone is away, with who stands in (product.md T12, S6).</summary>
public sealed class Absence
{
    public const int LongestNote = 500;

    /// <summary>A longer absence is more likely a slip of the year than meant.</summary>
    public const int LongestDays = 800;

    Absence() { }

    /// <exception cref="InvalidOperationException"><see cref="WhyNot"/> has a reason.</exception>
    public Absence(
        PersonId person,
        LocalDate firstDay,
        LocalDate lastDay,
        AbsenceKind kind,
        PersonId? deputy,
        string? note,
        PersonId by,
        Instant now
    )
    {
        if (WhyNot(person, firstDay, lastDay, deputy, note) is { } reason)
            throw new InvalidOperationException(reason);
        (PersonId, FirstDay, LastDay, Kind, DeputyId) = (person, firstDay, lastDay, kind, deputy);
        (Note, RequestedBy, RequestedAt) = (note?.Trim() ?? "", by, now);
    }

    public int Id { get; private set; }
    public PersonId PersonId { get; private set; }
    public LocalDate FirstDay { get; private set; }

    /// <summary>The last day away; the person is back on the day after.</summary>
    public LocalDate LastDay { get; private set; }
    public AbsenceKind Kind { get; private set; }

    /// <summary>Who answers instead meanwhile.</summary>
    public PersonId? DeputyId { get; private set; }
    public string Note { get; private set; } = "";
    public AbsenceState State { get; private set; }
    public PersonId RequestedBy { get; private set; }
    public Instant RequestedAt { get; private set; }
    public PersonId? DecidedBy { get; private set; }
    public Instant? DecidedAt { get; private set; }

    /// <summary>What was said with the decision.</summary>
    public string Comment { get; private set; } = "";
    public int Version { get; private set; }

    public bool Holds(LocalDate date) => FirstDay <= date && date <= LastDay;

    /// <summary>Why this absence cannot be asked for; null when it can.</summary>
    public static string? WhyNot(PersonId person, LocalDate firstDay, LocalDate lastDay, PersonId? deputy, string? note) =>
        firstDay.Year is < 2000 or > 2100 || lastDay.Year is < 2000 or > 2100 ? "The days lie between 2000 and 2100."
        : lastDay < firstDay ? "The last day is before the first day."
        : Period.DaysBetween(firstDay, lastDay) >= LongestDays ? $"An absence has at most {LongestDays} days. Look at the years."
        : deputy == person ? "Choose somebody else as deputy."
        : WhyNotText(note);

    /// <summary>Why this cannot be a note or a comment; null when it can.</summary>
    public static string? WhyNotText(string? text) =>
        text?.Length > LongestNote ? $"Write at most {LongestNote} characters."
        : text?.Any(c => char.IsControl(c) && c is not ('\t' or '\n' or '\r')) == true
            ? "The text has a control character. Delete it, or type the text again."
        : null;

    /// <summary>Why this person cannot decide; null when they can. That they lead the team or are HR is asked by who calls.</summary>
    public string? WhyNotDecide(PersonId by) =>
        by == PersonId ? "Nobody decides on their own absence."
        : State != AbsenceState.Requested ? $"This absence is {State.ToString().ToLowerInvariant()} already."
        : null;

    /// <exception cref="InvalidOperationException"><see cref="WhyNotDecide"/> has a reason.</exception>
    public void Approve(PersonId by, string? comment, Instant now) => Decide(AbsenceState.Approved, by, comment, now);

    /// <exception cref="InvalidOperationException"><see cref="WhyNotDecide"/> has a reason.</exception>
    public void Decline(PersonId by, string? comment, Instant now) => Decide(AbsenceState.Declined, by, comment, now);

    /// <summary>
    /// Why the absence cannot be taken back by this person; null when it can. That somebody else may decide on it is asked by who calls:
    /// what they recorded or approved by mistake they take back, what was only asked for they decline.
    /// </summary>
    public string? WhyNotWithdraw(PersonId by) =>
        State is not (AbsenceState.Requested or AbsenceState.Approved)
            ? $"This absence is {State.ToString().ToLowerInvariant()} already."
        : by != PersonId && State == AbsenceState.Requested ? "Decline what is only asked for. The person alone withdraws it."
        : null;

    /// <exception cref="InvalidOperationException"><see cref="WhyNotWithdraw"/> has a reason.</exception>
    public void Withdraw(PersonId by, Instant now)
    {
        if (WhyNotWithdraw(by) is { } reason)
            throw new InvalidOperationException(reason);
        (State, DecidedBy, DecidedAt) = (AbsenceState.Withdrawn, by, now);
        Version++;
    }

    /// <summary>Why this person cannot be the deputy instead of who is; null when they can.</summary>
    public string? WhyNotStandIn(PersonId deputy) =>
        State is not (AbsenceState.Requested or AbsenceState.Approved)
            ? $"This absence is {State.ToString().ToLowerInvariant()} already."
        : deputy == PersonId ? "They are the one who is away."
        : null;

    /// <summary>Gives the absence another deputy.</summary>
    /// <exception cref="InvalidOperationException"><see cref="WhyNotStandIn"/> has a reason.</exception>
    public void StandIn(PersonId deputy)
    {
        if (WhyNotStandIn(deputy) is { } reason)
            throw new InvalidOperationException(reason);
        DeputyId = deputy;
        Version++;
    }

    /// <summary>The deputy has left, and nobody stands in any more.</summary>
    public void LoseDeputy()
    {
        DeputyId = null;
        Version++;
    }

    void Decide(AbsenceState state, PersonId by, string? comment, Instant now)
    {
        if (WhyNotDecide(by) is { } reason)
            throw new InvalidOperationException(reason);
        (State, DecidedBy, DecidedAt, Comment) = (state, by, now, comment?.Trim() ?? "");
        Version++;
    }
}
