using AsyncWork.Domain.People;
using AsyncWork.Domain.TimeLogs;
using AsyncWork.Web.Data;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Time.Approvals;

/// <summary>Whose weeks someone decides on: of the teams they lead, or of everybody; never their own.</summary>
/// <param name="SeesCompany">HR and administrators.</param>
/// <param name="Today">Who belongs to a team on this date.</param>
/// <param name="Team">A team's slug; null for all.</param>
/// <param name="Month">Weeks that touch this month; null for all.</param>
public sealed record ApprovalScope(
    PersonId Viewer,
    bool SeesCompany,
    LocalDate Today,
    string? Team = null,
    YearMonth? Month = null
);

/// <summary>A week as handed in and decided on.</summary>
/// <param name="DecidedBy">The name of who approved or returned it.</param>
public sealed record WeekSheet(
    int Id,
    PersonId Person,
    string Name,
    LocalDate Monday,
    TimesheetState State,
    Instant? SubmittedAt,
    int SubmittedMinutes,
    Instant? DecidedAt,
    string? DecidedBy,
    string Comment,
    int Version
);

/// <summary>Someone whose weeks are decided on.</summary>
public sealed record ApprovedPerson(PersonId Id, string Name, string? Email);

/// <summary>Minutes of a person on a date and project.</summary>
/// <param name="ProjectId">Null for no project.</param>
public sealed record PersonDaySum(PersonId Person, LocalDate Date, int? ProjectId, int Minutes);

/// <summary>An entry as who approves it sees it: without clock times and description.</summary>
/// <param name="IsReversed">A reversal takes its minutes back.</param>
public sealed record ApprovalEntry(
    long Id,
    LocalDate Date,
    int Minutes,
    string? Project,
    string? Client,
    string? Activity,
    string Tags,
    bool IsBillable,
    long? ReversalOfId,
    long? ReplacesId,
    string? Reason,
    string? By,
    bool IsReversed
);

/// <summary>What is read to approve weeks (product.md T7). Each query takes who asks.</summary>
public static class ApprovalQueries
{
    /// <summary>The people whose weeks are decided on, and who can hand them in because they can sign in.</summary>
    public static IQueryable<ApprovedPerson> ListApprovedPeople(this AppDbContext db, ApprovalScope scope) =>
        db.PeopleIn(scope)
            .Where(p => db.Users.Any(u => u.PersonId == p.Id && u.DeactivatedAt == null))
            .OrderBy(p => p.Name)
            .ThenBy(p => p.Id)
            .Select(p => new ApprovedPerson(p.Id, p.Name, p.Email));

    /// <summary>One of them.</summary>
    public static IQueryable<ApprovedPerson> FindApprovedPerson(this AppDbContext db, ApprovalScope scope, PersonId id) =>
        db.PeopleIn(scope).Where(p => p.Id == id).Select(p => new ApprovedPerson(p.Id, p.Name, p.Email));

    /// <summary>The weeks in a state, to be changed or counted.</summary>
    public static IQueryable<Timesheet> SheetsIn(this AppDbContext db, ApprovalScope scope, TimesheetState state) =>
        db.SheetsOf(scope).Where(s => s.State == state);

    /// <summary>The weeks that are not open any more: handed in, returned or approved.</summary>
    public static IQueryable<Timesheet> ListHandedIn(this AppDbContext db, ApprovalScope scope) =>
        db.SheetsOf(scope).AsNoTracking().Where(s => s.State != TimesheetState.Open);

    /// <summary>The weeks in a state; those that wait oldest first, the others newest first.</summary>
    public static IQueryable<WeekSheet> ListSheets(this AppDbContext db, ApprovalScope scope, TimesheetState state)
    {
        var sheets = db.SheetsIn(scope, state).Join(db.People, s => s.PersonId, p => p.Id, (s, p) => new { s, p });
        var ordered =
            state == TimesheetState.Submitted ? sheets.OrderBy(x => x.s.Monday) : sheets.OrderByDescending(x => x.s.Monday);
        return ordered
            .ThenBy(x => x.p.Name)
            .ThenBy(x => x.s.Id)
            .Select(x => new WeekSheet(
                x.s.Id,
                x.p.Id,
                x.p.Name,
                x.s.Monday,
                x.s.State,
                x.s.SubmittedAt,
                x.s.SubmittedMinutes,
                x.s.DecidedAt,
                db.People.Where(d => d.Id == x.s.DecidedBy).Select(d => d.Name).FirstOrDefault(),
                x.s.Comment,
                x.s.Version
            ));
    }

    /// <summary>One week of a person, if this viewer decides on it and there is anything to know of it.</summary>
    public static IQueryable<WeekSheet> FindSheet(this AppDbContext db, ApprovalScope scope, PersonId person, LocalDate monday) =>
        from s in db.SheetsOf(scope)
        join p in db.People on s.PersonId equals p.Id
        where s.PersonId == person && s.Monday == monday
        select new WeekSheet(
            s.Id,
            p.Id,
            p.Name,
            s.Monday,
            s.State,
            s.SubmittedAt,
            s.SubmittedMinutes,
            s.DecidedAt,
            db.People.Where(d => d.Id == s.DecidedBy).Select(d => d.Name).FirstOrDefault(),
            s.Comment,
            s.Version
        );

    /// <summary>
    /// The weeks of one Monday that can be approved as they were shown: handed in by then, and their hours are still those that were
    /// handed in.
    /// </summary>
    public static IQueryable<Timesheet> ListApprovable(
        this AppDbContext db,
        ApprovalScope scope,
        LocalDate monday,
        Instant shownAt
    )
    {
        var sunday = monday.PlusDays(6);
        return db.SheetsIn(scope, TimesheetState.Submitted)
            .Where(s => s.Monday == monday && s.SubmittedAt <= shownAt)
            .Where(s =>
                s.SubmittedMinutes
                == db.TimeEntries.Where(e => e.PersonId == s.PersonId && e.Date >= monday && e.Date <= sunday).Sum(e => e.Minutes)
            );
    }

    /// <summary>Minutes by person, date and project in weeks that are stored. They may lie far apart, so each person's own days are read.</summary>
    public static IQueryable<PersonDaySum> ListDaySumsOf(this AppDbContext db, IReadOnlyCollection<int> sheets) =>
        SumByDay(
            from s in db.Timesheets
            where sheets.Contains(s.Id)
            from e in db.TimeEntries
            where e.PersonId == s.PersonId && e.Date >= s.Monday && e.Date <= s.Sunday
            select e
        );

    /// <summary>The same for people's weeks of which nothing is stored, between two days.</summary>
    public static IQueryable<PersonDaySum> ListDaySumsBetween(
        this AppDbContext db,
        IReadOnlyCollection<PersonId> people,
        LocalDate from,
        LocalDate to
    ) => SumByDay(db.TimeEntries.Where(e => people.Contains(e.PersonId) && e.Date >= from && e.Date <= to));

    static IQueryable<PersonDaySum> SumByDay(IQueryable<TimeEntry> entries) =>
        from e in entries
        group e by new
        {
            e.PersonId,
            e.Date,
            e.ProjectId,
        } into g
        select new PersonDaySum(g.Key.PersonId, g.Key.Date, g.Key.ProjectId, g.Sum(e => e.Minutes));

    /// <summary>What projects are called, by their ids.</summary>
    public static IQueryable<KeyValuePair<int, string>> ListProjectNames(
        this AppDbContext db,
        IReadOnlyCollection<int> projects
    ) => db.Projects.Where(p => projects.Contains(p.Id)).Select(p => new KeyValuePair<int, string>(p.Id, p.Name));

    /// <summary>The entries of a person whose week this viewer decides on, by day.</summary>
    public static IQueryable<ApprovalEntry> ListApprovalEntries(
        this AppDbContext db,
        ApprovalScope scope,
        PersonId person,
        LocalDate first,
        LocalDate last
    ) =>
        from e in db.EntriesIn(scope)
        where e.PersonId == person && e.Date >= first && e.Date <= last
        join j in db.Projects on e.ProjectId equals j.Id into projects
        from project in projects.DefaultIfEmpty()
        join a in db.Activities on e.ActivityId equals a.Id into activities
        from activity in activities.DefaultIfEmpty()
        orderby e.Date, e.Id
        select new ApprovalEntry(
            e.Id,
            e.Date,
            e.Minutes,
            project!.Name,
            project.Client,
            activity!.Name,
            e.Tags,
            e.IsBillable,
            e.ReversalOfId,
            e.ReplacesId,
            e.Reason,
            db.People.Where(p => p.Id == e.CreatedBy).Select(p => p.Name).FirstOrDefault(),
            db.TimeEntries.Any(r => r.ReversalOfId == e.Id)
        );

    /// <summary>An entry of someone whose weeks this viewer decides on.</summary>
    public static IQueryable<TimeEntry> FindApprovedEntry(this AppDbContext db, ApprovalScope scope, long id) =>
        db.EntriesIn(scope).Where(e => e.Id == id);

    /// <summary>My own weeks that wait for somebody else.</summary>
    public static readonly Func<AppDbContext, PersonId, IAsyncEnumerable<LocalDate>> ListOwnWaiting = EF.CompileAsyncQuery(
        (AppDbContext db, PersonId person) =>
            db
                .Timesheets.Where(s => s.PersonId == person && s.State == TimesheetState.Submitted)
                .OrderBy(s => s.Monday)
                .Select(s => s.Monday)
    );

    static IQueryable<TimeEntry> EntriesIn(this AppDbContext db, ApprovalScope scope)
    {
        var people = db.PeopleIn(scope);
        return db.TimeEntries.Where(e => people.Any(p => p.Id == e.PersonId));
    }

    static IQueryable<Timesheet> SheetsOf(this AppDbContext db, ApprovalScope scope)
    {
        // Asked of each week that is found by its state; a list of people would be gone through first, with all weeks of each.
        var people = db.PeopleIn(scope);
        var sheets = db.Timesheets.Where(s => people.Any(p => p.Id == s.PersonId));
        if (scope.Month is not { } month)
            return sheets;
        var (first, last) = (Timesheet.MondayOf(month.OnDayOfMonth(1)), month.ToDateInterval().End);
        return sheets.Where(s => s.Monday >= first && s.Monday <= last);
    }

    static IQueryable<Person> PeopleIn(this AppDbContext db, ApprovalScope scope)
    {
        var (viewer, seesCompany, today, team, _) = scope;
        var present = db.TeamMembers.Where(m => m.JoinedOn <= today && (m.LeftOn == null || m.LeftOn > today));
        var people = db.People.Where(p => p.Id != viewer);
        if (!seesCompany)
        {
            var led = present.Where(m => db.TeamLeads.Any(l => l.TeamId == m.TeamId && l.PersonId == viewer));
            people = people.Where(p => led.Any(m => m.PersonId == p.Id));
        }
        if (team is not null)
        {
            var members = present.Where(m => db.Teams.Any(t => t.Id == m.TeamId && t.Slug == team));
            people = people.Where(p => members.Any(m => m.PersonId == p.Id));
        }
        return people;
    }
}
