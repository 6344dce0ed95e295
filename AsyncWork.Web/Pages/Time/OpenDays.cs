using AsyncWork.Domain.People;
using AsyncWork.Domain.TimeLogs;
using AsyncWork.Web.Data;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Time;

/// <summary>
/// The one way to change a person's hours: only on days that are open (<see cref="DayLocks"/>), and never unseen by who hands in or approves
/// the week at the same moment (product.md T7).
/// </summary>
public static class OpenDays
{
    /// <summary>
    /// Stores a change of hours if all its days are open. The weeks are held until it is stored, so that nobody can hand them in or approve
    /// them meanwhile, and their versions rise.
    /// </summary>
    /// <param name="days">Every date that loses or gains hours.</param>
    /// <param name="store">
    /// Makes the change and saves it. It starts from what it reads from this context, for it is run again after a transient fault.
    /// </param>
    /// <returns>Why nothing was stored; null when it was.</returns>
    public static async Task<string?> ChangeHoursAsync(
        this AppDbContext db,
        PersonId person,
        IReadOnlyCollection<LocalDate> days,
        Func<Task> store,
        CancellationToken cancellation = default
    )
    {
        string? locked = null;
        await db.InTransactionAsync(
            async token =>
            {
                db.ChangeTracker.Clear();
                locked = await db.HoldWeeksAsync(person, days, token);
                if (locked is null && await db.TouchesClocksAsync(store))
                    await db.KeepHoursAsync(person, days, token);
            },
            cancellation
        );
        return locked;
    }

    /// <summary>Changes or deletes an entry as it was on the screen.</summary>
    /// <param name="shown">The entry, as read to be shown.</param>
    /// <param name="version">The version that was on the screen.</param>
    /// <param name="days">Every date that loses or gains hours.</param>
    public static async Task<EntryResult> ChangeEntryAsync(
        this AppDbContext db,
        TimeEntry shown,
        int version,
        IReadOnlyCollection<LocalDate> days,
        Action<TimeEntry> change
    )
    {
        var entry = shown;
        string? corrected = null;
        try
        {
            var locked = await db.ChangeHoursAsync(
                shown.PersonId,
                days,
                async () =>
                {
                    entry =
                        await db.FindEntryFor(shown.Id, shown.PersonId).SingleOrDefaultAsync()
                        ?? throw new DbUpdateConcurrencyException();
                    corrected = await db.WhyNotTouchAsync(entry);
                    if (corrected is not null)
                        return;
                    db.Entry(entry).Property(e => e.Version).OriginalValue = version;
                    change(entry);
                    await db.SaveChangesAsync();
                }
            );
            return new(entry, locked ?? corrected, WasChanged: false);
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return new(shown, null, WasChanged: true);
        }
    }

    /// <summary>Why an entry stays as it is even on an open day, in a month that was opened again: it is part of a correction. Null when it does not.</summary>
    public static async Task<string?> WhyNotTouchAsync(this AppDbContext db, TimeEntry entry) =>
        entry.ReversalOfId is not null ? "This takes back an entry that was corrected, and stays as it is."
        : entry.ReplacesId is not null ? "This stands in place of an entry that was corrected, and stays as it is."
        : await db.TimeEntries.AnyAsync(e => e.ReversalOfId == entry.Id || e.ReplacesId == entry.Id)
            ? "This entry was corrected, and stays as it is."
        : null;

    /// <summary>Marks the weeks of these days as changed; makes those that are not there yet. The reason when one of the days is locked.</summary>
    static async Task<string?> HoldWeeksAsync(
        this AppDbContext db,
        PersonId person,
        IReadOnlyCollection<LocalDate> days,
        CancellationToken cancellation
    )
    {
        List<LocalDate> mondays = [.. days.Select(Timesheet.MondayOf).Distinct().Order()];
        // A week that is not there yet cannot be held against the closing of its month, which holds the weeks it finds.
        if (await db.Timesheets.CountAsync(s => s.PersonId == person && mondays.Contains(s.Monday), cancellation) < mondays.Count)
            await db.TakeCompanyTurnAsync(cancellation);
        foreach (var monday in mondays)
        {
            if (await db.TouchOpenWeekAsync(person, monday, cancellation))
                continue;
            var state = await db
                .Timesheets.Where(s => s.PersonId == person && s.Monday == monday)
                .Select(s => (TimesheetState?)s.State)
                .SingleOrDefaultAsync(cancellation);
            if (state is { } there)
                return DayLocks.WhyNotIn(there) ?? throw new InvalidOperationException("An open week could not be held.");
            db.Timesheets.Add(new Timesheet(person, monday));
            await db.SaveChangesAsync(cancellation);
        }
        var months = days.Select(d => d.ToYearMonth().OnDayOfMonth(1)).Distinct().ToList();
        return await db.ClosedMonths.AnyAsync(m => months.Contains(m.FirstDay), cancellation)
            ? DayLocks.WhyNotInClosedMonth
            : null;
    }

    static async Task<bool> TouchOpenWeekAsync(
        this AppDbContext db,
        PersonId person,
        LocalDate monday,
        CancellationToken cancellation
    ) =>
        await db
            .Timesheets.Where(s =>
                s.PersonId == person
                && s.Monday == monday
                && (s.State == TimesheetState.Open || s.State == TimesheetState.Returned)
            )
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.Version, s => s.Version + 1), cancellation) == 1;
}

/// <summary>How the change of an entry ended.</summary>
/// <param name="Locked">Why nothing was stored; null when the days are open.</param>
/// <param name="WasChanged">Someone was first: the entry is not as it was on the screen, and nothing was stored.</param>
public sealed record EntryResult(TimeEntry Entry, string? Locked, bool WasChanged);
