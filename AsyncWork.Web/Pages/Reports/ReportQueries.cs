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

    /// <summary>Totals of this month and the one before, in this order.</summary>
    public static async Task<(EntrySums Month, EntrySums Before)> SumEntriesAsync(
        this AppDbContext db,
        ReportScope scope,
        ReportPeriod period,
        CancellationToken cancellation
    )
    {
        var first = period.First;
        var sums = await db.EntriesOf(scope, period.Before.First, period.End)
            .GroupBy(e => e.Entry.Date >= first)
            .Select(g => new
            {
                IsMonth = g.Key,
                Sums = new EntrySums(
                    g.Count(),
                    g.Sum(e => e.Entry.Minutes),
                    g.Sum(e => e.IsMeeting ? e.Entry.Minutes : 0),
                    g.Sum(e => e.Entry.ProjectId != null ? e.Entry.Minutes : 0),
                    g.Select(e => e.Entry.PersonId).Distinct().Count()
                ),
            })
            .ToListAsync(cancellation);
        return (sums.Find(s => s.IsMonth)?.Sums ?? EntrySums.None, sums.Find(s => !s.IsMonth)?.Sums ?? EntrySums.None);
    }

    /// <summary>Hours by project, most first.</summary>
    public static async Task<List<HoursLine>> ListHoursByProjectAsync(
        this AppDbContext db,
        ReportScope scope,
        ReportPeriod period,
        CancellationToken cancellation
    )
    {
        var first = period.First;
        var lines = await (
            from e in db.EntriesOf(scope, period.Before.First, period.End)
            join p in db.Projects on e.Entry.ProjectId equals p.Id into found
            from project in found.DefaultIfEmpty()
            group e by new
            {
                e.Entry.ProjectId,
                project!.Name,
                project.Client,
            } into g
            select new
            {
                g.Key.ProjectId,
                g.Key.Name,
                g.Key.Client,
                Minutes = g.Sum(e => e.Entry.Date >= first ? e.Entry.Minutes : 0),
                Meetings = g.Sum(e => e.Entry.Date >= first && e.IsMeeting ? e.Entry.Minutes : 0),
                Before = g.Sum(e => e.Entry.Date < first ? e.Entry.Minutes : 0),
                Entries = g.Sum(e => e.Entry.Date >= first ? 1 : 0),
                People = g.Where(e => e.Entry.Date >= first).Select(e => e.Entry.PersonId).Distinct().Count(),
            }
        ).ToListAsync(cancellation);
        return
        [
            .. lines
                .Select(l => new HoursLine(
                    l.ProjectId,
                    ProjectName(l.Name, l.Client),
                    l.Minutes,
                    l.Meetings,
                    l.Before,
                    l.Entries,
                    l.People
                ))
                .OrderByDescending(l => l.Minutes)
                .ThenBy(l => l.Name, StringComparer.Ordinal),
        ];
    }

    /// <summary>Hours by activity, most first.</summary>
    public static async Task<List<HoursLine>> ListHoursByActivityAsync(
        this AppDbContext db,
        ReportScope scope,
        ReportPeriod period,
        CancellationToken cancellation
    )
    {
        var first = period.First;
        var lines = await (
            from e in db.EntriesOf(scope, period.Before.First, period.End)
            group e by new { e.Entry.ActivityId, e.ActivityName } into g
            select new
            {
                g.Key.ActivityId,
                g.Key.ActivityName,
                Minutes = g.Sum(e => e.Entry.Date >= first ? e.Entry.Minutes : 0),
                Meetings = g.Sum(e => e.Entry.Date >= first && e.IsMeeting ? e.Entry.Minutes : 0),
                Before = g.Sum(e => e.Entry.Date < first ? e.Entry.Minutes : 0),
                Entries = g.Sum(e => e.Entry.Date >= first ? 1 : 0),
                People = g.Where(e => e.Entry.Date >= first).Select(e => e.Entry.PersonId).Distinct().Count(),
            }
        ).ToListAsync(cancellation);
        return
        [
            .. lines
                .Select(l => new HoursLine(
                    l.ActivityId,
                    l.ActivityName ?? NoActivity,
                    l.Minutes,
                    l.Meetings,
                    l.Before,
                    l.Entries,
                    l.People
                ))
                .OrderByDescending(l => l.Minutes)
                .ThenBy(l => l.Name, StringComparer.Ordinal),
        ];
    }

    /// <summary>Hours by team, without capacity.</summary>
    public static async Task<List<TeamLine>> ListHoursByTeamAsync(
        this AppDbContext db,
        ReportPeriod period,
        CancellationToken cancellation
    )
    {
        var first = period.First;
        var lines = await (
            from e in db.EntriesOf(ReportScope.Company, period.Before.First, period.End)
            join t in db.Teams on e.Entry.TeamId equals t.Id into found
            from team in found.DefaultIfEmpty()
            group e by new
            {
                e.Entry.TeamId,
                team!.Slug,
                team.Name,
            } into g
            select new
            {
                g.Key.Slug,
                g.Key.Name,
                Minutes = g.Sum(e => e.Entry.Date >= first ? e.Entry.Minutes : 0),
                Meetings = g.Sum(e => e.Entry.Date >= first && e.IsMeeting ? e.Entry.Minutes : 0),
                Before = g.Sum(e => e.Entry.Date < first ? e.Entry.Minutes : 0),
                Entries = g.Sum(e => e.Entry.Date >= first ? 1 : 0),
                People = g.Where(e => e.Entry.Date >= first).Select(e => e.Entry.PersonId).Distinct().Count(),
            }
        ).ToListAsync(cancellation);
        return
        [
            .. lines.Select(l => new TeamLine(
                l.Slug,
                l.Name ?? "No team",
                l.Minutes,
                l.Meetings,
                0,
                l.Before,
                l.Entries,
                l.People
            )),
        ];
    }

    /// <summary>The months from <paramref name="from"/> on, up to the period's, that have entries.</summary>
    public static async Task<List<MonthTotal>> ListMonthTotalsAsync(
        this AppDbContext db,
        ReportScope scope,
        ReportPeriod period,
        CancellationToken cancellation
    )
    {
        var starts = Enumerable.Range(0, 7).Select(i => period.Month.PlusMonths(i - 5).OnDayOfMonth(1)).ToArray();
        var (second, third, fourth, fifth, sixth) = (starts[1], starts[2], starts[3], starts[4], starts[5]);
        var totals = await db.EntriesOf(scope, starts[0], starts[6])
            .GroupBy(e =>
                e.Entry.Date >= sixth ? 5
                : e.Entry.Date >= fifth ? 4
                : e.Entry.Date >= fourth ? 3
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
                .Range(0, 6)
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
        LocalDate from,
        LocalDate end
    )
    {
        var teamId = scope.TeamId;
        var entries = db.TimeEntries.AsNoTracking().Where(e => e.Date >= from && e.Date < end);
        if (teamId is not null)
            entries = entries.Where(e => e.TeamId == teamId);
        return from e in entries
            join a in db.Activities on e.ActivityId equals a.Id into found
            from activity in found.DefaultIfEmpty()
            select new EntryWithActivity
            {
                Entry = e,
                ActivityName = activity!.Name,
                Kind = (ActivityKind?)activity.Kind,
                IsMeeting = activity.Kind == ActivityKind.Meeting,
                IsWaiting = activity.Kind == ActivityKind.Waiting,
            };
    }

    internal const string NoActivity = "No activity";

    /// <summary>"Port portal · Harbour Ltd".</summary>
    internal static string ProjectName(string? name, string? client) =>
        name is null ? "No project"
        : string.IsNullOrEmpty(client) ? name
        : $"{name} · {client}";
}

/// <summary>Sums of entries; durations in minutes.</summary>
public sealed record EntrySums(int Entries, int Minutes, int MeetingMinutes, int ProjectMinutes, int People)
{
    public static EntrySums None { get; } = new(0, 0, 0, 0, 0);
}

/// <summary>An entry joined with its activity.</summary>
sealed class EntryWithActivity
{
    public required TimeEntry Entry { get; init; }
    public required string? ActivityName { get; init; }
    public required ActivityKind? Kind { get; init; }
    public required bool IsMeeting { get; init; }
    public required bool IsWaiting { get; init; }
}
