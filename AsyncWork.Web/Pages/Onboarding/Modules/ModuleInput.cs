using AsyncWork.Domain.Onboarding;

namespace AsyncWork.Web.Pages.Onboarding.Modules;

/// <summary>What a module is called and for whom it is, as somebody writes it.</summary>
public sealed class ModuleInput
{
    public string? Name { get; set; }
    public ModuleScope Scope { get; set; }
    public string? ScopeName { get; set; }
    public int Version { get; set; }

    public static ModuleInput Of(OnboardingModule module) =>
        new()
        {
            Name = module.Name,
            Scope = module.Scope,
            ScopeName = module.ScopeName,
            Version = module.Version,
        };

    public string? WhyNot() => OnboardingModule.WhyNotName(Name, Scope, ScopeName);

    /// <summary>The field at which a reason stands; empty where it is of the whole module.</summary>
    public string FieldOf(string reason) =>
        reason != WhyNot() ? ""
        : OnboardingModule.WhyNotName(Name, ModuleScope.Everybody, null) == reason ? "Input.Name"
        : "Input.ScopeName";
}
