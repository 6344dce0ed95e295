using AsyncWork.Domain.Onboarding;
using AsyncWork.Web.Data;
using AsyncWork.Web.Pages.Onboarding.Modules;
using AsyncWork.Web.Pages.Playbook;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Onboarding.Plans;

/// <summary>A page on which a step is written for one person alone (product.md O7).</summary>
public abstract class PlanStepForm(AppDbContext db, IClock clock) : PlanPage(db, clock)
{
    [BindProperty]
    public StepInput Input { get; set; } = new();
    public StepFields Fields { get; private set; } = null!;

    protected override async Task LoadPartsAsync() =>
        Fields = new(
            Input,
            [.. Plan.Ordered.Select(s => s.Phase).Distinct(StringComparer.OrdinalIgnoreCase)],
            await Db.ListOwnerChoices(Today, null).ToListAsync(),
            await Db.ListPlaybook(Viewer, null).ToListAsync()
        );

    /// <summary>The form shows what is given.</summary>
    protected void Show(StepInput input)
    {
        Input = input;
        Fields = Fields with { Input = input };
    }

    protected string Refused => ModelState.Values.SelectMany(v => v.Errors).Select(e => e.ErrorMessage).First();

    /// <summary>What was written, with its text as it is shown.</summary>
    protected StepContent Written => StepInput.Rendered(Input.Content());
}
