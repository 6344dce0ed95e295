using AsyncWork.Domain.Wiki;
using AsyncWork.Web.Data;
using AsyncWork.Web.Identity;
using Microsoft.EntityFrameworkCore;

namespace AsyncWork.Web.Pages.Wiki;

/// <summary>A page below which another may stand.</summary>
public sealed record PlaceChoice(int Id, string Title, string Path, int? ParentId, long Rank);

/// <summary>What must be known to give a page a name and a place. Names are taken by pages that one may not see, too.</summary>
public static class PagePlaceQueries
{
    /// <summary>Addresses of a space that begin like this one, but for a page's own.</summary>
    public static Task<List<string>> ListTakenSlugsAsync(
        this AppDbContext db,
        int space,
        string slug,
        int? but,
        CancellationToken cancellation = default
    ) =>
        db
            .WikiPages.Where(p =>
                p.SpaceId == space && p.DeletedAt == null && p.Id != but && (p.Slug == slug || p.Slug.StartsWith(slug + "-"))
            )
            .Select(p => p.Slug)
            .ToListAsync(cancellation);

    /// <summary>The title of a space's page that is compared like this one, but for a page's own.</summary>
    public static Task<string?> FindTakenTitleAsync(
        this AppDbContext db,
        int space,
        string titleKey,
        int? but,
        CancellationToken cancellation = default
    ) =>
        db
            .WikiPages.Where(p => p.SpaceId == space && p.DeletedAt == null && p.TitleKey == titleKey && p.Id != but)
            .Select(p => p.Title)
            .FirstOrDefaultAsync(cancellation);

    /// <summary>The greatest rank among the pages of one level; null when there is none.</summary>
    public static Task<long?> FindLastRankAsync(
        this AppDbContext db,
        int space,
        int? parent,
        CancellationToken cancellation = default
    ) =>
        db
            .WikiPages.Where(p => p.SpaceId == space && p.ParentId == parent && p.DeletedAt == null)
            .MaxAsync(p => (long?)p.Rank, cancellation);

    /// <summary>Ids and ranks of one level in their order.</summary>
    public static IQueryable<PlaceChoice> ListLevel(this AppDbContext db, int space, int? parent) =>
        db
            .WikiPages.Where(p => p.SpaceId == space && p.ParentId == parent && p.DeletedAt == null)
            .OrderBy(p => p.Rank)
            .ThenBy(p => p.Id)
            .Select(p => new PlaceChoice(p.Id, p.Title, p.Path, p.ParentId, p.Rank));

    /// <summary>Pages of a space below which this person may put one.</summary>
    public static IQueryable<PlaceChoice> ListPlaces(this AppDbContext db, Viewer viewer, int space) =>
        db.PagesOf(viewer, SpaceRight.Write)
            .Where(p => p.SpaceId == space && p.ArchivedAt == null)
            .OrderBy(p => p.Rank)
            .ThenBy(p => p.Id)
            .Select(p => new PlaceChoice(p.Id, p.Title, p.Path, p.ParentId, p.Rank));

    /// <summary>A page of a space below which this person may put another.</summary>
    public static IQueryable<WikiPage> FindPlace(this AppDbContext db, Viewer viewer, int space, int page) =>
        db.PagesOf(viewer, SpaceRight.Write).Where(p => p.SpaceId == space && p.Id == page && p.ArchivedAt == null);

    /// <summary>All that stands below a page, the trash too.</summary>
    public static IQueryable<WikiPage> PagesBelow(this AppDbContext db, string pathBelow) =>
        db.WikiPages.Where(p => p.Path.StartsWith(pathBelow));

    /// <summary>Spaces into which this person may move a page.</summary>
    public static IQueryable<Space> SpacesToWrite(this AppDbContext db, Viewer viewer) =>
        db.SpacesOf(viewer, SpaceRight.Write).Where(s => s.ArchivedAt == null);

    public static IQueryable<SpaceChoice> ListSpacesToWrite(this AppDbContext db, Viewer viewer) =>
        db.SpacesToWrite(viewer).OrderBy(s => s.Name).ThenBy(s => s.Id).Select(s => new SpaceChoice(s.Id, s.Name, s.Slug));

    /// <summary>Patterns for pages of a space: its own, and those of all spaces.</summary>
    public static IQueryable<PageTemplate> ListTemplates(this AppDbContext db, int space) =>
        db
            .PageTemplates.Where(t => t.SpaceId == space || t.SpaceId == null)
            .OrderBy(t => t.SpaceId == null)
            .ThenBy(t => t.Name)
            .ThenBy(t => t.Id);

    /// <summary>The same as they are listed, with how many pages of the space were made from each.</summary>
    public static IQueryable<TemplateRow> ListTemplateRows(this AppDbContext db, int space) =>
        db.ListTemplates(space)
            .Select(t => new TemplateRow(
                t.Id,
                t.Name,
                t.RequiredSections,
                t.SpaceId == null,
                db.WikiPages.Count(p => p.TemplateId == t.Id && p.SpaceId == space && p.DeletedAt == null)
            ));
}

/// <summary>A pattern in the list of patterns.</summary>
public sealed record TemplateRow(int Id, string Name, string RequiredSections, bool IsForAll, int Pages);

/// <summary>A space to choose.</summary>
public sealed record SpaceChoice(int Id, string Name, string Slug);
