using AsyncWork.Domain.Kpis;
using AsyncWork.Domain.People;
using AsyncWork.Domain.TimeLogs;
using AsyncWork.Web.Data;
using AsyncWork.Web.Pages.Reports;
using Microsoft.EntityFrameworkCore;

namespace AsyncWork.Web.Reports;

/// <summary>
/// What was logged in a month and the one before, by who logged it and on what. The database adds up the entries once; everything that the report
/// says of hours is added up from these sums. Durations in minutes.
/// </summary>
public sealed class LoggedOf
{
    /// <summary>What those are called who are of none.</summary>
    public const string NoTeam = "No team";
    readonly IReadOnlyList<LoggedWork> all;
    readonly Dictionary<int, WorkName> projects;
    readonly Dictionary<int, WorkName> activities;
    readonly Dictionary<int, ReportScope> teams;

    LoggedOf(IReadOnlyList<LoggedWork> all, IReadOnlyList<WorkName> names, IEnumerable<ReportScope> scopes)
    {
        this.all = all;
        projects = names.Where(n => n.IsProject).ToDictionary(n => n.Id);
        activities = names.Where(n => !n.IsProject).ToDictionary(n => n.Id);
        teams = scopes.Where(s => s.TeamId is not null).ToDictionary(s => s.TeamId!.Value);
        Month = Sum(w => w.Entries, w => w.Minutes, w => w.MinutesOver);
        Before = Sum(w => w.EntriesBefore, w => w.MinutesBefore, w => w.MinutesBefore);
    }

    public LoggedSums Month { get; }
    public LoggedSums Before { get; }

    public static async Task<LoggedOf> LoadAsync(AppDbContext db, ReportPlace place, CancellationToken cancellation) =>
        new(
            await db.ListLoggedWork(place.Scope, place.Period).ToListAsync(cancellation),
            await db.ListWorkNames().ToListAsync(cancellation),
            // Who sees the company's report sees all teams.
            place.Scopes
        );

    /// <summary>Hours by project, most first.</summary>
    public IReadOnlyList<HoursLine> ByProject() =>
        Lines(w => w.ProjectId, id => projects.TryGetValue(id, out var project) ? project.Text : "", "No project");

    /// <summary>Hours by activity, most first.</summary>
    public IReadOnlyList<HoursLine> ByActivity() =>
        Lines(
            w => w.ActivityId,
            id => activities.TryGetValue(id, out var activity) ? activity.Text : "",
            ReportQueries.NoActivity
        );

    /// <summary>Hours by team, without capacity.</summary>
    public IReadOnlyList<TeamLine> ByTeam() =>
        [
            .. all.GroupBy(w => w.TeamId)
                .Select(g =>
                {
                    var team = g.Key is { } id ? teams.GetValueOrDefault(id) : null;
                    return new TeamLine(
                        team?.Slug,
                        team?.Name ?? NoTeam,
                        g.Sum(w => w.Minutes),
                        g.Where(IsMeeting).Sum(w => w.Minutes),
                        0,
                        g.Sum(w => w.MinutesBefore),
                        g.Sum(w => w.Entries),
                        PeopleIn(g.Where(w => w.Entries > 0))
                    )
                    {
                        MinutesOver = g.Sum(w => w.MinutesOver),
                    };
                }),
        ];

    /// <summary>What each person logged on the days of the month that are over (kpis.md K24).</summary>
    public IReadOnlyDictionary<PersonId, LoggedKinds> KindsByPerson() =>
        all.Where(w => w.EntriesOver > 0)
            .GroupBy(w => w.Person)
            .ToDictionary(
                g => g.Key,
                g => new LoggedKinds(
                    g.Sum(w => w.MinutesOver),
                    g.Where(IsMeeting).Sum(w => w.MinutesOver),
                    g.Where(w => KindOf(w) is ActivityKind.Waiting).Sum(w => w.MinutesOver)
                )
            );

    List<HoursLine> Lines(Func<LoggedWork, int?> key, Func<int, string> name, string none) =>
        [
            .. all.GroupBy(key)
                .Select(g => new HoursLine(
                    g.Key,
                    g.Key is { } id ? name(id) : none,
                    g.Sum(w => w.Minutes),
                    g.Where(IsMeeting).Sum(w => w.Minutes),
                    g.Sum(w => w.MinutesBefore),
                    g.Sum(w => w.Entries),
                    PeopleIn(g.Where(w => w.Entries > 0))
                ))
                .OrderByDescending(l => l.Minutes)
                .ThenBy(l => l.Name, StringComparer.Ordinal),
        ];

    LoggedSums Sum(Func<LoggedWork, int> entries, Func<LoggedWork, int> minutes, Func<LoggedWork, int> over) =>
        new(
            all.Sum(entries),
            all.Sum(minutes),
            all.Where(IsMeeting).Sum(minutes),
            all.Sum(over),
            all.Where(IsMeeting).Sum(over),
            all.Where(w => w.ProjectId is not null).Sum(over),
            PeopleIn(all.Where(w => entries(w) > 0))
        );

    ActivityKind? KindOf(LoggedWork work) =>
        work.ActivityId is { } id && activities.TryGetValue(id, out var activity) ? activity.Kind : null;

    bool IsMeeting(LoggedWork work) => KindOf(work) is ActivityKind.Meeting;

    static int PeopleIn(IEnumerable<LoggedWork> work) => work.Select(w => w.Person).Distinct().Count();
}

/// <summary>Sums of a month; durations in minutes.</summary>
/// <param name="MinutesOver">Of its days that are over.</param>
/// <param name="ProjectMinutes">Of these, on projects.</param>
public sealed record LoggedSums(
    int Entries,
    int Minutes,
    int MeetingMinutes,
    int MinutesOver,
    int MeetingMinutesOver,
    int ProjectMinutes,
    int People
);

/// <summary>What a person logged: all, and of it in meetings (in full) and waiting.</summary>
public sealed record LoggedKinds(int Minutes, int MeetingMinutes, int WaitingMinutes);
