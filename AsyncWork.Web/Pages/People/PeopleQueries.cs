using AsyncWork.Domain.Calendar;
using AsyncWork.Domain.People;
using AsyncWork.Web.Data;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.People;

/// <summary>What the directory is asked: all of it stands in its address.</summary>
/// <param name="Search">Part of a name, an address or a location.</param>
/// <param name="Team">Slug of a team.</param>
/// <param name="Left">With people who have left.</param>
public sealed record PeopleFilter(string? Search, string? Team, bool Left);

/// <summary>A person as the directory reads them; teams by id, since their names are read once.</summary>
public sealed record PersonRow(
    PersonId Id,
    string Name,
    string? Location,
    DateTimeZone Zone,
    LocalDate StartsOn,
    LocalDate? LastDay,
    int? TeamId
);

/// <summary>A team with one of those who lead it; once and with null when nobody does.</summary>
public sealed record TeamAndLead(int Id, string Name, string Slug, PersonId? Lead);

public sealed record TeamName(string Name, string Slug);

/// <summary>A person as colleagues see them: how to reach them and when. Nothing about hours worked.</summary>
public sealed record PersonProfile(
    PersonId Id,
    string Name,
    string? Email,
    string? Location,
    DateTimeZone Zone,
    LocalDate StartsOn,
    LocalDate? LastDay,
    WorkWeek? Focus,
    TeamName? Team,
    IReadOnlyList<TeamName> Leads,
    IReadOnlyList<PersonName> LedBy,
    IReadOnlyList<DatedWeek> Schedules
);

public sealed record PersonName(PersonId Id, string Name);

public sealed record DatedWeek(LocalDate ValidFrom, WorkWeek Week);

/// <summary>Questions about who works here. Everyone who is signed in may ask them.</summary>
public static class PeopleQueries
{
    /// <summary>Every team by name with its leads. A constant question of a busy page, so it is compiled once.</summary>
    public static readonly Func<AppDbContext, IAsyncEnumerable<TeamAndLead>> ListTeamsAndLeads = EF.CompileAsyncQuery(
        (AppDbContext db) =>
            from t in db.Teams
            join l in db.TeamLeads on t.Id equals l.TeamId into leads
            from l in leads.DefaultIfEmpty()
            orderby t.Name
            select new TeamAndLead(t.Id, t.Name, t.Slug, l == null ? null : l.PersonId)
    );

    /// <summary>Those whom the filter finds, by name.</summary>
    public static IQueryable<PersonRow> ListPeople(
        this AppDbContext db,
        PeopleFilter filter,
        LocalDate today,
        int skip,
        int take
    ) =>
        db.PeopleFound(filter, today)
            .OrderBy(p => p.Name)
            .ThenBy(p => p.Id)
            .Skip(skip)
            .Take(take)
            .Select(p => new PersonRow(
                p.Id,
                p.Name,
                p.Location,
                p.Zone,
                p.StartsOn,
                p.LastDay,
                db.TeamMembers.Where(m => m.PersonId == p.Id && m.JoinedOn <= today && (m.LeftOn == null || m.LeftOn > today))
                    .Select(m => (int?)m.TeamId)
                    .FirstOrDefault()
            ));

    /// <summary>How many the filter finds in all.</summary>
    public static Task<int> CountPeopleAsync(
        this AppDbContext db,
        PeopleFilter filter,
        LocalDate today,
        CancellationToken cancellation
    ) => db.PeopleFound(filter, today).CountAsync(cancellation);

    public static IQueryable<PersonProfile> FindPerson(this AppDbContext db, PersonId id, LocalDate today)
    {
        var (members, leads) = (db.TeamsOn(today), db.Leads());
        return db
            .People.Where(p => p.Id == id)
            .Select(p => new PersonProfile(
                p.Id,
                p.Name,
                p.Email,
                p.Location,
                p.Zone,
                p.StartsOn,
                p.LastDay,
                p.FocusWeek,
                members.Where(m => m.Person == p.Id).Select(m => m.Team).FirstOrDefault(),
                leads.Where(l => l.Person == p.Id).Select(l => l.Team).ToList(),
                members
                    .Where(m => m.Person == p.Id)
                    .Join(leads, m => m.TeamId, l => l.TeamId, (m, l) => l.Person)
                    .Where(lead => lead != p.Id)
                    .Join(db.People, lead => lead, person => person.Id, (lead, person) => new PersonName(person.Id, person.Name))
                    .ToList(),
                db.WorkSchedules.Where(s => s.PersonId == p.Id)
                    .OrderBy(s => s.ValidFrom)
                    .Select(s => new DatedWeek(s.ValidFrom, s.Week))
                    .ToList()
            ));
    }

    /// <summary>All teams by name, to choose from.</summary>
    public static IQueryable<TeamName> ListTeamNames(this AppDbContext db) =>
        db.Teams.OrderBy(t => t.Name).Select(t => new TeamName(t.Name, t.Slug));

    static IQueryable<Person> PeopleFound(this AppDbContext db, PeopleFilter filter, LocalDate today)
    {
        var people = db.People.AsNoTracking();
        if (!filter.Left)
            people = people.Where(p => p.LastDay == null || p.LastDay >= today);
        if (!string.IsNullOrWhiteSpace(filter.Search))
        {
            var part = Like.Containing(filter.Search);
            people = people.Where(p =>
                EF.Functions.Like(p.Name, part, Like.Escape)
                || EF.Functions.Like(p.Email!, part, Like.Escape)
                || EF.Functions.Like(p.Location!, part, Like.Escape)
            );
        }
        if (!string.IsNullOrWhiteSpace(filter.Team))
            people = people.Where(p =>
                db.TeamMembers.Any(m =>
                    m.PersonId == p.Id
                    && m.JoinedOn <= today
                    && (m.LeftOn == null || m.LeftOn > today)
                    && db.Teams.Any(t => t.Id == m.TeamId && t.Slug == filter.Team)
                )
            );
        return people;
    }

    static IQueryable<InTeam> TeamsOn(this AppDbContext db, LocalDate date) =>
        db.MembersOn(date)
            .Join(
                db.Teams,
                m => m.TeamId,
                t => t.Id,
                (m, t) =>
                    new InTeam
                    {
                        Person = m.PersonId,
                        TeamId = t.Id,
                        Team = new TeamName(t.Name, t.Slug),
                    }
            );

    static IQueryable<InTeam> Leads(this AppDbContext db) =>
        db.TeamLeads.Join(
            db.Teams,
            l => l.TeamId,
            t => t.Id,
            (l, t) =>
                new InTeam
                {
                    Person = l.PersonId,
                    TeamId = t.Id,
                    Team = new TeamName(t.Name, t.Slug),
                }
        );

    sealed class InTeam
    {
        public PersonId Person { get; init; }
        public int TeamId { get; init; }
        public required TeamName Team { get; init; }
    }
}
