using AsyncWork.Domain.Onboarding;
using AsyncWork.Web.Data;
using AsyncWork.Web.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;

namespace AsyncWork.Web.Pages.Onboarding.Plans;

/// <summary>When the invitation to make an account is mailed (product.md O5).</summary>
public sealed class InvitationModel(AppDbContext db, Invitations invitations, IClock clock) : PlanPage(db, clock)
{
    public bool HasAccount { get; private set; }

    public async Task<IActionResult> OnGetAsync() => await WhyNotKeepAsync() ?? Page();

    public async Task<IActionResult> OnPostDayAsync(string? day) =>
        await EndAsync(
            (plan, _) =>
            {
                var read = LocalDatePattern.Iso.Parse(day ?? "") is { Success: true, Value: var on } ? on : (LocalDate?)null;
                if (plan.WhyNotInviteOn(read, Person.Email is not null) is { } reason)
                    return Task.FromResult<string?>(reason);
                plan.PlanInvitation(read, Person.Email is not null);
                return Task.FromResult<string?>(null);
            },
            "The day of the invitation is stored."
        );

    public async Task<IActionResult> OnPostNowAsync() =>
        await EndAsync(
            async (plan, token) =>
            {
                var person = await Db.People.SingleAsync(p => p.Id == plan.PersonId, token);
                var account = await Db.Users.SingleOrDefaultAsync(a => a.PersonId == person.Id, token);
                if (invitations.WhyNotInvite(person, account) is { } reason)
                    return reason;
                await invitations.InviteAsync(person);
                plan.Invited(Now);
                return null;
            },
            "The invitation is on its way."
        );

    protected override bool IsThere => IsOnboarding;

    protected override async Task LoadPartsAsync() => HasAccount = await Db.HasJoined(Plan.PersonId).AnyAsync();

    Task<IActionResult> EndAsync(Func<OnboardingPlan, CancellationToken, Task<string?>> change, string done) =>
        KeepAsync(change, done, $"{Address}/invitation");
}
