using AsyncWork.Domain.Notifications;
using AsyncWork.Domain.People;
using AsyncWork.Web.Data;
using AsyncWork.Web.Pages.Requests;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Inbox;

/// <summary>How people are told: never of what they did themselves, and once of what was done to many things at once (product.md N4).</summary>
public static class Notices
{
    public static void Tell(this AppDbContext db, Notification notice)
    {
        if (!notice.IsOwn)
            db.Notifications.Add(notice);
    }

    /// <summary>Of one of several things that one act may change: what else was told of it in this unit of work becomes one notice.</summary>
    /// <param name="all">Where all of them are.</param>
    public static void TellTogether(this AppDbContext db, Notification notice, string all)
    {
        if (db.Notifications.Local.FirstOrDefault(n => n.IsOfOneActWith(notice)) is { } first)
            first.Join(all);
        else
            db.Tell(notice);
    }

    /// <summary>What people were asked to do at an address is done: it waits in their inbox no more. Part of the caller's transaction, where there is one.</summary>
    public static Task<int> FinishAskedAsync(
        this AppDbContext db,
        IReadOnlyCollection<PersonId> people,
        string url,
        Instant now,
        CancellationToken token
    ) => db.FinishAsync(db.ListAskedAt(url).Where(n => people.Contains(n.PersonId)), now, token);

    /// <summary>The same at several addresses: somebody else does it from now on.</summary>
    public static Task<int> FinishAskedAtAnyAsync(
        this AppDbContext db,
        PersonId person,
        IReadOnlyCollection<string> urls,
        Instant now,
        CancellationToken token
    ) => db.FinishAsync(db.ListAskedAtAny(person, urls), now, token);

    /// <summary>The same for whomever it was asked since then.</summary>
    public static Task<int> FinishAskedSinceAsync(
        this AppDbContext db,
        Instant since,
        string url,
        Instant now,
        CancellationToken token
    ) => db.FinishAsync(db.ListAskedAt(url).Where(n => n.At >= since), now, token);

    static Task<int> FinishAsync(this AppDbContext db, IQueryable<Notification> notices, Instant now, CancellationToken token) =>
        db.WriteAsync(stop => notices.ExecuteUpdateAsync(set => set.SetProperty(n => n.DoneAt, now), stop), token);

    /// <summary>The notice by which a person was told of a request that waits for them. One of which no notice tells gets one. Null when none waits.</summary>
    public static async Task<Notification?> FindOrTellOfRequestAsync(this AppDbContext db, PersonId person, int request)
    {
        if (await RequestQueries.ListWaiting(db, person, request, default, 1).FirstOrDefaultAsync() is not { } waiting)
            return null;
        if (await db.NoticeOfRequest(person, request).FirstOrDefaultAsync() is { } told)
            return told;
        var asked = await db.Requests.SingleAsync(r => r.Id == request);
        var words = $"{waiting.AskedBy ?? "Somebody"} asks you on “{asked.Title}”.";
        // Who stands in may have asked it themselves; that is no reason to have no notice of it.
        var by = asked.AskedBy == person ? null : asked.AskedBy;
        var notice = new Notification(person, NotificationReason.Asked, by, words, waiting.Address, asked.AskedAt).Of(asked);
        db.Tell(notice);
        return notice;
    }
}
