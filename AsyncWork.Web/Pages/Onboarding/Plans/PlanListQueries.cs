using AsyncWork.Domain.Onboarding;
using AsyncWork.Domain.People;
using AsyncWork.Web.Data;
using AsyncWork.Web.Identity;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Onboarding.Plans;

/// <summary>A plan in a list.</summary>
/// <param name="WaitsFor">Who does the open step that is due first; null when none is open.</param>
public sealed record PlanRow(
    int Id,
    string Person,
    string Template,
    string Role,
    TemplateKind Kind,
    PlanState State,
    LocalDate StartsOn,
    LocalDate EndsOn,
    string Manager,
    string? Buddy,
    int Steps,
    int Done,
    int RequiredOpen,
    LocalDate? NextDueOn,
    string? WaitsFor
)
{
    public string Url => OnboardingPlan.UrlOf(Id);
}

/// <summary>How many plans run.</summary>
public sealed record PlanCounts(int Running, int Overdue, int Stuck);

/// <summary>Which plans a list shows.</summary>
public enum PlanFilter
{
    Running,

    /// <summary>A step is overdue.</summary>
    Overdue,

    /// <summary>A step has been overdue for more than five days.</summary>
    Stuck,
    Finished,
    Stopped,
}

/// <summary>Which plans are asked for.</summary>
/// <param name="Words">A part of the name of the person.</param>
/// <param name="Cohort">The month in which they end; null for all.</param>
public sealed record PlansAsked(PlanFilter Filter, string? Words, string? Role, YearMonth? Cohort, LocalDate Today);

/// <summary>Plans in lists, and how many there are (product.md O8).</summary>
public static class PlanListQueries
{
    /// <summary>In calendar days: a plan whose next step is later than that is stuck.</summary>
    public const int StuckAfter = 5;

    /// <summary>The plans that are asked for.</summary>
    public static IQueryable<OnboardingPlan> FilterPlans(this AppDbContext db, Viewer viewer, PlansAsked asked)
    {
        var (filter, words, role, cohort, today) = asked;
        var (plans, late) = (db.PlansSeenBy(viewer), today.PlusDays(-StuckAfter));
        plans = filter switch
        {
            PlanFilter.Overdue => plans.Where(p => p.State == PlanState.Running && p.NextDueOn < today),
            PlanFilter.Stuck => plans.Where(p => p.State == PlanState.Running && p.NextDueOn < late),
            PlanFilter.Finished => plans.Where(p => p.State == PlanState.Finished),
            PlanFilter.Stopped => plans.Where(p => p.State == PlanState.Stopped),
            _ => plans.Where(p => p.State == PlanState.Running),
        };
        if (!string.IsNullOrWhiteSpace(words))
        {
            var pattern = Like.Containing(words);
            plans = plans.Where(p => db.People.Any(w => w.Id == p.PersonId && EF.Functions.Like(w.Name, pattern, Like.Escape)));
        }
        if (!string.IsNullOrEmpty(role))
            plans = plans.Where(p => p.Role == role);
        if (cohort is { } month)
        {
            var (first, last) = (month.OnDayOfMonth(1), month.OnDayOfMonth(1).With(DateAdjusters.EndOfMonth));
            plans = plans.Where(p => p.EndsOn >= first && p.EndsOn <= last);
        }
        return plans;
    }

    /// <summary>How many plans run, and of these how many are overdue and stuck; nothing when none runs.</summary>
    public static IQueryable<PlanCounts> CountPlans(this AppDbContext db, Viewer viewer, LocalDate today)
    {
        var late = today.PlusDays(-StuckAfter);
        return db.PlansSeenBy(viewer)
            .Where(p => p.State == PlanState.Running)
            .GroupBy(p => p.State)
            .Select(g => new PlanCounts(g.Count(), g.Count(p => p.NextDueOn < today), g.Count(p => p.NextDueOn < late)));
    }

    /// <summary>The plans of a list, those that need somebody first.</summary>
    public static IQueryable<PlanRow> ListPlans(this AppDbContext db, Viewer viewer, PlansAsked asked) =>
        from p in db.FilterPlans(viewer, asked).AsNoTracking()
        join w in db.People on p.PersonId equals w.Id
        join m in db.People on p.ManagerId equals m.Id
        join b in db.People on p.BuddyId equals (PersonId?)b.Id into buddies
        from b in buddies.DefaultIfEmpty()
        join n in db.People on p.NextDoerId equals (PersonId?)n.Id into next
        from n in next.DefaultIfEmpty()
        orderby p.State != PlanState.Running, p.NextDueOn == null, p.NextDueOn, p.StartsOn descending, p.Id
        select new PlanRow(
            p.Id,
            w.Name,
            p.TemplateName,
            p.Role,
            p.Kind,
            p.State,
            p.StartsOn,
            p.EndsOn,
            m.Name,
            b == null ? null : b.Name,
            p.StepCount,
            p.DoneCount,
            p.RequiredOpen,
            p.NextDueOn,
            n == null ? null : n.Name
        );
}
