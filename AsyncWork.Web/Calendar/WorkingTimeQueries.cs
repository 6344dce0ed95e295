using AsyncWork.Domain.Calendar;
using AsyncWork.Domain.People;
using AsyncWork.Web.Data;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Calendar;

/// <summary>A person with one of their schedules; without any, once and with null.</summary>
public sealed record PersonSchedule(
    PersonId Person,
    DateTimeZone Zone,
    string? Location,
    LocalDate StartsOn,
    LocalDate? LastDay,
    LocalDate? ValidFrom,
    WorkWeek? Week
);

/// <summary>Days on which someone is away, both included.</summary>
public sealed record AwayDays(PersonId Person, LocalDate FirstDay, LocalDate LastDay);

/// <summary>What working time is made of (W in kpis.md section 0). Whoever may see a person may ask.</summary>
public static class WorkingTimeQueries
{
    /// <param name="people">Null for everybody.</param>
    public static IQueryable<PersonSchedule> ListSchedulesOf(
        this AppDbContext db,
        IReadOnlyCollection<PersonId>? people,
        LocalDate to
    ) =>
        from p in db.Among(people)
        join s in db.WorkSchedules.Where(s => s.ValidFrom <= to) on p.Id equals s.PersonId into schedules
        from s in schedules.DefaultIfEmpty()
        select new PersonSchedule(
            p.Id,
            p.Zone,
            p.Location,
            p.StartsOn,
            p.LastDay,
            s == null ? null : s.ValidFrom,
            s == null ? null : s.Week
        );

    /// <summary>Approved absences that touch the days.</summary>
    public static IQueryable<AwayDays> ListAwayDaysOf(
        this AppDbContext db,
        IReadOnlyCollection<PersonId>? people,
        LocalDate from,
        LocalDate to
    )
    {
        var absences = db
            .Absences.AsNoTracking()
            .Where(a => a.State == AbsenceState.Approved && a.LastDay >= from && a.FirstDay <= to);
        if (people is not null)
            absences = absences.Where(a => people.Contains(a.PersonId));
        return absences.Select(a => new AwayDays(a.PersonId, a.FirstDay, a.LastDay));
    }

    /// <summary>Company days and the public holidays of all locations.</summary>
    public static IQueryable<Holiday> ListHolidays(this AppDbContext db, LocalDate from, LocalDate to) =>
        db.Holidays.AsNoTracking().Where(h => h.Date >= from && h.Date <= to).OrderBy(h => h.Date).ThenBy(h => h.Location);

    static IQueryable<Person> Among(this AppDbContext db, IReadOnlyCollection<PersonId>? people) =>
        people is null ? db.People.AsNoTracking() : db.People.AsNoTracking().Where(p => people.Contains(p.Id));
}
