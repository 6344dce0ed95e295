using AsyncWork.Domain.People;
using AsyncWork.Web.Data;
using NodaTime;

namespace AsyncWork.Web.Pages.People;

/// <summary>Whose member somebody is.</summary>
public static class MembershipQueries
{
    /// <summary>
    /// The memberships that hold on a day. A change that is recorded for later does not count yet: who goes to another team next month sees
    /// what their present one sees until then. Compiled queries say the same in their own words.
    /// </summary>
    public static IQueryable<TeamMember> MembersOn(this AppDbContext db, LocalDate day) =>
        db.TeamMembers.Where(m => m.JoinedOn <= day && (m.LeftOn == null || m.LeftOn > day));
}
