using AsyncWork.Domain.People;
using AsyncWork.Domain.TimeLogs;
using AsyncWork.Web.Data;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Time.Analysis;

/// <summary>One of my entries as the analysis needs it: with clock times, which are for my eyes.</summary>
public sealed record OwnEntry(
    long Id,
    LocalDate Date,
    DateTimeZone Zone,
    Instant? Start,
    Instant? End,
    int Minutes,
    ActivityKind? Kind,
    bool IsReversed
)
{
    /// <summary>The time it took, when that is known and the entry was not taken back.</summary>
    public Interval? Clock =>
        !IsReversed && Start is { } start && End is { } end && end > start ? new Interval(start, end) : null;
}

/// <summary>What a person's own analysis is made of. Each query takes the person: nobody reads another's clock times here.</summary>
public static class AnalysisQueries
{
    /// <summary>All entries of a person between two dates, both included.</summary>
    public static IQueryable<OwnEntry> ListOwnEntries(this AppDbContext db, PersonId person, LocalDate from, LocalDate to) =>
        db
            .TimeEntries.AsNoTracking()
            .Where(e => e.PersonId == person && e.Date >= from && e.Date <= to)
            .OrderBy(e => e.Date)
            .ThenBy(e => e.Id)
            .Select(e => new OwnEntry(
                e.Id,
                e.Date,
                e.Zone,
                e.Start,
                e.End,
                e.Minutes,
                db.Activities.Where(a => a.Id == e.ActivityId).Select(a => (ActivityKind?)a.Kind).FirstOrDefault(),
                db.TimeEntries.Any(r => r.ReversalOfId == e.Id)
            ));

    /// <summary>A person's entries as the report's rows show them to others; oldest first, both dates included.</summary>
    public static IQueryable<SeenDay> ListSeenDays(this AppDbContext db, PersonId person, LocalDate from, LocalDate to) =>
        db
            .TimeEntries.AsNoTracking()
            .Where(e => e.PersonId == person && e.Date >= from && e.Date <= to)
            .OrderBy(e => e.Date)
            .ThenBy(e => e.Id)
            .Select(e => new SeenDay(e.Date, e.ProjectId, e.ActivityId, e.Description, e.Tags, e.IsBillable, e.Minutes));

    /// <summary>Minutes a person took out of running timers on the days between two dates, both included (K24).</summary>
    public static IQueryable<int> ListIdleMinutes(this AppDbContext db, PersonId person, LocalDate from, LocalDate to) =>
        db.IdleTimes.AsNoTracking().Where(i => i.PersonId == person && i.Date >= from && i.Date <= to).Select(i => i.Minutes);
}

/// <summary>A row as those see it who lead the team, HR and administrators: a day, the work and its minutes, no clock times.</summary>
public sealed record SeenDay(
    LocalDate Date,
    int? ProjectId,
    int? ActivityId,
    string Description,
    string Tags,
    bool IsBillable,
    int Minutes
);
