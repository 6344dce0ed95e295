using AsyncWork.Domain.Onboarding;
using AsyncWork.Domain.People;
using AsyncWork.Web.Markdown;
using AsyncWork.Web.Pages.People;
using AsyncWork.Web.Pages.Playbook;

namespace AsyncWork.Web.Pages.Onboarding.Modules;

/// <summary>The form in which a step is written, with what can be chosen in it.</summary>
/// <param name="Phases">The headings that there are.</param>
/// <param name="Playbook">The company's playbook, to link to.</param>
public sealed record StepFields(
    StepInput Input,
    IReadOnlyList<string> Phases,
    IReadOnlyList<PersonName> People,
    IReadOnlyList<PlaybookPage> Playbook
)
{
    const string NotHere = "Choose somebody who works here as the owner, or give the step to a role.";

    /// <summary>Why what was written cannot be stored; null when it can.</summary>
    public string? WhyNot(bool isRead, StepContent content, Func<StepContent, string?> rule) =>
        !isRead ? "Choose from the lists, and give the due day as a whole number of working days."
        : rule(content) is { } reason ? reason
        : content is { Owner: StepOwner.Named, OwnerId: { } owner } && People.All(p => p.Id != owner) ? NotHere
        : null;

    /// <summary>The field of the form at which a reason stands; empty where it is of the whole step.</summary>
    public static string FieldOf(StepContent content, string reason) =>
        reason == NotHere ? $"Input.{nameof(StepInput.OwnerId)}"
        : content.Wrong() is not { } wrong || wrong.Reason != reason ? ""
        : $"Input.{(wrong.Part == nameof(StepContent.DueDays) ? nameof(StepInput.Due) : wrong.Part)}";
}

/// <summary>A step as somebody writes it.</summary>
public sealed class StepInput
{
    public string? Phase { get; set; }
    public string? Title { get; set; }
    public string? Text { get; set; }
    public StepKind Kind { get; set; } = StepKind.Do;
    public StepOwner Owner { get; set; }
    public int? OwnerId { get; set; }

    /// <summary>In working days, before or after the start.</summary>
    public int? Due { get; set; }
    public bool IsBefore { get; set; }
    public bool IsRequired { get; set; }
    public int Depth { get; set; }
    public string? Url { get; set; }
    public string? Questions { get; set; }
    public string? Fields { get; set; }
    public int Version { get; set; }

    public static StepInput Of(WrittenStep step) =>
        new()
        {
            Phase = step.Phase,
            Title = step.Title,
            Text = step.Text,
            Kind = step.Kind,
            Owner = step.Owner,
            OwnerId = step.OwnerId?.Value,
            Due = Math.Abs(step.DueDays),
            IsBefore = step.DueDays < 0,
            IsRequired = step.IsRequired,
            Depth = step.Depth,
            Url = step.Url,
            Questions = step.Questions,
            Fields = step.Fields,
            Version = step.Version,
        };

    /// <summary>The text is not rendered yet; see <see cref="Rendered"/>.</summary>
    public StepContent Content() =>
        new()
        {
            Phase = Phase ?? "",
            Title = Title ?? "",
            Text = MarkdownProse.Typed(Text),
            Kind = Kind,
            Owner = Owner,
            OwnerId = OwnerId is > 0 and var owner ? new PersonId(owner) : null,
            // What is no number of working days is refused as what lies too far away.
            DueDays = Due is >= 0 and <= 1_000 and var due ? (IsBefore ? -due : due) : int.MaxValue,
            IsRequired = IsRequired,
            Depth = Depth,
            Url = Url ?? "",
            Questions = (Questions ?? "").ReplaceLineEndings("\n"),
            Fields = (Fields ?? "").ReplaceLineEndings("\n"),
        };

    public static StepContent Rendered(StepContent content) => content with { Text = MarkdownProse.ToProse(content.Text.Text) };
}
