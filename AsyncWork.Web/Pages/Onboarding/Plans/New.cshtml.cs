using AsyncWork.Domain.Onboarding;
using AsyncWork.Web.Data;
using AsyncWork.Web.Htmx;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Pages.Reports;
using AsyncWork.Web.TagHelpers;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Onboarding.Plans;

/// <summary>Starts a plan: who comes or leaves, by which template, and who helps (product.md O1, O4, O5, O12).</summary>
public sealed class NewModel(AppDbContext db, PlanStarts starts, IClock clock) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "kind")]
    public TemplateKind Kind { get; set; }

    [BindProperty]
    public PlanInput Input { get; set; } = new();

    [BindProperty]
    public Guid FormKey { get; set; }
    public StartChoices Choices { get; private set; } = null!;

    /// <summary>Somebody of the same name has a plan.</summary>
    public OnboardingPlan? SameName => starts.SameName;

    /// <summary>The plan that the person chosen has already.</summary>
    public OnboardingPlan? Running => starts.Running;
    public bool IsOnboarding => Kind == TemplateKind.Onboarding;
    Viewer Viewer => User.Viewer();

    public async Task<IActionResult> OnGetAsync(int? person, int? template)
    {
        if (!Viewer.MayStart())
            return Forbid();
        var zone = (await db.GetCompanyAsync(default)).Zone;
        var last = await db.OnboardingPlans.OrderByDescending(p => p.Id).AsNoTracking().FirstOrDefaultAsync();
        Input = new()
        {
            Person = person,
            Template = template,
            Zone = zone.Id,
            StartsOn = $"{clock.GetCurrentInstant().InZone(zone).Date.Next(IsoDayOfWeek.Monday):uuuu-MM-dd}",
            HR = (Viewer.IsHr ? Viewer.Person : last?.HRId ?? Viewer.Person).Value,
            IT = last?.ITId?.Value,
            HasTrack = IsOnboarding,
        };
        await LoadAsync();
        Input.Template ??= Choices.Templates is [var only] ? only.Id : null;
        return Page();
    }

    /// <summary>Looks anew for buddies, for what was chosen; nothing is stored.</summary>
    public async Task<IActionResult> OnPostBuddiesAsync()
    {
        if (!Viewer.MayStart())
            return Forbid();
        ModelState.Clear();
        await LoadAsync(suggests: true);
        return this.PageOrFragment("_Helpers");
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!Viewer.MayStart())
            return Forbid();
        if ((ModelState.IsValid ? null : "Choose from the lists.") is { } wrong)
            return await RefuseAsync(wrong);
        string? reason;
        try
        {
            reason = await starts.StartAsync(Input, FormKey, Viewer);
        }
        catch (DbUpdateException)
        {
            // Somebody else took the address, or started the same person, in this moment.
            return await RefuseAsync("Somebody else started this person at the same moment. Look at the plans.", 409);
        }
        if (reason is not null)
            return await RefuseAsync(reason, field: starts.Field.Length > 0 ? $"Input.{starts.Field}" : "");
        this.Toast(
            starts.Started is { } plan
                ? $"The plan is started: {plan.StepCount} {(plan.StepCount == 1 ? "step" : "steps")}, {(IsOnboarding ? "first" : "last")} day {plan.StartsOn.Text()}."
                : "The plan was started already."
        );
        return this.GoTo(starts.Started?.Url ?? "/onboarding");
    }

    async Task<PageResult> RefuseAsync(string reason, int status = StatusCodes.Status422UnprocessableEntity, string field = "")
    {
        db.ChangeTracker.Clear();
        await LoadAsync();
        return this.RefusePage(reason, status, field);
    }

    async Task LoadAsync(bool suggests = false) =>
        Choices = await StartChoices.LoadAsync(db, Viewer, Kind, Input, suggests, clock.GetCurrentInstant());
}
