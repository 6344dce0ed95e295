using AsyncWork.Domain.People;
using AsyncWork.Web.Data;
using AsyncWork.Web.Pages.People;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Admin.Teams;

/// <summary>A team in the list of teams.</summary>
public sealed record TeamLine(string Name, string Slug, int Members, IReadOnlyList<PersonName> Leads);

/// <summary>A membership that holds now or will.</summary>
/// <param name="LeftOn">The first day without it; null while open.</param>
public sealed record MemberLine(PersonId Id, string Name, LocalDate JoinedOn, LocalDate? LeftOn);

/// <summary>Someone who can be put into a team, with the team they are in.</summary>
public sealed record Candidate(PersonId Id, string Name, string? Team);

/// <summary>Questions about teams for those who make them.</summary>
public static class TeamQueries
{
    public static IQueryable<TeamLine> ListTeams(this AppDbContext db, LocalDate today)
    {
        var leads = db.TeamLeads.Join(
            db.People,
            l => l.PersonId,
            p => p.Id,
            (l, p) => new { l.TeamId, Name = new PersonName(p.Id, p.Name) }
        );
        return db
            .Teams.AsNoTracking()
            .OrderBy(t => t.Name)
            .Select(t => new TeamLine(
                t.Name,
                t.Slug,
                db.TeamMembers.Count(m => m.TeamId == t.Id && m.JoinedOn <= today && (m.LeftOn == null || m.LeftOn > today)),
                leads.Where(l => l.TeamId == t.Id).Select(l => l.Name).ToList()
            ));
    }

    /// <summary>The team with its leads and members, to be changed.</summary>
    public static IQueryable<Team> FindTeam(this AppDbContext db, string slug) =>
        db.Teams.Where(t => t.Slug == slug).Include(t => t.Members).Include(t => t.Leads).AsSplitQuery();

    public static IQueryable<MemberLine> ListMembers(this AppDbContext db, int team, LocalDate today) =>
        db
            .TeamMembers.Where(m => m.TeamId == team && (m.LeftOn == null || m.LeftOn > today))
            .Join(db.People, m => m.PersonId, p => p.Id, (m, p) => new { m, p })
            .OrderBy(x => x.p.Name)
            .ThenBy(x => x.m.Id)
            .Select(x => new MemberLine(x.p.Id, x.p.Name, x.m.JoinedOn, x.m.LeftOn));

    public static IQueryable<PersonName> ListLeads(this AppDbContext db, int team) =>
        db
            .TeamLeads.Where(l => l.TeamId == team)
            .Join(db.People, l => l.PersonId, p => p.Id, (l, p) => p)
            .OrderBy(p => p.Name)
            .Select(p => new PersonName(p.Id, p.Name));

    /// <summary>Everyone who works here or will, with their team.</summary>
    public static IQueryable<Candidate> ListCandidates(this AppDbContext db, LocalDate today)
    {
        var members = db
            .TeamMembers.Where(m => m.JoinedOn <= today && (m.LeftOn == null || m.LeftOn > today))
            .Join(db.Teams, m => m.TeamId, t => t.Id, (m, t) => new { m.PersonId, t.Name });
        return db
            .People.Where(p => p.LastDay == null || p.LastDay >= today)
            .OrderBy(p => p.Name)
            .ThenBy(p => p.Id)
            .Select(p => new Candidate(
                p.Id,
                p.Name,
                members.Where(m => m.PersonId == p.Id).Select(m => m.Name).FirstOrDefault()
            ));
    }

    /// <summary>Why no other team leaves this name free; null when it is. Two names that differ in signs only share an address.</summary>
    public static async Task<string?> WhyNotCallTeamAsync(this AppDbContext db, string name, int? team)
    {
        var (trimmed, slug) = (name.Trim(), Team.SlugOf(name));
        var taken = await db
            .Teams.Where(t => t.Id != team && (t.Name == trimmed || (team == null && t.Slug == slug)))
            .Select(t => t.Name)
            .FirstOrDefaultAsync();
        return taken is null ? null : $"There is a team {taken} already. Choose another name.";
    }
}
