using AsyncWork.Domain.People;
using AsyncWork.Web.Data;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.People.Teams;

/// <summary>Someone who is in a team, or leads it from outside.</summary>
public sealed record TeamPerson(
    PersonId Id,
    string Name,
    string? Location,
    DateTimeZone Zone,
    LocalDate StartsOn,
    bool IsMember,
    bool IsLead
);

/// <summary>What everybody who is signed in may read of a team.</summary>
public static class TeamPageQueries
{
    /// <summary>A team with its leads.</summary>
    public static IQueryable<Team> FindTeamToRead(this AppDbContext db, string slug) =>
        db.Teams.AsNoTracking().Include(t => t.Leads).Where(t => t.Slug == slug);

    /// <summary>Those who belong to a team on a date and those who lead it, by name; without those who left.</summary>
    public static IQueryable<TeamPerson> ListTeamPeople(this AppDbContext db, int team, LocalDate date) =>
        db
            .People.Where(p => p.LastDay == null || p.LastDay >= date)
            .Select(p => new
            {
                Person = p,
                IsMember = db.TeamMembers.Any(m =>
                    m.TeamId == team && m.PersonId == p.Id && m.JoinedOn <= date && (m.LeftOn == null || m.LeftOn > date)
                ),
                IsLead = db.TeamLeads.Any(l => l.TeamId == team && l.PersonId == p.Id),
            })
            .Where(x => x.IsMember || x.IsLead)
            .OrderBy(x => x.Person.Name)
            .ThenBy(x => x.Person.Id)
            .Select(x => new TeamPerson(
                x.Person.Id,
                x.Person.Name,
                x.Person.Location,
                x.Person.Zone,
                x.Person.StartsOn,
                x.IsMember,
                x.IsLead
            ));
}
