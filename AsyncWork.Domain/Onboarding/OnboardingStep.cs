namespace AsyncWork.Domain.Onboarding;

/// <summary>A step of a module's draft.</summary>
public sealed class OnboardingStep : WrittenStep
{
    OnboardingStep() { }

    internal OnboardingStep(Guid key, StepContent content)
    {
        Key = key;
        Write(content);
    }

    public int ModuleId { get; private set; }
}
