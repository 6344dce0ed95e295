using AsyncWork.Domain.Calendar;
using AsyncWork.Domain.People;
using AsyncWork.Web.Data;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Calendar;

/// <summary>
/// The working time of several people within some days: schedules, zone and employment, less public holidays of their location, company
/// days and approved absences (W in kpis.md section 0; product.md S1, S5, S6, T12). Three queries, however many people.
/// </summary>
public sealed class WorkingTimes
{
    /// <summary>How many days after today <see cref="LoadAroundAsync"/> knows of days off.</summary>
    public const int DaysAhead = 61;
    static readonly DayOff Away = new(DayOffKind.Absence, "Away");
    readonly Dictionary<PersonId, WorkingTime> times = [];
    readonly ILookup<PersonId, AwayDays> away;
    readonly IReadOnlyList<Holiday> holidays;
    readonly LocalDate from;
    readonly LocalDate to;

    WorkingTimes(
        IEnumerable<PersonSchedule> people,
        IEnumerable<AwayDays> away,
        IReadOnlyList<Holiday> holidays,
        LocalDate from,
        LocalDate to
    )
    {
        (this.away, this.holidays, this.from, this.to) = (away.ToLookup(a => a.Person), holidays, from, to);
        var ofLocation = new Dictionary<string, Dictionary<LocalDate, DayOff>>(StringComparer.OrdinalIgnoreCase);
        foreach (var rows in people.GroupBy(p => p.Person))
        {
            var person = rows.First();
            var location = person.Location?.Trim() ?? "";
            if (!ofLocation.TryGetValue(location, out var off))
                ofLocation[location] = off = HolidaysOf(location);
            times[person.Person] = new(
                person.Zone,
                rows.Where(r => r.Week is not null).Select(r => (r.ValidFrom!.Value, r.Week!)),
                WithAbsences(person.Person, off),
                person.StartsOn,
                person.LastDay
            );
        }
    }

    /// <summary>The working time of someone who was asked for. Days off are known from the first to the last day asked for only.</summary>
    /// <exception cref="KeyNotFoundException">They were not asked for, or do not exist.</exception>
    public WorkingTime this[PersonId person] => times[person];

    /// <param name="people">Null for everybody.</param>
    /// <param name="from">The first local date whose days off matter.</param>
    /// <param name="to">The last one.</param>
    public static async Task<WorkingTimes> LoadAsync(
        AppDbContext db,
        IReadOnlyCollection<PersonId>? people,
        LocalDate from,
        LocalDate to,
        CancellationToken cancellation = default
    ) =>
        new(
            await (
                people is null ? WorkingTimeQueries.ListSchedules(db, to) : WorkingTimeQueries.ListSchedulesOf(db, people, to)
            ).ToListAsync(cancellation),
            await (
                people is null
                    ? WorkingTimeQueries.ListAwayDays(db, from, to)
                    : WorkingTimeQueries.ListAwayDaysOf(db, people, from, to)
            ).ToListAsync(cancellation),
            await WorkingTimeQueries.ListHolidays(db, from, to).ToListAsync(cancellation),
            from,
            to
        );

    /// <summary>For <see cref="Availability"/> at a moment: from two weeks before to as far ahead as it looks, wherever people are.</summary>
    public static Task<WorkingTimes> LoadAroundAsync(
        AppDbContext db,
        IReadOnlyCollection<PersonId>? people,
        Instant now,
        CancellationToken cancellation = default
    )
    {
        var today = now.InUtc().Date;
        return LoadAsync(db, people, today.PlusDays(-15), today.PlusDays(DaysAhead + 1), cancellation);
    }

    Dictionary<LocalDate, DayOff> HolidaysOf(string location)
    {
        var off = new Dictionary<LocalDate, DayOff>();
        // On a day that is both, the public holiday is named.
        foreach (var day in holidays.Where(h => h.HoldsFor(location)).OrderBy(h => h.IsCompanyDay))
            off.TryAdd(day.Date, new(day.IsCompanyDay ? DayOffKind.CompanyDay : DayOffKind.PublicHoliday, day.Name));
        return off;
    }

    /// <summary>An absence covers the holidays within it: who is away is away on them too.</summary>
    Dictionary<LocalDate, DayOff> WithAbsences(PersonId person, Dictionary<LocalDate, DayOff> off)
    {
        if (!away.Contains(person))
            return off;
        off = new(off);
        foreach (var days in away[person])
            for (var date = LocalDate.Max(days.FirstDay, from); date <= days.LastDay && date <= to; date = date.PlusDays(1))
                off[date] = Away;
        return off;
    }
}
