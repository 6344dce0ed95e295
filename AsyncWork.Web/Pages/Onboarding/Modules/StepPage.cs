using AsyncWork.Domain.Onboarding;
using AsyncWork.Web.Data;
using AsyncWork.Web.Pages.Playbook;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Onboarding.Modules;

/// <summary>A page on which a step is written (product.md O3, O6).</summary>
public abstract class StepPage(AppDbContext db, IClock clock) : ModulePage(db, clock)
{
    [BindProperty]
    public StepInput Input { get; set; } = new();
    public StepFields Fields { get; private set; } = null!;

    /// <param name="step">The step that is written anew; null for a new one.</param>
    protected async Task<bool> LoadAllAsync(int? step = null)
    {
        if (!await LoadAsync())
            return false;
        // Who does it now is on the list, even if they left: publishing says so.
        var owner = Module.Steps.FirstOrDefault(s => s.Id == step)?.OwnerId;
        Fields = new(
            Input,
            Module.Phases,
            await Db.ListOwnerChoices(Today, owner).ToListAsync(),
            await Db.ListPlaybook(Viewer, null).ToListAsync()
        );
        return true;
    }

    /// <inheritdoc cref="StepFields.WhyNot"/>
    protected string? WhyNot(StepContent content, Func<StepContent, string?> rule) =>
        Fields.WhyNot(ModelState.IsValid, content, rule);

    /// <summary>The form shows what is given.</summary>
    protected void Show(StepInput input)
    {
        Input = input;
        Fields = Fields with { Input = input };
    }
}
