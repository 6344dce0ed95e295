using AsyncWork.Domain.People;
using AsyncWork.Domain.TimeLogs;
using AsyncWork.Web.Data;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Importing;

/// <summary>Takes files in, looks at them under a plan, and starts imports.</summary>
sealed class ImportDesk(AppDbContext db, ImportFiles files, ImportProgress<TimeImport> progress, IClock clock)
{
    const int ReasonsTold = 3;

    /// <summary>Stores a file and finds out how to read it and what it holds.</summary>
    /// <exception cref="ImportRefusedException">The file as a whole cannot be taken; nothing is stored.</exception>
    public async Task<TimeImport> ReceiveAsync(PersonId by, string fileName, Stream content, CancellationToken cancellation)
    {
        var storedAs = await files.KeepAsync(content, cancellation);
        var kept = false;
        try
        {
            var path = files.PathOf(storedAs);
            var import = new TimeImport(by, NameOf(fileName), storedAs, new FileInfo(path).Length, clock.GetCurrentInstant());
            var plan = new ImportPlan { Format = Survey.Of(CsvSource.Open(path)) };
            plan = await LookAsync(import, plan, cancellation);
            if (plan.Found is { Entries: 0, LeftOut: 0 } found)
                throw new ImportRefusedException(
                    "No row of this file can be taken. "
                        + string.Join(" ", found.Bad.Take(ReasonsTold).Select(b => $"Line {b.Line}: {b.Reason}"))
                );
            import.PlanAs(plan.ToJson());
            db.TimeImports.Add(import);
            await db.SaveChangesAsync(cancellation);
            kept = true;
            return import;
        }
        finally
        {
            if (!kept)
                files.Delete(storedAs);
        }
    }

    /// <summary>The day, by UTC, on whose memberships it depends for whom hours are brought in.</summary>
    public LocalDate Today => clock.GetCurrentInstant().InUtc().Date;

    /// <summary>Finds out again how a file is written, when somebody has said what its columns mean.</summary>
    public SourceFormat SurveyAgain(TimeImport import, ImportPlan plan, IReadOnlyDictionary<SourceField, int> columns) =>
        Survey.Of(Source(import, plan), columns);

    /// <summary>Looks at the file under this plan; as it is while there are questions about how to read it.</summary>
    public async Task<ImportPlan> LookAsync(TimeImport import, ImportPlan plan, CancellationToken cancellation)
    {
        if (!plan.Format.IsSettled)
            return plan with { Found = null };
        var rights = await db.ImportRightsOfAsync(import.By, Today, cancellation);
        var directory = await ImportDirectory.LoadAsync(db, cancellation);
        var locks = await ImportLocks.LoadAsync(db, cancellation);
        return plan with
        {
            Found = await new Inspector(Source(import, plan), plan, directory, rights, locks).InspectAsync(db, cancellation),
        };
    }

    /// <summary>Why an import cannot begin under this plan; null when it can.</summary>
    public static string? WhyNotStart(ImportPlan plan) =>
        plan.Found is not { } found ? "Say first how the file is to be read."
        : found.Undecided > 0
            ? $"Decide what becomes of the rows of {string.Join(", ", found.People.Where(p => p.Choice is null).Take(3).Select(p => p.Name))}{(found.Undecided > 3 ? $" and {found.Undecided - 3} more" : "")}."
        : found.BadRows > 0 && !plan.LeavesBadRowsOut
            ? "Some rows cannot be taken. Correct the file and send it again, or choose to leave these rows out."
        : found.Entries == 0 ? "No row would be left to import."
        : null;

    /// <summary>Confirms the import: it begins as soon as its turn comes.</summary>
    /// <exception cref="InvalidOperationException"><see cref="WhyNotStart"/> or <see cref="TimeImport.WhyNotStart"/> has a reason.</exception>
    public async Task StartAsync(TimeImport import, ImportPlan plan, CancellationToken cancellation)
    {
        if (WhyNotStart(plan) is { } reason)
            throw new InvalidOperationException(reason);
        import.PlanAs((plan with { Found = null }).ToJson());
        import.Start(plan.Found!.Entries);
        await db.SaveChangesAsync(cancellation);
        progress.Ring();
    }

    /// <summary>Gives up an import that was not confirmed.</summary>
    public async Task DiscardAsync(TimeImport import, CancellationToken cancellation)
    {
        db.TimeImports.Remove(import);
        await db.SaveChangesAsync(cancellation);
        files.Delete(import.StoredAs);
    }

    public bool HasFile(TimeImport import) => files.Has(import.StoredAs);

    CsvSource Source(TimeImport import, ImportPlan plan) =>
        new(files.PathOf(import.StoredAs), plan.Format.Encoding, plan.Format.Separator);

    // Some browsers send the path as well.
    static string NameOf(string fileName) =>
        CellReading.Line(fileName[(fileName.LastIndexOfAny(['/', '\\']) + 1)..]) is { Length: > 0 } name ? name : "hours.csv";
}
