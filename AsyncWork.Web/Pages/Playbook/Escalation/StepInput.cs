using AsyncWork.Domain.Norms;

namespace AsyncWork.Web.Pages.Playbook.Escalation;

/// <summary>A step of a ladder, as it is typed.</summary>
public sealed class StepInput
{
    /// <summary>Its place; steps of one place stay in their order.</summary>
    public int? Place { get; set; }
    public Situation Situation { get; set; } = Situation.Own;
    public string? OwnWords { get; set; }
    public string? Do { get; set; }
    public string? By { get; set; }

    /// <summary>A row that was left empty, or whose step was taken out.</summary>
    public bool IsEmpty => string.IsNullOrWhiteSpace(Do) && string.IsNullOrWhiteSpace(OwnWords) && string.IsNullOrWhiteSpace(By);
    public StepText Text => new(Situation, OwnWords, Do, By);

    public static StepInput Of(StepText step, int place) =>
        new()
        {
            Place = place,
            Situation = step.Situation,
            OwnWords = step.OwnWords,
            Do = step.Do,
            By = step.By,
        };
}
