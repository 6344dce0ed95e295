using AsyncWork.Domain.People;
using AsyncWork.Domain.TimeLogs;
using AsyncWork.Web.Data;
using AsyncWork.Web.History;
using AsyncWork.Web.TagHelpers;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Time.Approvals;

/// <summary>Closes months and opens them again (product.md T7). HR and administrators alone come here.</summary>
public sealed class MonthClosing(AppDbContext db, AuditTrail audit, IClock clock)
{
    /// <param name="today">The date in the company's zone.</param>
    /// <returns>Why the month was not closed; null when it is, also when it was before.</returns>
    public async Task<string?> CloseAsync(YearMonth month, PersonId by, LocalDate today)
    {
        if (ClosedMonth.WhyNotClose(month, today) is { } reason)
            return reason;
        var (first, last) = (month.OnDayOfMonth(1), month.ToDateInterval().End);
        var monday = Timesheet.MondayOf(first);
        await db.InTransactionAsync(async cancellation =>
        {
            db.ChangeTracker.Clear();
            // Who changes hours holds their week, or for a new one takes this turn: this waits for them, and they for this.
            await db.TakeCompanyTurnAsync(cancellation);
            await db
                .Timesheets.Where(s => s.Monday >= monday && s.Monday <= last)
                .ExecuteUpdateAsync(set => set.SetProperty(s => s.Version, s => s.Version + 1), cancellation);
            if (await db.ClosedMonths.AnyAsync(m => m.FirstDay == first, cancellation))
                return;
            var open = await db.Timesheets.CountAsync(
                s => s.Monday >= monday && s.Monday <= last && s.State != TimesheetState.Approved,
                cancellation
            );
            db.Add(new ClosedMonth(month, by, clock.GetCurrentInstant()));
            audit.Record("closed month", month.Text(), open == 0 ? "" : $"{open} weeks were not approved");
            await db.SaveChangesAsync(cancellation);
        });
        return null;
    }

    /// <summary>Why a month is not opened again for this reason; null when it is.</summary>
    public static string? WhyNotReopen(string? reason) =>
        string.IsNullOrWhiteSpace(reason) ? "Give the reason for opening the month again."
        : reason.Trim().Length > TimeEntry.LongestReason ? $"A reason has at most {TimeEntry.LongestReason} characters."
        : WorkDetails.WhyNotText(reason);

    /// <returns>Why the month is not open again; null when it is.</returns>
    public async Task<string?> ReopenAsync(YearMonth month, string? reason)
    {
        if (WhyNotReopen(reason) is { } wrong)
            return wrong;
        var first = month.OnDayOfMonth(1);
        string? notClosed = null;
        await db.InTransactionAsync(async cancellation =>
        {
            db.ChangeTracker.Clear();
            var opened = await db.ClosedMonths.Where(m => m.FirstDay == first).ExecuteDeleteAsync(cancellation);
            notClosed = opened == 0 ? "The month is open already." : null;
            if (opened > 0)
                audit.Record("reopened month", month.Text(), reason!.Trim());
            await db.SaveChangesAsync(cancellation);
        });
        return notClosed;
    }
}
