using AsyncWork.Domain.Onboarding;
using AsyncWork.Web.Data;
using AsyncWork.Web.Htmx;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Onboarding.Plans;

/// <summary>What is new in the template since the plan was made, to be taken over or not (product.md O7).</summary>
public sealed class UpdatesModel(AppDbContext db, PlanChanges changes, IClock clock) : PlanPage(db, clock)
{
    public IReadOnlyList<PlanUpdate> Updates { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync() => await WhyNotKeepAsync() ?? Page();

    public async Task<IActionResult> OnPostAsync(int module, int number, bool takes)
    {
        if (await WhyNotKeepAsync() is { } refused)
            return refused;
        var isDone = await ChangeAsync((plan, token) => changes.TakeOverAsync(plan, module, number, takes, Viewer, token));
        if (!isDone)
            return await ShowAsync(null, Status);
        this.Toast(takes ? "The plan has what is new." : "The plan stays as it is.");
        return this.GoTo(Updates.Count > 1 ? $"{Address}/updates" : Address);
    }

    protected override async Task LoadPartsAsync()
    {
        if (!Plan.IsRunning)
            return;
        var updates = new List<PlanUpdate>();
        foreach (var newer in await Db.ListNewerModules(PlanId).ToListAsync())
            if (newer.Scope.IsFor(newer.ScopeName, Person.Location))
                updates.Add(await PlanUpdate.LoadAsync(Db, Plan, newer));
        Updates = updates;
    }
}
