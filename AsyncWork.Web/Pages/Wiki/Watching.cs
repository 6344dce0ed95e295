using AsyncWork.Domain;
using AsyncWork.Domain.Notifications;
using AsyncWork.Domain.People;
using AsyncWork.Web.Data;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Wiki;

/// <summary>Who wants to be told of what.</summary>
public static class Watching
{
    /// <summary>Watches a thing, or does not any more; nothing happens where it is so already, and pressed twice it is said once.</summary>
    public static Task WatchAsync(this AppDbContext db, Subject subject, PersonId person, bool on, Instant now) =>
        db.InTransactionAsync(async token =>
        {
            db.ChangeTracker.Clear();
            await db.TakeTurnOfAsync(person, token);
            var (kind, id) = subject;
            var watch = await db.Watches.SingleOrDefaultAsync(
                w => w.SubjectKind == kind && w.SubjectId == id && w.PersonId == person,
                token
            );
            if (on && watch is null)
                db.Watches.Add(new Watch(subject, person, now));
            else if (!on && watch is not null)
                db.Watches.Remove(watch);
            await db.SaveChangesAsync(token);
        });
}
