using AsyncWork.Domain.People;
using NodaTime;

namespace AsyncWork.Domain.Onboarding;

/// <summary>A plan ends: because it is done, or before that (product.md O8, O12). It stays readable.</summary>
public sealed partial class OnboardingPlan
{
    /// <summary>Why the plan cannot be ended before it is done; null when it can.</summary>
    public string? WhyNotStop(string? reason) =>
        WhyNotChange()
        ?? (
            string.IsNullOrWhiteSpace(reason)
                ? "Say why the plan ends before it is done. The reason is kept."
                : StoredText.WhyNotText(reason, "The reason", LongestReason)
        );

    /// <exception cref="InvalidOperationException"><see cref="WhyNotStop"/> has a reason.</exception>
    public void Stop(string reason, PersonId by, Instant now)
    {
        StoredText.Refuse(WhyNotStop(reason));
        (State, StopReason, EndedAt, InviteOn, PreboardingKey) = (PlanState.Stopped, reason.Trim(), now, null, null);
        Record($"The plan was ended before it was done: {reason.Trim()}", by, now);
    }

    /// <summary>Why the plan is not done; null when it can be ended.</summary>
    /// <param name="owned">How much somebody who leaves still answers for.</param>
    public string? WhyNotFinish(int owned) =>
        WhyNotChange()
        ?? (
            RequiredOpen == 1 ? "One step that must be done is open. Do it, or say why it does not apply."
            : RequiredOpen > 1 ? $"{RequiredOpen} steps that must be done are open. Do them, or say why they do not apply."
            : Kind == TemplateKind.Offboarding && owned == 1
                ? "One thing would be left without an owner. Give it to somebody first."
            : Kind == TemplateKind.Offboarding && owned > 1
                ? $"{owned} things would be left without an owner. Give them to somebody first."
            : null
        );

    /// <summary>Ends the plan; steps that are optional and open stay as they are.</summary>
    /// <exception cref="InvalidOperationException"><see cref="WhyNotFinish"/> has a reason.</exception>
    public void Finish(int owned, PersonId by, Instant now)
    {
        StoredText.Refuse(WhyNotFinish(owned));
        (State, EndedAt, PreboardingKey) = (PlanState.Finished, now, null);
        Record("The plan is done.", by, now);
    }

    /// <summary>The plan goes on: something is open again.</summary>
    public string? WhyNotResume() => IsRunning ? "The plan runs." : null;

    /// <exception cref="InvalidOperationException"><see cref="WhyNotResume"/> has a reason.</exception>
    public void Resume(PersonId by, Instant now)
    {
        StoredText.Refuse(WhyNotResume());
        (State, EndedAt, StopReason) = (PlanState.Running, null, "");
        Record("The plan goes on.", by, now);
    }
}
