using AsyncWork.Domain.Onboarding;
using AsyncWork.Web.Data;
using AsyncWork.Web.Htmx;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Onboarding.Modules;

/// <summary>Adds a step to a module.</summary>
public sealed class NewStepModel(AppDbContext db, IClock clock) : StepPage(db, clock)
{
    [BindProperty]
    public Guid FormKey { get; set; }

    public async Task<IActionResult> OnGetAsync(string? phase)
    {
        if (!await LoadAllAsync())
            return NotFound();
        var last = Module.Ordered.LastOrDefault(s =>
            phase is null || string.Equals(s.Phase, phase, StringComparison.OrdinalIgnoreCase)
        );
        Show(
            new()
            {
                Phase = phase is { Length: <= StepContent.LongestPhase } ? phase : last?.Phase,
                Owner = last is { Owner: not StepOwner.Named } ? last.Owner : StepOwner.NewHire,
                Due = Math.Abs(last?.DueDays ?? 0),
                IsBefore = last?.DueDays < 0,
                IsRequired = true,
            }
        );
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(bool another)
    {
        if (!await LoadAllAsync())
            return NotFound();
        var content = Input.Content();
        if (WhyNot(content, Module.WhyNotAdd) is { } reason)
            return this.RefusePage(reason, field: StepFields.FieldOf(content, reason));
        var step = Module.Add(StepInput.Rendered(content), Guid.CreateVersion7());
        try
        {
            await Db.SaveOnceAsync(FormKey, Now);
        }
        catch (DbUpdateConcurrencyException)
        {
            return await LoadAllAsync()
                ? this.RefusePage(
                    "Somebody else changed the module at the same moment. Send the step again.",
                    StatusCodes.Status409Conflict
                )
                : NotFound();
        }
        this.Toast("The step is added.");
        return this.GoTo(another ? $"{Module.Url}/steps/new?phase={Uri.EscapeDataString(step.Phase)}" : Module.Url);
    }
}
