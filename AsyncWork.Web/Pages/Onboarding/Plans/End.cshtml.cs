using AsyncWork.Domain.Onboarding;
using AsyncWork.Web.Data;
using AsyncWork.Web.History;
using AsyncWork.Web.Pages.Onboarding.Leaving;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Onboarding.Plans;

/// <summary>Ends a plan, because it is done or before that, and lets one go on that has ended (product.md O8, O12).</summary>
public sealed class EndModel(AppDbContext db, PlanChanges changes, AuditTrail audit, IClock clock) : PlanPage(db, clock)
{
    /// <summary>What somebody who leaves still answers for.</summary>
    public int Owned { get; private set; }
    public string? WhyNotFinish => Plan.WhyNotFinish(Owned);
    public string? Reason { get; private set; }
    public bool Stays { get; private set; }

    /// <summary>The plan gave the person their last day, and it can be taken back with it.</summary>
    public bool MayStay => !IsOnboarding && Person.LastDay == Plan.StartsOn;

    public async Task<IActionResult> OnGetAsync() => await WhyNotKeepAsync() ?? Page();

    public Task<IActionResult> OnPostFinishAsync() =>
        EndAsync(
            async (plan, token) =>
            {
                var owned = await OwnedAsync(plan, token);
                if (plan.WhyNotFinish(owned) is { } reason)
                    return reason;
                plan.Finish(owned, Viewer.Person, Now);
                return null;
            },
            "finished a plan",
            "The plan is done."
        );

    /// <param name="stays">Somebody who wanted to leave does not.</param>
    public Task<IActionResult> OnPostStopAsync(string? reason, bool stays)
    {
        (Reason, Stays) = (reason, stays);
        return EndAsync(
            async (plan, token) =>
            {
                if (plan.WhyNotStop(reason) is { } no)
                    return no;
                plan.Stop(reason!, Viewer.Person, Now);
                if (stays)
                    await changes.StayAsync(plan, token);
                return null;
            },
            "ended a plan early",
            "The plan has ended."
        );
    }

    public Task<IActionResult> OnPostResumeAsync() =>
        EndAsync(
            async (plan, token) =>
            {
                if (plan.WhyNotResume() is { } no)
                    return no;
                if (await Db.ListRunningPlansOf(plan.PersonId).AnyAsync(p => p.Kind == plan.Kind, token))
                    return "Another plan of this person runs. End that one first.";
                plan.Resume(Viewer.Person, Now);
                await changes.LeaveAsync(plan, Viewer, token);
                return null;
            },
            "resumed a plan",
            "The plan goes on."
        );

    Task<IActionResult> EndAsync(Func<OnboardingPlan, CancellationToken, Task<string?>> change, string what, string done) =>
        KeepAsync(
            async (plan, token) =>
            {
                if (await change(plan, token) is { } reason)
                    return reason;
                audit.Record(what, Person.Name, plan.TemplateName);
                return null;
            },
            done,
            Address
        );

    protected override async Task LoadPartsAsync() => Owned = await OwnedAsync(Plan, default);

    async Task<int> OwnedAsync(OnboardingPlan plan, CancellationToken token) =>
        plan.Kind == TemplateKind.Offboarding ? await Db.CountOwnedAsync(plan.PersonId, token) : 0;
}
