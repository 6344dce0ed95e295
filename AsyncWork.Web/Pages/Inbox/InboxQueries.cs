using AsyncWork.Domain.Notifications;
using AsyncWork.Domain.People;
using AsyncWork.Web.Data;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Inbox;

/// <summary>A notification as the inbox shows it.</summary>
public sealed record NotificationRow(
    long Id,
    NotificationReason Reason,
    PersonId? By,
    string? ByName,
    string Text,
    string Url,
    Instant At,
    bool IsRead
);

/// <summary>What a person is told; nobody reads another's (product.md N1).</summary>
public static class InboxQueries
{
    public static IQueryable<Notification> NotificationsOf(this AppDbContext db, PersonId person) =>
        db.Notifications.Where(n => n.PersonId == person);

    /// <summary>Unread first, then the newest.</summary>
    public static IQueryable<NotificationRow> ListNotifications(this AppDbContext db, PersonId person, int skip, int take) =>
        db.NotificationsOf(person)
            .OrderBy(n => n.ReadAt != null)
            .ThenByDescending(n => n.At)
            .ThenByDescending(n => n.Id)
            .Skip(skip)
            .Take(take)
            .Select(n => new NotificationRow(
                n.Id,
                n.Reason,
                n.By,
                db.People.Where(p => p.Id == n.By).Select(p => p.Name).FirstOrDefault(),
                n.Text,
                n.Url,
                n.At,
                n.ReadAt != null
            ));

    /// <summary>The newest that were not read.</summary>
    public static IQueryable<NotificationRow> ListUnread(this AppDbContext db, PersonId person, int take) =>
        db.NotificationsOf(person)
            .Where(n => n.ReadAt == null)
            .OrderByDescending(n => n.At)
            .ThenByDescending(n => n.Id)
            .Take(take)
            .Select(n => new NotificationRow(
                n.Id,
                n.Reason,
                n.By,
                db.People.Where(p => p.Id == n.By).Select(p => p.Name).FirstOrDefault(),
                n.Text,
                n.Url,
                n.At,
                false
            ));
}
