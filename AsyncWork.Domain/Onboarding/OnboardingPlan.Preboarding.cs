using AsyncWork.Domain.People;
using NodaTime;

namespace AsyncWork.Domain.Onboarding;

/// <summary>Before there is an account: a page by a signed link, and the invitation at its time (product.md O5).</summary>
public sealed partial class OnboardingPlan
{
    /// <summary>So many days after its first day a link ends at the latest.</summary>
    public const int LongestAfterStart = 14;

    /// <summary>Part of the link; another one makes links that were given before worthless. Null while there is none.</summary>
    public Guid? PreboardingKey { get; private set; }

    /// <summary>The last day on which the link opens the page, in the zone of the person.</summary>
    public LocalDate? PreboardingUntil { get; private set; }

    /// <summary>The day on which the invitation to make an account is mailed, in the zone of the person; null when the plan sends none.</summary>
    public LocalDate? InviteOn { get; private set; }
    public Instant? InvitedAt { get; private set; }

    /// <summary>Why there can be no link until then; null when there can.</summary>
    /// <param name="hasAccount">The person has joined: then they sign in.</param>
    public string? WhyNotOpenPreboarding(LocalDate? until, bool hasAccount, LocalDate today) =>
        WhyNotChange()
        ?? (
            Kind != TemplateKind.Onboarding ? "Who leaves has no pre-boarding page."
            : hasAccount ? "The person has an account already, and signs in."
            : until is null ? "Choose the last day on which the link works."
            : until < today ? "That day has passed. Choose one that is still to come."
            : until > StartsOn.PlusDays(LongestAfterStart)
                ? $"The link ends at the latest {LongestAfterStart} days after the first day: then there is an account."
            : null
        );

    /// <summary>Makes a link; one that was given before stops working.</summary>
    /// <exception cref="InvalidOperationException"><see cref="WhyNotOpenPreboarding"/> has a reason.</exception>
    public void OpenPreboarding(Guid key, LocalDate until, bool hasAccount, LocalDate today, PersonId by, Instant now)
    {
        StoredText.Refuse(WhyNotOpenPreboarding(until, hasAccount, today));
        (PreboardingKey, PreboardingUntil) = (key, until);
        Record($"A pre-boarding link was made that works until {StoredText.Day(until)}.", by, now);
    }

    public void ClosePreboarding(PersonId by, Instant now)
    {
        if (PreboardingKey is null)
            return;
        (PreboardingKey, PreboardingUntil) = (null, null);
        Record("The pre-boarding link was ended.", by, now);
    }

    /// <summary>Whether a link with this key opens the page.</summary>
    /// <param name="today">In the zone of the person.</param>
    public bool IsPreboarding(Guid key, bool hasAccount, LocalDate today) =>
        IsRunning && !hasAccount && PreboardingKey == key && today <= PreboardingUntil;

    /// <summary>What somebody without an account sees and may do: their own steps before the first day that ask for nothing from inside.</summary>
    public IReadOnlyList<PlanStep> PreboardingSteps =>
        [.. Ordered.Where(s => s.Owner == StepOwner.NewHire && s.DueDays < 0 && IsForStrangers(s))];

    static bool IsForStrangers(PlanStep step) =>
        !step.Content.IsLinkInside && step.Kind is not (StepKind.Upload or StepKind.FirstContribution);

    /// <summary>Why the invitation cannot be mailed on a day; null when it can.</summary>
    public string? WhyNotInviteOn(LocalDate? day, bool hasEmail) =>
        WhyNotChange()
        ?? (
            InvitedAt is not null ? "The invitation was mailed already."
            : day is null ? null
            : !hasEmail ? "The person has no e-mail address to be invited at. Give one first."
            : day < StartsOn.PlusDays(-60) || day > StartsOn.PlusDays(60)
                ? "The invitation is mailed at most 60 days before or after the first day."
            : null
        );

    /// <exception cref="InvalidOperationException"><see cref="WhyNotInviteOn"/> has a reason.</exception>
    public void PlanInvitation(LocalDate? day, bool hasEmail)
    {
        StoredText.Refuse(WhyNotInviteOn(day, hasEmail));
        InviteOn = day;
        Version++;
    }

    public void Invited(Instant now)
    {
        (InvitedAt, InviteOn) = (now, null);
        Record("The invitation was mailed.", null, now);
    }
}
