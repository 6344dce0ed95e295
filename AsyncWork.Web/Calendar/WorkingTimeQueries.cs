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
    /// <summary>The schedules of some people that hold by then.</summary>
    public static readonly Func<
        AppDbContext,
        IReadOnlyCollection<PersonId>,
        LocalDate,
        IAsyncEnumerable<PersonSchedule>
    > ListSchedulesOf = EF.CompileAsyncQuery(
        (AppDbContext db, IReadOnlyCollection<PersonId> people, LocalDate to) =>
            from p in db.People.AsNoTracking().Where(p => people.Contains(p.Id))
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
            )
    );

    /// <summary>The same of everybody.</summary>
    public static readonly Func<AppDbContext, LocalDate, IAsyncEnumerable<PersonSchedule>> ListSchedules = EF.CompileAsyncQuery(
        (AppDbContext db, LocalDate to) =>
            from p in db.People.AsNoTracking()
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
            )
    );

    /// <summary>Approved absences of some people that touch the days.</summary>
    public static readonly Func<
        AppDbContext,
        IReadOnlyCollection<PersonId>,
        LocalDate,
        LocalDate,
        IAsyncEnumerable<AwayDays>
    > ListAwayDaysOf = EF.CompileAsyncQuery(
        (AppDbContext db, IReadOnlyCollection<PersonId> people, LocalDate from, LocalDate to) =>
            db
                .Absences.Where(a =>
                    people.Contains(a.PersonId) && a.State == AbsenceState.Approved && a.LastDay >= from && a.FirstDay <= to
                )
                .Select(a => new AwayDays(a.PersonId, a.FirstDay, a.LastDay))
    );

    /// <summary>The same of everybody.</summary>
    public static readonly Func<AppDbContext, LocalDate, LocalDate, IAsyncEnumerable<AwayDays>> ListAwayDays =
        EF.CompileAsyncQuery(
            (AppDbContext db, LocalDate from, LocalDate to) =>
                db
                    .Absences.Where(a => a.State == AbsenceState.Approved && a.LastDay >= from && a.FirstDay <= to)
                    .Select(a => new AwayDays(a.PersonId, a.FirstDay, a.LastDay))
        );

    /// <summary>Company days and the public holidays of all locations.</summary>
    public static readonly Func<AppDbContext, LocalDate, LocalDate, IAsyncEnumerable<Holiday>> ListHolidays =
        EF.CompileAsyncQuery(
            (AppDbContext db, LocalDate from, LocalDate to) =>
                db.Holidays.Where(h => h.Date >= from && h.Date <= to).OrderBy(h => h.Date).ThenBy(h => h.Location).AsNoTracking()
        );
}
