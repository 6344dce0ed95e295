using AsyncWork.Domain.People;
using AsyncWork.Domain.TimeLogs;
using AsyncWork.Web.Data;
using AsyncWork.Web.History;
using AsyncWork.Web.Mail;
using AsyncWork.Web.TagHelpers;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Time.Approvals;

/// <summary>What stands in the place of a corrected entry.</summary>
public sealed record CorrectedWork(int Minutes, int? ProjectId, int? ActivityId);

/// <summary>How a correction ended.</summary>
/// <param name="Reason">Why nothing was stored; null when it was.</param>
/// <param name="WasCorrected">Someone was first.</param>
public sealed record CorrectionResult(string? Reason, bool WasCorrected = false);

/// <summary>Corrects hours that are locked: a reversal with a reason and, where something remains, an entry in its place (product.md T7).</summary>
public sealed class Corrections(AppDbContext db, AuditTrail audit, MailOutbox outbox, SiteAddress site, IClock clock)
{
    public const string WhyNotAgain =
        "The entry was corrected already. An entry is corrected once; what stands in its place can be.";

    /// <summary>Why entries of a day are not corrected by this person; null when they are.</summary>
    /// <param name="closed">The month of the day is closed.</param>
    /// <param name="seesCompany">HR and administrators.</param>
    public static string? WhyNotOn(TimesheetState state, bool closed, bool seesCompany) =>
        closed
            ? seesCompany
                ? null
                : "The month is closed. HR can correct it."
            : state == TimesheetState.Approved
                ? null
                : state == TimesheetState.Submitted
                    ? "The week waits for approval. Return it, so that it can be changed."
                    : "The week is open: who logged the hours can change them.";

    /// <summary>Why this entry's day is not corrected by this viewer now; null when it is.</summary>
    public async Task<string?> WhyNotAsync(ApprovalScope scope, TimeEntry entry, CancellationToken cancellation)
    {
        var (monday, month) = (Timesheet.MondayOf(entry.Date), entry.Date.With(DateAdjusters.StartOfMonth));
        var state = await db
            .Timesheets.Where(s => s.PersonId == entry.PersonId && s.Monday == monday)
            .Select(s => s.State)
            .SingleOrDefaultAsync(cancellation);
        return WhyNotOn(state, await db.ClosedMonths.AnyAsync(m => m.FirstDay == month, cancellation), scope.SeesCompany);
    }

    /// <param name="instead">Null when nothing remains.</param>
    public async Task<CorrectionResult> CorrectAsync(ApprovalScope scope, long id, CorrectedWork? instead, string reason)
    {
        var result = new CorrectionResult(null);
        try
        {
            await db.InTransactionAsync(async cancellation =>
            {
                db.ChangeTracker.Clear();
                result = await StoreAsync(scope, id, instead, reason, cancellation);
            });
            return result;
        }
        catch (DbUpdateException) // the index says that someone was first
        {
            db.ChangeTracker.Clear();
            if (!await db.TimeEntries.AnyAsync(e => e.ReversalOfId == id))
                throw;
            return new(WhyNotAgain, WasCorrected: true);
        }
    }

    async Task<CorrectionResult> StoreAsync(
        ApprovalScope scope,
        long id,
        CorrectedWork? instead,
        string reason,
        CancellationToken cancellation
    )
    {
        var entry = await db.FindApprovedEntry(scope, id).SingleAsync(cancellation);
        var monday = Timesheet.MondayOf(entry.Date);
        // Held until this is stored, so that the week is not opened and changed meanwhile.
        var week = db.Timesheets.Where(s => s.PersonId == entry.PersonId && s.Monday == monday);
        await db.WriteAsync(
            c => week.ExecuteUpdateAsync(set => set.SetProperty(s => s.Version, s => s.Version + 1), c),
            cancellation
        );
        if (await WhyNotAsync(scope, entry, cancellation) is { } locked)
            return new(locked);
        if (await db.TimeEntries.AnyAsync(e => e.ReversalOfId == id, cancellation))
            return new(WhyNotAgain, WasCorrected: true);
        if (entry.WhyNotReverse(reason) is { } wrong)
            return new(wrong);
        var now = clock.GetCurrentInstant();
        db.Add(entry.Reverse(reason, scope.Viewer, now));
        if (instead is not null)
            db.Add(entry.Replace(instead.Minutes, instead.ProjectId, instead.ActivityId, reason, scope.Viewer, now));
        var person = await db.People.SingleAsync(p => p.Id == entry.PersonId, cancellation);
        var after = instead is null ? "nothing" : WorkDuration.Text(instead.Minutes);
        audit.Record(
            "corrected hours",
            $"{ApprovalDecisions.Subject(person.Name, monday)}, entry {entry.Id}",
            $"{WorkDuration.Text(entry.Minutes)} to {after}: {reason.Trim()}"
        );
        Tell(person, entry, after, reason);
        await db.SaveChangesAsync(cancellation);
        await db.KeepHoursAsync(entry.PersonId, [entry.Date], cancellation);
        return new(null);
    }

    void Tell(Person person, TimeEntry entry, string after, string reason)
    {
        if (person.Email is { } email)
            outbox.Add(
                email,
                $"Your hours of {entry.Date.Text()} were corrected",
                $"""
                {WorkDuration.Text(entry.Minutes)} on {entry.Date.Text()} became {after}.

                Reason: {reason.Trim()}

                The entry, and what stands in its place, are among your hours{site.LeadsTo(
                    $"/time?month={entry.Date.ToYearMonth().Address()}"
                )}
                """
            );
    }
}
