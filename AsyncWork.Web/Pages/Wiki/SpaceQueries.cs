using AsyncWork.Domain;
using AsyncWork.Domain.People;
using AsyncWork.Domain.Wiki;
using AsyncWork.Web.Data;
using AsyncWork.Web.Identity;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Wiki;

/// <summary>A space in the list of spaces.</summary>
public sealed record SpaceLine(
    int Id,
    string Name,
    string Slug,
    string Description,
    Instant? ArchivedAt,
    int Pages,
    Instant? ChangedAt
);

/// <summary>A space as its pages know it.</summary>
public sealed record SpaceView(
    int Id,
    string Name,
    string Slug,
    string Description,
    bool PublishesAfterReview,
    int? ReviewEveryMonths,
    Instant? ArchivedAt,
    bool MayWrite,
    bool MayKeep,
    bool IsWatching
)
{
    public string Url => $"/wiki/{Slug}";
}

/// <summary>A page in the tree of its space, or in another list.</summary>
public sealed record TreeRow(
    int Id,
    int? ParentId,
    string Path,
    string Title,
    string Slug,
    long Rank,
    bool IsDraft,
    bool IsRestricted
);

/// <summary>A page that was changed.</summary>
public sealed record ChangedPage(string Title, string Slug, Instant At, string? By, bool IsDraft);

/// <summary>A page that nobody has said to be right in time.</summary>
public sealed record StalePage(
    int Id,
    string Title,
    string Slug,
    string Space,
    string SpaceSlug,
    PersonId OwnerId,
    string Owner,
    LocalDate ReviewOn
);

/// <summary>A link that leads nowhere, with the page that has it.</summary>
public sealed record BrokenLink(string Title, string Slug, string Written, string TitleKey);

/// <summary>A page in the trash.</summary>
public sealed record TrashedPage(int Id, string Title, Instant DeletedAt, string Owner, int Version);

/// <summary>What was changed in a space, from the audit log.</summary>
public sealed record SpaceEvent(Instant At, string? By, string Action, string Details);

/// <summary>What is read of spaces and of many pages at once (product.md D12, D16, P8).</summary>
public static class SpaceQueries
{
    public static IQueryable<SpaceLine> ListSpaces(this AppDbContext db, Viewer viewer)
    {
        var pages = db.PagesSeenBy(viewer).Where(p => p.ArchivedAt == null);
        return db.SpacesSeenBy(viewer)
            .OrderBy(s => s.ArchivedAt != null)
            .ThenBy(s => s.Name)
            .ThenBy(s => s.Id)
            .Select(s => new SpaceLine(
                s.Id,
                s.Name,
                s.Slug,
                s.Description,
                s.ArchivedAt,
                pages.Count(p => p.SpaceId == s.Id),
                pages.Where(p => p.SpaceId == s.Id).Max(p => (Instant?)p.ChangedAt)
            ));
    }

    public static IQueryable<SpaceView> FindSpace(this AppDbContext db, Viewer viewer, string slug)
    {
        var (written, kept, person) = (
            db.SpacesOf(viewer, SpaceRight.Write),
            db.SpacesOf(viewer, SpaceRight.Keep),
            viewer.Person
        );
        return db.SpacesSeenBy(viewer)
            .Where(s => s.Slug == slug)
            .Select(s => new SpaceView(
                s.Id,
                s.Name,
                s.Slug,
                s.Description,
                s.PublishesAfterReview,
                s.ReviewEveryMonths,
                s.ArchivedAt,
                written.Any(w => w.Id == s.Id),
                kept.Any(k => k.Id == s.Id),
                db.Watches.Any(w => w.SubjectKind == SubjectKind.Space && w.SubjectId == s.Id && w.PersonId == person)
            ));
    }

    /// <summary>A space with its rights, to change it; nothing for those who do not keep it.</summary>
    public static IQueryable<Space> FindSpaceToChange(this AppDbContext db, Viewer viewer, string slug) =>
        db.SpacesOf(viewer, SpaceRight.Keep).Include(s => s.Grants).Where(s => s.Slug == slug);

    /// <summary>The pages of a space in the order of each level.</summary>
    public static IQueryable<TreeRow> ListTree(this AppDbContext db, Viewer viewer, int space) =>
        db.PagesSeenBy(viewer)
            .Where(p => p.SpaceId == space && p.ArchivedAt == null)
            .OrderBy(p => p.Rank)
            .ThenBy(p => p.Id)
            .Select(p => new TreeRow(
                p.Id,
                p.ParentId,
                p.Path,
                p.Title,
                p.Slug,
                p.Rank,
                p.Published == null,
                p.RestrictionId != null
            ));

    public static IQueryable<ChangedPage> ListChanged(this AppDbContext db, Viewer viewer, int space, int most) =>
        db.PagesSeenBy(viewer)
            .Where(p => p.SpaceId == space && p.ArchivedAt == null)
            .OrderByDescending(p => p.ChangedAt)
            .ThenByDescending(p => p.Id)
            .Take(most)
            .Select(p => new ChangedPage(
                p.Title,
                p.Slug,
                p.ChangedAt,
                db.People.Where(x => x.Id == (p.PublishedBy ?? p.CreatedBy)).Select(x => x.Name).FirstOrDefault(),
                p.Published == null
            ));

    public static IQueryable<TreeRow> ListArchived(this AppDbContext db, Viewer viewer, int space) =>
        db.PagesSeenBy(viewer)
            .Where(p => p.SpaceId == space && p.ArchivedAt != null)
            .OrderBy(p => p.Title)
            .Select(p => new TreeRow(
                p.Id,
                p.ParentId,
                p.Path,
                p.Title,
                p.Slug,
                p.Rank,
                p.Published == null,
                p.RestrictionId != null
            ));

    /// <summary>Published pages whose review date has passed, the longest overdue first.</summary>
    /// <param name="space">Null for all spaces.</param>
    public static IQueryable<StalePage> ListStale(this AppDbContext db, Viewer viewer, LocalDate today, int? space, int most) =>
        db.PagesSeenBy(viewer)
            .Where(p =>
                p.Published != null && p.ArchivedAt == null && p.ReviewOn < today && (space == null || p.SpaceId == space)
            )
            .OrderBy(p => p.ReviewOn)
            .ThenBy(p => p.Id)
            .Take(most)
            .Join(db.Spaces, p => p.SpaceId, s => s.Id, (p, s) => new { Page = p, Space = s })
            .Where(x => x.Space.ArchivedAt == null)
            .Join(
                db.People,
                x => x.Page.OwnerId,
                o => o.Id,
                (x, o) =>
                    new
                    {
                        x.Page,
                        x.Space,
                        Owner = o,
                    }
            )
            .OrderBy(x => x.Page.ReviewOn)
            .ThenBy(x => x.Page.Id)
            .Select(x => new StalePage(
                x.Page.Id,
                x.Page.Title,
                x.Page.Slug,
                x.Space.Name,
                x.Space.Slug,
                x.Owner.Id,
                x.Owner.Name,
                x.Page.ReviewOn!.Value
            ));

    /// <summary>Links of a space's pages to pages that are not there, or lie in the trash.</summary>
    public static IQueryable<BrokenLink> ListBroken(this AppDbContext db, Viewer viewer, int space, int most) =>
        from p in db.PagesSeenBy(viewer)
        where p.SpaceId == space && p.ArchivedAt == null
        join r in db.References on p.Id equals r.FromId
        where
            r.FromKind == SubjectKind.Page
            && r.ToKind == SubjectKind.Page
            && r.CommentId == null
            && (r.ToId == null || db.WikiPages.Any(t => t.Id == r.ToId && t.DeletedAt != null))
        orderby p.Title, r.Written
        select new BrokenLink(p.Title, p.Slug, r.Written, r.TitleKey);

    /// <summary>What lies in the trash of a space, for those who keep it.</summary>
    public static IQueryable<TrashedPage> ListTrash(this AppDbContext db, Viewer viewer, int space) =>
        from p in db.WikiPages
        where p.SpaceId == space && p.DeletedAt != null && db.SpacesOf(viewer, SpaceRight.Keep).Any(s => s.Id == space)
        join o in db.People on p.OwnerId equals o.Id
        orderby p.DeletedAt descending
        select new TrashedPage(p.Id, p.Title, p.DeletedAt!.Value, o.Name, p.Version);

    /// <summary>Whether a space with this address is there, whoever may see it.</summary>
    public static Task<List<string>> ListTakenSpaceSlugsAsync(
        this AppDbContext db,
        string slug,
        CancellationToken cancellation = default
    ) => db.Spaces.Where(s => s.Slug == slug || s.Slug.StartsWith(slug + "-")).Select(s => s.Slug).ToListAsync(cancellation);

    /// <summary>The address of the newest space of this name that somebody made; null for none.</summary>
    public static Task<string?> FindNewestSpaceAsync(
        this AppDbContext db,
        PersonId by,
        string name,
        CancellationToken cancellation = default
    ) =>
        db
            .Spaces.Where(s => s.CreatedBy == by && s.Name == name)
            .OrderByDescending(s => s.Id)
            .Select(s => s.Slug)
            .FirstOrDefaultAsync(cancellation);

    /// <summary>Newest first. Who keeps the space is asked before.</summary>
    /// <param name="subject">As <see cref="PageView.AuditName"/> has it.</param>
    public static IQueryable<SpaceEvent> ListSpaceEvents(this AppDbContext db, string subject, int most) =>
        db
            .AuditEvents.Where(a => a.Subject == subject)
            .OrderByDescending(a => a.At)
            .ThenByDescending(a => a.Id)
            .Take(most)
            .Select(a => new SpaceEvent(
                a.At,
                db.People.Where(p => p.Id == a.PersonId).Select(p => p.Name).FirstOrDefault(),
                a.Action,
                a.Details
            ));
}
