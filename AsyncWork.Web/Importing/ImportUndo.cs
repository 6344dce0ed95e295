using System.Data.Common;
using AsyncWork.Domain.People;
using AsyncWork.Domain.TimeLogs;
using AsyncWork.Web.Data;
using AsyncWork.Web.History;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Importing;

/// <summary>Takes an import back as a whole: its entries, and whom and what it brought into being where nothing else needs them.</summary>
sealed class ImportUndo(AppDbContext db, AuditTrail audit, IClock clock)
{
    internal const int RowsAtOnce = 1000;

    /// <summary>Why this import cannot be taken back now; null when it can.</summary>
    public async Task<string?> WhyNotUndoAsync(TimeImport import, CancellationToken cancellation)
    {
        if (import.WhyNotUndo() is { } reason)
            return reason;
        if (
            await db.TimeEntries.AnyAsync(
                e => e.ImportId == import.Id && db.TimeEntries.Any(r => r.ReversalOfId == e.Id),
                cancellation
            )
        )
            return "Hours of this import were corrected. They stay.";
        var locks = await ImportLocks.LoadAsync(db, cancellation);
        var locked = (await db.ImportedDays(import.Id).ToListAsync(cancellation)).Count(d =>
            locks.WhyNot(d.Person, d.Date) is not null
        );
        return locked == 0 ? null
            : locked == 1 ? "A day of this import is handed in, approved or closed. Its hours stay."
            : $"{locked} days of this import are handed in, approved or closed. Their hours stay.";
    }

    /// <returns>Why nothing was taken back; null when it was.</returns>
    public async Task<string?> UndoAsync(int id, CancellationToken cancellation)
    {
        string? refused = null;
        await db.InTransactionAsync(
            token => db.WithRoomForManyRowsAsync(async () => refused = await TakeBackAsync(id, token), token),
            cancellation
        );
        return refused;
    }

    async Task<string?> TakeBackAsync(int id, CancellationToken cancellation)
    {
        db.ChangeTracker.Clear();
        var days = await db.ImportedDays(id).ToListAsync(cancellation);
        await ImportLocks.HoldAsync(db, days.Select(d => (d.Person, Timesheet.MondayOf(d.Date))).ToHashSet(), cancellation);
        var import = await db.TimeImports.SingleAsync(i => i.Id == id, cancellation);
        if (await WhyNotUndoAsync(import, cancellation) is { } reason)
            return reason;
        import.Undo(clock.GetCurrentInstant());
        audit.Record("undid import", import.FileName, $"import {import.Id}, {import.EntriesAdded} entries");
        await db.SaveChangesAsync(cancellation);
        await DeleteEntriesAsync(id, cancellation);
        await ImportLocks.KeepHoursAsync(db, days.Select(d => (d.Person, d.Date)), cancellation);
        if (import.Plan is not null && ImportPlan.FromJson(import.Plan).Created is { } created)
            await RemoveUnusedAsync(created, cancellation);
        return null;
    }

    /// <summary>
    /// Some at a time: for a statement that deletes more than a few thousand rows SQL Server locks the whole table, and nobody could log
    /// hours until all is done.
    /// </summary>
    async Task DeleteEntriesAsync(int import, CancellationToken cancellation)
    {
        var some = db.TimeEntries.Where(e => e.ImportId == import).OrderBy(e => e.Id).Take(RowsAtOnce);
        while (await some.ExecuteDeleteAsync(cancellation) == RowsAtOnce) { }
    }

    async Task RemoveUnusedAsync(Created created, CancellationToken cancellation)
    {
        await RemoveAsync(
            created.Projects,
            ids =>
                db.Projects.Where(p => ids.Contains(p.Id) && !db.TimeEntries.Any(e => e.ProjectId == p.Id))
                    .ExecuteDeleteAsync(cancellation),
            cancellation
        );
        await RemoveAsync(
            created.Activities,
            ids =>
                db.Activities.Where(a => ids.Contains(a.Id) && !db.TimeEntries.Any(e => e.ActivityId == a.Id))
                    .ExecuteDeleteAsync(cancellation),
            cancellation
        );
        await RemoveAsync(
            created.People,
            ids => RemovePeopleAsync([.. ids.Select(p => new PersonId(p))], cancellation),
            cancellation
        );
    }

    /// <summary>Someone who has an account, leads a team, or logged or imported hours of their own has become a person of the company.</summary>
    async Task RemovePeopleAsync(PersonId[] ids, CancellationToken cancellation)
    {
        var unused = await db
            .People.Where(p =>
                ids.Contains(p.Id)
                && !db.TimeEntries.Any(e => e.PersonId == p.Id)
                && !db.Users.Any(a => a.PersonId == p.Id)
                && !db.Timesheets.Any(s => s.PersonId == p.Id)
                && !db.Absences.Any(a => a.PersonId == p.Id || a.DeputyId == p.Id)
                && !db.TeamLeads.Any(l => l.PersonId == p.Id)
                && !db.TimeImports.Any(i => i.By == p.Id)
            )
            .Select(p => p.Id)
            .ToListAsync(cancellation);
        await db.TeamMembers.Where(m => unused.Contains(m.PersonId)).ExecuteDeleteAsync(cancellation);
        await db.WorkSchedules.Where(s => unused.Contains(s.PersonId)).ExecuteDeleteAsync(cancellation);
        await db.People.Where(p => unused.Contains(p.Id)).ExecuteDeleteAsync(cancellation);
    }

    /// <summary>
    /// Many at once; one by one where something else by now needs one of them, a board, a card or a running timer. The database knows
    /// all that refers to them, and keeps those.
    /// </summary>
    async Task RemoveAsync(IEnumerable<int> ids, Func<int[], Task> remove, CancellationToken cancellation)
    {
        foreach (var some in ids.Chunk(500))
            if (!await IsRemovedAsync(some, remove, cancellation) && some.Length > 1)
                foreach (var id in some)
                    await IsRemovedAsync([id], remove, cancellation);
    }

    /// <summary>False, and all of them as before, when one is needed.</summary>
    async Task<bool> IsRemovedAsync(int[] ids, Func<int[], Task> remove, CancellationToken cancellation)
    {
        const string Before = "BeforeRemoval";
        var transaction = db.Database.CurrentTransaction!;
        await transaction.CreateSavepointAsync(Before, cancellation);
        try
        {
            await remove(ids);
            await transaction.ReleaseSavepointAsync(Before, cancellation);
            return true;
        }
        catch (DbException needed) when (db.IsNeeded(needed))
        {
            await transaction.RollbackToSavepointAsync(Before, cancellation);
            return false;
        }
    }
}
