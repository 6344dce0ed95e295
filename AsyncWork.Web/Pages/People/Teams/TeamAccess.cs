using AsyncWork.Domain.People;
using AsyncWork.Web.Identity;

namespace AsyncWork.Web.Pages.People.Teams;

/// <summary>Who may do what with a team. That there is one, who is in it and what it agreed on is for everybody who is signed in.</summary>
public static class TeamAccess
{
    /// <summary>May change what the team agreed on: those who lead it, and administrators (product.md S3).</summary>
    public static bool ChangesAgreementOf(this Viewer viewer, Team team) =>
        viewer.IsAdministrator || team.Leads.Any(l => l.PersonId == viewer.Person);
}
