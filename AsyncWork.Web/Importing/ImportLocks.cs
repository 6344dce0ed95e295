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
    const int MondaysAtOnce = 500;
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

    /// <summary>
    /// Holds weeks until the transaction ends, and raises their versions: they are not handed in, approved or closed meanwhile. Closing also
    /// waits for weeks that are not there yet; it takes the same turn first.
    /// </summary>
    public static async Task HoldAsync(
        AppDbContext db,
        IReadOnlySet<(PersonId Person, LocalDate Monday)> weeks,
        CancellationToken cancellation
    )
    {
        await db.TakeCompanyTurnAsync(cancellation);
        foreach (var person in weeks.GroupBy(w => w.Person, w => w.Monday))
        foreach (var mondays in person.Chunk(MondaysAtOnce))
            await db
                .Timesheets.Where(s => s.PersonId == person.Key && mondays.Contains(s.Monday))
                .ExecuteUpdateAsync(set => set.SetProperty(s => s.Version, s => s.Version + 1), cancellation);
    }

    /// <summary>Keeps what follows from the entries of these days; one person after the other, and what was stored is let go.</summary>
    public static async Task KeepHoursAsync(
        AppDbContext db,
        IEnumerable<(PersonId Person, LocalDate Date)> days,
        CancellationToken cancellation
    )
    {
        foreach (var person in days.GroupBy(d => d.Person, d => d.Date))
        {
            await db.KeepHoursAsync(person.Key, person, cancellation);
            db.ChangeTracker.Clear();
        }
    }

    /// <summary>Why hours of this person cannot be brought in or taken out on this date; null when they can.</summary>
    public string? WhyNot(PersonId person, LocalDate date) => people.GetValueOrDefault(person, others).WhyNotChange(date);
}
