using AsyncWork.Domain.Kpis;
using AsyncWork.Web.Data;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Reports;

/// <summary>What clock times say: when a group works (kpis.md K24b) and whose meetings overlap (K11).</summary>
public static class ClockQueries
{
    /// <summary>Meetings of the period and the one before that may overlap another of the same person; the others cannot (K11).</summary>
    public static Task<List<MeetingOnDate>> ListOverlappingMeetingsAsync(
        this AppDbContext db,
        ReportScope scope,
        ReportPeriod period,
        CancellationToken cancellation
    )
    {
        var meetings = db.EntriesOf(scope, period.Before.First, period.End)
            .Where(e => e.IsMeeting && e.Entry.Start != null)
            .Select(e => e.Entry);
        return meetings
            .Where(e =>
                db.TimeEntries.Any(o =>
                    o.PersonId == e.PersonId && o.Date == e.Date && o.Id != e.Id && o.Start < e.End && o.End > e.Start
                )
                || e.NextDayHourMask != 0
                || db.TimeEntries.Any(o =>
                    o.NextDayHourMask != 0 && o.PersonId == e.PersonId && o.Id != e.Id && o.Start < e.End && o.End > e.Start
                )
            )
            .OrderBy(e => e.Id)
            .Select(e => new MeetingOnDate(
                e.Date,
                new LoggedMeeting(e.Id, e.PersonId, e.Start!.Value, e.End!.Value, e.Minutes),
                e.TeamId,
                e.ProjectId,
                e.ActivityId
            ))
            .ToListAsync(cancellation);
    }

    /// <summary>How many people logged each hour of each date, and how many logged clock times at all (K24b).</summary>
    public static async Task<HeatMap?> FindHeatMapAsync(
        this AppDbContext db,
        ReportScope scope,
        ReportPeriod period,
        CancellationToken cancellation
    )
    {
        var entries = db.EntriesOf(scope, period.First, period.End).Where(e => e.Entry.HourMask != 0).Select(e => e.Entry);
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
            .Select(e => new
            {
                e.Entry.PersonId,
                e.Entry.Date,
                e.Entry.NextDayHourMask,
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
}

/// <summary>A meeting, the date it counts on and what it was logged on.</summary>
public sealed record MeetingOnDate(LocalDate Date, LoggedMeeting Meeting, int? TeamId, int? ProjectId, int? ActivityId);
