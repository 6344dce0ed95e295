using AsyncWork.Domain;
using AsyncWork.Domain.Boards;
using AsyncWork.Domain.Decisions;
using AsyncWork.Domain.People;
using AsyncWork.Domain.Wiki;
using AsyncWork.Web.Data;
using AsyncWork.Web.Identity;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Wiki;

/// <summary>A page that a link may mean.</summary>
/// <param name="SpaceId">Of the space in which it is, or was, called so.</param>
public sealed record NamedPage(int Id, int SpaceId, string NamedIn, string TitleKey, string Slug, string Space, string PageSlug);

/// <summary>Where a page stands.</summary>
public sealed record PageAddress(int Id, string Space, string Slug);

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

    /// <summary>
    /// What speaks of this: decisions, pages, cards; each once, however often it says so. Cards and decisions are those that the person sees, as
    /// <see cref="Boards.BoardAccess"/> and <see cref="Decisions.DecisionAccess"/> have it; <see cref="MentionRow.IsSeen"/> says which pages are.
    /// </summary>
    /// <remarks>By the kind, and the id of a card or a page or the number of a decision. Compiled once: it is asked beside every text.</remarks>
    public static readonly Func<
        AppDbContext,
        SubjectKind,
        int,
        PersonId,
        LocalDate,
        bool,
        IAsyncEnumerable<MentionRow>
    > ListMentions = EF.CompileAsyncQuery(
        (AppDbContext db, SubjectKind kind, int id, PersonId person, LocalDate today, bool isAdministrator) =>
            (
                from p in db.WikiPages
                join s in db.Spaces on p.SpaceId equals s.Id
                where
                    p.DeletedAt == null
                    && p.ArchivedAt == null
                    && db.References.Where(r => r.ToKind == kind && r.ToId == id && r.FromKind == SubjectKind.Page)
                        .Select(r => r.FromId)
                        .Contains(p.Id)
                select new MentionRow
                {
                    Kind = SubjectKind.Page,
                    Id = p.Id,
                    Title = p.Title,
                    Space = s.Slug,
                    Slug = p.Slug,
                    IsDraft = p.Published == null,
                    IsRestricted = p.RestrictionId != null,
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
                }
            )
                .Concat(
                    from c in db.Cards
                    join b in db.Boards on c.BoardId equals b.Id
                    where
                        c.DeletedAt == null
                        && b.DeletedAt == null
                        && db.References.Where(r => r.ToKind == kind && r.ToId == id && r.FromKind == SubjectKind.Card)
                            .Select(r => r.FromId)
                            .Contains(c.Id)
                        && (
                            isAdministrator
                            || b.Audience == BoardAudience.Company
                            || db.TeamMembers.Any(m =>
                                m.TeamId == b.TeamId
                                && m.PersonId == person
                                && m.JoinedOn <= today
                                && (m.LeftOn == null || m.LeftOn > today)
                            )
                            || db.TeamLeads.Any(l => l.TeamId == b.TeamId && l.PersonId == person)
                            || db.BoardGuests.Any(g => g.BoardId == b.Id && g.PersonId == person)
                        )
                    select new MentionRow
                    {
                        Kind = SubjectKind.Card,
                        Id = c.Id,
                        Title = c.Title,
                        Space = "",
                        Slug = "",
                        IsDraft = false,
                        IsRestricted = false,
                        InSpace = SpaceRight.Read,
                        GrantedInSpace = null,
                        GrantedOnPage = null,
                    }
                )
                .Concat(
                    from d in db.Decisions
                    where
                        db.References.Where(r => r.ToKind == kind && r.ToId == id && r.FromKind == SubjectKind.Decision)
                            .Select(r => r.FromId)
                            .Contains(d.Id)
                        && (
                            isAdministrator
                            || d.ProposedBy == person
                            || db.DecisionPeople.Any(p => p.DecisionId == d.Id && p.PersonId == person)
                            || (
                                d.State != DecisionState.Draft
                                && (
                                    d.Audience == DecisionAudience.Company
                                    || db.TeamMembers.Any(m =>
                                        m.TeamId == d.TeamId
                                        && m.PersonId == person
                                        && m.JoinedOn <= today
                                        && (m.LeftOn == null || m.LeftOn > today)
                                    )
                                    || db.TeamLeads.Any(l => l.TeamId == d.TeamId && l.PersonId == person)
                                )
                            )
                        )
                    select new MentionRow
                    {
                        Kind = SubjectKind.Decision,
                        Id = d.Number,
                        Title = d.Title,
                        Space = "",
                        Slug = "",
                        IsDraft = false,
                        IsRestricted = false,
                        InSpace = SpaceRight.Read,
                        GrantedInSpace = null,
                        GrantedOnPage = null,
                    }
                )
                .OrderByDescending(m => m.Kind)
                .ThenBy(m => m.Title)
                .ThenBy(m => m.Id)
                .AsQueryable()
    );

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
