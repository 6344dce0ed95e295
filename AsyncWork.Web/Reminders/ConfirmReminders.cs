using AsyncWork.Domain.Notifications;
using AsyncWork.Domain.People;
using AsyncWork.Web.Calendar;
using AsyncWork.Web.Data;
using AsyncWork.Web.Pages.Inbox;
using AsyncWork.Web.TagHelpers;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Reminders;

/// <summary>A page that somebody has not confirmed, shortly before it is due.</summary>
public sealed record PageToConfirm(int RequestId, PersonId Person, string Title, string Url, Instant DueAt);

/// <summary>
/// Reminds people of pages that they are asked to confirm: once for each version, within their working hours, a little before the day or soon
/// after it (product.md P9). It lies in the inbox, and so in the digest of who has one.
/// </summary>
public sealed class ConfirmReminders(AppDbContext db, IClock clock)
{
    static readonly Duration Ahead = Duration.FromDays(2);

    /// <summary>More than this are reminded in the next round.</summary>
    const int MostAtOnce = 500;

    /// <summary>How many notices were written.</summary>
    public async Task<int> RemindAsync(CancellationToken cancellation = default)
    {
        var now = clock.GetCurrentInstant();
        var open = await db.ListPagesToConfirm(now + Ahead).Take(MostAtOnce).ToListAsync(cancellation);
        if (open.Count == 0)
            return 0;
        List<PersonId> people = [.. open.Select(o => o.Person).Distinct()];
        var times = await WorkingTimes.LoadAroundAsync(db, people, now, cancellation);
        var reminded = 0;
        foreach (var page in open.Where(o => times[o.Person].IsWorkingAt(now)))
            await db.InTransactionAsync(
                async token =>
                {
                    db.ChangeTracker.Clear();
                    // Another node that does the same at once finds it claimed.
                    var claimed = await db.WriteAsync(
                        c =>
                            db.RequestRecipients.Where(r =>
                                    r.RequestId == page.RequestId
                                    && r.PersonId == page.Person
                                    && r.RemindedAt == null
                                    && r.DoneAt == null
                                )
                                .ExecuteUpdateAsync(set => set.SetProperty(r => r.RemindedAt, now), c),
                        token
                    );
                    if (claimed == 0)
                        return;
                    var zone = times[page.Person].Zone;
                    var text = $"Please confirm that you have read “{page.Title}”, by {page.DueAt.Text(zone)}";
                    db.Tell(new(page.Person, NotificationReason.ToAcknowledge, null, text, page.Url, now));
                    await db.SaveChangesAsync(token);
                    reminded++;
                },
                cancellation
            );
        return reminded;
    }
}

/// <summary>What is read to remind people of pages.</summary>
public static class ConfirmReminderQueries
{
    /// <summary>Pages that are to be confirmed before a moment, by people who were not reminded.</summary>
    public static IQueryable<PageToConfirm> ListPagesToConfirm(this AppDbContext db, Instant before) =>
        from a in db.RequestRecipients.AsNoTracking()
        where a.DueAt < before && a.DueOn != null && a.DoneAt == null && a.RemindedAt == null
        join r in db.Requests on a.RequestId equals r.Id
        where r.ClosedAt == null && r.WithdrawnAt == null
        orderby a.DueAt, a.RequestId, a.PersonId
        select new PageToConfirm(r.Id, a.PersonId, r.Title, r.Url, a.DueAt!.Value);
}
