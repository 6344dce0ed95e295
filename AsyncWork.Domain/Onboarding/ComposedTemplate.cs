namespace AsyncWork.Domain.Onboarding;

/// <summary>A module as a template takes it.</summary>
/// <param name="Steps">Of the version that was published last; none when none was.</param>
public sealed record PublishedModule(int Id, string Name, IReadOnlyList<StepSnapshot> Steps);

/// <summary>A step of a template, with the module that it comes from.</summary>
public sealed record ComposedStep(int ModuleId, string Module, Guid Key, StepContent Content);

public sealed record ComposedPhase(string Name, IReadOnlyList<ComposedStep> Steps);

/// <summary>
/// What a template says: phases of the same name are one, in the order in which they first appear; within a phase steps stand by their due day,
/// and what is nested in a step stays below it (product.md O1).
/// </summary>
public sealed class ComposedTemplate
{
    ComposedTemplate(IReadOnlyList<ComposedPhase> phases) => Phases = phases;

    public IReadOnlyList<ComposedPhase> Phases { get; }
    public IEnumerable<ComposedStep> Steps => Phases.SelectMany(p => p.Steps);

    /// <param name="modules">In the order of the template.</param>
    public static ComposedTemplate Of(IEnumerable<PublishedModule> modules)
    {
        var steps = modules.SelectMany(m => m.Steps.Select(s => new ComposedStep(m.Id, m.Name, s.Key, s.Content)));
        return new([
            .. steps
                .GroupBy(s => s.Content.Phase, StringComparer.OrdinalIgnoreCase)
                .Select(g => new ComposedPhase(g.First().Content.Phase, ByDueDay(g))),
        ]);
    }

    /// <summary>Why no plan can be made of it; null when one can.</summary>
    public string? WhyNotReady() =>
        Phases.Count > 0
            ? null
            : "This template has no steps yet. Add a module that is published; then you see its calendar here.";

    static ComposedStep[] ByDueDay(IEnumerable<ComposedStep> steps)
    {
        var blocks = new List<List<ComposedStep>>();
        foreach (var step in steps)
            if (step.Content.Depth == 0 || blocks.Count == 0)
                blocks.Add([step]);
            else
                blocks[^1].Add(step);
        // The order among those due on the same day stays.
        return [.. blocks.OrderBy(b => b[0].Content.DueDays).SelectMany(b => b)];
    }
}
