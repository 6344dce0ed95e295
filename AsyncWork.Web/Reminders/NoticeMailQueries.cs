using AsyncWork.Domain.Notifications;
using AsyncWork.Domain.People;
using AsyncWork.Web.Data;
using AsyncWork.Web.TagHelpers;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Reminders;

/// <summary>Someone for whom there is something to be mailed.</summary>
/// <param name="Settings">Null for the usual.</param>
public sealed record MailedPerson(PersonId Id, string Name, string Email, DateTimeZone Zone, NoticeSettings? Settings)
{
    public NoticeSettings Wants { get; } = Settings ?? new NoticeSettings(Id);
}

/// <summary>A notice to be mailed.</summary>
/// <param name="DueAt">By when the person should answer or acknowledge; null when nothing is asked of them.</param>
public sealed record NoticeToMail(
    long Id,
    PersonId Person,
    NotificationReason Reason,
    string Text,
    int Count,
    string Url,
    Instant ShownAt,
    string? UrgentBecause,
    Instant? DueAt
)
{
    /// <summary>What it says, and by when something is wanted.</summary>
    /// <param name="zone">Of who gets the mail.</param>
    public string Words(DateTimeZone zone) =>
        (Count == 1 ? Text : $"{Text} And {Count - 1} more.") + (DueAt is { } due ? $" (by {due.Text(zone)})" : "");
}

/// <summary>That a person has the digest of a day.</summary>
public sealed record SentDigest(PersonId Person, LocalDate Date);

/// <summary>What is read to mail notices (product.md N2, N3).</summary>
public static class NoticeMailQueries
{
    /// <summary>What is shown between two moments, is not done and was in no mail. What tells of a request is done when they are not waited for.</summary>
    public static IQueryable<Notification> NoticesToMail(this AppDbContext db, Instant from, Instant to) =>
        db.Notifications.Where(n =>
            n.MailedAt == null
            && n.DoneAt == null
            && n.ShownAt > from
            && n.ShownAt <= to
            && (
                n.RequestId == null
                || db.RequestRecipients.Any(a =>
                    a.RequestId == n.RequestId && a.DoneAt == null && (a.PersonId == n.PersonId || a.DeputyId == n.PersonId)
                )
            )
        );

    /// <summary>Those for whom there is something, who work here, can sign in and can be reached.</summary>
    /// <param name="urgent">For whom there is something urgent.</param>
    public static IQueryable<MailedPerson> ListMailedPeople(
        this AppDbContext db,
        LocalDate today,
        bool urgent,
        Instant from,
        Instant to
    )
    {
        var notices = db.NoticesToMail(from, to).Where(n => !urgent || n.UrgentBecause != null);
        return from p in db.People.AsNoTracking()
            join u in db.Users on p.Id equals u.PersonId
            join s in db.NoticeSettings on p.Id equals s.PersonId into chosen
            from s in chosen.DefaultIfEmpty()
            where p.Email != null && (p.LastDay == null || p.LastDay >= today) && u.DeactivatedAt == null && u.JoinedAt != null
            where notices.Any(n => n.PersonId == p.Id)
            orderby p.Id
            select new MailedPerson(p.Id, p.Name, p.Email!, p.Zone, s);
    }

    public static IQueryable<NoticeToMail> ListNoticesToMail(
        this AppDbContext db,
        IReadOnlyCollection<PersonId> people,
        bool urgent,
        Instant from,
        Instant to
    ) =>
        db.NoticesToMail(from, to)
            .AsNoTracking()
            .Where(n => people.Contains(n.PersonId) && (!urgent || n.UrgentBecause != null))
            .OrderBy(n => n.ShownAt)
            .ThenBy(n => n.Id)
            .Select(n => new NoticeToMail(
                n.Id,
                n.PersonId,
                n.Reason,
                n.Text,
                n.Count,
                n.Url,
                n.ShownAt,
                n.UrgentBecause,
                db.RequestRecipients.Where(a =>
                        a.RequestId == n.RequestId && a.DoneAt == null && (a.PersonId == n.PersonId || a.DeputyId == n.PersonId)
                    )
                    .Min(a => a.DueAt)
            ));

    public static IQueryable<SentDigest> ListSentDigests(this AppDbContext db, LocalDate from) =>
        db.Digests.Where(d => d.Date >= from).Select(d => new SentDigest(d.PersonId, d.Date));
}
