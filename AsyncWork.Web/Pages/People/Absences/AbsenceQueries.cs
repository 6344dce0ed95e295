using AsyncWork.Domain.Calendar;
using AsyncWork.Domain.People;
using AsyncWork.Web.Data;
using AsyncWork.Web.Identity;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.People.Absences;

/// <summary>An absence with the names that belong to it, for those who may see its kind and note.</summary>
public sealed record AbsenceLine(
    int Id,
    PersonId PersonId,
    string Name,
    LocalDate FirstDay,
    LocalDate LastDay,
    AbsenceKind Kind,
    AbsenceState State,
    string? Deputy,
    string Note,
    string Comment,
    string? DecidedBy,
    Instant? DecidedAt,
    int Version
);

/// <summary>Someone who can stand in.</summary>
public sealed record DeputyChoice(PersonId Id, string Name, bool InTeam);

/// <summary>An absence whose deputy has left.</summary>
/// <param name="Name">Of the deputy.</param>
public sealed record LeftDeputy(int Id, PersonId Person, PersonId Deputy, string Name);

/// <summary>Someone to write to.</summary>
public sealed record Recipient(PersonId Id, string Name, string? Email);

/// <summary>Questions about absences. That colleagues are away, everyone may ask (<c>WorkingTimes</c>); why, only those named here.</summary>
public static class AbsenceQueries
{
    /// <summary>
    /// The one rule of who sees an absence with its kind and note: the person, whoever leads the team they are in today, HR and
    /// administrators. All of them but the person may decide on it (<see cref="Absence.WhyNotDecide"/>).
    /// </summary>
    public static IQueryable<Absence> AbsencesSeenBy(this AppDbContext db, Viewer viewer, LocalDate today)
    {
        var me = viewer.Person;
        return viewer.SeesCompany
            ? db.Absences
            : db.Absences.Where(a =>
                a.PersonId == me
                || db.TeamMembers.Any(m =>
                    m.PersonId == a.PersonId
                    && m.JoinedOn <= today
                    && (m.LeftOn == null || m.LeftOn > today)
                    && db.TeamLeads.Any(l => l.TeamId == m.TeamId && l.PersonId == me)
                )
            );
    }

    /// <summary>Not over on the last day of a deputy who has left.</summary>
    public static IQueryable<LeftDeputy> ListAbsencesOfLeftDeputies(this AppDbContext db, LocalDate today, int most) =>
        (
            from a in db.Absences
            where a.State == AbsenceState.Approved || a.State == AbsenceState.Requested
            join d in db.People on a.DeputyId equals d.Id
            where d.LastDay < today && d.LastDay < a.LastDay
            orderby a.Id
            select new LeftDeputy(a.Id, a.PersonId, d.Id, d.Name)
        ).Take(most);

    public static IQueryable<AbsenceLine> FindAbsence(this AppDbContext db, int id, Viewer viewer, LocalDate today) =>
        db.Lines(db.AbsencesSeenBy(viewer, today).Where(a => a.Id == id));

    /// <summary>My absences, the latest first.</summary>
    public static IQueryable<AbsenceLine> ListAbsencesOf(this AppDbContext db, PersonId person) =>
        db.Lines(db.Absences.Where(a => a.PersonId == person).OrderByDescending(a => a.FirstDay).ThenByDescending(a => a.Id));

    /// <summary>What waits for this person's decision, the earliest first.</summary>
    public static IQueryable<AbsenceLine> ListAbsencesToDecide(this AppDbContext db, Viewer viewer, LocalDate today)
    {
        var me = viewer.Person;
        return db.Lines(
            db.AbsencesSeenBy(viewer, today)
                .Where(a => a.PersonId != me && a.State == AbsenceState.Requested)
                .OrderBy(a => a.FirstDay)
                .ThenBy(a => a.Id)
        );
    }

    /// <summary>Asked for or approved, between two days, of people whose absences this person sees.</summary>
    public static IQueryable<AbsenceLine> ListAbsencesSeen(
        this AppDbContext db,
        Viewer viewer,
        LocalDate today,
        LocalDate from,
        LocalDate to
    ) =>
        db.Lines(
            db.AbsencesSeenBy(viewer, today)
                .Where(a => a.FirstDay <= to && a.LastDay >= from)
                .Where(a => a.State == AbsenceState.Approved || a.State == AbsenceState.Requested)
                .OrderBy(a => a.FirstDay)
                .ThenBy(a => a.Id)
        );

    /// <summary>Absences of one person, asked for or approved, that share a day with these.</summary>
    public static IQueryable<Absence> ListOverlapping(this AppDbContext db, PersonId person, LocalDate first, LocalDate last) =>
        db
            .Absences.AsNoTracking()
            .Where(a => a.PersonId == person && a.FirstDay <= last && a.LastDay >= first)
            .Where(a => a.State == AbsenceState.Approved || a.State == AbsenceState.Requested)
            .OrderBy(a => a.FirstDay);

    /// <summary>People of a team on a date by name; without a team, of the teams the person is in or leads, and the person.</summary>
    public static IQueryable<PersonName> ListPeopleOfCalendar(
        this AppDbContext db,
        PersonId person,
        string? team,
        LocalDate date
    ) => db.PeopleOfCalendar(person, team, date).OrderBy(p => p.Name).ThenBy(p => p.Id).Select(p => new PersonName(p.Id, p.Name));

    /// <summary>The same, in no order.</summary>
    public static IQueryable<Person> PeopleOfCalendar(this AppDbContext db, PersonId person, string? team, LocalDate date)
    {
        var members = db.TeamMembers.Where(m => m.JoinedOn <= date && (m.LeftOn == null || m.LeftOn > date));
        return string.IsNullOrEmpty(team)
            ? db.People.Where(p =>
                p.Id == person
                || members.Any(m =>
                    m.PersonId == p.Id
                    && (
                        members.Any(my => my.PersonId == person && my.TeamId == m.TeamId)
                        || db.TeamLeads.Any(l => l.PersonId == person && l.TeamId == m.TeamId)
                    )
                )
            )
            : db.People.Where(p => members.Any(m => m.PersonId == p.Id && db.Teams.Any(t => t.Id == m.TeamId && t.Slug == team)));
    }

    /// <summary>Everybody who works here or will, those of the person's team first.</summary>
    public static IQueryable<DeputyChoice> ListDeputies(this AppDbContext db, PersonId person, LocalDate today)
    {
        var members = db.TeamMembers.Where(m => m.JoinedOn <= today && (m.LeftOn == null || m.LeftOn > today));
        return db
            .People.Where(p => p.LastDay == null || p.LastDay >= today)
            .Select(p => new
            {
                p.Id,
                p.Name,
                InTeam = members.Any(m =>
                    m.PersonId == p.Id && members.Any(my => my.PersonId == person && my.TeamId == m.TeamId)
                ),
            })
            .OrderByDescending(p => p.InTeam)
            .ThenBy(p => p.Name)
            .ThenBy(p => p.Id)
            .Select(p => new DeputyChoice(p.Id, p.Name, p.InTeam));
    }

    /// <summary>Who leads the team that someone is in, without themselves.</summary>
    public static IQueryable<Recipient> ListLeadsOf(this AppDbContext db, PersonId person, LocalDate today) =>
        db
            .People.Where(p => p.Id != person && (p.LastDay == null || p.LastDay >= today))
            .Where(p =>
                db.TeamLeads.Any(l =>
                    l.PersonId == p.Id
                    && db.TeamMembers.Any(m =>
                        m.PersonId == person
                        && m.TeamId == l.TeamId
                        && m.JoinedOn <= today
                        && (m.LeftOn == null || m.LeftOn > today)
                    )
                )
            )
            .OrderBy(p => p.Id)
            .Select(p => new Recipient(p.Id, p.Name, p.Email));

    /// <summary>Who has a role and can sign in, without this person.</summary>
    public static IQueryable<Recipient> ListHolders(this AppDbContext db, string role, PersonId without) =>
        db
            .People.Where(p => p.Id != without)
            .Where(p =>
                db.Users.Any(u =>
                    u.PersonId == p.Id
                    && u.DeactivatedAt == null
                    && db.UserRoles.Any(r => r.UserId == u.Id && db.Roles.Any(x => x.Id == r.RoleId && x.Name == role))
                )
            )
            .OrderBy(p => p.Id)
            .Select(p => new Recipient(p.Id, p.Name, p.Email));

    public static IQueryable<Recipient> ListRecipients(this AppDbContext db, IReadOnlyCollection<PersonId> people) =>
        db.People.Where(p => people.Contains(p.Id)).Select(p => new Recipient(p.Id, p.Name, p.Email));

    static IQueryable<AbsenceLine> Lines(this AppDbContext db, IQueryable<Absence> absences) =>
        absences
            .AsNoTracking()
            .Select(a => new AbsenceLine(
                a.Id,
                a.PersonId,
                db.People.Where(p => p.Id == a.PersonId).Select(p => p.Name).First(),
                a.FirstDay,
                a.LastDay,
                a.Kind,
                a.State,
                db.People.Where(d => d.Id == a.DeputyId).Select(d => d.Name).FirstOrDefault(),
                a.Note,
                a.Comment,
                db.People.Where(d => d.Id == a.DecidedBy).Select(d => d.Name).FirstOrDefault(),
                a.DecidedAt,
                a.Version
            ));
}
