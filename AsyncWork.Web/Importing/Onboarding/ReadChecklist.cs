using AsyncWork.Domain.Onboarding;
using AsyncWork.Domain.People;

namespace AsyncWork.Web.Importing.Onboarding;

/// <summary>A step as a file says it.</summary>
/// <param name="Content">Its text is not rendered yet.</param>
/// <param name="OwnerName">Who does it, where the file names a person.</param>
/// <param name="HasDue">The file says when it is due.</param>
public sealed record ReadStep(StepContent Content, string? OwnerName, bool HasDue);

/// <summary>What was found in a file of steps (product.md O13).</summary>
/// <param name="Name">What the file calls itself; empty when it does not.</param>
/// <param name="Notes">What was left out or taken otherwise, each as a sentence.</param>
public sealed record ReadChecklist(string Name, IReadOnlyList<ReadStep> Steps, IReadOnlyList<string> Notes)
{
    /// <summary>Stands for a named person, who is looked up later.</summary>
    static readonly PersonId? Anybody = new PersonId(1);

    public const int MostBytes = 1024 * 1024;

    public IReadOnlyList<string> Phases => [.. Steps.Select(s => s.Content.Phase).Distinct(StringComparer.OrdinalIgnoreCase)];

    /// <exception cref="ImportRefusedException">There are none, or too many.</exception>
    internal ReadChecklist Checked(string whenNone)
    {
        if (Steps.Count == 0)
            throw new ImportRefusedException(whenNone);
        if (Steps.Count > OnboardingModule.MostSteps)
            throw new ImportRefusedException(
                $"The file has {Steps.Count:N0} steps; a module has at most {OnboardingModule.MostSteps:N0}. Import it in parts."
            );
        foreach (var step in Steps)
            if ((step.Content with { OwnerId = step.OwnerName is null ? null : Anybody }).WhyNot() is { } reason)
                throw new ImportRefusedException($"“{step.Content.Title}” cannot be taken: {reason}");
        return this;
    }
}
