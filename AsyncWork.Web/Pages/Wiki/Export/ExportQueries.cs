using AsyncWork.Domain;
using AsyncWork.Domain.Wiki;
using AsyncWork.Web.Data;
using AsyncWork.Web.Identity;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Wiki.Export;

/// <summary>A page that is exported, without its text.</summary>
/// <param name="Path">The pages above it, as the page has it.</param>
public sealed record ExportedPage(int Id, int? ParentId, string Path, string Title, string TitleKey, string Slug, int Length)
{
    public string PathBelow => $"{Path}{Id}/";
}

/// <summary>What a page says, and what is known of it.</summary>
public sealed record ExportedText(
    int Id,
    string Text,
    string FrontMatter,
    string Owner,
    LocalDate? ReviewOn,
    Instant? PublishedAt,
    string? PublishedBy
);

/// <summary>A version of a file of a page.</summary>
public sealed record ExportedFile(
    int VersionId,
    int PageId,
    string Name,
    int Number,
    bool IsNewest,
    string Hash,
    string ContentType
);

/// <summary>What exports read: published pages that the person may see, and nothing else (product.md D17).</summary>
public static class ExportQueries
{
    /// <summary>The pages of a space in the order of each level.</summary>
    public static IQueryable<ExportedPage> ListExportedPages(this AppDbContext db, Viewer viewer, int space) =>
        PagesOf(db.PagesSeenBy(viewer), space);

    /// <summary>The same whoever may see them: for who runs the server (product.md A8), never for a page.</summary>
    public static IQueryable<ExportedPage> ListEveryExportedPage(this AppDbContext db, int space) => PagesOf(db.WikiPages, space);

    static IQueryable<ExportedPage> PagesOf(IQueryable<WikiPage> pages, int space) =>
        pages
            .Where(p => p.SpaceId == space && p.Published != null && p.ArchivedAt == null)
            .OrderBy(p => p.Rank)
            .ThenBy(p => p.Id)
            .Select(p => new ExportedPage(p.Id, p.ParentId, p.Path, p.Title, p.TitleKey, p.Slug, p.Text.Length));

    public static IQueryable<ExportedText> ListExportedTexts(
        this AppDbContext db,
        Viewer viewer,
        IReadOnlyCollection<int> pages
    ) => TextsOf(db, db.PagesSeenBy(viewer), pages);

    /// <summary>The same whoever may see them: for who runs the server (product.md A8), never for a page.</summary>
    public static IQueryable<ExportedText> ListEveryExportedText(this AppDbContext db, IReadOnlyCollection<int> pages) =>
        TextsOf(db, db.WikiPages, pages);

    static IQueryable<ExportedText> TextsOf(AppDbContext db, IQueryable<WikiPage> seen, IReadOnlyCollection<int> pages) =>
        from p in seen
        where pages.Contains(p.Id) && p.Published != null
        join o in db.People on p.OwnerId equals o.Id
        select new ExportedText(
            p.Id,
            p.Text,
            p.FrontMatter,
            o.Name,
            p.ReviewOn,
            p.PublishedAt,
            db.People.Where(x => x.Id == p.PublishedBy).Select(x => x.Name).FirstOrDefault()
        );

    /// <summary>All versions of the files of these pages, which were asked for before.</summary>
    public static IQueryable<ExportedFile> ListExportedFiles(this AppDbContext db, IReadOnlyCollection<int> pages) =>
        from a in db.Attachments
        where a.SubjectKind == SubjectKind.Page && a.DeletedAt == null && pages.Contains(a.SubjectId)
        join v in db.FileVersions on a.Id equals v.AttachmentId
        orderby a.SubjectId, a.Name, a.Id, v.Number
        select new ExportedFile(
            v.Id,
            a.SubjectId,
            a.Name,
            v.Number,
            v.Number == db.FileVersions.Where(x => x.AttachmentId == a.Id).Max(x => x.Number),
            v.Hash,
            v.ContentType
        );
}
