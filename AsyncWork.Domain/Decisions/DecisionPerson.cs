using AsyncWork.Domain.People;
using NodaTime;

namespace AsyncWork.Domain.Decisions;

/// <summary>That somebody takes part in a decision. One part for each person.</summary>
public sealed class DecisionPerson
{
    DecisionPerson() { }

    internal DecisionPerson(PersonId person, DecisionPart part) => (PersonId, Part) = (person, part);

    public int DecisionId { get; private set; }
    public PersonId PersonId { get; private set; }
    public DecisionPart Part { get; private set; }

    /// <summary>When the app reminded them in this round; once is enough.</summary>
    public Instant? RemindedAt { get; private set; }

    internal void Take(DecisionPart part) => Part = part;

    internal void BeginRound() => RemindedAt = null;
}

/// <summary>A word under which a decision is found.</summary>
public sealed class DecisionTag
{
    public const int Longest = 40;

    DecisionTag() { }

    internal DecisionTag(string tag) => Tag = tag;

    public int DecisionId { get; private set; }
    public string Tag { get; private set; } = "";
}
