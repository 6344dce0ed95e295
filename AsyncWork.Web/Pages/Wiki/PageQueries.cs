using AsyncWork.Domain;
using AsyncWork.Domain.People;
using AsyncWork.Domain.Wiki;
using AsyncWork.Web.Data;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Pages.People;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Wiki;

/// <summary>A page with its space, to change it.</summary>
public sealed record PageToChange(WikiPage Page, Space Space, bool MayWrite, bool MayKeep, string? RequiredSections)
{
    public SpaceName SpaceName => new(Space.Id, Space.Slug);

    /// <summary>Why nothing is written here any more; null when it may be.</summary>
    public string? Closed =>
        Space.ArchivedAt is not null ? "The space is archived: its pages can be read and are not changed any more."
        : Page.ArchivedAt is not null ? "The page is archived. Take it out of the archive to change it."
        : null;
}

/// <summary>A revision in the list of a page's history.</summary>
public sealed record RevisionRow(
    int Number,
    string Title,
    PersonId By,
    string ByName,
    Instant At,
    string Note,
    bool IsMinor,
    Instant? PublishedAt,
    string? PublishedBy,
    int? RestoredFrom
);

/// <summary>A revision with its text.</summary>
public sealed record RevisionText(
    int Number,
    string Title,
    string Text,
    string ByName,
    Instant At,
    string Note,
    Instant? PublishedAt
);

/// <summary>When somebody said that a page is right, or set another date.</summary>
public sealed record ReviewRow(Instant At, string By, LocalDate? NextOn, bool IsVerified);

/// <summary>What is read of one page (product.md D9, D12, D14).</summary>
public static class PageQueries
{
    /// <summary>A page by its address, to change it.</summary>
    public static IQueryable<PageToChange> FindPageToChange(this AppDbContext db, Viewer viewer, string space, string slug)
    {
        var (written, kept) = (db.PagesOf(viewer, SpaceRight.Write), db.PagesOf(viewer, SpaceRight.Keep));
        return from p in db.PagesSeenBy(viewer)
            join s in db.Spaces on p.SpaceId equals s.Id
            where s.Slug == space && p.Slug == slug
            select new PageToChange(
                p,
                s,
                written.Any(w => w.Id == p.Id),
                kept.Any(k => k.Id == p.Id),
                db.PageTemplates.Where(t => t.Id == p.TemplateId).Select(t => t.RequiredSections).FirstOrDefault()
            );
    }

    /// <summary>Newest first. Readers are shown those that were published.</summary>
    public static IQueryable<RevisionRow> ListRevisions(this AppDbContext db, int page, bool drafts, int skip, int take) =>
        db.RevisionsOf(page, drafts)
            .OrderByDescending(r => r.Number)
            .Skip(skip)
            .Take(take)
            .Select(r => new RevisionRow(
                r.Number,
                r.Title,
                r.By,
                db.People.Where(p => p.Id == r.By).Select(p => p.Name).First(),
                r.At,
                r.Note,
                r.IsMinor,
                r.PublishedAt,
                db.People.Where(p => p.Id == r.PublishedBy).Select(p => p.Name).FirstOrDefault(),
                r.RestoredFrom
            ));

    public static Task<int> CountRevisionsAsync(
        this AppDbContext db,
        int page,
        bool drafts,
        CancellationToken cancellation = default
    ) => db.RevisionsOf(page, drafts).CountAsync(cancellation);

    /// <summary>The texts of some revisions, oldest first.</summary>
    public static IQueryable<RevisionText> ListTexts(
        this AppDbContext db,
        int page,
        bool drafts,
        IReadOnlyCollection<int> numbers
    ) =>
        db.RevisionsOf(page, drafts)
            .Where(r => numbers.Contains(r.Number))
            .OrderBy(r => r.Number)
            .Select(r => new RevisionText(
                r.Number,
                r.Title,
                r.Text,
                db.People.Where(p => p.Id == r.By).Select(p => p.Name).First(),
                r.At,
                r.Note,
                r.PublishedAt
            ));

    public static IQueryable<PageRevision> FindRevision(this AppDbContext db, int page, int number) =>
        db.PageRevisions.Where(r => r.PageId == page && r.Number == number);

    /// <summary>Newest first.</summary>
    public static IQueryable<ReviewRow> ListReviews(this AppDbContext db, int page, int most) =>
        db
            .PageReviews.Where(r => r.PageId == page)
            .OrderByDescending(r => r.Id)
            .Take(most)
            .Select(r => new ReviewRow(
                r.At,
                db.People.Where(p => p.Id == r.By).Select(p => p.Name).First(),
                r.NextOn,
                r.IsVerified
            ));

    /// <summary>Who can be told of a page and asked about it: who works here and may look at it.</summary>
    public static IQueryable<PersonName> ListReaders(this AppDbContext db, int page, LocalDate today) =>
        db.ReadersOf(page, today)
            .Where(p => p.LastDay == null || p.LastDay >= today)
            .OrderBy(p => p.Name)
            .ThenBy(p => p.Id)
            .Select(p => new PersonName(p.Id, p.Name));

    /// <summary>Who can be asked to review a page and to keep it right: who works here and may write in it.</summary>
    public static IQueryable<PersonName> ListWriters(this AppDbContext db, int page, LocalDate today) =>
        db.WritersHere(page, today).OrderBy(p => p.Name).ThenBy(p => p.Id).Select(p => new PersonName(p.Id, p.Name));

    /// <summary>Whether somebody works here and may write in a page.</summary>
    public static Task<bool> IsWriterAsync(
        this AppDbContext db,
        int page,
        PersonId person,
        LocalDate today,
        CancellationToken cancellation = default
    ) => db.WritersHere(page, today).AnyAsync(p => p.Id == person, cancellation);

    /// <summary>Who wants to be told when the page changes, or anything in its space, of those who may read it.</summary>
    /// <param name="asPublished">As <see cref="WikiAccess.ReadersOf"/> takes it.</param>
    public static IQueryable<PersonId> ListWatchers(
        this AppDbContext db,
        int page,
        int space,
        LocalDate today,
        bool asPublished = false
    ) =>
        db.ReadersOf(page, today, asPublished)
            .Where(p =>
                db.Watches.Any(w =>
                    w.PersonId == p.Id
                    && (
                        (w.SubjectKind == SubjectKind.Page && w.SubjectId == page)
                        || (w.SubjectKind == SubjectKind.Space && w.SubjectId == space)
                    )
                )
            )
            .Select(p => p.Id);

    /// <summary>Where a page that once stood at this address is now.</summary>
    public static IQueryable<NamedPage> FindFormer(this AppDbContext db, Viewer viewer, string space, string slug) =>
        from a in db.PageAliases
        join f in db.Spaces on a.SpaceId equals f.Id
        where f.Slug == space && a.Slug == slug
        join p in db.PagesSeenBy(viewer) on a.PageId equals p.Id
        join s in db.Spaces on p.SpaceId equals s.Id
        orderby a.Id descending
        select new NamedPage(p.Id, f.Id, f.Slug, a.TitleKey, a.Slug, s.Slug, p.Slug);

    static IQueryable<Person> WritersHere(this AppDbContext db, int page, LocalDate today) =>
        db.WritersOf(page, today).Where(p => p.LastDay == null || p.LastDay >= today);

    static IQueryable<PageRevision> RevisionsOf(this AppDbContext db, int page, bool drafts) =>
        db.PageRevisions.Where(r => r.PageId == page && (drafts || r.PublishedAt != null));

    /// <summary>What the files of a space take together, in bytes; those that were deleted make room.</summary>
    public static Task<long> SumBytesOfSpaceAsync(this AppDbContext db, int space, CancellationToken cancellation = default) =>
        (
            from v in db.FileVersions
            join a in db.Attachments on v.AttachmentId equals a.Id
            where a.SubjectKind == SubjectKind.Page && a.DeletedAt == null
            join p in db.WikiPages on a.SubjectId equals p.Id
            where p.SpaceId == space
            select v.Bytes
        ).SumAsync(cancellation);
}
