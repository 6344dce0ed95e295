using NodaTime;

namespace AsyncWork.Web.Pages.Playbook.Escalation;

/// <summary>Somebody on call, as they are entered.</summary>
public sealed class CallInput
{
    public int? Person { get; set; }
    public string? Reach { get; set; }
    public LocalDate? From { get; set; }
    public LocalDate? To { get; set; }
}
