using AsyncWork.Domain.Onboarding;
using AsyncWork.Web.Data;
using AsyncWork.Web.Htmx;
using Microsoft.AspNetCore.Mvc;
using NodaTime;

namespace AsyncWork.Web.Pages.Onboarding.Modules;

/// <summary>Writes a step of a module anew.</summary>
public sealed class StepModel(AppDbContext db, IClock clock) : StepPage(db, clock)
{
    [FromRoute(Name = "step")]
    public int StepId { get; set; }
    public OnboardingStep Step { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await FindAsync())
            return NotFound();
        Show(StepInput.Of(Step));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await FindAsync())
            return NotFound();
        var content = Input.Content();
        if (WhyNot(content, c => Module.WhyNotRewrite(StepId, c)) is { } reason)
            return this.RefusePage(reason, field: StepFields.FieldOf(content, reason));
        // Two people may write two steps of a module at once; of one step the second is told.
        Db.Entry(Step).Property(s => s.Version).OriginalValue = Input.Version;
        Module.Rewrite(StepId, StepInput.Rendered(content));
        if (!await SaveAsync())
        {
            if (!await FindAsync())
                return NotFound();
            Show(StepInput.Of(Step));
            return this.RefusePage(Refusals.SomebodyElse, StatusCodes.Status409Conflict);
        }
        this.Toast("The step is saved.");
        return this.GoTo(Module.Url);
    }

    async Task<bool> FindAsync()
    {
        if (!await LoadAllAsync(StepId) || Module.Steps.FirstOrDefault(s => s.Id == StepId) is not { } step)
            return false;
        Step = step;
        return true;
    }
}
