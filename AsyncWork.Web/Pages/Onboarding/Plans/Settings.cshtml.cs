using AsyncWork.Domain.Onboarding;
using AsyncWork.Web.Data;
using AsyncWork.Web.Htmx;
using AsyncWork.Web.Pages.People;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Onboarding.Plans;

/// <summary>The days of a plan and who helps (product.md O2, O3, O4).</summary>
public sealed class SettingsModel(AppDbContext db, PlanChanges changes, IClock clock) : PlanPage(db, clock)
{
    [BindProperty]
    public PlanInput Input { get; set; } = new();
    public IReadOnlyList<PersonName> People { get; private set; } = [];
    public IReadOnlyList<BuddyCandidate> Buddies { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync()
    {
        if (await WhyNotKeepAsync() is { } refused)
            return refused;
        Fill();
        return Page();
    }

    public async Task<IActionResult> OnPostMoveAsync(string? stamp) =>
        await EndAsync(
            stamp,
            (plan, token) => changes.MoveAsync(plan, Input.Day, Viewer, token),
            "The plan moved along; what is done stays as it was.",
            "Input.StartsOn"
        );

    public async Task<IActionResult> OnPostAssignAsync(string? stamp) =>
        await EndAsync(stamp, (plan, token) => changes.AssignAsync(plan, Input.People, Viewer, token), "Who helps is stored.");

    async Task<IActionResult> EndAsync(
        string? stamp,
        Func<OnboardingPlan, CancellationToken, Task<string?>> change,
        string done,
        string field = ""
    )
    {
        if (await WhyNotKeepAsync() is { } refused)
            return refused;
        if (!ModelState.IsValid)
            return this.RefusePage("Choose from the lists.");
        var isDone = await ChangeAsync(
            (plan, token) => stamp != Stamp(plan) ? Task.FromResult<string?>(SomebodyElse) : change(plan, token)
        );
        if (isDone)
        {
            this.Toast(done);
            return this.GoTo(Address);
        }
        var reason = ModelState.Values.SelectMany(v => v.Errors).Select(e => e.ErrorMessage).First();
        if (await WhyNotKeepAsync() is { } gone)
            return gone;
        if (Status == StatusCodes.Status409Conflict)
            Fill();
        return this.RefusePage(reason, Status, Status == StatusCodes.Status422UnprocessableEntity ? field : "");
    }

    /// <summary>What these forms change; steps that others settle meanwhile are not in their way.</summary>
    public static string Stamp(OnboardingPlan plan) =>
        $"{plan.StartsOn:uuuu-MM-dd} {plan.ManagerId} {plan.BuddyId} {plan.HRId} {plan.ITId}";

    protected override async Task LoadPartsAsync()
    {
        People = await Db.ListOwnerChoices(Today, null).ToListAsync();
        var team = await Db.ListTeamIds(Plan.PersonId, null, Plan.StartsOn).Select(t => (int?)t).FirstOrDefaultAsync();
        if (IsOnboarding)
            Buddies = await BuddyRanking.LoadAsync(Db, Plan.PersonId, Plan.ManagerId, Person.Zone, team, Plan.StartsOn);
    }

    void Fill() =>
        Input = new()
        {
            StartsOn = $"{Plan.StartsOn:uuuu-MM-dd}",
            Manager = Plan.ManagerId.Value,
            Buddy = Plan.BuddyId?.Value,
            HR = Plan.HRId.Value,
            IT = Plan.ITId?.Value,
        };
}
