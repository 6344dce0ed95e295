using AsyncWork.Domain.People;
using AsyncWork.Domain.TimeLogs;
using AsyncWork.Web.Data;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Time;

/// <summary>A week that is handed in or approved.</summary>
public sealed record LockedWeek(PersonId Person, LocalDate Monday, TimesheetState State);

/// <summary>Which days are locked.</summary>
public static class LockQueries
{
    /// <summary>The weeks that are handed in or approved and touch these dates: of one person, or of everybody for null.</summary>
    public static IQueryable<LockedWeek> ListLockedWeeks(this AppDbContext db, PersonId? person, LocalDate from, LocalDate to)
    {
        var monday = Timesheet.MondayOf(from);
        return db
            .Timesheets.AsNoTracking()
            .Where(s =>
                (person == null || s.PersonId == person)
                && s.Monday >= monday
                && s.Monday <= to
                && (s.State == TimesheetState.Submitted || s.State == TimesheetState.Approved)
            )
            .Select(s => new LockedWeek(s.PersonId, s.Monday, s.State));
    }

    /// <summary>The first days of the closed months.</summary>
    public static IQueryable<LocalDate> ListClosedMonths(this AppDbContext db) =>
        db.ClosedMonths.AsNoTracking().Select(m => m.FirstDay);

    /// <summary>The locks of one person on the days from one date to another.</summary>
    public static async Task<DayLocks> FindDayLocksAsync(
        this AppDbContext db,
        PersonId person,
        LocalDate from,
        LocalDate to,
        CancellationToken cancellation = default
    )
    {
        var weeks = await db.ListLockedWeeks(person, from, to).ToListAsync(cancellation);
        var closed = await db.ListClosedMonths().ToListAsync(cancellation);
        return new(weeks.ToDictionary(w => w.Monday, w => w.State), closed.Select(d => d.ToYearMonth()).ToHashSet());
    }
}
