using AsyncWork.Web.Data;
using AsyncWork.Web.Htmx;
using AsyncWork.Web.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace AsyncWork.Web.Pages.Onboarding.HowWeWork;

/// <summary>
/// How one works here without meeting, on one page: what holds, where to write, when one meets, what to write with, and what I practised of it
/// (product.md O10). For everybody, new or not.
/// </summary>
public sealed class IndexModel(AppDbContext db, IClock clock) : PageModel
{
    /// <summary>For whom it holds: the team's name in addresses, empty for the company, null for mine.</summary>
    [BindProperty(SupportsGet = true, Name = "team")]
    public string? TeamSlug { get; set; }
    public Viewer Viewer => User.Viewer();
    public Instant Now { get; } = clock.GetCurrentInstant();
    public HowWeWorkView Track { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        // A form sends an empty field as null; an empty team means the company.
        var team = Request.Query.ContainsKey("team") ? TeamSlug ?? "" : null;
        Track = await HowWeWorkView.LoadAsync(db, Viewer, team, Now, cancellation);
        return this.PageOrFragment("_Track");
    }
}
