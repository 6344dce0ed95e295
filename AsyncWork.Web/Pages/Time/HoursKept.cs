using AsyncWork.Domain.People;
using AsyncWork.Domain.TimeLogs;
using AsyncWork.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using NodaTime;

namespace AsyncWork.Web.Pages.Time;

/// <summary>Keeps <see cref="WorkedHours"/> as the entries say. Whoever stores, changes or deletes entries calls it in the same transaction.</summary>
public static class HoursKept
{
    const int DatesAtOnce = 500;

    /// <param name="days">Every date that lost or gained entries, of one person.</param>
    public static async Task KeepHoursAsync(
        this AppDbContext db,
        PersonId person,
        IEnumerable<LocalDate> days,
        CancellationToken cancellation = default
    )
    {
        // Work over midnight reaches into the day after.
        var dates = days.SelectMany(d => new[] { d, d.PlusDays(1) }).ToHashSet();
        if (dates.Count == 0)
            return;
        var (first, last) = (dates.Min(), dates.Max());
        var touched = await db.ListTouchedHours(person, first.PlusDays(-1), last).ToListAsync(cancellation);
        var kept = await db.ListWorkedHours(person, first, last).ToListAsync(cancellation);
        var right = WorkedHours.Of(person, touched).Where(h => dates.Contains(h.Date)).ToDictionary(h => h.Date);
        var before = kept.Where(h => dates.Contains(h.Date)).ToDictionary(h => h.Date);
        var changed = dates.Where(d => !Same(right.GetValueOrDefault(d), before.GetValueOrDefault(d))).ToList();
        foreach (var some in changed.Where(before.ContainsKey).Chunk(DatesAtOnce))
            await db.WriteAsync(
                stop => db.WorkedHours.Where(h => h.PersonId == person && some.Contains(h.Date)).ExecuteDeleteAsync(stop),
                cancellation
            );
        var added = changed.Where(right.ContainsKey).Select(d => right[d]).ToList();
        if (added.Count == 0)
            return;
        db.AddRange(added);
        await db.SaveChangesAsync(cancellation);
    }

    /// <summary>Stores, and says whether any entry that was added, changed or deleted has or had clock times; most have not.</summary>
    public static async Task<bool> TouchesClocksAsync(this AppDbContext db, Func<Task> store)
    {
        var touches = false;
        db.SavingChanges += Look;
        try
        {
            await store();
        }
        finally
        {
            db.SavingChanges -= Look;
        }
        return touches;

        void Look(object? sender, SavingChangesEventArgs saving) =>
            touches |= db.ChangeTracker.Entries<TimeEntry>().Any(e => e.State is not EntityState.Unchanged && HasOrHadClock(e));
    }

    static bool HasOrHadClock(EntityEntry<TimeEntry> entry) =>
        (entry.Entity.HourMask | entry.Entity.NextDayHourMask) != 0
        || entry.Property(e => e.HourMask).OriginalValue != 0
        || entry.Property(e => e.NextDayHourMask).OriginalValue != 0;

    static bool Same(WorkedHours? a, WorkedHours? b) => (a?.Hours, a?.TeamId, a?.Zone.Id) == (b?.Hours, b?.TeamId, b?.Zone.Id);
}
