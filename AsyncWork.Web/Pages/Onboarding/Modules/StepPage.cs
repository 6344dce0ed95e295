using AsyncWork.Domain.Onboarding;
using AsyncWork.Web.Data;
using AsyncWork.Web.Pages.People;
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
    public IReadOnlyList<PersonName> People { get; private set; } = [];

    /// <summary>The company's playbook, to link to.</summary>
    public IReadOnlyList<PlaybookPage> Playbook { get; private set; } = [];

    /// <param name="step">The step that is written anew; null for a new one.</param>
    protected async Task<bool> LoadAllAsync(int? step = null)
    {
        if (!await LoadAsync())
            return false;
        // Who does it now is on the list, even if they left: publishing says so.
        var owner = Module.Steps.FirstOrDefault(s => s.Id == step)?.OwnerId;
        People = await Db.ListOwnerChoices(Today, owner).ToListAsync();
        Playbook = await Db.ListPlaybook(Viewer, null).ToListAsync();
        return true;
    }

    /// <summary>Why what was written cannot be stored; null when it can.</summary>
    protected string? WhyNot(StepContent content, Func<StepContent, string?> rule) =>
        !ModelState.IsValid ? "Choose from the lists, and give the due day as a whole number of working days."
        : rule(content) is { } reason ? reason
        : content is { Owner: StepOwner.Named, OwnerId: { } owner } && People.All(p => p.Id != owner)
            ? "Choose somebody who works here as the owner, or give the step to a role."
        : null;
}
