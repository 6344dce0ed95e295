using AsyncWork.Domain.Kpis;
using AsyncWork.Domain.Onboarding;
using AsyncWork.Domain.People;
using AsyncWork.Web.Calendar;
using AsyncWork.Web.Data;
using AsyncWork.Web.Pages.Reports;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Reports;

/// <summary>How people arrived in a report's month and the one before (kpis.md K22).</summary>
public sealed class OnboardingOf
{
    readonly OnboardingOfMonth month;
    readonly OnboardingOfMonth before;

    OnboardingOf(OnboardingOfMonth month, OnboardingOfMonth before) => (this.month, this.before) = (month, before);

    public OnboardingOfMonth Month => month;

    /// <summary>Null where nobody arrived.</summary>
    public FigureSection? Section => month.Things + before.Things == 0 ? null : OnboardingFigures.Of(month, before);

    public static async Task<OnboardingOf> LoadAsync(AppDbContext db, ReportPlace place, CancellationToken cancellation)
    {
        var (scope, zone, period, before) = (place.Scope, place.Company.Zone, place.Period, place.Period.Before);
        // What is due from today on is not late yet.
        var plans = await db.ListPlansDue(scope, before.First, period.CapacityEnd).ToListAsync(cancellation);
        var steps = await db.CountStepsDue(scope, before.First, period.First, period.CapacityEnd).ToListAsync(cancellation);
        var checkIns = await db.ListCheckIns(scope, before.First, period.CapacityEnd, Start(before), End(period))
            .ToListAsync(cancellation);
        var arrivals = await Arrivals.LoadAsync(db, plans, End(period), cancellation);
        return new(In(period, isMonth: true), In(before, isMonth: false));

        OnboardingOfMonth In(ReportPeriod part, bool isMonth)
        {
            var (start, end) = (Start(part), End(part));
            var answered = checkIns.Where(c => c.AnsweredAt >= start && c.AnsweredAt < end && c.Ready is not null).ToList();
            return new(
                [.. plans.Where(p => Has(part, p.EndsOn)).Select(p => arrivals.AtEnd(p, end, part.CapacityEnd))],
                steps
                    .Where(s => s.IsOfMonth == isMonth && !IsAfter(s.DueOn, s.StoppedAt, zone))
                    .GroupBy(s => s.Owner)
                    .ToDictionary(g => g.Key, g => new StepsDue(g.Where(s => s.IsOnTime).Sum(s => s.Count), g.Sum(s => s.Count))),
                [
                    .. checkIns
                        .Where(c => c.IsOfScope && Has(part, c.DueOn) && !IsAfter(c.DueOn, c.StoppedAt, zone))
                        .Select(c => new DueCheckIn(c.Plan, c.Day, c.DueOn, c.AnsweredAt < end)),
                ],
                [.. answered.Where(c => c.IsOfScope).Select(c => new ReadyAnswer(c.Plan, c.Day, c.Person, c.Ready!.Value))],
                scope.TeamId is { } team ? SmallGroup.LeftOver(answered.Select(c => (c.Person, c.Team)), team) : 0
            );
        }

        Instant Start(ReportPeriod part) => part.First.AtStartOfDayInZone(zone).ToInstant();

        Instant End(ReportPeriod part) =>
            Instant.Max(Start(part), Instant.Min(part.End.AtStartOfDayInZone(zone).ToInstant(), place.Now));

        static bool Has(ReportPeriod part, LocalDate day) => day >= part.First && day < part.CapacityEnd;
    }

    /// <summary>What was due after a plan had been ended early was not owed any more.</summary>
    /// <param name="stopped">Null for a plan that was not.</param>
    public static bool IsAfter(LocalDate? due, Instant? stopped, DateTimeZone zone) =>
        stopped is { } at && due > at.InZone(zone).Date;

    /// <summary>The working days of those who arrived, and what they contributed.</summary>
    sealed class Arrivals(WorkingTimes? times, ILookup<PersonId, Instant> contributions)
    {
        public static async Task<Arrivals> LoadAsync(
            AppDbContext db,
            List<PlanFacts> plans,
            Instant until,
            CancellationToken cancellation
        )
        {
            if (plans.Count == 0)
                return new(null, Array.Empty<Instant>().ToLookup(_ => default(PersonId)));
            HashSet<PersonId> people = [.. plans.Select(p => p.Person)];
            var first = plans.Min(p => p.StartsOn);
            var since = first.PlusDays(-1).AtMidnight().InUtc().ToInstant();
            var facts = await db.ListContributions(people, since, until).ToListAsync(cancellation);
            return new(
                await WorkingTimes.LoadAsync(db, people, first, until.InUtc().Date.PlusDays(1), cancellation),
                facts.OrderBy(f => f.At).ToLookup(f => f.Person, f => f.At)
            );
        }

        /// <param name="end">What came later had not happened then.</param>
        /// <param name="after">The day on which that moment lies.</param>
        public DuePlan AtEnd(PlanFacts plan, Instant end, LocalDate after)
        {
            var start = plan.StartsOn.AtStartOfDayInZone(plan.Zone).ToInstant();
            var first = contributions[plan.Person]
                .Where(at => at >= start && at < end)
                .Select(at => (Instant?)at)
                .FirstOrDefault();
            var isReady = plan.ReadyOn < after;
            return new(
                plan.Id,
                plan.Person,
                plan.Role,
                plan.StartsOn,
                plan.EndsOn,
                plan.EndedAt < end ? plan.State : PlanState.Running,
                isReady ? plan.ReadyOn : null,
                isReady ? Days(plan, plan.ReadyOn!.Value) : null,
                first is { } moment ? Days(plan, moment.InZone(plan.Zone).Date) : null
            );
        }

        int Days(PlanFacts plan, LocalDate day) =>
            DueDay.Between(plan.StartsOn, day, date => DueDay.IsWorking(times![plan.Person], date));
    }
}
