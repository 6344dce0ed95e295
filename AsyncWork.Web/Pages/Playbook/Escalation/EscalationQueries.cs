using AsyncWork.Domain;
using AsyncWork.Domain.Decisions;
using AsyncWork.Domain.Norms;
using AsyncWork.Domain.Onboarding;
using AsyncWork.Domain.People;
using AsyncWork.Web.Data;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Pages.Boards;
using AsyncWork.Web.Pages.Decisions;
using AsyncWork.Web.Pages.Onboarding.Plans;
using AsyncWork.Web.Pages.People;
using AsyncWork.Web.Pages.Posts;
using AsyncWork.Web.Pages.Wiki;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Playbook.Escalation;

/// <summary>Somebody who is, will be or was on call.</summary>
/// <param name="TeamId">Null for the company.</param>
public sealed record OnCallRow(
    int Id,
    int? TeamId,
    PersonId Person,
    string Name,
    DateTimeZone Zone,
    string Reach,
    LocalDate From,
    LocalDate To
)
{
    /// <summary>On their days, by their clocks.</summary>
    public bool HoldsAt(Instant now) => now.InZone(Zone).Date is var day && From <= day && day <= To;
}

/// <summary>Whose conversation it is, and whether it still goes on.</summary>
public sealed record ThreadFacts(int? TeamId, bool IsOpen);

/// <summary>Ladders and who is on call: that there are, and who can be reached now, is for everybody (product.md P13).</summary>
public static class EscalationQueries
{
    /// <summary>The company's and that of a team, as far as they agreed on one.</summary>
    public static IQueryable<EscalationLadder> ListLadders(this AppDbContext db, int? team) =>
        db
            .EscalationLadders.AsNoTracking()
            .Include(l => l.Steps)
            .Where(l => l.TeamId == null || l.TeamId == team)
            .OrderBy(l => l.Owner);

    /// <summary>One to be changed.</summary>
    public static IQueryable<EscalationLadder> FindLadder(this AppDbContext db, int owner) =>
        db.EscalationLadders.Include(l => l.Steps).Include(l => l.Contacts).AsSplitQuery().Where(l => l.Owner == owner);

    /// <summary>Who is on call for a team and for the company, the latest first.</summary>
    public static IQueryable<OnCallRow> ListOnCall(this AppDbContext db, int? team, int take) =>
        (
            from c in db.OnCall.AsNoTracking()
            join l in db.EscalationLadders on c.LadderId equals l.Id
            where l.TeamId == null || l.TeamId == team
            join p in db.People on c.PersonId equals p.Id
            where p.LastDay == null || p.LastDay >= c.From
            orderby c.From descending, c.Id descending
            select new OnCallRow(c.Id, l.TeamId, p.Id, p.Name, p.Zone, c.Reach, c.From, c.To)
        ).Take(take);

    /// <summary>Who can be on call: of a team those in it or who lead it, of the company everybody; who left or cannot sign in any more cannot.</summary>
    public static IQueryable<PersonName> ListCallable(this AppDbContext db, int? team, LocalDate today) =>
        db
            .People.AsNoTracking()
            .Where(p => p.LastDay == null || p.LastDay >= today)
            .Where(p => !db.Users.Any(u => u.PersonId == p.Id && u.DeactivatedAt != null))
            .Where(p =>
                team == null
                || db.TeamLeads.Any(l => l.TeamId == team && l.PersonId == p.Id)
                || db.TeamMembers.Any(m =>
                    m.TeamId == team && m.PersonId == p.Id && m.JoinedOn <= today && (m.LeftOn == null || m.LeftOn > today)
                )
            )
            .OrderBy(p => p.Name)
            .ThenBy(p => p.Id)
            .Select(p => new PersonName(p.Id, p.Name));

    /// <summary>Of a thing that people talk about.</summary>
    public static IQueryable<ThreadFacts> FindThread(this AppDbContext db, Subject subject)
    {
        var (kind, id) = subject;
        return kind switch
        {
            SubjectKind.Card => from c in db.Cards
            where c.Id == id
            join b in db.Boards on c.BoardId equals b.Id
            select new ThreadFacts(b.TeamId, c.ArchivedAt == null && c.DeletedAt == null),
            SubjectKind.Page => from p in db.WikiPages
            where p.Id == id
            join s in db.Spaces on p.SpaceId equals s.Id
            select new ThreadFacts(s.TeamId, p.ArchivedAt == null),
            SubjectKind.Decision => db
                .Decisions.Where(d => d.Id == id)
                .Select(d => new ThreadFacts(
                    d.TeamId,
                    d.State == DecisionState.Draft || d.State == DecisionState.Proposed || d.State == DecisionState.Deciding
                )),
            SubjectKind.Step => from s in db.PlanSteps
            where s.Id == id
            join p in db.OnboardingPlans on s.PlanId equals p.Id
            select new ThreadFacts(null, p.State == PlanState.Running),
            _ => db.Posts.Where(p => p.Id == id).Select(p => new ThreadFacts(p.TeamId, true)),
        };
    }

    /// <summary>Whether somebody may see a thing that people talk about.</summary>
    public static IQueryable<int> FindThreadSeenBy(this AppDbContext db, Viewer viewer, Subject subject)
    {
        var (kind, id) = subject;
        return kind switch
        {
            SubjectKind.Card => db.CardsSeenBy(viewer).Where(c => c.Id == id).Select(c => c.Id),
            SubjectKind.Page => db.PagesSeenBy(viewer).Where(p => p.Id == id).Select(p => p.Id),
            SubjectKind.Decision => db.DecisionsSeenBy(viewer).Where(d => d.Id == id).Select(d => d.Id),
            SubjectKind.Step => db.StepsSeenBy(viewer).Where(s => s.Id == id).Select(s => s.Id),
            _ => db.PostsSeenBy(viewer).Where(p => p.Id == id).Select(p => p.Id),
        };
    }

    /// <summary>Who hid the hint under a conversation.</summary>
    public static IQueryable<PersonId> ListWhoHid(this AppDbContext db, Subject subject)
    {
        var (kind, id) = subject;
        return db.HiddenHints.Where(h => h.SubjectKind == kind && h.SubjectId == id).Select(h => h.PersonId);
    }

    /// <summary>The team of a person, by whose ladder somebody goes who asks them.</summary>
    public static IQueryable<int> FindTeamOf(this AppDbContext db, PersonId person, LocalDate today) =>
        db
            .TeamMembers.Where(m => m.PersonId == person && m.JoinedOn <= today && (m.LeftOn == null || m.LeftOn > today))
            .OrderBy(m => m.JoinedOn)
            .Select(m => m.TeamId);
}
