using AsyncWork.Domain.People;
using AsyncWork.Domain.Playbook;
using AsyncWork.Domain.Wiki;
using AsyncWork.Web.Data;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Pages.Wiki;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Playbook;

/// <summary>A team of which one reads what holds.</summary>
public sealed record PlaybookTeam(int Id, string Name, string Slug);

/// <summary>A page of the company's playbook or of a team's.</summary>
/// <param name="TeamId">Null for the company's.</param>
public sealed record PlaybookPage(
    int Id,
    int? TeamId,
    string? Team,
    int? AddsTo,
    bool Replaces,
    string Title,
    string Space,
    string Slug,
    PersonId OwnerId,
    string Owner,
    LocalDate? ReviewOn,
    int? Published,
    Instant? PublishedAt,
    bool IsConfirmed
)
{
    public string WikiUrl => $"/wiki/{Space}/{Slug}";

    public bool IsStale(LocalDate today) => ReviewOn < today && Published is not null;
}

/// <summary>A page's text as readers get it.</summary>
public sealed record PlaybookText(int Id, string Html, bool MayWrite);

/// <summary>The playbook's space of the company or of a team, with what one may do in it.</summary>
public sealed record PlaybookSpace(string Slug, string Name, bool MayWrite);

/// <summary>What is read of the playbook (product.md P1): pages of the wiki whose space is one.</summary>
public static class PlaybookQueries
{
    /// <summary>The company's pages, and those of one team, each in its order; what one may not see is not there.</summary>
    public static IQueryable<PlaybookPage> ListPlaybook(this AppDbContext db, Viewer viewer, int? team) =>
        db.Playbook(db.PagesSeenBy(viewer), team);

    /// <summary>The same without what only some of the team read.</summary>
    public static IQueryable<PlaybookPage> ListPlaybookOfAll(this AppDbContext db, int? team) =>
        db.Playbook(db.PagesReadByAll(team), team);

    static IQueryable<PlaybookPage> Playbook(this AppDbContext db, IQueryable<WikiPage> seen, int? team) =>
        from p in seen
        where p.ArchivedAt == null
        join s in db.Spaces on p.SpaceId equals s.Id
        where s.IsPlaybook && s.ArchivedAt == null && (s.TeamId == null || s.TeamId == team)
        join o in db.People on p.OwnerId equals o.Id
        orderby s.TeamId != null, p.ParentId != null, p.Path, p.Rank, p.Id
        select new PlaybookPage(
            p.Id,
            s.TeamId,
            db.Teams.Where(t => t.Id == s.TeamId).Select(t => t.Name).FirstOrDefault(),
            p.AddsToId,
            p.Replaces,
            p.Title,
            s.Slug,
            p.Slug,
            p.OwnerId,
            o.Name,
            p.ReviewOn,
            p.Published,
            p.PublishedAt,
            db.PageAudiences.Any(a => a.PageId == p.Id)
        );

    /// <summary>The texts of some pages.</summary>
    public static IQueryable<PlaybookText> ListPlaybookTexts(this AppDbContext db, Viewer viewer, IReadOnlyCollection<int> pages)
    {
        var written = db.PagesOf(viewer, SpaceRight.Write);
        return db.PagesSeenBy(viewer)
            .Where(p => pages.Contains(p.Id))
            .Select(p => new PlaybookText(p.Id, p.Html, written.Any(w => w.Id == p.Id)));
    }

    /// <summary>The spaces of the company's playbook (null) or of a team's: one, as a rule.</summary>
    public static IQueryable<PlaybookSpace> FindPlaybookSpace(this AppDbContext db, Viewer viewer, int? team)
    {
        var written = db.SpacesOf(viewer, SpaceRight.Write);
        return db.SpacesSeenBy(viewer)
            .Where(s => s.IsPlaybook && s.TeamId == team && s.ArchivedAt == null)
            .OrderBy(s => s.Id)
            .Select(s => new PlaybookSpace(s.Slug, s.Name, written.Any(w => w.Id == s.Id)));
    }

    /// <summary>All teams, mine first.</summary>
    public static IQueryable<PlaybookTeam> ListPlaybookTeams(this AppDbContext db, PersonId person, LocalDate today)
    {
        var mine = db.ListTeamsOf(person, today);
        return db
            .Teams.AsNoTracking()
            .OrderBy(t => !mine.Contains(t.Id))
            .ThenBy(t => t.Name)
            .ThenBy(t => t.Id)
            .Select(t => new PlaybookTeam(t.Id, t.Name, t.Slug));
    }

    /// <summary>The teams that this person leads.</summary>
    public static IQueryable<int> ListTeamsLedBy(this AppDbContext db, PersonId person) =>
        db.Teams.Where(t => t.Leads.Any(l => l.PersonId == person)).Select(t => t.Id);

    /// <summary>Who leads a team.</summary>
    public static IQueryable<PersonId> ListLeadsOfTeam(this AppDbContext db, int team) =>
        db.TeamLeads.Where(l => l.TeamId == team).OrderBy(l => l.PersonId).Select(l => l.PersonId);
}
