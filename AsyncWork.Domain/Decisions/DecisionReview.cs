using AsyncWork.Domain.People;
using NodaTime;

namespace AsyncWork.Domain.Decisions;

/// <summary>That somebody looked whether a decision held. Kept, so that the month it was due in can be counted later (kpis.md K12b).</summary>
public sealed class DecisionReview
{
    DecisionReview() { }

    internal DecisionReview(LocalDate dueOn, ReviewResult result, Prose note, PersonId by, Instant at) =>
        (DueOn, Result, Note, By, At) = (dueOn, result, note, by, at);

    public int Id { get; private set; }
    public int DecisionId { get; private set; }

    /// <summary>The day for which it was planned; the day itself when it was not planned.</summary>
    public LocalDate DueOn { get; private set; }
    public ReviewResult Result { get; private set; }
    public Prose Note { get; private set; } = Prose.None;
    public PersonId By { get; private set; }
    public Instant At { get; private set; }
}

/// <summary>
/// A day for which a review was planned, and that had passed without one when another was planned, or none. Kept, so that the month it was due in
/// stays as it was (kpis.md K12b).
/// </summary>
public sealed class MissedReview
{
    MissedReview() { }

    internal MissedReview(LocalDate dueOn) => DueOn = dueOn;

    public int Id { get; private set; }
    public int DecisionId { get; private set; }
    public LocalDate DueOn { get; private set; }
}
