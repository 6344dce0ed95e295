using AsyncWork.Domain.Notifications;
using AsyncWork.Domain.People;
using AsyncWork.Web.Data;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Inbox;

/// <summary>How much a person was told for a reason, and how much of it is old and not done.</summary>
public sealed record ToldByReason(NotificationReason Reason, int Told, int Left);

/// <summary>What is read for a person's own choice of what reaches them (product.md N2, N3, N8).</summary>
public static class NoticeSettingsQueries
{
    static readonly IReadOnlyList<NotificationReason> Watching = NoticeKind.Watching.Reasons();

    /// <summary>Theirs to change; the usual, to be stored with the first change, for who never chose.</summary>
    public static async Task<NoticeSettings> NoticeSettingsOfAsync(this AppDbContext db, PersonId person)
    {
        if (await db.NoticeSettings.SingleOrDefaultAsync(s => s.PersonId == person) is { } chosen)
            return chosen;
        var usual = new NoticeSettings(person);
        db.NoticeSettings.Add(usual);
        return usual;
    }

    /// <summary>Whether they want hints while they write (product.md P7).</summary>
    public static async Task<bool> WantsAdviceAsync(this AppDbContext db, PersonId person) =>
        await db.NoticeSettings.Where(s => s.PersonId == person).Select(s => (bool?)s.WantsAdvice).FirstOrDefaultAsync() ?? true;

    public static IQueryable<ToldByReason> ListToldByReason(this AppDbContext db, PersonId person, Instant from, Instant old) =>
        db.NotificationsOf(person)
            .Where(n => n.At >= from)
            .GroupBy(n => n.Reason)
            .Select(g => new ToldByReason(
                g.Key,
                g.Count(),
                g.Sum(n => n.DoneAt == null && n.RequestId == null && n.At < old ? 1 : 0)
            ));

    /// <summary>How often each address told a person of what they follow.</summary>
    public static IQueryable<ToldOfThing> ListUrlsToldOf(this AppDbContext db, PersonId person, Instant from) =>
        db.NotificationsOf(person)
            .Where(n => n.At >= from && Watching.Contains(n.Reason))
            .GroupBy(n => n.Url)
            .Select(g => new ToldOfThing(g.Key, g.Count()));
}
