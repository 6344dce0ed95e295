using AsyncWork.Domain.Kpis;
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

    /// <summary>How many people logged each hour of each date, and how many logged clock times at all (K24b).</summary>
    public static async Task<HeatMap?> FindHeatMapAsync(
        this AppDbContext db,
        ReportScope scope,
        ReportPeriod period,
        CancellationToken cancellation
    )
    {
        var entries = db.EntriesOf(scope, period.First, period.End)
            .Where(e => e.Entry.HourMask != 0)
            .Select(e => e.Entry)
            .Standing(db);
        var people = await entries.Select(e => e.PersonId).Distinct().CountAsync(cancellation);
        if (people < HeatMap.SmallestGroup)
            return null;
        var (first, end) = (period.First.PlusDays(-1), period.End);
        var sameDay =
            from e in entries
            from h in db.HoursOfDay
            where (e.HourMask & h.Bit) != 0
            select new
            {
                e.PersonId,
                e.Date,
                h.Hour,
            };
        var hours = await sameDay
            .Distinct()
            .GroupBy(h => new { h.Date, h.Hour })
            .Select(g => new
            {
                g.Key.Date,
                g.Key.Hour,
                People = g.Count(),
            })
            .ToListAsync(cancellation);
        var afterMidnight = await db.EntriesOf(scope, first, end)
            .Where(e => e.Entry.NextDayHourMask != 0)
            .Select(e => e.Entry)
            .Standing(db)
            .Select(e => new
            {
                e.PersonId,
                e.Date,
                e.NextDayHourMask,
            })
            .ToListAsync(cancellation);
        var spill =
            from e in afterMidnight
            from hour in Enumerable.Range(0, 24)
            where (e.NextDayHourMask & (1 << hour)) != 0
            group e by (Date: e.Date.PlusDays(1), Hour: hour) into g
            select (g.Key.Date, g.Key.Hour, g.Select(e => e.PersonId).Distinct().Count());
        return new HeatMap(period.Month, people, hours.Select(h => (h.Date, h.Hour, h.People)).Concat(spill));
    }

    /// <summary>Without what was taken back: a corrected entry keeps its clock times, but they are no longer true (product.md T7).</summary>
    static IQueryable<TimeEntry> Standing(this IQueryable<TimeEntry> entries, AppDbContext db) =>
        entries.Where(e => !db.TimeEntries.Any(r => r.ReversalOfId == e.Id));
}

/// <summary>A meeting, the date it counts on and what it was logged on.</summary>
public sealed record MeetingOnDate(LocalDate Date, LoggedMeeting Meeting, int? TeamId, int? ProjectId, int? ActivityId);
