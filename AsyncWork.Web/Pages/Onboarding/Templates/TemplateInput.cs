using AsyncWork.Domain.Onboarding;

namespace AsyncWork.Web.Pages.Onboarding.Templates;

/// <summary>What a template is called, as somebody writes it.</summary>
public sealed class TemplateInput
{
    public string? Name { get; set; }
    public TemplateKind Kind { get; set; }
    public string? Summary { get; set; }
    public int Version { get; set; }

    public static TemplateInput Of(OnboardingTemplate template) =>
        new()
        {
            Name = template.Name,
            Kind = template.Kind,
            Summary = template.Summary,
            Version = template.Version,
        };

    public string? WhyNot() => OnboardingTemplate.WhyNotName(Name, Kind, Summary);

    /// <summary>The field at which a reason stands; empty where it is of the whole template.</summary>
    public string FieldOf(string reason) =>
        reason != WhyNot() ? ""
        : OnboardingTemplate.WhyNotName(Name, Kind, null) == reason ? "Input.Name"
        : "Input.Summary";
}
