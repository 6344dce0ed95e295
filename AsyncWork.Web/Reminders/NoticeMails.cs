using AsyncWork.Domain.Notifications;
using AsyncWork.Domain.People;
using AsyncWork.Web.Calendar;
using AsyncWork.Web.Data;
using AsyncWork.Web.Mail;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Reminders;

/// <summary>
/// Mails notices: as one digest at the person's hour of their working days, and at once what is urgent (product.md N2, N3). Each mail is
/// claimed with what is stored for it, in one: whether a node dies halfway or two do it at once, it is sent once.
/// </summary>
public sealed class NoticeMails(AppDbContext db, MailOutbox outbox, SiteAddress site, IClock clock)
{
    /// <summary>What was shown longer ago is not mailed any more.</summary>
    public static readonly Duration Oldest = Duration.FromDays(15);
    static readonly Duration OldestUrgent = Duration.FromDays(2);
    const int AtOnce = 100;

    /// <summary>How many people got a digest.</summary>
    public async Task<int> SendDigestsAsync(CancellationToken cancellation = default)
    {
        var now = clock.GetCurrentInstant();
        var today = now.InUtc().Date;
        var people = await db.ListMailedPeople(today.PlusDays(-1), urgent: false, now - Oldest, now).ToListAsync(cancellation);
        if (people.Count == 0)
            return 0;
        var sent = (await db.ListSentDigests(today.PlusDays(-9)).ToListAsync(cancellation)).ToHashSet();
        var times = await TimesAsync(people, today, cancellation);
        var due = people
            .Where(p => !DigestTime.IsQuietAt(now, times[p.Id], p.Wants))
            .Select(p => (Person: p, Digest: DigestTime.LastDue(times[p.Id], p.Wants, now)))
            .Where(d => d.Digest is not null && !sent.Contains(new(d.Person.Id, d.Digest.Date)));
        var mails = 0;
        foreach (var some in due.Chunk(AtOnce))
        {
            var ids = some.Select(d => d.Person.Id).ToList();
            var notices = (await db.ListNoticesToMail(ids, urgent: false, now - Oldest, now).ToListAsync(cancellation)).ToLookup(
                n => n.Person
            );
            foreach (var (person, digest) in some)
            {
                var mine = notices[person.Id]
                    .Where(n => n.ShownAt <= digest!.At && digest.Includes(n.Reason.Kind(), person.Wants))
                    .ToList();
                if (mine.Count > 0 && await SendAsync(person, digest!, mine, now, cancellation))
                    mails++;
            }
        }
        return mails;
    }

    /// <summary>How many urgent notices were mailed.</summary>
    public async Task<int> SendUrgentAsync(CancellationToken cancellation = default)
    {
        var now = clock.GetCurrentInstant();
        var today = now.InUtc().Date;
        var from = now - OldestUrgent;
        var people = await db.ListMailedPeople(today.PlusDays(-1), urgent: true, from, now).ToListAsync(cancellation);
        if (people.Count == 0)
            return 0;
        var times = await TimesAsync(people, today, cancellation);
        var byId = people.Where(p => DigestTime.MayReach(now, times[p.Id], p.Wants)).ToDictionary(p => p.Id);
        var mails = 0;
        foreach (var notice in await db.ListNoticesToMail([.. byId.Keys], urgent: true, from, now).ToListAsync(cancellation))
        {
            var person = byId[notice.Person];
            if (await SendAsync(person, notice, DigestTime.IsQuietAt(now, times[person.Id], person.Wants), now, cancellation))
                mails++;
        }
        return mails;
    }

    /// <summary>With days off as far around as a digest looks for working days.</summary>
    Task<WorkingTimes> TimesAsync(List<MailedPerson> people, LocalDate today, CancellationToken cancellation) =>
        WorkingTimes.LoadAsync(db, people.ConvertAll(p => p.Id), today.PlusDays(-15), today.PlusDays(15), cancellation);

    async Task<bool> SendAsync(
        MailedPerson person,
        DigestDue due,
        List<NoticeToMail> notices,
        Instant now,
        CancellationToken cancellation
    )
    {
        var ids = notices.ConvertAll(n => n.Id);
        try
        {
            await db.InTransactionAsync(
                async token =>
                {
                    db.ChangeTracker.Clear();
                    db.Digests.Add(new Digest(person.Id, due.Date, notices.Count, now));
                    outbox.Add(person.Email, DigestText.Subject(notices), DigestText.Body(person, notices, site));
                    await db.SaveChangesAsync(token);
                    await db.WriteAsync(
                        stop =>
                            db.Notifications.Where(n => ids.Contains(n.Id))
                                .ExecuteUpdateAsync(set => set.SetProperty(n => n.MailedAt, now), stop),
                        token
                    );
                },
                cancellation
            );
            return true;
        }
        catch (DbUpdateException) // another node was first with this day
        {
            db.ChangeTracker.Clear();
            return false;
        }
    }

    /// <param name="quiet">It comes although they are off: that is counted.</param>
    async Task<bool> SendAsync(MailedPerson person, NoticeToMail notice, bool quiet, Instant now, CancellationToken cancellation)
    {
        var claimed = false;
        await db.InTransactionAsync(
            async token =>
            {
                db.ChangeTracker.Clear();
                var claim = db.Notifications.Where(n => n.Id == notice.Id && n.MailedAt == null);
                claimed =
                    await db.WriteAsync(
                        stop =>
                            claim.ExecuteUpdateAsync(
                                set => set.SetProperty(n => n.MailedAt, now).SetProperty(n => n.BrokeQuiet, quiet),
                                stop
                            ),
                        token
                    ) == 1;
                if (!claimed)
                    return;
                outbox.Add(person.Email, DigestText.UrgentSubject(notice), DigestText.Urgent(person, notice, site));
                await db.SaveChangesAsync(token);
            },
            cancellation
        );
        return claimed;
    }
}
