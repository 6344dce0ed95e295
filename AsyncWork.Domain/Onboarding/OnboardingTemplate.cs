using NodaTime;

namespace AsyncWork.Domain.Onboarding;

public enum TemplateKind
{
    Onboarding,
    Offboarding,
}

/// <summary>A module of a template.</summary>
public sealed class TemplateModule
{
    TemplateModule() { }

    internal TemplateModule(int module, int place) => (ModuleId, Place) = (module, place);

    public int TemplateId { get; private set; }
    public int ModuleId { get; private set; }
    public int Place { get; private set; }

    internal void StandAt(int place) => Place = place;
}

/// <summary>What plans for people are made of: modules in an order, each in the version that was published last (product.md O1).</summary>
public sealed class OnboardingTemplate
{
    public const int LongestName = 120;
    public const int LongestSummary = 1_000;
    public const int MostModules = 30;
    readonly List<TemplateModule> modules = [];

    OnboardingTemplate() { }

    /// <exception cref="InvalidOperationException"><see cref="WhyNotName"/> has a reason.</exception>
    public OnboardingTemplate(string name, TemplateKind kind, string? summary) => Rename(name, kind, summary);

    public int Id { get; private set; }
    public string Name { get; private set; } = "";
    public TemplateKind Kind { get; private set; }

    /// <summary>For whom it is, in a sentence or two.</summary>
    public string Summary { get; private set; } = "";
    public Instant? ArchivedAt { get; private set; }
    public int Version { get; private set; }
    public IReadOnlyList<TemplateModule> Modules => modules;
    public string Url => $"/onboarding/templates/{Id}";

    public static string? WhyNotName(string? name, TemplateKind kind, string? summary) =>
        StoredText.WhyNotName(name, "A template's name", LongestName)
        ?? (Enum.IsDefined(kind) ? null : "Choose whether somebody comes or leaves.")
        ?? StoredText.WhyNotText(summary, "The summary", LongestSummary);

    /// <exception cref="InvalidOperationException"><see cref="WhyNotName"/> has a reason.</exception>
    public void Rename(string name, TemplateKind kind, string? summary)
    {
        StoredText.Refuse(WhyNotName(name, kind, summary));
        (Name, Kind, Summary) = (name.Trim(), kind, StoredText.Lines(summary).Trim());
        Version++;
    }

    /// <summary>Why a module cannot be part of it; null when it can.</summary>
    public string? WhyNotAdd(OnboardingModule? module) =>
        WhyNotChange()
        ?? (
            module is null ? "Choose a module from the list."
            : modules.Exists(m => m.ModuleId == module.Id)
                ? $"“{module.Name}” is part of this template already. A template has each module once."
            : module.ArchivedAt is not null ? $"“{module.Name}” is archived. Take it out of the archive first."
            : modules.Count >= MostModules ? $"A template has at most {MostModules} modules."
            : null
        );

    /// <exception cref="InvalidOperationException"><see cref="WhyNotAdd"/> has a reason.</exception>
    public void Add(OnboardingModule module)
    {
        StoredText.Refuse(WhyNotAdd(module));
        modules.Add(new(module.Id, modules.Count == 0 ? 0 : modules.Max(m => m.Place) + 1));
        Version++;
    }

    public string? WhyNotRemove(int module) =>
        WhyNotChange()
        ?? (modules.Exists(m => m.ModuleId == module) ? null : "The module is not part of this template any more.");

    /// <exception cref="InvalidOperationException"><see cref="WhyNotRemove"/> has a reason.</exception>
    public void Remove(int module)
    {
        StoredText.Refuse(WhyNotRemove(module));
        modules.RemoveAll(m => m.ModuleId == module);
        Version++;
    }

    public string? WhyNotShift(int module, bool up)
    {
        if (WhyNotRemove(module) is { } reason)
            return reason;
        var ordered = modules.OrderBy(m => m.Place).ToList();
        var at = ordered.FindIndex(m => m.ModuleId == module);
        return up && at == 0 ? "The module is the first already."
            : !up && at == ordered.Count - 1 ? "The module is the last already."
            : null;
    }

    /// <exception cref="InvalidOperationException"><see cref="WhyNotShift"/> has a reason.</exception>
    public void Shift(int module, bool up)
    {
        StoredText.Refuse(WhyNotShift(module, up));
        var ordered = modules.OrderBy(m => m.Place).ToList();
        var at = ordered.FindIndex(m => m.ModuleId == module);
        (ordered[at], ordered[at + (up ? -1 : 1)]) = (ordered[at + (up ? -1 : 1)], ordered[at]);
        for (var i = 0; i < ordered.Count; i++)
            ordered[i].StandAt(i);
        Version++;
    }

    public void Archive(Instant now)
    {
        ArchivedAt ??= now;
        Version++;
    }

    /// <summary>Takes it out of the archive.</summary>
    public void Bring()
    {
        ArchivedAt = null;
        Version++;
    }

    string? WhyNotChange() => ArchivedAt is null ? null : "The template is archived. Take it out of the archive to change it.";
}
