using AsyncWork.Domain.Kpis;
using AsyncWork.Domain.People;
using AsyncWork.Domain.TimeLogs;
using AsyncWork.Web.Data;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Reports;

/// <summary>What clock times say: when a group works (kpis.md K24b), whose meetings overlap (K11) and what they leave (K17, K19).</summary>
public static class ClockQueries
{
    /// <summary>
    /// The meetings of the period and the one before that have clock times and were not taken back (K11, K17, K19).
    /// </summary>
    public static Task<List<MeetingOnDate>> ListMeetingsAsync(
        this AppDbContext db,
        ReportScope scope,
        ReportPeriod period,
        CancellationToken cancellation
    ) =>
        db.EntriesOf(scope, period.Before.First, period.End)
            .Where(e => e.IsMeeting && e.Entry.Start != null)
            .Select(e => e.Entry)
            .Standing(db)
            .Select(e => new MeetingOnDate(
                e.Date,
                new LoggedMeeting(e.Id, e.PersonId, e.Start!.Value, e.End!.Value, e.Minutes),
                e.TeamId,
                e.ProjectId,
                e.ActivityId
            ))
            .ToListAsync(cancellation);

    /// <summary>
    /// How many people logged each hour of each date, and how many logged clock times at all (K24b). Null for a group too small to be shown, and
    /// for a team beside which the company has so few.
    /// </summary>
    public static async Task<HeatMap?> FindHeatMapAsync(
        this AppDbContext db,
        ReportScope scope,
        ReportPeriod period,
        CancellationToken cancellation
    )
    {
        // A mean over days to come would be too low. On the first day of a month none is over, and nobody is found.
        var (first, last) = (period.First, period.CapacityEnd.PlusDays(-1));
        var clocked = await db.ListWorkedFor(ReportScope.Company, first, last).ToListAsync(cancellation);
        var people = clocked
            .Where(c => scope.TeamId is null || c.TeamId == scope.TeamId)
            .Select(c => c.Person)
            .Distinct()
            .Count();
        if (people < HeatMap.SmallestGroup || IsBesideFew(clocked, scope))
            return null;
        var group = new GroupHours(new DateInterval(first, last));
        foreach (var same in await db.CountSameHours(scope, first, last).ToListAsync(cancellation))
            group.Add(same.Date, same.Hours, same.People);
        return group.Map(people);
    }

    /// <summary>Whether the company's hours less those of its teams would be those of a few people, were this team's shown too.</summary>
    /// <param name="clocked">Of the whole company.</param>
    internal static bool IsBesideFew(IEnumerable<WorkedFor> clocked, ReportScope scope) =>
        scope.TeamId is { } team && SmallGroup.LeftOver(clocked.Select(c => (c.Person, c.TeamId)), team) > 0;

    /// <summary>Who logged clock times on these days, and for which team; both days included.</summary>
    public static IQueryable<WorkedFor> ListWorkedFor(this AppDbContext db, ReportScope scope, LocalDate first, LocalDate last) =>
        db.WorkedHoursOf(scope, first, last).Select(h => new WorkedFor(h.TeamId, h.PersonId)).Distinct();

    /// <summary>How many people worked in the same hours of a date, each on the clocks they logged by.</summary>
    public static IQueryable<SameHours> CountSameHours(
        this AppDbContext db,
        ReportScope scope,
        LocalDate first,
        LocalDate last
    ) =>
        db.WorkedHoursOf(scope, first, last)
            .GroupBy(h => new { h.Date, h.Hours })
            .Select(g => new SameHours(g.Key.Date, g.Key.Hours, g.Count()));

    /// <summary>What was kept of a scope's hours by person and day, both dates included.</summary>
    internal static IQueryable<WorkedHours> WorkedHoursOf(
        this AppDbContext db,
        ReportScope scope,
        LocalDate first,
        LocalDate last
    )
    {
        var team = scope.TeamId;
        var hours = db.WorkedHours.AsNoTracking().Where(h => h.Date >= first && h.Date <= last);
        return team is null ? hours : hours.Where(h => h.TeamId == team);
    }

    /// <summary>Without what was taken back, and without what takes it back: a corrected entry keeps its clock times, but they are no longer true (product.md T7).</summary>
    internal static IQueryable<TimeEntry> Standing(this IQueryable<TimeEntry> entries, AppDbContext db) =>
        entries.Where(e => e.ReversalOfId == null && !db.TimeEntries.Any(r => r.ReversalOfId == e.Id));
}

/// <summary>A meeting, the date it counts on and what it was logged on.</summary>
public sealed record MeetingOnDate(LocalDate Date, LoggedMeeting Meeting, int? TeamId, int? ProjectId, int? ActivityId);

/// <summary>That somebody logged clock times for a team; null for none.</summary>
public sealed record WorkedFor(int? TeamId, PersonId Person);

/// <summary>So many people who worked in the same hours of a date, as bits 0 to 23.</summary>
public sealed record SameHours(LocalDate Date, int Hours, int People);
