using AsyncWork.Domain.Onboarding;
using AsyncWork.Web.Data;
using AsyncWork.Web.Htmx;
using AsyncWork.Web.Pages.Onboarding.Modules;
using Microsoft.AspNetCore.Mvc;
using NodaTime;

namespace AsyncWork.Web.Pages.Onboarding.Plans;

/// <summary>Writes a step anew for one person alone (product.md O7).</summary>
public sealed class EditStepModel(AppDbContext db, PlanChanges changes, IClock clock) : PlanStepForm(db, clock)
{
    [FromRoute(Name = "step")]
    public int StepId { get; set; }
    public PlanStep Step { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync()
    {
        if (await FindAsync() is { } refused)
            return refused;
        Show(StepInput.Of(Step));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (await FindAsync() is { } refused)
            return refused;
        if (Fields.WhyNot(ModelState.IsValid, Input.Content(), c => Plan.WhyNotRewrite(Step, c)) is { } reason)
            return this.RefusePage(reason, field: StepFields.FieldOf(Input.Content(), reason));
        if (!await ChangeAsync((plan, token) => changes.RewriteAsync(plan, StepId, Input.Version, Written, Viewer, token)))
        {
            var why = Refused;
            if (await FindAsync() is { } gone)
                return gone;
            if (Status == StatusCodes.Status409Conflict)
                Show(StepInput.Of(Step));
            return this.RefusePage(why, Status);
        }
        this.Toast("The step is changed, for this person alone.");
        return this.GoTo($"{Address}/steps/{StepId}");
    }

    async Task<IActionResult?> FindAsync()
    {
        if (await WhyNotKeepAsync() is { } refused)
            return refused;
        if (Plan.Steps.FirstOrDefault(s => s.Id == StepId) is not { } step)
            return NotFound();
        Step = step;
        return null;
    }
}
