using AsyncWork.Domain;
using AsyncWork.Domain.Notifications;
using AsyncWork.Domain.People;
using AsyncWork.Domain.Playbook;
using AsyncWork.Domain.Requests;
using AsyncWork.Web.Data;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Pages.Wiki;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Playbook;

/// <summary>What one person is asked to confirm of a page, and what they confirmed.</summary>
/// <param name="Revision">The version that is asked for.</param>
/// <param name="Confirmed">The version they confirmed of it; null while they did not.</param>
/// <param name="DoneAt">They are not waited for any more; null while they are.</param>
/// <param name="Before">The newest version of the page that they ever confirmed; null for none.</param>
public sealed record MyRound(
    int Id,
    int PageId,
    int Revision,
    string? AskedBy,
    Instant? DueAt,
    int? Confirmed,
    Instant? ConfirmedAt,
    Instant? DoneAt,
    int? Before
)
{
    public bool Waits => DoneAt is null;
}

/// <summary>That somebody confirmed a version of a page.</summary>
public sealed record PageConfirmation(PersonId Person, int Revision, Instant At);

/// <summary>Somebody who was to confirm a version of a page, as its owner and HR read it.</summary>
public sealed record ConfirmRow(
    int RequestId,
    int PageId,
    string Page,
    string Space,
    string Slug,
    int Revision,
    Instant AskedAt,
    PersonId PersonId,
    string Person,
    string? Team,
    LocalDate? DueOn,
    Instant? DueAt,
    int? Confirmed,
    Instant? ConfirmedAt,
    Instant? DoneAt
)
{
    /// <summary>They left or are not meant any more, or another version followed before.</summary>
    public bool IsExcused => ConfirmedAt is null && DoneAt is not null;

    /// <summary>In words: "confirmed", "confirmed late", "open", "late", "not asked any more".</summary>
    public string State(Instant now) =>
        ConfirmedAt is not null ? (IsLate(now) ? "confirmed late" : "confirmed")
        : IsExcused ? (IsLate(now) ? "missed" : "not asked any more")
        : IsLate(now) ? "late"
        : "open";

    public bool IsLate(Instant now) =>
        ConfirmedAt is { } at ? at > DueAt
        : DoneAt is { } done ? done > DueAt
        : DueAt < now;
}

/// <summary>A page that people confirm, with how far its newest version is.</summary>
public sealed record ConfirmedPage(
    int PageId,
    string Title,
    string Space,
    string Slug,
    string Owner,
    int Revision,
    Instant AskedAt,
    int Asked,
    int Confirmed,
    int Late
);

/// <summary>Who is to confirm which page, and who did (product.md P9, P10).</summary>
public static class ConfirmQueries
{
    /// <summary>Who is to confirm a page, with those who are named.</summary>
    public static IQueryable<PageAudience> FindAudience(this AppDbContext db, int page) =>
        db.PageAudiences.Include(a => a.People).Where(a => a.PageId == page);

    /// <summary>The people of an audience who work here today and may read the page, by their ids.</summary>
    public static IQueryable<PersonId> ListAudience(
        this AppDbContext db,
        int page,
        AudienceKind kind,
        int? team,
        IReadOnlyCollection<PersonId> named,
        LocalDate today
    )
    {
        var people = db.ReadersOf(page, today, asPublished: true)
            .Where(p => p.StartsOn <= today && (p.LastDay == null || p.LastDay >= today));
        people = kind switch
        {
            AudienceKind.Team => people.Where(p =>
                db.TeamMembers.Any(m =>
                    m.TeamId == team && m.PersonId == p.Id && m.JoinedOn <= today && (m.LeftOn == null || m.LeftOn > today)
                )
            ),
            AudienceKind.People => people.Where(p => named.Contains(p.Id)),
            _ => people,
        };
        return people.OrderBy(p => p.Id).Select(p => p.Id);
    }

    /// <summary>What was asked to be confirmed of a page, the newest first, to change it.</summary>
    public static IQueryable<Request> RoundsOf(this AppDbContext db, int page) =>
        db
            .Requests.Include(r => r.Recipients)
            .Where(r => r.SubjectKind == SubjectKind.Page && r.SubjectId == page && r.Revision != null && r.WithdrawnAt == null)
            .OrderByDescending(r => r.Id);

    /// <summary>Who confirmed a page in a version that holds still, as all changes since were small; the first time first.</summary>
    /// <param name="published">The revision that is published now.</param>
    public static IQueryable<PageConfirmation> ListConfirmedAsItStands(this AppDbContext db, int page, int published) =>
        from a in db.RequestRecipients
        where a.Revision != null && a.AcknowledgedAt != null
        join r in db.Requests on a.RequestId equals r.Id
        where
            r.SubjectKind == SubjectKind.Page
            && r.SubjectId == page
            && !db.PageRevisions.Any(v => v.PageId == page && v.Number > a.Revision && v.Number <= published && !v.IsMinor)
        orderby a.AcknowledgedAt, r.Id
        select new PageConfirmation(a.PersonId, a.Revision!.Value, a.AcknowledgedAt!.Value);

    /// <summary>What a person was asked to confirm of pages, the newest first.</summary>
    /// <param name="pages">Null for all.</param>
    public static IQueryable<MyRound> ListMyRounds(this AppDbContext db, PersonId person, IReadOnlyCollection<int>? pages) =>
        from a in db.RequestRecipients.AsNoTracking()
        where a.PersonId == person && a.DueOn != null
        join r in db.Requests on a.RequestId equals r.Id
        where
            r.SubjectKind == SubjectKind.Page
            && r.Revision != null
            && r.WithdrawnAt == null
            && (pages == null || pages.Contains(r.SubjectId))
        orderby r.Id descending
        select new MyRound(
            r.Id,
            r.SubjectId,
            r.Revision!.Value,
            db.People.Where(p => p.Id == r.AskedBy).Select(p => p.Name).FirstOrDefault(),
            a.DueAt,
            a.Revision,
            a.AcknowledgedAt,
            a.DoneAt,
            db.RequestRecipients.Where(b =>
                    b.PersonId == person
                    && b.Revision != null
                    && db.Requests.Any(q =>
                        q.Id == b.RequestId && q.SubjectKind == SubjectKind.Page && q.SubjectId == r.SubjectId
                    )
                )
                .Max(b => b.Revision)
        );

    /// <summary>Pages of which this person sees who confirmed them: their own and those they keep; all for HR and administrators.</summary>
    public static IQueryable<Domain.Wiki.WikiPage> PagesConfirmedFor(this AppDbContext db, Viewer viewer)
    {
        if (viewer.SeesCompany)
            return db.WikiPages.Where(p => p.DeletedAt == null);
        var (kept, person) = (db.PagesOf(viewer, Domain.Wiki.SpaceRight.Keep), viewer.Person);
        return db.WikiPages.Where(p => p.DeletedAt == null && (p.OwnerId == person || kept.Any(k => k.Id == p.Id)));
    }

    /// <summary>The pages that are confirmed, with how far their newest version is.</summary>
    public static IQueryable<ConfirmedPage> ListConfirmedPages(this AppDbContext db, Viewer viewer, Instant now) =>
        from r in db.Requests.AsNoTracking()
        where
            r.SubjectKind == SubjectKind.Page
            && r.Revision != null
            && r.WithdrawnAt == null
            && !db.Requests.Any(n =>
                n.SubjectKind == SubjectKind.Page
                && n.SubjectId == r.SubjectId
                && n.Revision != null
                && n.WithdrawnAt == null
                && n.Id > r.Id
            )
        join p in db.PagesConfirmedFor(viewer) on r.SubjectId equals p.Id
        join s in db.Spaces on p.SpaceId equals s.Id
        join o in db.People on p.OwnerId equals o.Id
        orderby p.Title, p.Id
        select new ConfirmedPage(
            p.Id,
            p.Title,
            s.Slug,
            p.Slug,
            o.Name,
            r.Revision!.Value,
            r.AskedAt,
            r.Recipients.Count(a => a.DoneAt == null || a.AcknowledgedAt != null),
            r.Recipients.Count(a => a.AcknowledgedAt != null),
            r.Recipients.Count(a => a.DoneAt == null && a.DueAt < now)
        );

    /// <summary>Who was asked to confirm, version by version, the newest first.</summary>
    /// <param name="page">Null for all pages.</param>
    /// <param name="onlyNewest">Only of the version that each page is confirmed for now.</param>
    public static IQueryable<ConfirmRow> ListConfirmations(
        this AppDbContext db,
        Viewer viewer,
        int? page,
        bool onlyNewest,
        LocalDate today
    ) =>
        from a in db.RequestRecipients.AsNoTracking()
        where a.DueOn != null
        join r in db.Requests on a.RequestId equals r.Id
        where
            r.SubjectKind == SubjectKind.Page
            && r.Revision != null
            && r.WithdrawnAt == null
            && (page == null || r.SubjectId == page)
            && (
                !onlyNewest
                || !db.Requests.Any(n =>
                    n.SubjectKind == SubjectKind.Page
                    && n.SubjectId == r.SubjectId
                    && n.Revision != null
                    && n.WithdrawnAt == null
                    && n.Id > r.Id
                )
            )
        join p in db.PagesConfirmedFor(viewer) on r.SubjectId equals p.Id
        join s in db.Spaces on p.SpaceId equals s.Id
        join w in db.People on a.PersonId equals w.Id
        orderby p.Title, p.Id, r.Id descending, w.Name, w.Id
        select new ConfirmRow(
            r.Id,
            p.Id,
            p.Title,
            s.Slug,
            p.Slug,
            r.Revision!.Value,
            r.AskedAt,
            w.Id,
            w.Name,
            db.TeamMembers.Where(m => m.PersonId == w.Id && m.JoinedOn <= today && (m.LeftOn == null || m.LeftOn > today))
                .Select(m => db.Teams.Where(t => t.Id == m.TeamId).Select(t => t.Name).FirstOrDefault())
                .FirstOrDefault(),
            a.DueOn,
            a.DueAt,
            a.Revision,
            a.AcknowledgedAt,
            a.DoneAt
        );

    /// <summary>The reminders of a page that a person is not done with.</summary>
    public static IQueryable<Notification> ListRemindersToConfirm(this AppDbContext db, PersonId person, string url) =>
        db.Notifications.Where(n =>
            n.PersonId == person
            && n.Url == url
            && n.Reason == NotificationReason.ToAcknowledge
            && n.RequestId == null
            && n.DoneAt == null
        );

    /// <summary>Pages that are confirmed, published and neither archived nor deleted.</summary>
    public static IQueryable<int> ListPagesWithAudience(this AppDbContext db) =>
        from a in db.PageAudiences
        join p in db.WikiPages on a.PageId equals p.Id
        where p.Published != null && p.DeletedAt == null && p.ArchivedAt == null
        orderby a.PageId
        select a.PageId;

    /// <summary>Open requests to confirm pages that are gone or archived, to end them.</summary>
    public static IQueryable<Request> RoundsOfClosedPages(this AppDbContext db) =>
        db
            .Requests.Include(r => r.Recipients)
            .Where(r =>
                r.Revision != null
                && r.ClosedAt == null
                && !db.WikiPages.Any(p => p.Id == r.SubjectId && p.DeletedAt == null && p.ArchivedAt == null)
            );
}
