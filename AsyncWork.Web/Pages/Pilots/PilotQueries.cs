using AsyncWork.Domain.People;
using AsyncWork.Domain.Pilots;
using AsyncWork.Web.Data;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Pages.People;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Pilots;

/// <summary>A pilot in the list.</summary>
public sealed record PilotRow(
    int Id,
    string Name,
    string Team,
    string? Sponsor,
    LocalDate StartsOn,
    PilotState State,
    PilotVerdict? Verdict
);

/// <summary>An answer without whose it is.</summary>
public sealed record PilotOpinion(int Score, string Comment);

/// <summary>Pilots: for everybody who is signed in, as teams are (product.md P14).</summary>
public static class PilotQueries
{
    /// <summary>The newest first.</summary>
    public static IQueryable<PilotRow> ListPilots(this AppDbContext db) =>
        from p in db.Pilots.AsNoTracking()
        orderby p.StartsOn descending, p.Id descending
        select new PilotRow(
            p.Id,
            p.Name,
            db.Teams.Where(t => t.Id == p.TeamId).Select(t => t.Name).First(),
            db.People.Where(s => s.Id == p.SponsorId).Select(s => s.Name).FirstOrDefault(),
            p.StartsOn,
            p.State,
            p.Verdict
        );

    /// <summary>With all but what people said of it.</summary>
    public static IQueryable<Pilot> FindPilot(this AppDbContext db, int id) =>
        db
            .Pilots.Include(p => p.Measures)
            .Include(p => p.Figures)
            .Include(p => p.Checks)
            .Include(p => p.Tasks)
            .AsSplitQuery()
            .Where(p => p.Id == id);

    /// <summary>What people said, in no order and without who.</summary>
    public static IQueryable<PilotOpinion> ListPilotOpinions(this AppDbContext db, int pilot) =>
        db.PilotAnswers.AsNoTracking().Where(a => a.PilotId == pilot).Select(a => new PilotOpinion(a.Score, a.Comment));

    /// <summary>What the viewer said, while it can be changed.</summary>
    public static IQueryable<PilotOpinion> FindOwnOpinion(this AppDbContext db, Viewer viewer, int pilot)
    {
        var person = viewer.Person;
        return db
            .PilotAnswers.AsNoTracking()
            .Where(a => a.PilotId == pilot && a.PersonId == person)
            .Select(a => new PilotOpinion(a.Score, a.Comment));
    }

    /// <summary>Who belongs to a team on a day.</summary>
    public static IQueryable<PersonId> ListPilotMembers(this AppDbContext db, int team, LocalDate day) =>
        from m in db.TeamMembers
        where m.TeamId == team && m.JoinedOn <= day && (m.LeftOn == null || m.LeftOn > day)
        join p in db.People on m.PersonId equals p.Id
        where p.LastDay == null || p.LastDay >= day
        select m.PersonId;

    public static IQueryable<PersonName> ListPilotNames(this AppDbContext db, IReadOnlyCollection<PersonId> people) =>
        db.People.AsNoTracking().Where(p => people.Contains(p.Id)).Select(p => new PersonName(p.Id, p.Name));

    /// <summary>The other pilots of a team that have not ended.</summary>
    public static IQueryable<Pilot> ListOpenPilotsOf(this AppDbContext db, int team) =>
        db.Pilots.AsNoTracking().Where(p => p.TeamId == team && (p.State == PilotState.Planned || p.State == PilotState.Running));

    /// <summary>Those that have begun or should have.</summary>
    public static IQueryable<int> ListPilotsToLookAt(this AppDbContext db, LocalDate today) =>
        db
            .Pilots.Where(p =>
                p.StartsOn <= today
                && (p.State == PilotState.Planned || (p.State == PilotState.Running && p.MeasuredWeeks < Pilot.Weeks))
            )
            .OrderBy(p => p.Id)
            .Select(p => p.Id);

    public static IQueryable<Team> ListTeamsToPilot(this AppDbContext db) =>
        db.Teams.AsNoTracking().Include(t => t.Leads).OrderBy(t => t.Name);
}
