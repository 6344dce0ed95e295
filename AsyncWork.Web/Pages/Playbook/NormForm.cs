using AsyncWork.Domain.Norms;

namespace AsyncWork.Web.Pages.Playbook;

/// <summary>The form that sets a norm.</summary>
/// <param name="Action">Where it posts.</param>
/// <param name="Target">What the answer replaces.</param>
/// <param name="Seen">The norm that holds; null for none.</param>
/// <param name="Of">Tells forms on a page apart.</param>
/// <param name="Without">What it means to have none.</param>
public sealed record NormForm(
    string Action,
    string Target,
    int Channel,
    Urgency Urgency,
    int? Seen,
    ResponseNorm? Present,
    string Of,
    string Without
);
