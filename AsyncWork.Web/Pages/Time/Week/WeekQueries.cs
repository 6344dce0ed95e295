using AsyncWork.Domain.People;
using AsyncWork.Domain.TimeLogs;
using AsyncWork.Web.Data;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Time.Week;

/// <summary>Where a week stands on its way from logged to approved.</summary>
/// <param name="DecidedBy">The name of who approved or returned it.</param>
public sealed record WeekStand(
    TimesheetState State,
    int Version,
    Instant? SubmittedAt,
    int SubmittedMinutes,
    string? DecidedBy,
    Instant? DecidedAt,
    string Comment
)
{
    /// <summary>A week in which nothing was logged yet; the first change of its hours makes version 0.</summary>
    public static WeekStand New { get; } = new(TimesheetState.Open, -1, null, 0, null, null, "");

    public bool IsOpen => DayLocks.WhyNotIn(State) is null;
}

/// <summary>What is read for a person's own week.</summary>
public static class WeekQueries
{
    public static IQueryable<WeekStand> FindWeekFor(this AppDbContext db, PersonId person, LocalDate monday) =>
        from sheet in db.Timesheets
        where sheet.PersonId == person && sheet.Monday == monday
        join decider in db.People on sheet.DecidedBy equals decider.Id into deciders
        from decider in deciders.DefaultIfEmpty()
        select new WeekStand(
            sheet.State,
            sheet.Version,
            sheet.SubmittedAt,
            sheet.SubmittedMinutes,
            decider == null ? null : decider.Name,
            sheet.DecidedAt,
            sheet.Comment
        );

    /// <summary>The entries of some days, to change them.</summary>
    public static IQueryable<TimeEntry> ListEntriesToChange(
        this AppDbContext db,
        PersonId person,
        LocalDate from,
        LocalDate to
    ) => db.TimeEntries.Where(e => e.PersonId == person && e.Date >= from && e.Date <= to);

    /// <summary>The week, to hand it in or take it back.</summary>
    public static Task<Timesheet?> FindSheetAsync(
        this AppDbContext db,
        PersonId person,
        LocalDate monday,
        CancellationToken cancellation = default
    ) => db.Timesheets.SingleOrDefaultAsync(s => s.PersonId == person && s.Monday == monday, cancellation);

    public static Task<int> SumMinutesAsync(this AppDbContext db, PersonId person, LocalDate from, LocalDate to) =>
        db.TimeEntries.Where(e => e.PersonId == person && e.Date >= from && e.Date <= to).SumAsync(e => e.Minutes);
}
