using AsyncWork.Domain.Onboarding;
using AsyncWork.Domain.People;
using AsyncWork.Web.Data;
using NodaTime;

namespace AsyncWork.Web.Pages.Onboarding.Plans;

/// <summary>An invitation that is to be mailed.</summary>
public sealed record InvitationDue(int PlanId, DateTimeZone Zone);

/// <summary>A step of which who does it is to be reminded.</summary>
public sealed record StepDue(int Id, int PlanId, string Title, PersonId DoerId, PersonId PersonId, string Person);

/// <summary>A check-in of which the person is to be reminded.</summary>
public sealed record CheckInDue(int PlanId, int Day, PersonId PersonId);

/// <summary>What plans do by themselves: whom to invite, and whom to remind of what.</summary>
public static class PlanJobQueries
{
    /// <summary>Plans whose invitation is to be mailed by a day, with the zone of the person.</summary>
    public static IQueryable<InvitationDue> ListInvitationsUntil(this AppDbContext db, LocalDate day) =>
        from p in db.OnboardingPlans
        where p.InviteOn != null && p.InviteOn <= day && p.State == PlanState.Running
        join w in db.People on p.PersonId equals w.Id
        orderby p.InviteOn, p.Id
        select new InvitationDue(p.Id, w.Zone);

    /// <summary>Steps that must be done and are due, of which nobody was reminded yet.</summary>
    public static IQueryable<StepDue> ListStepsToRemind(this AppDbContext db, LocalDate today) =>
        from s in db.PlanSteps
        where s.State == PlanStepState.Open && s.DueOn <= today && s.RemindedAt == null && s.IsRequired
        join p in db.OnboardingPlans on s.PlanId equals p.Id
        where p.State == PlanState.Running
        join w in db.People on p.PersonId equals w.Id
        orderby s.PlanId, s.DueOn, s.Place
        select new StepDue(s.Id, s.PlanId, s.Title, s.DoerId, w.Id, w.Name);

    /// <summary>Check-ins that can be answered and of which nobody was reminded yet; of plans that were ended early none.</summary>
    public static IQueryable<CheckInDue> ListCheckInsToRemind(this AppDbContext db, LocalDate today) =>
        from c in db.CheckIns
        where c.DueOn <= today && c.AnsweredAt == null && c.RemindedAt == null
        join p in db.OnboardingPlans on c.PlanId equals p.Id
        where p.State != PlanState.Stopped
        orderby c.DueOn, c.PlanId
        select new CheckInDue(c.PlanId, c.Day, p.PersonId);
}
