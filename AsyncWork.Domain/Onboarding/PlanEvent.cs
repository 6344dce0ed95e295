using AsyncWork.Domain.People;
using NodaTime;

namespace AsyncWork.Domain.Onboarding;

/// <summary>What was done to a plan, in words; it stays when the plan has ended (product.md O8).</summary>
public sealed class PlanEvent
{
    public const int LongestText = 600;

    PlanEvent() { }

    internal PlanEvent(string text, PersonId? by, Instant at) => (Text, By, At) = (StoredText.Cut(text, LongestText), by, at);

    public int Id { get; private set; }
    public int PlanId { get; private set; }
    public Instant At { get; private set; }

    /// <summary>Null for what happened by itself, or from a pre-boarding page.</summary>
    public PersonId? By { get; private set; }
    public string Text { get; private set; } = "";
}
