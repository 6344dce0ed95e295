using AsyncWork.Domain.Decisions;
using AsyncWork.Web.Data;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Pages.People;

namespace AsyncWork.Web.Pages.Decisions;

/// <summary>Whose decisions are whose. What one may not see is not found; who sees a decision may comment on it.</summary>
public static class DecisionAccess
{
    /// <summary>
    /// Decisions of the company, those of the viewer's teams, and those in which the viewer is named. Drafts are seen by who writes them and who
    /// is named in them. Administrators see all, so that none is left without anybody.
    /// </summary>
    public static IQueryable<Decision> DecisionsSeenBy(this AppDbContext db, Viewer viewer)
    {
        if (viewer.IsAdministrator)
            return db.Decisions;
        var (person, members) = (viewer.Person, db.MembersOn(viewer.Today));
        return db.Decisions.Where(d =>
            d.ProposedBy == person
            || db.DecisionPeople.Any(p => p.DecisionId == d.Id && p.PersonId == person)
            || (
                d.State != DecisionState.Draft
                && (
                    d.Audience == DecisionAudience.Company
                    || members.Any(m => m.TeamId == d.TeamId && m.PersonId == person)
                    || db.TeamLeads.Any(l => l.TeamId == d.TeamId && l.PersonId == person)
                )
            )
        );
    }

    /// <summary>The same rule for a decision that was read.</summary>
    public static bool Sees(this Viewer viewer, FoundDecision found)
    {
        var (decision, person) = (found.Decision, viewer.Person);
        return viewer.IsAdministrator
            || decision.ProposedBy == person
            || decision.People.Any(p => p.PersonId == person)
            || (decision.State != DecisionState.Draft && (decision.Audience == DecisionAudience.Company || found.IsInTeam));
    }

    /// <summary>May write in it and bring it on: who proposed it, who decides, and administrators.</summary>
    public static bool MayKeep(this Viewer viewer, Decision decision) =>
        viewer.IsAdministrator || decision.IsKeptBy(viewer.Person);
}
