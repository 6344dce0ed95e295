using AsyncWork.Domain.Notifications;
using AsyncWork.Domain.People;
using AsyncWork.Web.Data;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Inbox;

/// <summary>A notice as the inbox shows it.</summary>
/// <param name="Count">How many things it tells of.</param>
public sealed record NoticeRow(
    long Id,
    NotificationReason Reason,
    PersonId? By,
    string? ByName,
    string Text,
    int Count,
    string Url,
    Instant At,
    Instant ShownAt,
    Instant? DoneAt
)
{
    public string Words => Count == 1 ? Text : $"{Text} And {Count - 1} more.";
}

/// <summary>How many notices of a reason wait, or are put aside.</summary>
public sealed record NoticeCount(NotificationReason Reason, bool IsSnoozed, int Count);

/// <summary>What a person is told; nobody reads another's (product.md N1).</summary>
public static class InboxQueries
{
    static readonly IReadOnlyList<NotificationReason> Answers = NoticeKind.Answer.Reasons();
    static readonly IReadOnlyList<NotificationReason> Acknowledgements = NoticeKind.Acknowledgement.Reasons();
    static readonly IReadOnlyList<NotificationReason> Mentions = NoticeKind.Mention.Reasons();

    /// <summary>What asks somebody to do something that is no request: an answer to a decision, a hand-off, a review.</summary>
    static readonly IReadOnlyList<NotificationReason> ToDo =
    [
        NotificationReason.Asked,
        NotificationReason.Due,
        NotificationReason.HandedOver,
    ];

    /// <summary>The notices that still ask for something at an address; those of requests go by the request.</summary>
    public static IQueryable<Notification> ListAskedAt(this AppDbContext db, string url) =>
        db.Notifications.Where(n => n.Url == url && n.DoneAt == null && n.RequestId == null && ToDo.Contains(n.Reason));

    /// <summary>The same at several addresses, of one person.</summary>
    public static IQueryable<Notification> ListAskedAtAny(
        this AppDbContext db,
        PersonId person,
        IReadOnlyCollection<string> urls
    ) =>
        db.Notifications.Where(n =>
            n.PersonId == person && urls.Contains(n.Url) && n.DoneAt == null && n.RequestId == null && ToDo.Contains(n.Reason)
        );

    public static IQueryable<Notification> NotificationsOf(this AppDbContext db, PersonId person) =>
        db.Notifications.Where(n => n.PersonId == person);

    /// <summary>What a person is not done with. What tells of a request is done when they are not waited for.</summary>
    public static IQueryable<Notification> OpenNoticesOf(this AppDbContext db, PersonId person) =>
        db.NotificationsOf(person)
            .Where(n =>
                n.DoneAt == null
                && (
                    n.RequestId == null
                    || db.RequestRecipients.Any(a =>
                        a.RequestId == n.RequestId && a.DoneAt == null && (a.PersonId == person || a.DeputyId == person)
                    )
                )
            );

    /// <summary>How much there is of each kind that is not of a request; requests are counted as such.</summary>
    public static readonly Func<AppDbContext, PersonId, Instant, IAsyncEnumerable<NoticeCount>> CountNotices =
        EF.CompileAsyncQuery(
            (AppDbContext db, PersonId person, Instant now) =>
                db
                    .Notifications.Where(n =>
                        n.PersonId == person
                        && n.DoneAt == null
                        && (
                            n.RequestId == null
                            || (
                                n.ShownAt > now
                                && db.RequestRecipients.Any(a =>
                                    a.RequestId == n.RequestId
                                    && a.DoneAt == null
                                    && (a.PersonId == person || a.DeputyId == person)
                                )
                            )
                        )
                    )
                    .GroupBy(n => new { n.Reason, IsSnoozed = n.ShownAt > now })
                    .Select(g => new NoticeCount(g.Key.Reason, g.Key.IsSnoozed, g.Count()))
        );

    /// <summary>What waits, but for requests, which stand above it: kind by kind, the newest first.</summary>
    /// <param name="kind">Null for all.</param>
    public static IQueryable<NoticeRow> ListWaitingNotices(
        this AppDbContext db,
        PersonId person,
        NoticeKind? kind,
        Instant now,
        int skip,
        int take
    )
    {
        var waiting = db.OpenNoticesOf(person).Where(n => n.RequestId == null && n.ShownAt <= now);
        if (kind is { } one)
        {
            var reasons = one.Reasons();
            waiting = waiting.Where(n => reasons.Contains(n.Reason));
        }
        return db.Rows(
            waiting
                .OrderBy(n =>
                    Answers.Contains(n.Reason) ? 0
                    : Acknowledgements.Contains(n.Reason) ? 1
                    : Mentions.Contains(n.Reason) ? 2
                    : 3
                )
                .ThenByDescending(n => n.ShownAt)
                .ThenByDescending(n => n.Id)
                .Skip(skip)
                .Take(take)
        );
    }

    /// <summary>What is put aside, what comes back first at the top.</summary>
    public static IQueryable<NoticeRow> ListSnoozed(this AppDbContext db, PersonId person, Instant now, int skip, int take) =>
        db.Rows(
            db.OpenNoticesOf(person).Where(n => n.ShownAt > now).OrderBy(n => n.ShownAt).ThenBy(n => n.Id).Skip(skip).Take(take)
        );

    public static IQueryable<Notification> DoneOf(this AppDbContext db, PersonId person) =>
        db.NotificationsOf(person).Where(n => n.DoneAt != null);

    /// <summary>What a person is done with, the last first.</summary>
    public static IQueryable<NoticeRow> ListDone(this AppDbContext db, PersonId person, int skip, int take) =>
        db.Rows(db.DoneOf(person).OrderByDescending(n => n.DoneAt).ThenByDescending(n => n.Id).Skip(skip).Take(take));

    /// <summary>The newest that wait and are not of requests: what <see cref="OpenNoticesOf"/> means, compiled once for Today.</summary>
    public static readonly Func<AppDbContext, PersonId, Instant, int, IAsyncEnumerable<NoticeRow>> ListUnread =
        EF.CompileAsyncQuery(
            (AppDbContext db, PersonId person, Instant now, int most) =>
                db
                    .Notifications.Where(n => n.PersonId == person && n.DoneAt == null && n.RequestId == null && n.ShownAt <= now)
                    .OrderByDescending(n => n.ShownAt)
                    .ThenByDescending(n => n.Id)
                    .Take(most)
                    .Select(n => new NoticeRow(
                        n.Id,
                        n.Reason,
                        n.By,
                        db.People.Where(p => p.Id == n.By).Select(p => p.Name).FirstOrDefault(),
                        n.Text,
                        n.Count,
                        n.Url,
                        n.At,
                        n.ShownAt,
                        n.DoneAt
                    ))
        );

    /// <summary>The notice by which a person was told of a request that waits for them.</summary>
    public static IQueryable<Notification> NoticeOfRequest(this AppDbContext db, PersonId person, int request) =>
        db.NotificationsOf(person).Where(n => n.RequestId == request).OrderBy(n => n.Id);

    static IQueryable<NoticeRow> Rows(this AppDbContext db, IQueryable<Notification> notices) =>
        notices
            .AsNoTracking()
            .Select(n => new NoticeRow(
                n.Id,
                n.Reason,
                n.By,
                db.People.Where(p => p.Id == n.By).Select(p => p.Name).FirstOrDefault(),
                n.Text,
                n.Count,
                n.Url,
                n.At,
                n.ShownAt,
                n.DoneAt
            ));
}
