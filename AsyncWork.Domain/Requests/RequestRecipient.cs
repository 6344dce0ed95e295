using AsyncWork.Domain.Norms;
using AsyncWork.Domain.People;
using NodaTime;

namespace AsyncWork.Domain.Requests;

/// <summary>Somebody who is asked, with their clock.</summary>
public sealed class RequestRecipient
{
    RequestRecipient() { }

    internal RequestRecipient(PersonId person, NormDeadline deadline)
    {
        PersonId = person;
        Count(deadline);
    }

    public int RequestId { get; private set; }
    public PersonId PersonId { get; private set; }

    /// <summary>Who stands in, as the person was away when they were asked; null for nobody.</summary>
    public PersonId? DeputyId { get; private set; }
    public Instant? StartsAt { get; private set; }

    /// <summary>Null for who works no days: then nothing is late.</summary>
    public Instant? DueAt { get; private set; }
    public Instant? AcknowledgedAt { get; private set; }

    /// <summary>"I will answer by …"; null when it was not said.</summary>
    public Instant? PromisedFor { get; private set; }
    public Instant? AnsweredAt { get; private set; }
    public PersonId? AnsweredBy { get; private set; }
    public int? AnswerId { get; private set; }

    /// <summary>When this person was not waited for any more: answered, acknowledged, or no longer needed.</summary>
    public Instant? DoneAt { get; private set; }

    /// <summary>The day by which a page is to be confirmed; <see cref="DueAt"/> lies later for who is away on it. Null for the rest.</summary>
    public LocalDate? DueOn { get; private set; }

    /// <summary>The version of the page that was confirmed; null while none was.</summary>
    public int? Revision { get; private set; }

    /// <summary>When they were reminded; once is enough.</summary>
    public Instant? RemindedAt { get; private set; }

    /// <summary>They were let go before they confirmed a page.</summary>
    internal bool IsExcused => DoneAt is not null && Revision is null;

    public bool IsFor(PersonId person) => PersonId == person || DeputyId == person;

    internal void Count(NormDeadline deadline) =>
        (DeputyId, StartsAt, DueAt) = (deadline.Deputy, deadline.StartsAt, deadline.DueAt);

    internal void Answer(PersonId by, int comment, Instant now)
    {
        (AnsweredAt, AnsweredBy, AnswerId) = (now, by, comment);
        AcknowledgedAt ??= now;
        Finish(now);
    }

    internal void BeDueOn(LocalDate day) => DueOn = day;

    internal void AskAgain(NormDeadline deadline)
    {
        Count(deadline);
        (DoneAt, RemindedAt) = (null, null);
    }

    internal void Confirm(int revision, Instant now)
    {
        Revision ??= revision;
        AcknowledgedAt ??= now;
        Finish(now);
    }

    internal void Acknowledge(Instant now) => AcknowledgedAt ??= now;

    internal void Promise(Instant until, Instant now)
    {
        PromisedFor = until;
        AcknowledgedAt ??= now;
    }

    internal void Finish(Instant now) => DoneAt ??= now;

    /// <summary>Waited for again, if they were when the thing it is asked on was put away.</summary>
    internal void BringBack(Instant putAway) => DoneAt = DoneAt == putAway ? null : DoneAt;

    internal void Reopen() => (DoneAt, AnsweredAt, AnsweredBy, AnswerId) = (null, null, null, null);
}
