using AsyncWork.Domain.Onboarding;
using AsyncWork.Domain.People;
using AsyncWork.Web.Data;
using AsyncWork.Web.Identity;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Reports;

/// <summary>An onboarding whose last step is due in some days.</summary>
/// <param name="EndedAt">When it was finished or stopped; null while it runs.</param>
public sealed record PlanFacts(
    int Id,
    PersonId Person,
    DateTimeZone Zone,
    string Role,
    LocalDate StartsOn,
    LocalDate EndsOn,
    PlanState State,
    Instant? EndedAt,
    LocalDate? ReadyOn
);

/// <summary>How many steps of an owner there are that were done by their day, or were not.</summary>
/// <param name="IsOfMonth">False for the month before.</param>
/// <param name="DueOn">Of plans that were stopped alone, as only what was due before counts.</param>
public sealed record StepFacts(StepOwner Owner, bool IsOfMonth, bool IsOnTime, Instant? StoppedAt, LocalDate? DueOn, int Count);

/// <summary>A check-in that was due or answered in some days.</summary>
/// <param name="Team">Whose member the person was on their first day; null for none.</param>
/// <param name="IsOfScope">False for other people of the company.</param>
public sealed record CheckInFacts(
    int Plan,
    PersonId Person,
    int Day,
    LocalDate DueOn,
    Instant? AnsweredAt,
    int? Ready,
    Instant? StoppedAt,
    int? Team,
    bool IsOfScope
);

/// <summary>When somebody finished a card, or a proposal of theirs was decided.</summary>
public sealed record ContributionFacts(PersonId Person, Instant At);

/// <summary>A plan behind a figure.</summary>
public sealed record FigurePlan(int Id, string Person, string Role, LocalDate StartsOn, LocalDate EndsOn, bool IsOpen);

/// <summary>How many steps of a plan there are that were done by their day, or were not.</summary>
public sealed record PlanStepFacts(int Plan, bool IsOnTime, Instant? StoppedAt, LocalDate? DueOn, int Count);

/// <summary>
/// Onboardings as the report counts them (kpis.md K22). A team's report counts the people who were members on their first day; who leaves is
/// counted nowhere.
/// </summary>
public static class OnboardingFactQueries
{
    /// <param name="to">The first day after them.</param>
    public static IQueryable<PlanFacts> ListPlansDue(this AppDbContext db, ReportScope scope, LocalDate from, LocalDate to) =>
        from p in db.OnboardingsIn(scope)
        where p.EndsOn >= @from && p.EndsOn < to
        join who in db.People on p.PersonId equals who.Id
        orderby p.EndsOn, p.Id
        select new PlanFacts(p.Id, p.PersonId, who.Zone, p.Role, p.StartsOn, p.EndsOn, p.State, p.EndedAt, p.ReadyOn);

    /// <param name="month">The first day of the report's month; what was due before is of the month before.</param>
    public static IQueryable<StepFacts> CountStepsDue(
        this AppDbContext db,
        ReportScope scope,
        LocalDate from,
        LocalDate month,
        LocalDate to
    ) =>
        from s in db.StepsDueIn(scope, @from, to)
        group s by new
        {
            s.Step.Owner,
            IsOfMonth = s.Step.DueOn >= month,
            IsOnTime = s.Step.State == PlanStepState.Done && s.Step.DoneOn <= s.Step.DueOn,
            StoppedAt = s.Plan.State == PlanState.Stopped ? s.Plan.EndedAt : null,
            DueOn = s.Plan.State == PlanState.Stopped ? (LocalDate?)s.Step.DueOn : null,
        } into g
        select new StepFacts(g.Key.Owner, g.Key.IsOfMonth, g.Key.IsOnTime, g.Key.StoppedAt, g.Key.DueOn, g.Count());

    /// <summary>Of the whole company, so that a team's answers are not told where they would give away those of few others.</summary>
    public static IQueryable<CheckInFacts> ListCheckIns(
        this AppDbContext db,
        ReportScope scope,
        LocalDate from,
        LocalDate to,
        Instant since,
        Instant until
    )
    {
        var mine = db.OnboardingsIn(scope).Select(p => p.Id);
        return from c in db.CheckIns.AsNoTracking()
            join p in db.OnboardingPlans on c.PlanId equals p.Id
            where (c.DueOn >= @from && c.DueOn < to) || (c.AnsweredAt >= since && c.AnsweredAt < until)
            orderby c.PlanId, c.Day
            select new CheckInFacts(
                c.PlanId,
                p.PersonId,
                c.Day,
                c.DueOn,
                c.AnsweredAt,
                c.Ready,
                p.State == PlanState.Stopped ? p.EndedAt : null,
                db.TeamMembers.Where(m =>
                        m.PersonId == p.PersonId && m.JoinedOn <= p.StartsOn && (m.LeftOn == null || m.LeftOn > p.StartsOn)
                    )
                    .OrderByDescending(m => m.JoinedOn)
                    .Select(m => (int?)m.TeamId)
                    .FirstOrDefault(),
                mine.Contains(p.Id)
            );
    }

    /// <summary>Finished cards and decided proposals of some people since a moment.</summary>
    public static IQueryable<ContributionFacts> ListContributions(
        this AppDbContext db,
        IReadOnlyCollection<PersonId> people,
        Instant since,
        Instant until
    ) =>
        db
            .Cards.Where(c =>
                c.OwnerId != null
                && people.Contains(c.OwnerId.Value)
                && c.FinishedAt >= since
                && c.FinishedAt < until
                && c.DeletedAt == null
            )
            .Select(c => new { Person = c.OwnerId, At = c.FinishedAt })
            .Concat(
                db.Decisions.Where(d =>
                        d.ProposedBy != null && people.Contains(d.ProposedBy.Value) && d.DecidedAt >= since && d.DecidedAt < until
                    )
                    .Select(d => new { Person = d.ProposedBy, At = d.DecidedAt })
            )
            .Select(c => new ContributionFacts(c.Person!.Value, c.At!.Value));

    /// <summary>The same by plan, of an owner or of all.</summary>
    public static IQueryable<PlanStepFacts> CountStepsByPlan(
        this AppDbContext db,
        ReportScope scope,
        StepOwner? owner,
        LocalDate from,
        LocalDate to
    ) =>
        from s in db.StepsDueIn(scope, @from, to)
        where owner == null || s.Step.Owner == owner
        group s by new
        {
            s.Plan.Id,
            IsOnTime = s.Step.State == PlanStepState.Done && s.Step.DoneOn <= s.Step.DueOn,
            StoppedAt = s.Plan.State == PlanState.Stopped ? s.Plan.EndedAt : null,
            DueOn = s.Plan.State == PlanState.Stopped ? (LocalDate?)s.Step.DueOn : null,
        } into g
        select new PlanStepFacts(g.Key.Id, g.Key.IsOnTime, g.Key.StoppedAt, g.Key.DueOn, g.Count());

    /// <summary>By role, then in the order in which people came. Whose plan it is one reads where one may open it.</summary>
    public static IQueryable<FigurePlan> ListFigurePlans(this AppDbContext db, Viewer viewer, IReadOnlyCollection<int> plans)
    {
        var (seesAll, me) = (viewer.SeesCompany, viewer.Person);
        return from p in db.OnboardingPlans.AsNoTracking()
            where plans.Contains(p.Id)
            join who in db.People on p.PersonId equals who.Id
            orderby p.Role, p.StartsOn, p.Id
            select new FigurePlan(
                p.Id,
                who.Name,
                p.Role,
                p.StartsOn,
                p.EndsOn,
                seesAll || p.ManagerId == me || p.HRId == me || p.BuddyId == me || p.PersonId == me
            );
    }

    static IQueryable<OnboardingPlan> OnboardingsIn(this AppDbContext db, ReportScope scope)
    {
        var team = scope.TeamId;
        return db
            .OnboardingPlans.AsNoTracking()
            .Where(p =>
                p.Kind == TemplateKind.Onboarding
                && (
                    team == null
                    || db.TeamMembers.Any(m =>
                        m.TeamId == team
                        && m.PersonId == p.PersonId
                        && m.JoinedOn <= p.StartsOn
                        && (m.LeftOn == null || m.LeftOn > p.StartsOn)
                    )
                )
            );
    }

    static IQueryable<StepOfPlan> StepsDueIn(this AppDbContext db, ReportScope scope, LocalDate from, LocalDate to) =>
        from p in db.OnboardingsIn(scope)
        join s in db.PlanSteps on p.Id equals s.PlanId
        where s.DueOn >= @from && s.DueOn < to && s.State != PlanStepState.NotApplicable
        select new StepOfPlan { Plan = p, Step = s };

    sealed class StepOfPlan
    {
        public required OnboardingPlan Plan { get; init; }
        public required PlanStep Step { get; init; }
    }
}
