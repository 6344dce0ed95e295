using AsyncWork.Domain.Calendar;
using AsyncWork.Domain.Kpis;
using AsyncWork.Domain.People;
using AsyncWork.Domain.TimeLogs;
using AsyncWork.Web.Data;
using AsyncWork.Web.Identity;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Reports;

/// <summary>What the monthly report reads: sums made by the database, by local date, never the entries themselves.</summary>
public static class ReportQueries
{
    /// <summary>The scopes this person may see: teams they lead, or for HR and administrators the company and every team.</summary>
    public static async Task<List<ReportScope>> ListReportScopesAsync(
        this AppDbContext db,
        Viewer viewer,
        CancellationToken cancellation
    )
    {
        var seesAll = viewer.SeesCompany;
        var person = viewer.Person;
        var teams = await db
            .Teams.AsNoTracking()
            .Where(t => seesAll || t.Leads.Any(l => l.PersonId == person))
            .OrderBy(t => t.Name)
            .Select(t => new ReportScope(t.Id, t.Slug, t.Name))
            .ToListAsync(cancellation);
        return seesAll ? [ReportScope.Company, .. teams] : teams;
    }

    /// <summary>The company, untracked.</summary>
    public static Task<Company> GetCompanyAsync(this AppDbContext db, CancellationToken cancellation) =>
        db.Companies.AsNoTracking().OrderBy(c => c.Id).FirstAsync(cancellation);

    /// <summary>Sums of this month and the one before by person, team, project and activity; answered from an index alone.</summary>
    public static IQueryable<LoggedWork> ListLoggedWork(this AppDbContext db, ReportScope scope, ReportPeriod period)
    {
        var (first, over) = (period.First, period.CapacityEnd);
        return db.EntriesIn(scope, period.Before.First, period.End)
            .GroupBy(e => new
            {
                e.TeamId,
                e.ProjectId,
                e.ActivityId,
                e.PersonId,
            })
            .Select(g => new LoggedWork(
                g.Key.PersonId,
                g.Key.TeamId,
                g.Key.ProjectId,
                g.Key.ActivityId,
                g.Sum(e => e.Date >= first ? e.Minutes : 0),
                g.Sum(e => e.Date >= first ? 1 : 0),
                g.Sum(e => e.Date >= first && e.Date < over ? e.Minutes : 0),
                g.Sum(e => e.Date >= first && e.Date < over ? 1 : 0),
                g.Sum(e => e.Date < first ? e.Minutes : 0),
                g.Sum(e => e.Date < first ? 1 : 0)
            ));
    }

    /// <summary>The names of all projects and activities.</summary>
    public static IQueryable<WorkName> ListWorkNames(this AppDbContext db) =>
        db
            .Projects.AsNoTracking()
            .Select(p => new WorkName
            {
                IsProject = true,
                Id = p.Id,
                Name = p.Name,
                Client = p.Client,
                IsMeeting = false,
                IsWaiting = false,
            })
            .Concat(
                db.Activities.AsNoTracking()
                    .Select(a => new WorkName
                    {
                        IsProject = false,
                        Id = a.Id,
                        Name = a.Name,
                        Client = "",
                        IsMeeting = a.Kind == ActivityKind.Meeting,
                        IsWaiting = a.Kind == ActivityKind.Waiting,
                    })
            );

    /// <summary>Totals of the four months that lie before the period and the one before it, oldest first.</summary>
    public static async Task<List<MonthTotal>> ListEarlierMonthsAsync(
        this AppDbContext db,
        ReportScope scope,
        ReportPeriod period,
        CancellationToken cancellation
    )
    {
        var starts = Enumerable.Range(0, 5).Select(i => period.Month.PlusMonths(i - 5).OnDayOfMonth(1)).ToArray();
        var (second, third, fourth) = (starts[1], starts[2], starts[3]);
        var totals = await db.EntriesOf(scope, starts[0], starts[4])
            .GroupBy(e =>
                e.Entry.Date >= fourth ? 3
                : e.Entry.Date >= third ? 2
                : e.Entry.Date >= second ? 1
                : 0
            )
            .Select(g => new
            {
                Month = g.Key,
                Minutes = g.Sum(e => e.Entry.Minutes),
                Meetings = g.Sum(e => e.IsMeeting ? e.Entry.Minutes : 0),
                People = g.Select(e => e.Entry.PersonId).Distinct().Count(),
            })
            .ToDictionaryAsync(t => t.Month, cancellation);
        return
        [
            .. Enumerable
                .Range(0, 4)
                .Select(i =>
                    totals.TryGetValue(i, out var t)
                        ? new MonthTotal(period.Month.PlusMonths(i - 5), t.Minutes, t.Meetings, t.People)
                        : new MonthTotal(period.Month.PlusMonths(i - 5), 0, 0, 0)
                ),
        ];
    }

    /// <summary>The entries of a scope with their activity, from a date up to but without another.</summary>
    internal static IQueryable<EntryWithActivity> EntriesOf(
        this AppDbContext db,
        ReportScope scope,
        LocalDate first,
        LocalDate end
    ) =>
        from e in db.EntriesIn(scope, first, end)
        join a in db.Activities on e.ActivityId equals a.Id into found
        from activity in found.DefaultIfEmpty()
        select new EntryWithActivity
        {
            Entry = e,
            ActivityName = activity!.Name,
            Kind = (ActivityKind?)activity.Kind,
            IsMeeting = activity.Kind == ActivityKind.Meeting,
        };

    static IQueryable<TimeEntry> EntriesIn(this AppDbContext db, ReportScope scope, LocalDate first, LocalDate end)
    {
        var team = scope.TeamId;
        var entries = db.TimeEntries.AsNoTracking().Where(e => e.Date >= first && e.Date < end);
        return team is null ? entries : entries.Where(e => e.TeamId == team);
    }

    internal const string NoActivity = "No activity";

    /// <summary>"Port portal · Harbour Ltd".</summary>
    internal static string ProjectName(string? name, string? client) =>
        name is null ? "No project"
        : string.IsNullOrEmpty(client) ? name
        : $"{name} · {client}";
}

/// <summary>What a person logged for a team on some work, in minutes and entries: in the month, on its days that are over, and in the one before.</summary>
public sealed record LoggedWork(
    PersonId Person,
    int? TeamId,
    int? ProjectId,
    int? ActivityId,
    int Minutes,
    int Entries,
    int MinutesOver,
    int EntriesOver,
    int MinutesBefore,
    int EntriesBefore
);

/// <summary>What a project or an activity is called.</summary>
public sealed class WorkName
{
    public required bool IsProject { get; init; }
    public required int Id { get; init; }
    public required string Name { get; init; }
    public required string Client { get; init; }
    public required bool IsMeeting { get; init; }
    public required bool IsWaiting { get; init; }
    public string Text => ReportQueries.ProjectName(Name, Client);
    public ActivityKind Kind =>
        IsMeeting ? ActivityKind.Meeting
        : IsWaiting ? ActivityKind.Waiting
        : ActivityKind.Work;
}

/// <summary>An entry joined with its activity.</summary>
sealed class EntryWithActivity
{
    public required TimeEntry Entry { get; init; }
    public required string? ActivityName { get; init; }
    public required ActivityKind? Kind { get; init; }
    public required bool IsMeeting { get; init; }
}
