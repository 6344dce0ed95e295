using AsyncWork.Domain.People;
using AsyncWork.Domain.TimeLogs;
using AsyncWork.Web.Data;
using AsyncWork.Web.Pages.Time;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Importing;

/// <summary>The days into which nothing can be brought any more, of everybody.</summary>
sealed class ImportLocks
{
    static readonly (LocalDate From, LocalDate To) AnyTime = (new(2000, 1, 1), new(2100, 12, 31));
    readonly Dictionary<PersonId, DayLocks> people;
    readonly DayLocks others;

    ImportLocks(Dictionary<PersonId, DayLocks> people, DayLocks others) => (this.people, this.others) = (people, others);

    public static async Task<ImportLocks> LoadAsync(AppDbContext db, CancellationToken cancellation)
    {
        var closed = (await db.ListClosedMonths().ToListAsync(cancellation)).Select(d => d.ToYearMonth()).ToHashSet();
        var weeks = await db.ListLockedWeeks(null, AnyTime.From, AnyTime.To).ToListAsync(cancellation);
        return new(
            weeks
                .GroupBy(w => w.Person)
                .ToDictionary(p => p.Key, p => new DayLocks(p.ToDictionary(w => w.Monday, w => w.State), closed)),
            new(new Dictionary<LocalDate, TimesheetState>(), closed)
        );
    }

    /// <summary>Why hours of this person cannot be brought in or taken out on this date; null when they can.</summary>
    public string? WhyNot(PersonId person, LocalDate date) => people.GetValueOrDefault(person, others).WhyNotChange(date);
}
