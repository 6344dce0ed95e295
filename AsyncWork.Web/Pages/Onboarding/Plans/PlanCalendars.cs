using AsyncWork.Domain.Onboarding;
using AsyncWork.Domain.People;
using AsyncWork.Web.Calendar;
using AsyncWork.Web.Data;
using NodaTime;

namespace AsyncWork.Web.Pages.Onboarding.Plans;

/// <summary>On which days the people of a plan work (product.md O2). Three queries, however many people.</summary>
public static class PlanCalendars
{
    /// <summary>From the earliest day on which a step can be due to the latest, in calendar days around day 0.</summary>
    const int Before = 150;
    const int After = 480;

    public static async Task<PlanCalendar> LoadAsync(
        AppDbContext db,
        IReadOnlyCollection<PersonId> people,
        DateInterval startsOn,
        LocalDate today,
        CancellationToken cancellation = default
    )
    {
        var (first, last) = (LocalDate.Min(startsOn.Start, today), LocalDate.Max(startsOn.End, today));
        var times = await WorkingTimes.LoadAsync(db, people, first.PlusDays(-Before), last.PlusDays(After), cancellation);
        return new(today, (person, day) => DueDay.IsWorking(times[person], day));
    }

    /// <summary>Those who have to do with a plan, its steps and whoever is named besides.</summary>
    public static Task<PlanCalendar> LoadAsync(
        AppDbContext db,
        OnboardingPlan plan,
        LocalDate startsOn,
        IEnumerable<PersonId> more,
        LocalDate today,
        CancellationToken cancellation = default
    ) => LoadAsync(db, [.. PeopleOf(plan).Concat(more).Distinct()], new DateInterval(startsOn, startsOn), today, cancellation);

    /// <summary>Those who have to do with several plans.</summary>
    public static Task<PlanCalendar> LoadAsync(
        AppDbContext db,
        IReadOnlyCollection<OnboardingPlan> plans,
        PersonId more,
        LocalDate today,
        CancellationToken cancellation = default
    ) =>
        LoadAsync(
            db,
            [.. plans.SelectMany(PeopleOf).Append(more).Distinct()],
            new DateInterval(plans.Min(p => p.StartsOn), plans.Max(p => p.StartsOn)),
            today,
            cancellation
        );

    public static IEnumerable<PersonId> PeopleOf(OnboardingPlan plan) =>
        plan
            .People.All.Append(plan.PersonId)
            .Concat(plan.Steps.Select(s => s.DoerId))
            .Concat(plan.Steps.Select(s => s.OwnerId).OfType<PersonId>());
}
