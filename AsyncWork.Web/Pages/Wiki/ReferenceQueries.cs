using AsyncWork.Domain;
using AsyncWork.Domain.Decisions;
using AsyncWork.Domain.Wiki;
using AsyncWork.Web.Data;
using AsyncWork.Web.Identity;
using Microsoft.EntityFrameworkCore;

namespace AsyncWork.Web.Pages.Wiki;

/// <summary>A page that a link may mean.</summary>
/// <param name="SpaceId">Of the space in which it is, or was, called so.</param>
public sealed record NamedPage(int Id, int SpaceId, string NamedIn, string TitleKey, string Slug, string Space, string PageSlug);

/// <summary>Where a page stands.</summary>
public sealed record PageAddress(int Id, string Space, string Slug);

/// <summary>Something that speaks of something else.</summary>
/// <param name="Id">Of a card or a page; the number of a decision.</param>
/// <param name="Space">Of a page: its space in addresses; empty for other things.</param>
/// <param name="Slug">Of a page.</param>
public sealed record Mention(SubjectKind Kind, int Id, string Title, string Space, string Slug)
{
    public string Url =>
        Kind switch
        {
            SubjectKind.Page => $"/wiki/{Space}/{Slug}",
            SubjectKind.Decision => DecisionNumber.Url(Id),
            _ => $"/cards/{Id}",
        };
}

/// <summary>What links mean, and what speaks of what (product.md D12). Each takes the viewer: nothing is named that they may not see.</summary>
public static class ReferenceQueries
{
    /// <summary>The pages at these addresses, whoever may see them: for notes that are shown to those who see both ends.</summary>
    public static IQueryable<PageAddress> ListPagesAt(this AppDbContext db, IReadOnlyCollection<string> slugs) =>
        from p in db.WikiPages
        where p.DeletedAt == null && slugs.Contains(p.Slug)
        join s in db.Spaces on p.SpaceId equals s.Id
        select new PageAddress(p.Id, s.Slug, p.Slug);

    /// <summary>Pages of these titles or addresses.</summary>
    public static IQueryable<NamedPage> ListNamed(
        this AppDbContext db,
        Viewer viewer,
        IReadOnlyCollection<string> titleKeys,
        IReadOnlyCollection<string> slugs
    ) =>
        from p in db.PagesSeenBy(viewer)
        where titleKeys.Contains(p.TitleKey) || slugs.Contains(p.Slug)
        join s in db.Spaces on p.SpaceId equals s.Id
        orderby p.Id
        select new NamedPage(p.Id, s.Id, s.Slug, p.TitleKey, p.Slug, s.Slug, p.Slug);

    /// <summary>Pages that were called so or stood at these addresses, the last of each first.</summary>
    public static IQueryable<NamedPage> ListFormerlyNamed(
        this AppDbContext db,
        Viewer viewer,
        IReadOnlyCollection<string> titleKeys,
        IReadOnlyCollection<string> slugs
    ) =>
        from a in db.PageAliases
        where titleKeys.Contains(a.TitleKey) || slugs.Contains(a.Slug)
        join p in db.PagesSeenBy(viewer) on a.PageId equals p.Id
        join f in db.Spaces on a.SpaceId equals f.Id
        join s in db.Spaces on p.SpaceId equals s.Id
        orderby a.Id descending
        select new NamedPage(p.Id, f.Id, f.Slug, a.TitleKey, a.Slug, s.Slug, p.Slug);

    /// <summary>What speaks of this: decisions, pages, cards; each once, however often it says so.</summary>
    /// <param name="id">Of a card or a page; the number of a decision.</param>
    public static IQueryable<Mention> ListMentions(this AppDbContext db, Viewer viewer, SubjectKind kind, int id, int most)
    {
        var references = db.References.Where(r => r.ToKind == kind && r.ToId == id);
        return db.PagesSeenBy(viewer)
            .Where(p => p.ArchivedAt == null && references.Any(r => r.FromKind == SubjectKind.Page && r.FromId == p.Id))
            .Select(p => new
            {
                Kind = SubjectKind.Page,
                p.Id,
                p.Title,
                Space = db.Spaces.Where(s => s.Id == p.SpaceId).Select(s => s.Slug).First(),
                p.Slug,
            })
            .Concat(
                Boards
                    .BoardAccess.CardsSeenBy(db, viewer)
                    .Where(c => c.DeletedAt == null && references.Any(r => r.FromKind == SubjectKind.Card && r.FromId == c.Id))
                    .Select(c => new
                    {
                        Kind = SubjectKind.Card,
                        c.Id,
                        c.Title,
                        Space = "",
                        Slug = "",
                    })
            )
            .Concat(
                Decisions
                    .DecisionAccess.DecisionsSeenBy(db, viewer)
                    .Where(d => references.Any(r => r.FromKind == SubjectKind.Decision && r.FromId == d.Id))
                    .Select(d => new
                    {
                        Kind = SubjectKind.Decision,
                        Id = d.Number,
                        d.Title,
                        Space = "",
                        Slug = "",
                    })
            )
            .OrderByDescending(m => m.Kind)
            .ThenBy(m => m.Title)
            .ThenBy(m => m.Id)
            .Take(most)
            .Select(m => new Mention(m.Kind, m.Id, m.Title, m.Space, m.Slug));
    }

    /// <summary>Published pages that have waited for a page of this name in this space, with the texts to be made into HTML again.</summary>
    public static IQueryable<WikiPage> ListWaiting(this AppDbContext db, int space, string titleKey, int most) =>
        db
            .WikiPages.AsNoTracking()
            .Where(p =>
                p.Published != null
                && db.References.Any(r =>
                    r.ToId == null
                    && r.TitleKey == titleKey
                    && (r.SpaceId == space || r.SpaceId == null)
                    && r.FromKind == SubjectKind.Page
                    && r.FromId == p.Id
                )
            )
            .OrderByDescending(p => p.ChangedAt)
            .Take(most);
}
