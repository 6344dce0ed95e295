using AsyncWork.Domain.People;
using NodaTime;

namespace AsyncWork.Domain.Norms;

/// <summary>That somebody wants to read no more under a conversation that talking is quicker (product.md P13).</summary>
public sealed class HiddenHint
{
    HiddenHint() { }

    public HiddenHint(Subject subject, PersonId person, Instant at) =>
        (SubjectKind, SubjectId, PersonId, At) = (subject.Kind, subject.Id, person, at);

    public SubjectKind SubjectKind { get; private set; }
    public int SubjectId { get; private set; }
    public PersonId PersonId { get; private set; }
    public Instant At { get; private set; }
}
