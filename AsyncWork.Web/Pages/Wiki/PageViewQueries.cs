using AsyncWork.Domain;
using AsyncWork.Domain.HandOffs;
using AsyncWork.Domain.People;
using AsyncWork.Domain.Wiki;
using AsyncWork.Web.Data;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Wiki;

/// <summary>A page near another one of the same space.</summary>
/// <param name="Granted">What was granted on it to the reader; null for nothing.</param>
public sealed record PageAround(TreeRow Row, SpaceRight? Granted);

/// <summary>What each look at a page asks, compiled once.</summary>
public static class PageViewQueries
{
    /// <summary>
    /// A page by its address with what this person may do with it, who sees it or not: as <see cref="WikiAccess.PagesSeenBy"/> has it, but
    /// compiled once, since each look at a page asks it. <see cref="PageView.IsSeen"/> says the rest.
    /// </summary>
    public static readonly Func<AppDbContext, string, string, PersonId, LocalDate, bool, Task<PageView?>> FindPageFor =
        EF.CompileAsyncQuery(
            (AppDbContext db, string space, string slug, PersonId person, LocalDate today, bool isAdministrator) =>
                (
                    from p in db.WikiPages.AsNoTracking()
                    where p.Slug == slug && p.DeletedAt == null
                    join s in db.Spaces on p.SpaceId equals s.Id
                    where s.Slug == space
                    join o in db.People on p.OwnerId equals o.Id
                    select new PageView
                    {
                        Id = p.Id,
                        Version = p.Version,
                        SpaceId = s.Id,
                        SpaceName = s.Name,
                        SpaceSlug = s.Slug,
                        SpaceIsArchived = s.ArchivedAt != null,
                        PublishesAfterReview = s.PublishesAfterReview,
                        ReviewEveryMonths = s.ReviewEveryMonths,
                        Path = p.Path,
                        Title = p.Title,
                        Slug = p.Slug,
                        Html = p.Html,
                        Contents = p.Contents,
                        OwnerId = p.OwnerId,
                        Owner = o.Name,
                        ReviewOn = p.ReviewOn,
                        VerifiedAt = p.VerifiedAt,
                        VerifiedBy = db.People.Where(x => x.Id == p.VerifiedBy).Select(x => x.Name).FirstOrDefault(),
                        Published = p.Published,
                        PublishedAt = p.PublishedAt,
                        PublishedBy = db.People.Where(x => x.Id == p.PublishedBy).Select(x => x.Name).FirstOrDefault(),
                        Latest = p.Latest,
                        AskedAt = p.AskedAt,
                        AskedBy = p.AskedBy,
                        AskedByName = db.People.Where(x => x.Id == p.AskedBy).Select(x => x.Name).FirstOrDefault(),
                        AskedOf = p.AskedOf,
                        AskedOfName = db.People.Where(x => x.Id == p.AskedOf).Select(x => x.Name).FirstOrDefault(),
                        AskedRevision = p.AskedRevision,
                        IsPlaybook = s.IsPlaybook,
                        IsConfirmed = db.PageAudiences.Any(a => a.PageId == p.Id),
                        Comments = p.Comments,
                        Files =
                            db.Attachments.Count(a =>
                                a.SubjectKind == SubjectKind.Page && a.SubjectId == p.Id && a.DeletedAt == null
                            ) + db.FileLinks.Count(l => l.SubjectKind == SubjectKind.Page && l.SubjectId == p.Id),
                        IsHandedOff = db.HandOffItems.Any(i =>
                            i.SubjectKind == SubjectKind.Page
                            && i.SubjectId == p.Id
                            && db.HandOffs.Any(h =>
                                h.Id == i.HandOffId
                                && (
                                    h.State == HandOffState.Offered
                                    || h.State == HandOffState.Asked
                                    || h.State == HandOffState.Returned
                                )
                            )
                        ),
                        ArchivedAt = p.ArchivedAt,
                        IsRestricted = p.RestrictionId != null,
                        HasBelow = db.WikiPages.Any(c => c.ParentId == p.Id && c.DeletedAt == null && c.ArchivedAt == null),
                        IsMentioned = db.References.Any(r => r.ToKind == SubjectKind.Page && r.ToId == p.Id),
                        InSpace = isAdministrator ? SpaceRight.Keep : s.EverybodyMay,
                        GrantedInSpace = db
                            .SpaceGrants.Where(g =>
                                g.SpaceId == s.Id
                                && (
                                    g.PersonId == person
                                    || db.TeamMembers.Any(m =>
                                        m.TeamId == g.TeamId
                                        && m.PersonId == person
                                        && m.JoinedOn <= today
                                        && (m.LeftOn == null || m.LeftOn > today)
                                    )
                                    || db.TeamLeads.Any(l => l.TeamId == g.TeamId && l.PersonId == person)
                                )
                            )
                            .Max(g => (SpaceRight?)g.Right),
                        GrantedOnPage = db
                            .PageGrants.Where(g =>
                                g.PageId == p.RestrictionId
                                && (
                                    g.PersonId == person
                                    || db.TeamMembers.Any(m =>
                                        m.TeamId == g.TeamId
                                        && m.PersonId == person
                                        && m.JoinedOn <= today
                                        && (m.LeftOn == null || m.LeftOn > today)
                                    )
                                    || db.TeamLeads.Any(l => l.TeamId == g.TeamId && l.PersonId == person)
                                )
                            )
                            .Max(g => (SpaceRight?)g.Right),
                        IsWatching = db.Watches.Any(w =>
                            w.SubjectKind == SubjectKind.Page && w.SubjectId == p.Id && w.PersonId == person
                        ),
                    }
                ).SingleOrDefault()
        );

    /// <summary>The pages above a page and those directly below it, of the same space, with what was granted on each to this person.</summary>
    public static readonly Func<
        AppDbContext,
        int,
        IReadOnlyCollection<int>,
        PersonId,
        LocalDate,
        IAsyncEnumerable<PageAround>
    > ListAround = EF.CompileAsyncQuery(
        (AppDbContext db, int page, IReadOnlyCollection<int> above, PersonId person, LocalDate today) =>
            db
                .WikiPages.Where(p =>
                    p.DeletedAt == null && (above.Contains(p.Id) || (p.ParentId == page && p.ArchivedAt == null))
                )
                .OrderBy(p => p.Rank)
                .ThenBy(p => p.Id)
                .Select(p => new PageAround(
                    new TreeRow(p.Id, p.ParentId, p.Path, p.Title, p.Slug, p.Rank, p.Published == null, p.RestrictionId != null),
                    db.PageGrants.Where(g =>
                            g.PageId == p.RestrictionId
                            && (
                                g.PersonId == person
                                || db.TeamMembers.Any(m =>
                                    m.TeamId == g.TeamId
                                    && m.PersonId == person
                                    && m.JoinedOn <= today
                                    && (m.LeftOn == null || m.LeftOn > today)
                                )
                                || db.TeamLeads.Any(l => l.TeamId == g.TeamId && l.PersonId == person)
                            )
                        )
                        .Max(g => (SpaceRight?)g.Right)
                ))
    );
}
