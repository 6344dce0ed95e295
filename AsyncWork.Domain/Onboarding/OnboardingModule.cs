using AsyncWork.Domain.People;
using NodaTime;

namespace AsyncWork.Domain.Onboarding;

/// <summary>For whom a module is meant (product.md O1).</summary>
public enum ModuleScope
{
    Everybody,
    Department,
    Role,
    Location,
}

/// <summary>
/// Steps that belong together, such as all that everybody goes through or all that a location asks for: a draft that HR writes, and the versions
/// that were published of it. Templates are composed of modules (product.md O1).
/// </summary>
public sealed partial class OnboardingModule
{
    public const int LongestName = 120;
    public const int LongestScopeName = 100;
    public const int MostSteps = 2_000;
    readonly List<OnboardingStep> steps = [];

    OnboardingModule() { }

    /// <exception cref="InvalidOperationException"><see cref="WhyNotName"/> has a reason.</exception>
    public OnboardingModule(string name, ModuleScope scope, string? scopeName) => Rename(name, scope, scopeName);

    public int Id { get; private set; }
    public string Name { get; private set; } = "";
    public ModuleScope Scope { get; private set; }

    /// <summary>Which department, role or location; empty for everybody.</summary>
    public string ScopeName { get; private set; } = "";

    /// <summary>The number of the version that was published last; 0 when none was.</summary>
    public int PublishedNumber { get; private set; }
    public Instant? ArchivedAt { get; private set; }
    public int Version { get; private set; }

    /// <summary>The draft, in any order; see <see cref="Ordered"/>.</summary>
    public IReadOnlyList<OnboardingStep> Steps => steps;

    /// <summary>The draft in its order; those of a phase follow each other.</summary>
    public IReadOnlyList<OnboardingStep> Ordered => [.. steps.OrderBy(s => s.Place).ThenBy(s => s.Id)];

    /// <summary>The headings of the draft, in their order.</summary>
    public IReadOnlyList<string> Phases => [.. Ordered.Select(s => s.Phase).Distinct(StringComparer.OrdinalIgnoreCase)];
    public string Url => UrlOf(Id);

    public static string UrlOf(int module) => $"/onboarding/modules/{module}";

    public static string? WhyNotName(string? name, ModuleScope scope, string? scopeName) =>
        StoredText.WhyNotName(name, "A module's name", LongestName)
        ?? (
            !Enum.IsDefined(scope) ? "Choose for whom the module is."
            : scope == ModuleScope.Everybody ? null
            : string.IsNullOrWhiteSpace(scopeName) ? $"Say for which {scope.Word()} the module is, or choose everybody."
            : StoredText.WhyNotName(scopeName, $"The {scope.Word()}", LongestScopeName)
        );

    /// <exception cref="InvalidOperationException"><see cref="WhyNotName"/> has a reason.</exception>
    public void Rename(string name, ModuleScope scope, string? scopeName)
    {
        StoredText.Refuse(WhyNotName(name, scope, scopeName));
        (Name, Scope, ScopeName) = (name.Trim(), scope, scope == ModuleScope.Everybody ? "" : scopeName!.Trim());
        Version++;
    }

    public string? WhyNotAdd(StepContent content) =>
        WhyNotChange()
        ?? (steps.Count >= MostSteps ? $"A module has at most {MostSteps:N0} steps. Make a second module." : content.WhyNot());

    /// <summary>Adds a step at the end of its phase; a phase that is new stands at the end.</summary>
    /// <exception cref="InvalidOperationException"><see cref="WhyNotAdd"/> has a reason.</exception>
    public OnboardingStep Add(StepContent content, Guid key)
    {
        StoredText.Refuse(WhyNotAdd(content));
        var step = new OnboardingStep(key, content);
        step.StandIn(Spelt(step.Phase));
        var ordered = Ordered.ToList();
        ordered.Insert(EndOf(ordered, step.Phase), step);
        steps.Add(step);
        Place(ordered);
        Version++;
        return step;
    }

    /// <summary>Adds the steps of an import, in their order.</summary>
    /// <exception cref="InvalidOperationException">One of them cannot be a step, or they are too many.</exception>
    public void AddAll(IReadOnlyList<StepContent> contents, Func<Guid> key)
    {
        StoredText.Refuse(WhyNotAddAll(contents));
        var all = Ordered.Concat(contents.Select(c => new OnboardingStep(key(), c))).ToList();
        steps.AddRange(all.Skip(steps.Count));
        Place([.. all.GroupBy(s => s.Phase, StringComparer.OrdinalIgnoreCase).SelectMany(g => g)]);
        foreach (var step in steps)
            step.StandIn(Spelt(step.Phase));
        Version++;
    }

    public string? WhyNotAddAll(IReadOnlyList<StepContent> contents) =>
        WhyNotChange()
        ?? (
            steps.Count + contents.Count > MostSteps
                ? $"A module has at most {MostSteps:N0} steps; these are {steps.Count + contents.Count:N0}."
                : contents.Select(c => c.WhyNot()).FirstOrDefault(why => why is not null)
        );

    public string? WhyNotRewrite(int step, StepContent content) =>
        WhyNotChange() ?? (Find(step) is null ? StepGone : content.WhyNot());

    /// <summary>Writes a step anew; one that now belongs to another phase stands at its end.</summary>
    /// <exception cref="InvalidOperationException"><see cref="WhyNotRewrite"/> has a reason.</exception>
    public void Rewrite(int step, StepContent content)
    {
        StoredText.Refuse(WhyNotRewrite(step, content));
        var found = Find(step)!;
        var (before, after) = (found.Phase, Spelt(content.Phase.Trim()));
        found.Write(content with { Phase = after });
        var ordered = Ordered.ToList();
        if (!IsSame(before, after))
        {
            ordered.Remove(found);
            ordered.Insert(EndOf(ordered, after), found);
        }
        Place(ordered);
        Version++;
    }

    public string? WhyNotArchive(string? usedIn) =>
        ArchivedAt is not null ? "The module is archived already."
        : usedIn is not null ? $"The template “{usedIn}” is composed of it. Take it out there first."
        : null;

    /// <param name="usedIn">A template that is in use and has this module; null when none has.</param>
    /// <exception cref="InvalidOperationException"><see cref="WhyNotArchive"/> has a reason.</exception>
    public void Archive(string? usedIn, Instant now)
    {
        StoredText.Refuse(WhyNotArchive(usedIn));
        ArchivedAt = now;
        Version++;
    }

    /// <summary>Takes it out of the archive.</summary>
    public void Bring()
    {
        ArchivedAt = null;
        Version++;
    }

    OnboardingStep? Find(int step) => steps.Find(s => s.Id == step);

    string? WhyNotChange() => ArchivedAt is null ? null : "The module is archived. Take it out of the archive to change it.";

    /// <summary>A phase as it is spelt already, where it is there in other letters.</summary>
    string Spelt(string phase) => Ordered.FirstOrDefault(s => IsSame(s.Phase, phase))?.Phase ?? phase;

    /// <summary>Numbers the places, and takes back a depth that nothing stands above.</summary>
    static void Place(IReadOnlyList<OnboardingStep> ordered)
    {
        for (var i = 0; i < ordered.Count; i++)
        {
            var above = i > 0 && IsSame(ordered[i - 1].Phase, ordered[i].Phase) ? ordered[i - 1].Depth + 1 : 0;
            ordered[i].StandAt(i, Math.Min(ordered[i].Depth, above));
        }
    }

    static int EndOf(List<OnboardingStep> ordered, string phase) =>
        ordered.FindLastIndex(s => IsSame(s.Phase, phase)) is >= 0 and var last ? last + 1 : ordered.Count;

    static bool IsSame(string phase, string other) => string.Equals(phase, other, StringComparison.OrdinalIgnoreCase);

    const string StepGone = "Somebody took this step out meanwhile.";
}

public static class ModuleScopeWords
{
    /// <summary>As it stands in a sentence.</summary>
    public static string Word(this ModuleScope scope) =>
        scope switch
        {
            ModuleScope.Department => "department",
            ModuleScope.Role => "role",
            ModuleScope.Location => "location",
            _ => "everybody",
        };

    /// <summary>
    /// Whether a module is for somebody who works in a place: one of a location is for people there, and where no place is known all are taken.
    /// </summary>
    public static bool IsFor(this ModuleScope scope, string name, string? location) =>
        scope != ModuleScope.Location
        || string.IsNullOrWhiteSpace(location)
        || string.Equals(name, location.Trim(), StringComparison.OrdinalIgnoreCase);

    /// <summary><c>everybody</c>, <c>location Berlin</c>.</summary>
    public static string Text(this ModuleScope scope, string name) =>
        scope == ModuleScope.Everybody ? "everybody" : $"{scope.Word()} {name}";
}
