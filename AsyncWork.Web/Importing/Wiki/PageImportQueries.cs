using AsyncWork.Domain;
using AsyncWork.Domain.Notifications;
using AsyncWork.Domain.People;
using AsyncWork.Domain.Wiki;
using AsyncWork.Web.Data;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Pages.Wiki;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Importing.Wiki;

/// <summary>A page of the space into which files come.</summary>
/// <param name="Hash">Of the file, when an import brought it last; null when none did.</param>
/// <param name="Revision">The number of the revision that import wrote.</param>
public sealed record KnownPage(
    int Id,
    string? SourceKey,
    string Title,
    string TitleKey,
    string Slug,
    int Latest,
    int? Published,
    bool IsArchived,
    bool MayWrite,
    string? Hash,
    int? Revision
);

/// <summary>An import in the list of a space's imports.</summary>
public sealed record PageImportItem(PageImport Import, string ByName);

/// <summary>The last page of a level.</summary>
public sealed record LastOfLevel(int? Parent, long Rank);

/// <summary>A page that an import made or changed, and whether anything happened to it since.</summary>
public sealed record BroughtPage(int Id, string Path, string Title, int? Before, int Revision, bool IsChanged);

/// <summary>A person who may own a page.</summary>
public sealed record PossibleOwner(PersonId Id, string Name, string? Email);

/// <summary>What imports of pages ask of the database.</summary>
public static class PageImportQueries
{
    /// <summary>All pages of a space outside the trash, those too that this person may not see: their names are taken.</summary>
    public static IQueryable<KnownPage> ListKnownPages(this AppDbContext db, Viewer viewer, int space)
    {
        var written = db.PagesOf(viewer, SpaceRight.Write);
        var done =
            from b in db.ImportedPages
            join i in db.PageImports on b.ImportId equals i.Id
            where i.State == ImportState.Done
            select b;
        return db
            .WikiPages.Where(p => p.SpaceId == space && p.DeletedAt == null)
            .OrderBy(p => p.Id)
            .Select(p => new KnownPage(
                p.Id,
                p.SourceKey,
                p.Title,
                p.TitleKey,
                p.Slug,
                p.Latest,
                p.Published,
                p.ArchivedAt != null,
                written.Any(w => w.Id == p.Id),
                done.Where(b => b.PageId == p.Id).OrderByDescending(b => b.ImportId).Select(b => b.Hash).FirstOrDefault(),
                done.Where(b => b.PageId == p.Id)
                    .OrderByDescending(b => b.ImportId)
                    .Select(b => (int?)b.Revision)
                    .FirstOrDefault()
            ));
    }

    /// <summary>The last rank of each level of a space.</summary>
    public static IQueryable<LastOfLevel> ListLastRanks(this AppDbContext db, int space) =>
        db
            .WikiPages.Where(p => p.SpaceId == space && p.DeletedAt == null)
            .GroupBy(p => p.ParentId)
            .Select(g => new LastOfLevel(g.Key, g.Max(p => p.Rank)));

    /// <summary>People who work here.</summary>
    public static IQueryable<PossibleOwner> ListPossibleOwners(this AppDbContext db, LocalDate today) =>
        db
            .People.Where(p => p.LastDay == null || p.LastDay >= today)
            .OrderBy(p => p.Id)
            .Select(p => new PossibleOwner(p.Id, p.Name, p.Email));

    /// <summary>The imports into a space, newest first: one's own, and all for those who keep the space.</summary>
    public static IQueryable<PageImportItem> ListPageImports(this AppDbContext db, Viewer viewer, int space)
    {
        var person = viewer.Person;
        return from i in db.PageImports
            where
                i.SpaceId == space
                && i.State != ImportState.Uploaded
                && (i.By == person || db.SpacesOf(viewer, SpaceRight.Keep).Any(s => s.Id == space))
            join p in db.People on i.By equals p.Id
            orderby i.CreatedAt descending, i.Id descending
            select new PageImportItem(i, p.Name);
    }

    /// <summary>One import, if it is this person's or into a space that they keep.</summary>
    public static IQueryable<PageImport> FindPageImport(this AppDbContext db, Viewer viewer, int space, int import)
    {
        var person = viewer.Person;
        return db.PageImports.Where(i =>
            i.Id == import
            && i.SpaceId == space
            && (i.By == person || db.SpacesOf(viewer, SpaceRight.Keep).Any(s => s.Id == space))
        );
    }

    /// <summary>
    /// The pages of an import as they are now. Changed is what has another version, was commented on, got files or pages from others, or lies
    /// in the trash.
    /// </summary>
    public static IQueryable<BroughtPage> ListBroughtPages(this AppDbContext db, int import) =>
        from b in db.ImportedPages
        where b.ImportId == import
        join i in db.PageImports on b.ImportId equals i.Id
        join p in db.WikiPages on b.PageId equals p.Id
        orderby p.Id
        select new BroughtPage(
            p.Id,
            p.Path,
            p.Title,
            b.Before,
            b.Revision,
            p.Version != b.PageVersion
                || p.DeletedAt != null
                || db.Comments.Any(c => c.SubjectKind == SubjectKind.Page && c.SubjectId == p.Id && c.At > i.FinishedAt)
                || db.Attachments.Any(a => a.SubjectKind == SubjectKind.Page && a.SubjectId == p.Id && a.AddedAt > i.FinishedAt)
                || (
                    b.Before == null
                    && db.WikiPages.Any(c =>
                        c.ParentId == p.Id
                        && !db.ImportedPages.Any(o => o.ImportId == import && o.PageId == c.Id && o.Before == null)
                    )
                )
        );

    /// <summary>What the last import before this one did to a page.</summary>
    public static IQueryable<ImportedPage> FindImportBefore(this AppDbContext db, int import, int page) =>
        from b in db.ImportedPages
        join i in db.PageImports on b.ImportId equals i.Id
        where b.PageId == page && b.ImportId < import && i.State == ImportState.Done
        orderby b.ImportId descending
        select b;

    /// <summary>Titles of links that lead nowhere and wait for a page of this space.</summary>
    public static IQueryable<string> ListWaitedForTitles(this AppDbContext db, int space) =>
        db
            .References.Where(r => r.ToKind == SubjectKind.Page && r.ToId == null && (r.SpaceId == space || r.SpaceId == null))
            .Select(r => r.TitleKey)
            .Distinct();

    /// <summary>What a person who is not here to ask may do, as the database says it now.</summary>
    public static async Task<Viewer> FindViewerAsync(
        this AppDbContext db,
        PersonId person,
        Instant now,
        CancellationToken cancellation
    )
    {
        var (name, zone) = await db
            .People.Where(p => p.Id == person)
            .Select(p => new ValueTuple<string, DateTimeZone>(p.Name, p.Zone))
            .SingleAsync(cancellation);
        var roles = await db.RolesOf(person).ToListAsync(cancellation);
        return new(
            person,
            name,
            zone,
            now.InZone(zone).Date,
            "",
            roles.Contains(nameof(Role.HR)),
            roles.Contains(nameof(Role.Administrator)),
            LeadsTeam: false
        );
    }
}
