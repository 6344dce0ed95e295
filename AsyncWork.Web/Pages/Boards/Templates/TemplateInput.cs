using System.ComponentModel.DataAnnotations;
using AsyncWork.Domain.Boards;
using AsyncWork.Domain.People;
using AsyncWork.Domain.TimeLogs;

namespace AsyncWork.Web.Pages.Boards.Templates;

/// <summary>The fields of a card template.</summary>
public sealed class TemplateInput
{
    [Required(ErrorMessage = "Give the template a name."), StringLength(CardTemplate.LongestName)]
    public string? Name { get; set; }

    [Required(ErrorMessage = "Give its cards a title."), StringLength(Card.LongestTitle)]
    public string? Title { get; set; }
    public string? Text { get; set; }
    public string? Steps { get; set; }
    public int? Owner { get; set; }
    public Priority Priority { get; set; } = Priority.Normal;

    /// <summary>Hours, as <see cref="WorkDuration"/> reads them.</summary>
    public string? Estimate { get; set; }
    public int? DueAfterDays { get; set; }
    public IList<int> Labels { get; set; } = [];
    public int Version { get; set; }

    public static TemplateInput Of(CardTemplate template) =>
        new()
        {
            Name = template.Name,
            Title = template.Title,
            Text = template.Text,
            Steps = template.Steps,
            Owner = template.OwnerId?.Value,
            Priority = template.Priority,
            Estimate = template.Estimate is { } minutes ? WorkDuration.Text(minutes) : null,
            DueAfterDays = template.DueAfterDays,
            Labels = [.. template.LabelIds],
            Version = template.Version,
        };

    /// <summary>Why it cannot be stored; null when it can.</summary>
    public string? WhyNot() =>
        CardTemplate.WhyNotName(Name, Title)
        ?? (
            WorkDuration.Read(Estimate) is null && !string.IsNullOrWhiteSpace(Estimate)
                ? "Write the estimate in hours, as 1:30 or 1.5."
                : null
        )
        ?? CardTemplate.WhyNotFill(Text, Steps, WorkDuration.Read(Estimate), DueAfterDays)
        ?? FilledTemplates.WhyNotSteps(Steps)
        ?? (Enum.IsDefined(Priority) ? null : "Choose a priority.");

    /// <param name="labels">The labels of the board.</param>
    public void Fill(CardTemplate template, IEnumerable<int> labels)
    {
        template.Rename(Name!, Title!);
        template.Fill(
            Text ?? "",
            Steps ?? "",
            Owner is > 0 and var owner ? new PersonId(owner) : null,
            Priority,
            WorkDuration.Read(Estimate),
            DueAfterDays,
            // The list is stored in 400 characters.
            [.. labels.Intersect(Labels).Take(30)]
        );
    }
}
