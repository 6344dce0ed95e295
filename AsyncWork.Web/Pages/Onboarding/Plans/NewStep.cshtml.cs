using AsyncWork.Domain.Onboarding;
using AsyncWork.Web.Data;
using AsyncWork.Web.Htmx;
using AsyncWork.Web.Pages.Onboarding.Modules;
using Microsoft.AspNetCore.Mvc;
using NodaTime;

namespace AsyncWork.Web.Pages.Onboarding.Plans;

/// <summary>Adds a step to the plan of one person (product.md O7).</summary>
public sealed class NewStepModel(AppDbContext db, PlanChanges changes, IClock clock) : PlanStepForm(db, clock)
{
    [BindProperty]
    public Guid FormKey { get; set; }

    public async Task<IActionResult> OnGetAsync()
    {
        if (await WhyNotKeepAsync() is { } refused)
            return refused;
        Show(
            new()
            {
                Phase = Plan.Ordered.FirstOrDefault(s => s.IsOpen)?.Phase,
                Owner = StepOwner.NewHire,
                Due = 5,
                IsRequired = true,
            }
        );
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (await WhyNotKeepAsync() is { } refused)
            return refused;
        if (Fields.WhyNot(ModelState.IsValid, Input.Content(), Plan.WhyNotAdd) is { } reason)
            return this.RefusePage(reason, field: StepFields.FieldOf(Input.Content(), reason));
        if (!await ChangeAsync((plan, token) => changes.AddAsync(plan, Written, Viewer, token), FormKey))
        {
            var why = Refused;
            return await WhyNotKeepAsync() ?? this.RefusePage(why, Status);
        }
        this.Toast("The step is added, for this person alone.");
        return this.GoTo(Address);
    }
}
