using System.Linq.Expressions;
using AsyncWork.Domain.People;
using AsyncWork.Domain.TimeLogs;
using AsyncWork.Web.Data;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Time;

/// <summary>Minutes of one day on one project; summed for days and for projects.</summary>
public sealed record DayProject(LocalDate Date, int? ProjectId, int Minutes, int Entries);

/// <summary>An entry as a list shows it. Names of project and activity are looked up in the <see cref="WorkChoices"/>.</summary>
public sealed record EntryRow(
    long Id,
    LocalDate Date,
    DateTimeZone Zone,
    Instant? Start,
    Instant? End,
    int Minutes,
    int? ProjectId,
    int? ActivityId,
    string Description,
    string Tags,
    bool IsBillable,
    long? ReversalOfId,
    string? Reason
);

/// <summary>A project or an activity; <see cref="Client"/> is empty for activities and for the company's own projects.</summary>
public sealed class WorkChoice
{
    public bool IsProject { get; init; }
    public int Id { get; init; }
    public string Name { get; init; } = "";
    public string Client { get; init; } = "";
    public bool IsArchived { get; init; }
    public bool IsMeeting { get; init; }
    public bool IsWaiting { get; init; }
    public ActivityKind Kind =>
        IsMeeting ? ActivityKind.Meeting
        : IsWaiting ? ActivityKind.Waiting
        : ActivityKind.Work;
}

/// <summary>What is read for a person's own hours. Each query takes the person: nobody reads another's entries here.</summary>
public static class TimeQueries
{
    static readonly Expression<Func<TimeEntry, EntryRow>> AsRow = e => new EntryRow(
        e.Id,
        e.Date,
        e.Zone,
        e.Start,
        e.End,
        e.Minutes,
        e.ProjectId,
        e.ActivityId,
        e.Description,
        e.Tags,
        e.IsBillable,
        e.ReversalOfId,
        e.Reason
    );

    static IQueryable<TimeEntry> EntriesOf(this AppDbContext db, PersonId person, LocalDate from, LocalDate to) =>
        db.TimeEntries.AsNoTracking().Where(e => e.PersonId == person && e.Date >= from && e.Date <= to);

    /// <summary>Sums of each day and project, both ends included.</summary>
    public static readonly Func<AppDbContext, PersonId, LocalDate, LocalDate, IAsyncEnumerable<DayProject>> ListDaysFor =
        EF.CompileAsyncQuery(
            (AppDbContext db, PersonId person, LocalDate from, LocalDate to) =>
                db
                    .TimeEntries.Where(e => e.PersonId == person && e.Date >= from && e.Date <= to)
                    .GroupBy(e => new { e.Date, e.ProjectId })
                    .Select(g => new DayProject(g.Key.Date, g.Key.ProjectId, g.Sum(e => e.Minutes), g.Count()))
        );

    /// <summary>Entries of some days, newest day first, within a day in order of start, those without clock times last as they were added.</summary>
    public static IQueryable<EntryRow> ListEntriesFor(this AppDbContext db, PersonId person, LocalDate from, LocalDate to) =>
        db.EntriesOf(person, from, to)
            .OrderByDescending(e => e.Date)
            .ThenBy(e => e.Start == null)
            .ThenBy(e => e.Start)
            .ThenBy(e => e.Id)
            .Select(AsRow);

    /// <summary>The same, oldest first, for files.</summary>
    public static IQueryable<EntryRow> ExportEntriesFor(this AppDbContext db, PersonId person, LocalDate from, LocalDate to) =>
        db.EntriesOf(person, from, to).OrderBy(e => e.Date).ThenBy(e => e.Id).Select(AsRow);

    /// <summary>The hours that a person's entries touch, of those that were not taken back; in the order they were logged.</summary>
    public static IQueryable<TouchedHours> ListTouchedHours(
        this AppDbContext db,
        PersonId person,
        LocalDate from,
        LocalDate to
    ) =>
        db.EntriesOf(person, from, to)
            .Where(e => e.HourMask != 0 || e.NextDayHourMask != 0)
            .Where(e => !db.TimeEntries.Any(r => r.ReversalOfId == e.Id))
            .OrderBy(e => e.Id)
            .Select(e => new TouchedHours(e.Date, e.TeamId, e.Zone, e.HourMask, e.NextDayHourMask));

    /// <summary>What is kept of a person's hours by day.</summary>
    public static IQueryable<WorkedHours> ListWorkedHours(this AppDbContext db, PersonId person, LocalDate from, LocalDate to) =>
        db.WorkedHours.AsNoTracking().Where(h => h.PersonId == person && h.Date >= from && h.Date <= to);

    /// <summary>One entry of this person, to change it.</summary>
    public static IQueryable<TimeEntry> FindEntryFor(this AppDbContext db, long id, PersonId person) =>
        db.TimeEntries.Where(e => e.Id == id && e.PersonId == person);

    /// <summary>All projects and activities, archived ones too, since old entries name them.</summary>
    public static readonly Func<AppDbContext, IAsyncEnumerable<WorkChoice>> ListWorkChoices = EF.CompileAsyncQuery(
        (AppDbContext db) =>
            db
                .Projects.AsNoTracking()
                .Select(p => new WorkChoice
                {
                    IsProject = true,
                    Id = p.Id,
                    Name = p.Name,
                    Client = p.Client,
                    IsArchived = p.IsArchived,
                    IsMeeting = false,
                    IsWaiting = false,
                })
                .Concat(
                    db.Activities.AsNoTracking()
                        .Select(a => new WorkChoice
                        {
                            IsProject = false,
                            Id = a.Id,
                            Name = a.Name,
                            Client = "",
                            IsArchived = a.IsArchived,
                            IsMeeting = a.Kind == ActivityKind.Meeting,
                            IsWaiting = a.Kind == ActivityKind.Waiting,
                        })
                )
    );

    /// <summary>The teams a person belonged to, by which their hours are counted.</summary>
    public static IQueryable<TeamPeriod> ListTeamPeriodsOf(this AppDbContext db, PersonId person) =>
        db
            .TeamMembers.AsNoTracking()
            .Where(m => m.PersonId == person)
            .Select(m => new TeamPeriod(m.TeamId, m.JoinedOn, m.LeftOn));

    /// <summary>The names of those who lead the team a person belongs to today, and so see their hours by day.</summary>
    public static readonly Func<AppDbContext, PersonId, LocalDate, IAsyncEnumerable<string>> ListLeadsOf = EF.CompileAsyncQuery(
        (AppDbContext db, PersonId person, LocalDate today) =>
            (
                from member in db.TeamMembers
                where member.PersonId == person && member.JoinedOn <= today && (member.LeftOn == null || member.LeftOn > today)
                join lead in db.TeamLeads on member.TeamId equals lead.TeamId
                join leader in db.People on lead.PersonId equals leader.Id
                where leader.Id != person
                select leader.Name
            )
                .Distinct()
                .OrderBy(name => name)
                .AsQueryable()
    );
}
