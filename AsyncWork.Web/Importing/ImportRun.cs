using AsyncWork.Domain.People;
using AsyncWork.Domain.TimeLogs;
using AsyncWork.Web.Data;
using AsyncWork.Web.History;
using AsyncWork.Web.TagHelpers;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Importing;

/// <summary>Brings the rows of one confirmed import in: all of them in one transaction, or none.</summary>
sealed class ImportRun(AppDbContext db, AuditTrail audit, IClock clock, ImportFiles files, ImportProgress<TimeImport> progress)
    : IImportRun<TimeImport>
{
    const int BatchRows = 1000;
    const int KeysAtOnce = 500;

    /// <exception cref="ImportRefusedException">What was confirmed does not hold any more; nothing is stored.</exception>
    public async Task RunAsync(int id, CancellationToken cancellation)
    {
        var import = await db.TimeImports.AsNoTracking().SingleAsync(i => i.Id == id, cancellation);
        if (!files.Has(import.StoredAs))
            throw new ImportRefusedException("The file is not here any more. Send it again.");
        var plan = ImportPlan.FromJson(import.Plan!);
        var source = new CsvSource(files.PathOf(import.StoredAs), plan.Format.Encoding, plan.Format.Separator);
        await db.InTransactionAsync(
            token => db.WithRoomForManyRowsAsync(() => StoreAllAsync(import, plan, source, token), token),
            cancellation
        );
    }

    async Task StoreAllAsync(TimeImport import, ImportPlan plan, CsvSource source, CancellationToken cancellation)
    {
        db.ChangeTracker.Clear(); // the work begins anew when the database asks for it
        db.ChangeTracker.AutoDetectChangesEnabled = true;
        var today = clock.GetCurrentInstant().InUtc().Date;
        var rights = await db.ImportRightsOfAsync(import.By, today, cancellation);
        var directory = await ImportDirectory.LoadAsync(db, cancellation);
        var names = new ImportNames(db, directory, new MeetingTags(plan, directory), rights);
        var locks = await ImportLocks.LoadAsync(db, cancellation);
        var inspector = new Inspector(source, plan, directory, rights, locks);
        var repeated = Read(import, plan, inspector, names, cancellation);
        await names.StoreAsync(today, cancellation);

        var teams = await TeamsOverTime.LoadAsync(db, cancellation);
        var entries = new ImportEntries(import, names, teams, repeated, clock.GetCurrentInstant());
        var (added, known) = (0, 0);
        db.ChangeTracker.AutoDetectChangesEnabled = false; // entries are only added; looking for changes would take longer than storing
        var days = new HashSet<(PersonId Person, LocalDate Date)>();
        foreach (var batch in inspector.Rows().Where(r => !r.Target.IsLeftOut).Select(entries.Of).Chunk(BatchRows))
        {
            var here = await KnownAsync(batch, cancellation);
            var open = batch.Where(e => !here.Contains(e.ImportKey!) && MayStore(e)).ToList();
            days.UnionWith(open.Select(e => (e.PersonId, e.Date)));
            db.TimeEntries.AddRange(open);
            await db.SaveChangesAsync(cancellation);
            db.ChangeTracker.Clear();
            (added, known) = (added + open.Count, known + here.Count);
            progress.Report(import.Id, ImportStep.Storing, added + known);
        }
        await TouchAsync(days, cancellation);
        db.ChangeTracker.AutoDetectChangesEnabled = true;
        await ImportLocks.KeepHoursAsync(db, days, cancellation);
        progress.Report(import.Id, ImportStep.Finishing, added + known);
        var done = await db.TimeImports.SingleAsync(i => i.Id == import.Id, cancellation);
        done.Finish(added, known, plan.Done(names.Created).ToJson(), clock.GetCurrentInstant());
        audit.Record("imported", import.FileName, $"import {import.Id}, {added} entries added, {known} known", import.By);
        await db.SaveChangesAsync(cancellation);

        bool MayStore(TimeEntry entry) =>
            locks.WhyNot(entry.PersonId, entry.Date) is not { } reason
            || (plan.LeavesBadRowsOut ? false : throw NoHoursOn(entry.Date, reason));
    }

    /// <summary>The weeks change, so that nobody hands in or approves what they have not seen. Days that were locked meanwhile refuse the import.</summary>
    async Task TouchAsync(HashSet<(PersonId Person, LocalDate Date)> days, CancellationToken cancellation)
    {
        await ImportLocks.HoldAsync(db, days.Select(d => (d.Person, Timesheet.MondayOf(d.Date))).ToHashSet(), cancellation);
        var locks = await ImportLocks.LoadAsync(db, cancellation);
        foreach (var (person, date) in days)
            if (locks.WhyNot(person, date) is { } reason)
                throw NoHoursOn(date, reason);
    }

    static ImportRefusedException NoHoursOn(LocalDate date, string reason) =>
        new($"{date.Text()} cannot take hours any more. {reason}");

    /// <summary>The first pass: whom and what the rows name, and which of them say the same.</summary>
    RepeatedRows Read(TimeImport import, ImportPlan plan, Inspector inspector, ImportNames names, CancellationToken cancellation)
    {
        var (rows, repeated) = (0, new RepeatedRows());
        foreach (var row in inspector.Rows(OnBad))
        {
            if (!row.Target.IsLeftOut)
            {
                names.Add(row);
                repeated.Mark(row.Target.Token, ImportKey.Content(row.Row, row.Seconds));
            }
            if (++rows % BatchRows != 0)
                continue;
            cancellation.ThrowIfCancellationRequested();
            progress.Report(import.Id, ImportStep.Reading, rows);
        }
        return repeated;

        void OnBad(BadRow bad)
        {
            if (!plan.LeavesBadRowsOut)
                throw ImportRefusedException.AtLine(bad.Line, bad.Reason);
        }
    }

    async Task<HashSet<string>> KnownAsync(TimeEntry[] batch, CancellationToken cancellation)
    {
        var here = new HashSet<string>(StringComparer.Ordinal);
        foreach (var keys in batch.Select(e => e.ImportKey!).Chunk(KeysAtOnce))
            here.UnionWith(await db.KnownKeys(keys).ToListAsync(cancellation));
        return here;
    }
}
