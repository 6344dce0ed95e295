using AsyncWork.Domain.Calendar;
using AsyncWork.Domain.People;
using AsyncWork.Web.Data;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Overlap;

/// <summary>A team to compare, with the core hours it agreed on.</summary>
public sealed record TeamToCompare(
    int Id,
    string Name,
    string Slug,
    LocalTime? CoreStart,
    LocalTime? CoreEnd,
    DateTimeZone? CoreZone
);

/// <summary>Someone to compare.</summary>
/// <param name="IsMember">In the team asked for on the date asked for.</param>
/// <param name="Focus">Blocks of their week for work without meetings; null for none.</param>
/// <param name="FreeDays">Weekdays that their team keeps free of meetings, as bits; null without a team.</param>
public sealed record ComparedPerson(
    PersonId Id,
    string Name,
    DateTimeZone Zone,
    LocalDate StartsOn,
    LocalDate? LastDay,
    bool IsMember,
    WorkWeek? Focus,
    int? FreeDays
)
{
    public Undisturbed Undisturbed => new(Zone, Focus, FreeDays ?? 0);
}

/// <summary>Someone to pick.</summary>
public sealed record PersonToPick(PersonId Id, string Name, DateTimeZone Zone, string? Location);

/// <summary>Whose hours can be compared. Everyone who is signed in may ask.</summary>
public static class OverlapQueries
{
    public static IQueryable<TeamToCompare> ListTeamsToCompare(this AppDbContext db) =>
        db.Teams.OrderBy(t => t.Name).Select(t => new TeamToCompare(t.Id, t.Name, t.Slug, t.CoreStart, t.CoreEnd, t.CoreZone));

    /// <summary>The team that a person is a member of on a date.</summary>
    public static IQueryable<string> FindTeamOf(this AppDbContext db, PersonId person, LocalDate date) =>
        db
            .TeamMembers.Where(m => m.PersonId == person && m.JoinedOn <= date && (m.LeftOn == null || m.LeftOn > date))
            .Join(db.Teams, m => m.TeamId, t => t.Id, (m, t) => t.Slug);

    /// <summary>The members of a team on a date, and other people.</summary>
    /// <param name="team">0 for none.</param>
    public static IQueryable<ComparedPerson> ListCompared(
        this AppDbContext db,
        int team,
        IReadOnlyCollection<PersonId> people,
        LocalDate date
    ) =>
        db
            .People.Select(p => new
            {
                Person = p,
                IsMember = db.TeamMembers.Any(m =>
                    m.TeamId == team && m.PersonId == p.Id && m.JoinedOn <= date && (m.LeftOn == null || m.LeftOn > date)
                ),
            })
            .Where(x => x.IsMember || people.Contains(x.Person.Id))
            .OrderBy(x => x.Person.Name)
            .ThenBy(x => x.Person.Id)
            .Select(x => new ComparedPerson(
                x.Person.Id,
                x.Person.Name,
                x.Person.Zone,
                x.Person.StartsOn,
                x.Person.LastDay,
                x.IsMember,
                x.Person.FocusWeek,
                db.TeamMembers.Where(m =>
                        m.PersonId == x.Person.Id && m.JoinedOn <= date && (m.LeftOn == null || m.LeftOn > date)
                    )
                    .Join(db.Teams, m => m.TeamId, t => t.Id, (m, t) => (int?)t.MeetingFreeDays)
                    .FirstOrDefault()
            ));

    /// <summary>People who work here on a date, by part of their name or place; those picked already come first, found or not.</summary>
    public static IQueryable<PersonToPick> ListPeopleToPick(
        this AppDbContext db,
        string? search,
        IReadOnlyCollection<PersonId> picked,
        LocalDate date
    )
    {
        var people = db.People.Where(p => picked.Contains(p.Id) || p.LastDay == null || p.LastDay >= date);
        if (!string.IsNullOrWhiteSpace(search))
        {
            var part = Like.Containing(search);
            people = people.Where(p =>
                picked.Contains(p.Id)
                || EF.Functions.Like(p.Name, part, Like.Escape)
                || EF.Functions.Like(p.Location!, part, Like.Escape)
            );
        }
        return people
            .OrderBy(p => picked.Contains(p.Id) ? 0 : 1)
            .ThenBy(p => p.Name)
            .ThenBy(p => p.Id)
            .Select(p => new PersonToPick(p.Id, p.Name, p.Zone, p.Location));
    }

    /// <summary>The zones in which people are.</summary>
    public static IQueryable<DateTimeZone> ListZonesOfPeople(this AppDbContext db) => db.People.Select(p => p.Zone).Distinct();
}
