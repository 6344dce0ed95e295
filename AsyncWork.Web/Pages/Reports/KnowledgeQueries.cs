using AsyncWork.Domain.Kpis;
using AsyncWork.Web.Data;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Pages.Wiki;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Reports;

/// <summary>A page behind a figure.</summary>
public sealed record FigurePage(int Id, string Title, string Space, string SpaceSlug, string Slug, string Owner);

/// <summary>Pages of the wiki as the report counts them (kpis.md K26). Of a team's report, those whose owner was a member then.</summary>
public static class KnowledgeQueries
{
    /// <summary>Published pages as they stood at a moment. Who owned a page before is not kept: its present owner counts.</summary>
    /// <param name="on">The day of that moment in the company's zone.</param>
    public static IQueryable<PageAtEnd> ListPagesAt(this AppDbContext db, ReportScope scope, Instant at, LocalDate on)
    {
        var team = scope.TeamId;
        return from p in db.WikiPages.AsNoTracking()
            where
                (p.DeletedAt == null || p.DeletedAt >= at)
                && (p.ArchivedAt == null || p.ArchivedAt >= at)
                && db.PageRevisions.Any(r => r.PageId == p.Id && r.PublishedAt < at)
                && (
                    team == null
                    || db.TeamMembers.Any(m =>
                        m.TeamId == team && m.PersonId == p.OwnerId && m.JoinedOn <= @on && (m.LeftOn == null || m.LeftOn > @on)
                    )
                )
            join s in db.Spaces on p.SpaceId equals s.Id
            let reviewOn = db
                .PageReviews.Where(r => r.PageId == p.Id && r.At < at)
                .OrderByDescending(r => r.At)
                .ThenByDescending(r => r.Id)
                .Select(r => r.NextOn)
                .FirstOrDefault()
            orderby p.Id
            select new PageAtEnd(
                p.Id,
                reviewOn,
                s.ReviewEveryMonths != null || reviewOn != null,
                db.People.Any(o => o.Id == p.OwnerId && o.LastDay < @on)
            );
    }

    public static IQueryable<FigurePage> ListFigurePages(this AppDbContext db, IReadOnlyCollection<int> pages) =>
        from p in db.WikiPages.AsNoTracking()
        where pages.Contains(p.Id)
        join s in db.Spaces on p.SpaceId equals s.Id
        join o in db.People on p.OwnerId equals o.Id
        orderby s.Name, p.Title, p.Id
        select new FigurePage(p.Id, p.Title, s.Name, s.Slug, p.Slug, o.Name);

    /// <summary>Those of some pages that this person may open.</summary>
    public static IQueryable<int> ListOpenPages(this AppDbContext db, Viewer viewer, IReadOnlyCollection<int> pages) =>
        db.PagesSeenBy(viewer).Where(p => pages.Contains(p.Id)).Select(p => p.Id);
}
