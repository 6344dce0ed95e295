using AsyncWork.Domain.People;
using NodaTime;

namespace AsyncWork.Domain.Onboarding;

/// <summary>What somebody who leaves answers for goes to others, so that nothing is left without an owner (product.md O12).</summary>
public sealed partial class OnboardingPlan
{
    /// <summary>Why nothing is given to others by this plan; null when it is.</summary>
    public string? WhyNotTransfer() =>
        Kind != TemplateKind.Offboarding ? "Only who leaves hands over what is theirs." : WhyNotChange();

    /// <summary>Why somebody cannot take over what this person leaves; null when they can.</summary>
    /// <param name="lastDay">Of who would take it over; null while they work here without an end.</param>
    public string? WhyNotReceive(PersonId to, string name, LocalDate? lastDay, LocalDate today) =>
        WhyNotTransfer()
        ?? (
            to == PersonId ? $"{name} is who leaves. Choose somebody else."
            : lastDay < today ? $"{name} has left. Choose somebody who works here."
            : lastDay <= StartsOn ? $"{name} leaves too, on {StoredText.Day(lastDay.Value)}. Choose somebody who stays."
            : null
        );

    /// <summary>Writes into its history what was given to whom.</summary>
    /// <exception cref="InvalidOperationException"><see cref="WhyNotTransfer"/> has a reason.</exception>
    public void Transferred(string what, PersonId by, Instant now)
    {
        StoredText.Refuse(WhyNotTransfer());
        Record(what, by, now);
    }
}
