using AsyncWork.Domain.People;
using AsyncWork.Domain.TimeLogs;
using AsyncWork.Web.Data;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Time.Approvals;

/// <summary>Minutes of everybody on a date.</summary>
public sealed record DateSum(LocalDate Date, int Minutes);

/// <summary>What became of a person's week.</summary>
public sealed record WeekState(PersonId Person, LocalDate Monday, TimesheetState State);

/// <summary>A closed month, by whom and when.</summary>
public sealed record MonthClosed(LocalDate FirstDay, string? By, Instant At);

/// <summary>What is read to close months: of everybody, for HR and administrators (product.md T7).</summary>
public static class MonthQueries
{
    public static IQueryable<DateSum> ListDateSums(this AppDbContext db, LocalDate from, LocalDate to) =>
        db
            .TimeEntries.Where(e => e.Date >= from && e.Date <= to)
            .GroupBy(e => e.Date)
            .Select(g => new DateSum(g.Key, g.Sum(e => e.Minutes)));

    /// <summary>The weeks that were handed in, returned or approved.</summary>
    public static IQueryable<WeekState> ListWeekStates(this AppDbContext db, LocalDate from, LocalDate to) =>
        db
            .Timesheets.Where(s => s.Monday >= from && s.Monday <= to && s.State != TimesheetState.Open)
            .Select(s => new WeekState(s.PersonId, s.Monday, s.State));

    public static IQueryable<MonthClosed> ListMonthsClosed(this AppDbContext db, LocalDate first) =>
        from m in db.ClosedMonths
        where m.FirstDay >= first
        join p in db.People on m.By equals p.Id into people
        from person in people.DefaultIfEmpty()
        select new MonthClosed(m.FirstDay, person!.Name, m.At);

    /// <summary>Those who can hand weeks in, because they can sign in.</summary>
    public static IQueryable<PersonId> ListPeopleWithAccount(this AppDbContext db) =>
        db.Users.Where(u => u.DeactivatedAt == null).Select(u => u.PersonId);
}
