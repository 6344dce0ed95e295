using AsyncWork.Domain.People;
using AsyncWork.Domain.Wiki;
using AsyncWork.Web.Data;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Pages.People;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Wiki;

/// <summary>
/// Whose spaces and pages are whose (product.md D16). What one may not see is not found. Administrators keep all, so that no space is left
/// without anybody. A page with grants of its own, and those below it, follow these instead of the space's rights.
/// </summary>
public static class WikiAccess
{
    /// <summary>Spaces in which this person may do this much.</summary>
    public static IQueryable<Space> SpacesOf(this AppDbContext db, Viewer viewer, SpaceRight atLeast) =>
        viewer.IsAdministrator ? db.Spaces : db.SpacesOf(viewer.Person, viewer.Today, atLeast);

    /// <summary>Spaces that this person may read, and those with a page that was shown to them.</summary>
    public static IQueryable<Space> SpacesSeenBy(this AppDbContext db, Viewer viewer)
    {
        if (viewer.IsAdministrator)
            return db.Spaces;
        var (mine, grants) = (
            db.SpacesOf(viewer.Person, viewer.Today, SpaceRight.Read),
            db.PageGrantsOf(viewer.Person, viewer.Today)
        );
        return db.Spaces.Where(s =>
            mine.Any(m => m.Id == s.Id)
            || db.WikiPages.Any(p => p.SpaceId == s.Id && p.DeletedAt == null && grants.Any(g => g.PageId == p.Id))
        );
    }

    /// <summary>Pages outside the trash with which this person may do this much, drafts too.</summary>
    public static IQueryable<WikiPage> PagesOf(this AppDbContext db, Viewer viewer, SpaceRight atLeast)
    {
        var pages = db.WikiPages.Where(p => p.DeletedAt == null);
        if (viewer.IsAdministrator)
            return pages;
        var (kept, spaces) = (
            db.SpacesOf(viewer.Person, viewer.Today, SpaceRight.Keep),
            db.SpacesOf(viewer.Person, viewer.Today, atLeast)
        );
        var grants = db.PageGrantsOf(viewer.Person, viewer.Today).Where(g => g.Right >= atLeast);
        return pages.Where(p =>
            p.RestrictionId == null
                ? spaces.Any(s => s.Id == p.SpaceId)
                : grants.Any(g => g.PageId == p.RestrictionId) || kept.Any(s => s.Id == p.SpaceId)
        );
    }

    /// <summary>
    /// Pages that this person may look at, from wherever: published ones they may read, and drafts where they may write. Nothing of the trash.
    /// </summary>
    public static IQueryable<WikiPage> PagesSeenBy(this AppDbContext db, Viewer viewer)
    {
        var pages = db.WikiPages.Where(p => p.DeletedAt == null);
        if (viewer.IsAdministrator)
            return pages;
        var (person, today) = (viewer.Person, viewer.Today);
        var kept = db.SpacesOf(person, today, SpaceRight.Keep);
        var (read, written) = (db.SpacesOf(person, today, SpaceRight.Read), db.SpacesOf(person, today, SpaceRight.Write));
        var grants = db.PageGrantsOf(person, today);
        return pages.Where(p =>
            p.RestrictionId == null
                ? (p.Published != null && read.Any(s => s.Id == p.SpaceId)) || written.Any(s => s.Id == p.SpaceId)
                : grants.Any(g => g.PageId == p.RestrictionId && (p.Published != null || g.Right >= SpaceRight.Write))
                    || kept.Any(s => s.Id == p.SpaceId)
        );
    }

    /// <summary>Published pages that everybody reads, or everybody of a team: what may be told to whoever joins it.</summary>
    public static IQueryable<WikiPage> PagesReadByAll(this AppDbContext db, int? team) =>
        db.WikiPages.Where(p =>
            p.DeletedAt == null
            && p.Published != null
            && (
                p.RestrictionId == null
                    ? db.Spaces.Any(s =>
                        s.Id == p.SpaceId
                        && (
                            s.EverybodyMay >= SpaceRight.Read
                            || db.SpaceGrants.Any(g => g.SpaceId == s.Id && g.TeamId != null && g.TeamId == team)
                        )
                    )
                    : db.PageGrants.Any(g => g.PageId == p.RestrictionId && g.TeamId != null && g.TeamId == team)
            )
        );

    /// <summary>
    /// People who may look at a page: whom one may tell of it. A draft is looked at by those who may write in it
    /// (<see cref="PageGrant.Shows"/>).
    /// </summary>
    /// <param name="asPublished">As if it were published already: it is, by the change that is about to be stored.</param>
    public static IQueryable<Person> ReadersOf(this AppDbContext db, int page, LocalDate today, bool asPublished = false) =>
        db.PeopleWho(SpaceRight.Read, page, today, asPublished);

    /// <summary>People who may write in a page: whom one may ask to review it or to keep it right.</summary>
    public static IQueryable<Person> WritersOf(this AppDbContext db, int page, LocalDate today) =>
        db.PeopleWho(SpaceRight.Write, page, today, asPublished: true);

    static IQueryable<Person> PeopleWho(this AppDbContext db, SpaceRight atLeast, int page, LocalDate today, bool asPublished)
    {
        var members = db.MembersOn(today);
        return db.People.Where(person =>
            db.WikiPages.Any(p =>
                p.Id == page
                && (
                    db.UserRoles.Any(r =>
                        db.Users.Any(u => u.Id == r.UserId && u.PersonId == person.Id)
                        && db.Roles.Any(x => x.Id == r.RoleId && x.Name == nameof(Role.Administrator))
                    )
                    || db.Spaces.Any(s =>
                        s.Id == p.SpaceId
                        && p.RestrictionId == null
                        && s.EverybodyMay >= atLeast
                        && (asPublished || p.Published != null || s.EverybodyMay >= SpaceRight.Write)
                    )
                    || db.SpaceGrants.Any(g =>
                        g.SpaceId == p.SpaceId
                        && g.Right >= atLeast
                        && (asPublished || p.Published != null || g.Right >= SpaceRight.Write)
                        && (p.RestrictionId == null || g.Right == SpaceRight.Keep)
                        && (
                            g.PersonId == person.Id
                            || members.Any(m => m.TeamId == g.TeamId && m.PersonId == person.Id)
                            || db.TeamLeads.Any(l => l.TeamId == g.TeamId && l.PersonId == person.Id)
                        )
                    )
                    || db.PageGrants.Any(g =>
                        g.PageId == p.RestrictionId
                        && g.Right >= atLeast
                        && (asPublished || p.Published != null || g.Right >= SpaceRight.Write)
                        && (
                            g.PersonId == person.Id
                            || members.Any(m => m.TeamId == g.TeamId && m.PersonId == person.Id)
                            || db.TeamLeads.Any(l => l.TeamId == g.TeamId && l.PersonId == person.Id)
                        )
                    )
                )
            )
        );
    }

    static IQueryable<Space> SpacesOf(this AppDbContext db, PersonId person, LocalDate today, SpaceRight atLeast)
    {
        var members = db.MembersOn(today);
        return db.Spaces.Where(s =>
            s.EverybodyMay >= atLeast
            || db.SpaceGrants.Any(g =>
                g.SpaceId == s.Id
                && g.Right >= atLeast
                && (
                    g.PersonId == person
                    || members.Any(m => m.TeamId == g.TeamId && m.PersonId == person)
                    || db.TeamLeads.Any(l => l.TeamId == g.TeamId && l.PersonId == person)
                )
            )
        );
    }

    static IQueryable<PageGrant> PageGrantsOf(this AppDbContext db, PersonId person, LocalDate today)
    {
        var members = db.MembersOn(today);
        return db.PageGrants.Where(g =>
            g.PersonId == person
            || members.Any(m => m.TeamId == g.TeamId && m.PersonId == person)
            || db.TeamLeads.Any(l => l.TeamId == g.TeamId && l.PersonId == person)
        );
    }
}
