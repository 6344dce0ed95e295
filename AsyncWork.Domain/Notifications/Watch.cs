using AsyncWork.Domain.People;
using NodaTime;

namespace AsyncWork.Domain.Notifications;

/// <summary>That somebody wants to be told when a page, a decision, a card, or anything in a space changes.</summary>
public sealed class Watch
{
    Watch() { }

    public Watch(Subject subject, PersonId person, Instant now) =>
        (SubjectKind, SubjectId, PersonId, At) = (subject.Kind, subject.Id, person, now);

    public SubjectKind SubjectKind { get; private set; }
    public int SubjectId { get; private set; }
    public PersonId PersonId { get; private set; }
    public Instant At { get; private set; }
}
