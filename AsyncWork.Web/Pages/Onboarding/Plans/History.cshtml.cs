using AsyncWork.Domain.Onboarding;
using AsyncWork.Domain.People;
using AsyncWork.Web.Data;
using AsyncWork.Web.Pages.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Onboarding.Plans;

/// <summary>What was done to a plan, the last first; it stays when the plan has ended (product.md O8).</summary>
public sealed class HistoryModel(AppDbContext db, IClock clock) : PlanPage(db, clock)
{
    const int Size = 100;
    Dictionary<PersonId, string> doers = [];

    [BindProperty(SupportsGet = true, Name = "p")]
    public int Asked { get; set; } = 1;
    public IReadOnlyList<PlanEvent> Events { get; private set; } = [];
    public Pager Pager { get; private set; } = null!;

    public string ByText(PlanEvent happened) =>
        happened.By is { } by ? doers.GetValueOrDefault(by, "somebody") : "by itself, or from the pre-boarding page";

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await LoadAsync() || !SeesWhole)
            return NotFound();
        var events = Db.ListPlanEvents(PlanId);
        Pager = new(Asked, Size, await events.CountAsync(), page => $"{Address}/history?p={page}");
        Events = await events.Skip(Pager.Skip).Take(Size).ToListAsync();
        List<PersonId> people = [.. Events.Select(e => e.By).OfType<PersonId>().Distinct()];
        doers = await Db.ListOwnerNames(people).ToDictionaryAsync(p => p.Id, p => p.Name);
        return Page();
    }
}
