using AsyncWork.Domain.Norms;
using NodaTime;

namespace AsyncWork.Web.Pages.Playbook.Escalation;

/// <summary>Somebody on call, as they are entered.</summary>
public sealed class CallInput
{
    public int? Person { get; set; }
    public string? Reach { get; set; }
    public LocalDate? From { get; set; }
    public LocalDate? To { get; set; }

    /// <summary>The field at which a reason of the ladder stands.</summary>
    public string FieldOf(string reason) =>
        reason == OnCall.WhyNotReach(Reach) ? "Input.Reach"
        : From is null ? "Input.From"
        : "Input.To";
}
