using AsyncWork.Domain.People;
using AsyncWork.Domain.TimeLogs;
using AsyncWork.Web.Data;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Reminders;

/// <summary>Someone who can sign in and be reached by mail.</summary>
public sealed record RemindedPerson(PersonId Id, string Name, string Email, DateTimeZone Zone);

/// <summary>A week that needs no reminder: it is on its way, or its person was reminded.</summary>
public sealed record SettledWeek(PersonId Person, LocalDate Monday);

/// <summary>That somebody logged hours on a date.</summary>
public sealed record LoggedDay(PersonId Person, LocalDate Date);

/// <summary>What is read to remind people of their weeks (product.md T14).</summary>
public static class ReminderQueries
{
    public static IQueryable<RemindedPerson> ListRemindedPeople(this AppDbContext db, LocalDate today) =>
        from p in db.People
        join u in db.Users on p.Id equals u.PersonId
        where p.Email != null && (p.LastDay == null || p.LastDay >= today) && u.DeactivatedAt == null && u.JoinedAt != null
        orderby p.Id
        select new RemindedPerson(p.Id, p.Name, p.Email!, p.Zone);

    /// <summary>The days on which people logged hours.</summary>
    public static IQueryable<LoggedDay> ListLoggedDays(
        this AppDbContext db,
        IReadOnlyCollection<PersonId> people,
        LocalDate first,
        LocalDate last
    ) =>
        db
            .TimeEntries.Where(e => people.Contains(e.PersonId) && e.Date >= first && e.Date <= last)
            .Select(e => new LoggedDay(e.PersonId, e.Date))
            .Distinct();

    public static IQueryable<SettledWeek> ListSettledWeeks(this AppDbContext db, LocalDate first, LocalDate last) =>
        db
            .Timesheets.Where(s =>
                s.Monday >= first && s.Monday <= last && (s.State != TimesheetState.Open || s.RemindedAt != null)
            )
            .Select(s => new SettledWeek(s.PersonId, s.Monday));
}
