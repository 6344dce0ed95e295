using AsyncWork.Domain.People;
using AsyncWork.Domain.TimeLogs;
using AsyncWork.Web.Data;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Today;

/// <summary>Someone of my team.</summary>
public sealed record Colleague(PersonId Id, string Name, string? Location, DateTimeZone Zone);

/// <summary>Of the people who belonged to a team in a month, how many logged hours.</summary>
public sealed record TeamCoverage(string Name, string Slug, int Members, int Logged);

/// <summary>A week of mine that is over.</summary>
/// <param name="State">Null when nothing is stored of it, which is as good as open.</param>
public sealed record WeekToHandIn(TimesheetState? State)
{
    /// <summary>Where nobody handed in a week for so long, nobody is asked to.</summary>
    const int LatelyWeeks = 8;

    public static LocalDate Lately(LocalDate monday) => monday.PlusWeeks(-LatelyWeeks);

    public bool Waits => State is null or TimesheetState.Open or TimesheetState.Returned;
}

/// <summary>What an installation needs before there can be hours and a report.</summary>
public enum SetupPart
{
    Team,
    Project,

    /// <summary>Someone else than the first administrator can sign in.</summary>
    OtherAccount,
}

/// <summary>What Today reads beside the hours. Each query takes the person.</summary>
public static class TodayQueries
{
    /// <summary>The people who are today in the team I am in and in those I lead, without me, by name.</summary>
    public static readonly Func<AppDbContext, PersonId, LocalDate, int, IAsyncEnumerable<Colleague>> ListColleaguesOf =
        EF.CompileAsyncQuery(
            (AppDbContext db, PersonId person, LocalDate today, int most) =>
                db
                    .People.Where(p =>
                        p.Id != person
                        && db.TeamMembers.Where(m =>
                                m.JoinedOn <= today
                                && (m.LeftOn == null || m.LeftOn > today)
                                && (
                                    db.TeamMembers.Any(my =>
                                        my.PersonId == person
                                        && my.TeamId == m.TeamId
                                        && my.JoinedOn <= today
                                        && (my.LeftOn == null || my.LeftOn > today)
                                    ) || db.TeamLeads.Any(l => l.PersonId == person && l.TeamId == m.TeamId)
                                )
                            )
                            .Select(m => m.PersonId)
                            .Contains(p.Id)
                    )
                    .OrderBy(p => p.Name)
                    .ThenBy(p => p.Id)
                    .Take(most)
                    .Select(p => new Colleague(p.Id, p.Name, p.Location, p.Zone))
        );

    /// <summary>How many people of the teams I lead logged hours from one day to another.</summary>
    public static readonly Func<AppDbContext, PersonId, LocalDate, LocalDate, IAsyncEnumerable<TeamCoverage>> ListCoverageFor =
        EF.CompileAsyncQuery(
            (AppDbContext db, PersonId lead, LocalDate from, LocalDate to) =>
                db
                    .Teams.AsNoTracking()
                    .Where(t => t.Leads.Any(l => l.PersonId == lead))
                    .OrderBy(t => t.Name)
                    .Select(t => new TeamCoverage(
                        t.Name,
                        t.Slug,
                        t.Members.Where(m => m.JoinedOn <= to && (m.LeftOn == null || m.LeftOn > from))
                            .Select(m => m.PersonId)
                            .Distinct()
                            .Count(),
                        t.Members.Where(m => m.JoinedOn <= to && (m.LeftOn == null || m.LeftOn > from))
                            .Where(m =>
                                db.TimeEntries.Any(e =>
                                    e.PersonId == m.PersonId && e.Date >= from && e.Date <= to && e.TeamId == t.Id
                                )
                            )
                            .Select(m => m.PersonId)
                            .Distinct()
                            .Count()
                    ))
        );

    /// <summary>How many weeks wait for a lead: those handed in by the people of their teams, but not their own.</summary>
    public static readonly Func<AppDbContext, PersonId, LocalDate, Task<int>> CountWeeksToApprove = EF.CompileAsyncQuery(
        (AppDbContext db, PersonId lead, LocalDate today) =>
            db.Timesheets.Count(s =>
                s.State == TimesheetState.Submitted
                && s.PersonId != lead
                && db.TeamMembers.Any(m =>
                    m.PersonId == s.PersonId
                    && m.JoinedOn <= today
                    && (m.LeftOn == null || m.LeftOn > today)
                    && db.TeamLeads.Any(l => l.TeamId == m.TeamId && l.PersonId == lead)
                )
            )
    );

    /// <summary>What is there already of what an installation needs, for administrators; in one question.</summary>
    public static IQueryable<SetupPart> ListSetUpParts(this AppDbContext db) =>
        db
            .Teams.Select(t => SetupPart.Team)
            .Union(db.Projects.Where(p => !p.IsArchived).Select(p => SetupPart.Project))
            .Union(db.Users.Where(u => db.Users.Any(other => other.Id != u.Id)).Select(u => SetupPart.OtherAccount));

    /// <summary>How far a person's week is, where weeks are handed in at all: none where nobody has done so since a date.</summary>
    public static readonly Func<AppDbContext, PersonId, LocalDate, LocalDate, Task<WeekToHandIn?>> FindWeekToHandIn =
        EF.CompileAsyncQuery(
            (AppDbContext db, PersonId person, LocalDate monday, LocalDate lately) =>
                db
                    .People.Where(p => p.Id == person && db.Timesheets.Any(s => s.Monday >= lately && s.SubmittedAt != null))
                    .Select(p => new WeekToHandIn(
                        db.Timesheets.Where(s => s.PersonId == p.Id && s.Monday == monday)
                            .Select(s => (TimesheetState?)s.State)
                            .FirstOrDefault()
                    ))
                    .SingleOrDefault()
        );
}
