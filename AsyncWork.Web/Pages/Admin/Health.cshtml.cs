using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AsyncWork.Web.Pages.Admin;

/// <summary>How this installation is doing.</summary>
public sealed class HealthModel(HealthFacts facts) : PageModel
{
    public IReadOnlyList<HealthFact> Facts { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation) => Facts = await facts.LookAsync(cancellation);
}
