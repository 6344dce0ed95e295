using AsyncWork.Domain.Onboarding;
using AsyncWork.Domain.People;
using AsyncWork.Web.Data;
using AsyncWork.Web.Pages.Onboarding.Plans;
using Microsoft.EntityFrameworkCore;

namespace AsyncWork.Web.Pages.Onboarding.Leaving;

/// <summary>How much somebody answers for, and where it is handed over (product.md A4, O12).</summary>
/// <param name="Plan">The off-boarding plan that runs for them; null for none.</param>
public sealed record StillOwned(PersonId Person, OwnedCounts Counts, int? Plan)
{
    public IEnumerable<(OwnedKind Kind, int Count)> Parts =>
        Enum.GetValues<OwnedKind>().Select(k => (k, Counts.Of(k))).Where(p => p.Item2 > 0);

    /// <summary>Where all of it is listed by name.</summary>
    public string ListUrl => $"/admin/people/{Person}/leaving";

    /// <summary>Where it is given to others: by their off-boarding plan, which is started first when there is none.</summary>
    public string HandOverUrl =>
        Plan is { } plan
            ? $"{OnboardingPlan.UrlOf(plan)}/transfer"
            : $"/onboarding/plans/new?kind={TemplateKind.Offboarding}&person={Person}";
    public string HandOverText => Plan is null ? "Start off-boarding" : "Hand over";
}

public static class StillOwnedList
{
    /// <summary>Two queries.</summary>
    public static async Task<StillOwned> LoadStillOwnedAsync(
        this AppDbContext db,
        PersonId person,
        CancellationToken cancellation = default
    ) =>
        new(
            person,
            await db.CountOwned(person).SingleAsync(cancellation),
            await db.ListRunningPlansOf(person)
                .Where(p => p.Kind == TemplateKind.Offboarding)
                .Select(p => (int?)p.Id)
                .FirstOrDefaultAsync(cancellation)
        );
}
