using AsyncWork.Domain.Kpis;
using AsyncWork.Domain.People;
using AsyncWork.Web.Data;
using AsyncWork.Web.History;
using AsyncWork.Web.Identity;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Reports.Mail;

/// <summary>Begins and ends that somebody gets the report of each month by mail (product.md K-e).</summary>
public sealed class SubscriptionDesk(AppDbContext db, AuditTrail audit, IClock clock)
{
    /// <summary>
    /// Subscribes somebody: oneself, or as HR or administrator anybody who may see that report. Who has it already gets it in these files from
    /// now on.
    /// </summary>
    /// <param name="slug">Of the team; empty for the whole company.</param>
    /// <returns>Why not, with the field it is about; no field when it was done.</returns>
    public async Task<(string? Field, string Text)> SubscribeAsync(
        Viewer viewer,
        PersonId person,
        string? slug,
        bool asPdf,
        bool asWorkbook,
        CancellationToken cancellation
    )
    {
        var reader = await db.ListReportReaders([person]).SingleOrDefaultAsync(cancellation);
        if (reader is not { HasAccount: true } || person != viewer.Person && !viewer.SeesCompany)
            return ("Person", "Choose somebody from the list.");
        var now = clock.GetCurrentInstant();
        var scopes = await db.ListReportScopesAsync(reader.ViewerAt(now), cancellation);
        if (scopes.Find(s => (s.Slug ?? "") == (slug ?? "")) is not { } scope)
            return ("Team", $"{reader.Name} may not see this report: who leads the team, HR and administrators may.");
        if (reader.Email is null)
            return ("Person", $"{reader.Name} has no e-mail address.");
        if (ReportSubscription.WhyNot(asPdf, asWorkbook) is { } reason)
            return ("Files", reason);
        await db.InTransactionAsync(
            async token =>
            {
                db.ChangeTracker.Clear();
                await db.TakeTurnOfAsync(person, token);
                var subscription = await db.ReportSubscriptions.SingleOrDefaultAsync(
                    s => s.PersonId == person && s.TeamId == scope.TeamId,
                    token
                );
                if (subscription is null)
                    db.ReportSubscriptions.Add(subscription = new(person, scope.TeamId, viewer.Person, now));
                subscription.ComeAs(asPdf, asWorkbook);
                audit.Record("subscribed to reports", reader.Name, scope.Name);
                await db.SaveChangesAsync(token);
            },
            cancellation
        );
        return (null, $"{reader.Name} gets the report of each month: {scope.Name}.");
    }

    /// <summary>Nothing when it has ended already.</summary>
    public async Task EndAsync(SubscriptionRow row, CancellationToken cancellation)
    {
        db.ReportSubscriptions.Remove(row.Subscription);
        audit.Record("ended a subscription to reports", row.Person, row.Scope);
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear(); // ended already: pressed twice, or by two
        }
    }
}
