using AsyncWork.Domain.Onboarding;
using AsyncWork.Domain.People;
using AsyncWork.Web.Calendar;
using AsyncWork.Web.Data;
using NodaTime;

namespace AsyncWork.Web.Pages.Onboarding.Plans;

/// <summary>
/// On which days the people of a plan work: by their hours, less holidays and absences; before somebody's first day and after their last one, and
/// where no hours are written down, Monday to Friday less the days off that are known (product.md O2). Three queries, however many people.
/// </summary>
public sealed class PlanDays
{
    /// <summary>From the earliest day on which a step can be due to the latest, in calendar days around day 0.</summary>
    const int Before = 150;
    const int After = 480;
    readonly WorkingTimes times;

    PlanDays(WorkingTimes times) => this.times = times;

    public static async Task<PlanDays> LoadAsync(
        AppDbContext db,
        IReadOnlyCollection<PersonId> people,
        LocalDate startsOn,
        CancellationToken cancellation = default
    ) => new(await WorkingTimes.LoadAsync(db, people, startsOn.PlusDays(-Before), startsOn.PlusDays(After), cancellation));

    /// <summary>Those who have to do with a plan, its steps and whoever is named besides.</summary>
    public static Task<PlanDays> LoadAsync(
        AppDbContext db,
        OnboardingPlan plan,
        LocalDate startsOn,
        IEnumerable<PersonId> more,
        CancellationToken cancellation = default
    ) => LoadAsync(db, [.. PeopleOf(plan).Concat(more).Distinct()], startsOn, cancellation);

    /// <summary>Those who have to do with several plans.</summary>
    public static async Task<PlanDays> LoadAsync(
        AppDbContext db,
        IReadOnlyCollection<OnboardingPlan> plans,
        PersonId more,
        CancellationToken cancellation = default
    ) =>
        new(
            await WorkingTimes.LoadAsync(
                db,
                [.. plans.SelectMany(PeopleOf).Append(more).Distinct()],
                plans.Min(p => p.StartsOn).PlusDays(-Before),
                plans.Max(p => p.StartsOn).PlusDays(After),
                cancellation
            )
        );

    public bool IsWorking(PersonId person, LocalDate day) => DueDay.IsWorking(times[person], day);

    public static IEnumerable<PersonId> PeopleOf(OnboardingPlan plan) =>
        plan
            .People.All.Append(plan.PersonId)
            .Concat(plan.Steps.Select(s => s.DoerId))
            .Concat(plan.Steps.Select(s => s.OwnerId).OfType<PersonId>());
}
