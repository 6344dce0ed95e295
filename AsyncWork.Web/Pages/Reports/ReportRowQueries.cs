using AsyncWork.Domain.People;
using AsyncWork.Domain.TimeLogs;
using AsyncWork.Web.Data;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Reports;

/// <summary>Which rows of a report's month are asked for; null means any.</summary>
/// <param name="Project">A project's id, 0 for entries without a project.</param>
/// <param name="Activity">An activity's id, 0 for entries without an activity.</param>
/// <param name="Meetings">True for meetings alone.</param>
public sealed record RowFilter(int? Project = null, int? Activity = null, bool Meetings = false)
{
    public bool IsEmpty => this == new RowFilter();

    /// <summary>As the end of an address: "?project=4", empty for all rows.</summary>
    public string Query =>
        Project is { } project ? $"?project={project}"
        : Activity is { } activity ? $"?activity={activity}"
        : Meetings ? "?meetings=true"
        : "";
}

/// <summary>
/// One time entry as the report shows it. By design without clock times: nobody but the person sees their hours by the hour.
/// </summary>
public sealed record ReportRow(
    long Id,
    LocalDate Date,
    string Person,
    string? Team,
    string? Project,
    string? Client,
    string? Activity,
    ActivityKind? Kind,
    int Minutes,
    string Description,
    string Tags,
    bool IsBillable,
    string? Reason,
    PersonId PersonId,
    string? TeamSlug,
    int? ProjectId,
    int? ActivityId
);

/// <summary>The rows behind the figures.</summary>
public static class ReportRowQueries
{
    /// <summary>The rows of a month in a stable order: date, then id.</summary>
    public static IQueryable<ReportRow> ReportRows(
        this AppDbContext db,
        ReportScope scope,
        ReportPeriod period,
        RowFilter filter
    ) =>
        from e in db.ReportEntries(scope, period, filter)
        join p in db.People on e.PersonId equals p.Id
        join t in db.Teams on e.TeamId equals t.Id into teams
        from team in teams.DefaultIfEmpty()
        join j in db.Projects on e.ProjectId equals j.Id into projects
        from project in projects.DefaultIfEmpty()
        join a in db.Activities on e.ActivityId equals a.Id into activities
        from activity in activities.DefaultIfEmpty()
        orderby e.Date, e.Id
        select new ReportRow(
            e.Id,
            e.Date,
            p.Name,
            team!.Name,
            project!.Name,
            project.Client,
            activity!.Name,
            (ActivityKind?)activity.Kind,
            e.Minutes,
            e.Description,
            e.Tags,
            e.IsBillable,
            e.Reason,
            e.PersonId,
            team.Slug,
            e.ProjectId,
            e.ActivityId
        );

    /// <summary>The name of a project that the report names; null for any other, which this person need not know of.</summary>
    public static async Task<string?> FindProjectNameAsync(
        this AppDbContext db,
        ReportScope scope,
        ReportPeriod period,
        int project,
        CancellationToken cancellation
    )
    {
        var entries = db.EntriesOf(scope, period.Before.First, period.End);
        var found = await db
            .Projects.Where(p => p.Id == project && entries.Any(e => e.Entry.ProjectId == project))
            .Select(p => new { p.Name, p.Client })
            .SingleOrDefaultAsync(cancellation);
        return found is null ? null : ReportQueries.ProjectName(found.Name, found.Client);
    }

    /// <summary>The name of an activity that the report names; null for any other.</summary>
    public static Task<string?> FindActivityNameAsync(
        this AppDbContext db,
        ReportScope scope,
        ReportPeriod period,
        int activity,
        CancellationToken cancellation
    )
    {
        var entries = db.EntriesOf(scope, period.Before.First, period.End);
        return db
            .Activities.Where(a => a.Id == activity && entries.Any(e => e.Entry.ActivityId == activity))
            .Select(a => (string?)a.Name)
            .SingleOrDefaultAsync(cancellation);
    }

    /// <summary>How many rows there are, and their minutes together.</summary>
    public static async Task<(int Rows, int Minutes)> CountReportRowsAsync(
        this AppDbContext db,
        ReportScope scope,
        ReportPeriod period,
        RowFilter filter,
        CancellationToken cancellation
    )
    {
        var sums = await db.ReportEntries(scope, period, filter)
            .GroupBy(_ => 1)
            .Select(g => new { Rows = g.Count(), Minutes = g.Sum(e => e.Minutes) })
            .FirstOrDefaultAsync(cancellation);
        return (sums?.Rows ?? 0, sums?.Minutes ?? 0);
    }

    /// <summary>Sums of the month by team, project and activity: few lines, however many entries there are.</summary>
    public static async Task<List<ReportSums>> ListReportSumsAsync(
        this AppDbContext db,
        ReportScope scope,
        ReportPeriod period,
        CancellationToken cancellation
    )
    {
        var sums = await (
            from e in db.EntriesOf(scope, period.First, period.End)
            join t in db.Teams on e.Entry.TeamId equals t.Id into teams
            from team in teams.DefaultIfEmpty()
            join j in db.Projects on e.Entry.ProjectId equals j.Id into projects
            from project in projects.DefaultIfEmpty()
            group e by new
            {
                e.Entry.TeamId,
                team!.Slug,
                TeamName = team.Name,
                e.Entry.ProjectId,
                ProjectName = project!.Name,
                project.Client,
                e.Entry.ActivityId,
                e.ActivityName,
                e.Kind,
            } into g
            select new ReportSums(
                g.Key.TeamId,
                g.Key.Slug,
                g.Key.TeamName,
                g.Key.ProjectId,
                g.Key.ProjectName,
                g.Key.Client,
                g.Key.ActivityId,
                g.Key.ActivityName,
                g.Key.Kind,
                g.Count(),
                g.Sum(e => e.Entry.Minutes),
                g.Sum(e => e.Entry.IsBillable ? e.Entry.Minutes : 0)
            )
        ).ToListAsync(cancellation);
        return
        [
            .. sums.OrderBy(s => s.Team, StringComparer.CurrentCulture)
                .ThenBy(s => s.Project, StringComparer.CurrentCulture)
                .ThenBy(s => s.Activity, StringComparer.CurrentCulture),
        ];
    }

    /// <summary>The entries of a month that a filter leaves, in no order.</summary>
    internal static IQueryable<TimeEntry> ReportEntries(
        this AppDbContext db,
        ReportScope scope,
        ReportPeriod period,
        RowFilter filter
    )
    {
        var (teamId, first, end) = (scope.TeamId, period.First, period.End);
        var entries = db.TimeEntries.AsNoTracking().Where(e => e.Date >= first && e.Date < end);
        if (teamId is not null)
            entries = entries.Where(e => e.TeamId == teamId);
        if (filter.Project is { } project)
            entries = project == 0 ? entries.Where(e => e.ProjectId == null) : entries.Where(e => e.ProjectId == project);
        if (filter.Activity is { } activity)
            entries = activity == 0 ? entries.Where(e => e.ActivityId == null) : entries.Where(e => e.ActivityId == activity);
        if (filter.Meetings)
            entries = entries.Where(e => db.Activities.Any(a => a.Id == e.ActivityId && a.Kind == ActivityKind.Meeting));
        return entries;
    }

    /// <summary>The first month with entries in a scope, up to <paramref name="today"/>; null when there are none.</summary>
    public static async Task<YearMonth?> FindFirstMonthAsync(
        this AppDbContext db,
        ReportScope scope,
        LocalDate today,
        CancellationToken cancellation
    )
    {
        var teamId = scope.TeamId;
        return (
            await db
                .TimeEntries.Where(e => (teamId == null || e.TeamId == teamId) && e.Date <= today)
                .MinAsync(e => (LocalDate?)e.Date, cancellation)
        )?.ToYearMonth();
    }

    /// <summary>Minutes of each person who logged in the month and scope.</summary>
    public static Task<List<LoggedByPerson>> ListLoggedByPersonAsync(
        this AppDbContext db,
        ReportScope scope,
        ReportPeriod period,
        CancellationToken cancellation
    )
    {
        var over = period.CapacityEnd;
        return (
            from e in db.EntriesOf(scope, period.First, period.End)
            join p in db.People on e.Entry.PersonId equals p.Id
            group e by new { p.Id, p.Name } into g
            select new LoggedByPerson(
                g.Key.Id,
                g.Key.Name,
                g.Sum(e => e.Entry.Minutes),
                g.Sum(e => e.Entry.Date < over ? e.Entry.Minutes : 0)
            )
        ).ToListAsync(cancellation);
    }
}

/// <summary>What a person logged, in minutes: in the month, and on its days that are over.</summary>
public sealed record LoggedByPerson(PersonId Person, string Name, int Minutes, int MinutesOver);

/// <summary>Sums of the entries of one team, project and activity. Durations in minutes.</summary>
public sealed record ReportSums(
    int? TeamId,
    string? TeamSlug,
    string? Team,
    int? ProjectId,
    string? Project,
    string? Client,
    int? ActivityId,
    string? Activity,
    ActivityKind? Kind,
    int Entries,
    int Minutes,
    int BillableMinutes
);
