using AsyncWork.Domain.People;
using AsyncWork.Domain.Pilots;
using AsyncWork.Web.Identity;

namespace AsyncWork.Web.Pages.Pilots;

/// <summary>Who runs pilots. That there are pilots, and what came of them, is for everybody.</summary>
public static class PilotAccess
{
    /// <summary>HR and administrators plan one for any team, and who leads a team for the team.</summary>
    public static bool MayPlanFor(this Viewer viewer, Team team) =>
        viewer.SeesCompany || team.Leads.Any(l => l.PersonId == viewer.Person);

    /// <summary>Those, and its sponsor.</summary>
    public static bool MayRun(this Viewer viewer, Pilot pilot, Team team) =>
        viewer.MayPlanFor(team) || pilot.SponsorId == viewer.Person;
}
