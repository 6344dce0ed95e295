using AsyncWork.Domain.Onboarding;
using AsyncWork.Domain.People;
using AsyncWork.Web.Data;
using NodaTime;

namespace AsyncWork.Web.Pages.Onboarding.Plans;

/// <summary>Who could be a buddy, with what they have to do already.</summary>
/// <param name="Plans">Of how many plans that run they are the buddy.</param>
/// <param name="IsNew">Their own onboarding is not over.</param>
public sealed record BuddyLoad(PersonId Id, string Name, int Plans, bool IsNew);

/// <summary>What is chosen from when somebody is started (product.md O4).</summary>
public static class StartQueries
{
    /// <summary>Whom a new person can have as a buddy: who works here then, with the plans in which they are one already.</summary>
    public static IQueryable<BuddyLoad> ListBuddies(this AppDbContext db, LocalDate on) =>
        db
            .People.Where(p => p.StartsOn <= on && (p.LastDay == null || p.LastDay >= on))
            .OrderBy(p => p.Name)
            .ThenBy(p => p.Id)
            .Select(p => new BuddyLoad(
                p.Id,
                p.Name,
                db.OnboardingPlans.Count(q => q.BuddyId == p.Id && q.State == PlanState.Running),
                db.OnboardingPlans.Any(q =>
                    q.PersonId == p.Id && q.State == PlanState.Running && q.Kind == TemplateKind.Onboarding
                )
            ));

    /// <summary>Those who belong to a team on a day.</summary>
    public static IQueryable<PersonId> ListTeammates(this AppDbContext db, int team, LocalDate on) =>
        db
            .TeamMembers.Where(m => m.TeamId == team && m.JoinedOn <= on && (m.LeftOn == null || m.LeftOn > on))
            .Select(m => m.PersonId);

    /// <summary>Who leads a team.</summary>
    public static IQueryable<PersonId> ListTeamLeads(this AppDbContext db, int team) =>
        db.TeamLeads.Where(l => l.TeamId == team).OrderBy(l => l.PersonId).Select(l => l.PersonId);

    /// <summary>The team of somebody on a day, or the one of a name.</summary>
    public static IQueryable<int> ListTeamIds(this AppDbContext db, PersonId? person, string? team, LocalDate on) =>
        db
            .Teams.Where(t =>
                t.Slug == team
                || t.Members.Any(m => m.PersonId == person && m.JoinedOn <= on && (m.LeftOn == null || m.LeftOn > on))
            )
            .OrderBy(t => t.Id)
            .Select(t => t.Id);

    /// <summary>For which roles there are modules or were plans.</summary>
    public static IQueryable<string> ListRoles(this AppDbContext db) =>
        db
            .OnboardingModules.Where(m => m.Scope == ModuleScope.Role)
            .Select(m => m.ScopeName)
            .Union(db.OnboardingPlans.Where(p => p.Role != "").Select(p => p.Role))
            .OrderBy(r => r);
}
