using System.ComponentModel.DataAnnotations;
using AsyncWork.Domain.TimeLogs;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using NodaTime;
using NodaTime.Text;

namespace AsyncWork.Web.Pages.Time.Timer;

/// <summary>What a timer runs on, as it is chosen in a form. The fields are called as in the form of an entry, so that one starts the other.</summary>
public sealed class TimerInput
{
    static readonly LocalTimePattern Clock = LocalTimePattern.CreateWithInvariantCulture("H':'mm");

    [Required(ErrorMessage = "Choose the project."), Display(Name = "Project")]
    public int? ProjectId { get; set; }

    [Display(Name = "Activity")]
    public int? ActivityId { get; set; }

    [StringLength(TimeEntry.LongestDescription, ErrorMessage = "A description has at most {1} characters.")]
    public string? Description { get; set; }

    public string? Tags { get; set; }

    [Display(Name = "Billable")]
    public bool IsBillable { get; set; }

    public static TimerInput Of(RunningTimer timer) =>
        new()
        {
            ProjectId = timer.ProjectId,
            ActivityId = timer.ActivityId,
            Description = timer.Description,
            Tags = timer.Tags,
            IsBillable = timer.IsBillable,
        };

    /// <summary>What was chosen; null after what is wrong was put beside its field.</summary>
    /// <param name="present">What the timer runs on already: it may stay on a project that was archived.</param>
    public WorkDetails? Read(WorkChoices choices, ModelStateDictionary problems, RunningTimer? present = null)
    {
        if (ProjectId is { } project && choices.WhyNotProject(project, present?.ProjectId) is { } notOnProject)
            problems.AddModelError(EntryInput.Field(nameof(ProjectId)), notOnProject);
        if (ActivityId is { } activity && choices.WhyNotActivity(activity, present?.ActivityId) is { } notActivity)
            problems.AddModelError(EntryInput.Field(nameof(ActivityId)), notActivity);
        if (WorkDetails.WhyNotText(Description) is { } notText)
            problems.AddModelError(EntryInput.Field(nameof(Description)), notText);
        if (WorkDetails.WhyNotTags(Tags) is { } notTags)
            problems.AddModelError(EntryInput.Field(nameof(Tags)), notTags);
        return problems.IsValid
            ? new(ProjectId, ActivityId, Description?.Trim() ?? "", WorkDetails.NormalTags(Tags), IsBillable, present?.CardId)
            : null;
    }

    /// <summary>A clock time; null when there is none, or after what is wrong was put beside the field.</summary>
    public static LocalTime? ReadClock(string? text, string field, ModelStateDictionary problems)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        if (Clock.Parse(text.Trim()) is { Success: true } read)
            return read.Value;
        problems.AddModelError(field, "Write the time as 9:00.");
        return null;
    }
}
