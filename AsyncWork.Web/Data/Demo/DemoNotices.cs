using AsyncWork.Domain.Notifications;
using AsyncWork.Domain.Requests;
using AsyncWork.Web.Pages.Inbox;
using Microsoft.EntityFrameworkCore;

namespace AsyncWork.Web.Data.Demo;

/// <summary>Whoever is waited for was told so, as by the pages that ask.</summary>
static class DemoNotices
{
    public static async Task AddAsync(AppDbContext db, CancellationToken cancellation)
    {
        var open = await db
            .Requests.Include(r => r.Recipients)
            .Where(r => r.ClosedAt == null && r.WithdrawnAt == null && r.Recipients.Any(a => a.DoneAt == null))
            .ToListAsync(cancellation);
        var told = await db.Notifications.Where(n => n.RequestId != null).Select(n => n.RequestId).ToListAsync(cancellation);
        var names = await db.People.ToDictionaryAsync(p => p.Id, p => p.Name, cancellation);
        foreach (var request in open.Where(r => !told.Contains(r.Id)))
        {
            var reason =
                request.Kind == RequestKind.Acknowledgement ? NotificationReason.ToAcknowledge : NotificationReason.Asked;
            var words = $"{(request.AskedBy is { } by ? names[by] : "Somebody")} asks you on “{request.Title}”";
            foreach (var person in request.Recipients.Where(r => r.DoneAt is null).Select(r => r.PersonId))
                db.Tell(new Notification(person, reason, request.AskedBy, words, request.Url, request.AskedAt).Of(request));
        }
        await db.SaveChangesAsync(cancellation);
        db.ChangeTracker.Clear();
    }
}
