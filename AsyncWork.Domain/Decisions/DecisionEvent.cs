using AsyncWork.Domain.People;
using NodaTime;

namespace AsyncWork.Domain.Decisions;

/// <summary>What happened to a decision, in words.</summary>
public sealed class DecisionEvent
{
    public const int LongestText = 1_200;

    DecisionEvent() { }

    internal DecisionEvent(PersonId? by, Instant at, string text) => (By, At, Text) = (by, at, StoredText.Cut(text, LongestText));

    public long Id { get; private set; }
    public int DecisionId { get; private set; }

    /// <summary>Null for the app itself and for people unknown here.</summary>
    public PersonId? By { get; private set; }
    public Instant At { get; private set; }

    /// <summary>As it follows the name: "proposed it".</summary>
    public string Text { get; private set; } = "";
}
