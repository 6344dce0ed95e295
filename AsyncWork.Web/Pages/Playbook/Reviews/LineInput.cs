using AsyncWork.Domain.Norms;

namespace AsyncWork.Web.Pages.Playbook.Reviews;

/// <summary>What becomes of a norm, as somebody types it.</summary>
public sealed class LineInput
{
    public int Id { get; set; }

    /// <summary>Of the line when the form was shown.</summary>
    public int Version { get; set; }
    public NormChoice Choice { get; set; }
    public int? Value { get; set; }
    public NormUnit Unit { get; set; } = NormUnit.WorkingDays;
    public string? Reason { get; set; }
    public LineDecision Decision => new(Choice, Value, Unit, Reason);

    /// <summary>As it was decided.</summary>
    public static LineInput Of(NormReviewLine line) =>
        new()
        {
            Id = line.Id,
            Choice = line.Choice,
            Value = line.NewNorm?.Value,
            Unit = line.NewNorm?.Unit ?? line.Norm.Unit,
            Reason = line.Reason,
        };
}
