using System.Linq.Expressions;
using AsyncWork.Domain.Wiki;
using AsyncWork.Web.Data;
using AsyncWork.Web.Pages.Wiki;
using Microsoft.EntityFrameworkCore;

namespace AsyncWork.Web.Search.Kinds;

/// <summary>Pages of the wiki by title and by the text that readers see. A draft is found by its title, by those who may write it.</summary>
sealed class PageSearch : SearchKind<WikiPage, int>, ISearchSubject
{
    const string Published = "page-published";
    const string Draft = "page-draft";
    const string Stale = "page-stale";
    const string Archived = "page-archived";

    public override string Name => "Page";
    public override string Word => "page";
    public override string Words => "Pages";
    public override string Icon => "file";
    public SearchKind Kind => this;
    public IReadOnlyList<(string Value, string Words)> States =>
        [(Published, "Published pages"), (Draft, "Drafts"), (Stale, "Pages to look at again"), (Archived, "Archived pages")];

    protected override IReadOnlyList<string> Properties =>
        [nameof(WikiPage.Title), nameof(WikiPage.Html), nameof(WikiPage.OwnerId)];

    protected override SearchText Read(WikiPage thing) =>
        new(thing.Title, PlainText.FromHtml(thing.Html), thing.OwnerId, thing.PublishedAt ?? thing.ChangedAt);

    protected override IQueryable<WikiPage> Things(AppDbContext db) => db.WikiPages;

    public Expression<Func<SearchEntry, bool>>? IsWithin(AppDbContext db, SearchScope scope)
    {
        if (scope.LeavesOut(this) || scope.Tag is not null || scope.Place is { Kind: not SearchPlace.Space })
            return null;
        var (pages, today) = (db.PagesSeenBy(scope.Viewer), scope.Today);
        // Archived pages are out of searches, unless they are what is searched for.
        pages = scope.State == Archived ? pages.Where(p => p.ArchivedAt != null) : pages.Where(p => p.ArchivedAt == null);
        pages = scope.State switch
        {
            Published => pages.Where(p => p.Published != null),
            Draft => pages.Where(p => p.Published == null),
            Stale => pages.Where(p => p.Published != null && p.ReviewOn < today),
            _ => pages,
        };
        if (scope.Place is { Id: var space })
            pages = pages.Where(p => p.SpaceId == space);
        return e => EF.Property<int?>(e, "PageId") != null && pages.Any(p => p.Id == EF.Property<int?>(e, "PageId"));
    }

    public Expression<Func<SearchEntry, bool>>? IsNamed(AppDbContext db, string words) => null;

    public Expression<Func<SearchEntry, string?>> TitleOf(AppDbContext db) =>
        e => db.WikiPages.Where(p => p.Id == EF.Property<int?>(e, "PageId")).Select(p => p.Title).FirstOrDefault();

    public Expression<Func<SearchEntry, string?>> PlaceOf(AppDbContext db) =>
        e =>
            db.WikiPages.Where(p => p.Id == EF.Property<int?>(e, "PageId"))
                .Join(db.Spaces, p => p.SpaceId, s => s.Id, (p, s) => s.Name)
                .FirstOrDefault();

    public Expression<Func<SearchEntry, string?>> StateOf(AppDbContext db) =>
        e =>
            db.WikiPages.Where(p => p.Id == EF.Property<int?>(e, "PageId"))
                .Select(p =>
                    p.ArchivedAt != null ? "Archived"
                    : p.Published == null ? "Draft"
                    : null
                )
                .FirstOrDefault();

    public Expression<Func<SearchEntry, string?>> UrlOf(AppDbContext db) =>
        e =>
            db.WikiPages.Where(p => p.Id == EF.Property<int?>(e, "PageId"))
                .Join(db.Spaces, p => p.SpaceId, s => s.Id, (p, s) => "/wiki/" + s.Slug + "/" + p.Slug)
                .FirstOrDefault();
}
