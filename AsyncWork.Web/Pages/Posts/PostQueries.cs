using AsyncWork.Domain.Posts;
using AsyncWork.Web.Data;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Pages.People;
using AsyncWork.Web.Pages.Requests;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Posts;

/// <summary>A post as lists show it.</summary>
/// <param name="IsOpen">It asks, and somebody is waited for.</param>
public sealed record PostRow(
    int Id,
    PostKind Kind,
    string Title,
    string? By,
    Domain.People.PersonId ById,
    string? Team,
    Instant At,
    int Comments,
    int Attachments,
    bool IsOpen
);

/// <summary>A post with the names of who wrote it and for whom.</summary>
public sealed record FoundPost(Post Post, string By, DateTimeZone Zone, string? Team, string? TeamSlug);

/// <summary>Posts of those who may read them (product.md P5, P6).</summary>
public static class PostQueries
{
    /// <summary>The newest first.</summary>
    public static IQueryable<PostRow> ListPosts(this AppDbContext db, Viewer viewer, PostKind? kind) =>
        db.PostsSeenBy(viewer)
            .AsNoTracking()
            .Where(p => kind == null || p.Kind == kind)
            .OrderByDescending(p => p.At)
            .ThenByDescending(p => p.Id)
            .Select(p => new PostRow(
                p.Id,
                p.Kind,
                p.Title,
                db.People.Where(w => w.Id == p.By).Select(w => w.Name).FirstOrDefault(),
                p.By,
                db.Teams.Where(t => t.Id == p.TeamId).Select(t => t.Name).FirstOrDefault(),
                p.At,
                p.Comments,
                p.Attachments,
                db.Requests.Any(r => r.SubjectKind == Domain.SubjectKind.Post && r.SubjectId == p.Id && r.ClosedAt == null)
            ));

    public static IQueryable<FoundPost> FindPost(this AppDbContext db, Viewer viewer, int id) =>
        from p in db.PostsSeenBy(viewer)
        where p.Id == id
        select new FoundPost(
            p,
            db.People.Where(w => w.Id == p.By).Select(w => w.Name).First(),
            db.People.Where(w => w.Id == p.By).Select(w => w.Zone).First(),
            db.Teams.Where(t => t.Id == p.TeamId).Select(t => t.Name).FirstOrDefault(),
            db.Teams.Where(t => t.Id == p.TeamId).Select(t => t.Slug).FirstOrDefault()
        );

    /// <summary>Who reads what is posted to a team, or to the company; those who left do not.</summary>
    public static IQueryable<PersonName> ListPeopleWhoRead(this AppDbContext db, int? team, LocalDate today)
    {
        var members = db.MembersOn(today);
        return db
            .People.AsNoTracking()
            .Where(p => p.LastDay == null || p.LastDay >= today)
            .Where(p =>
                team == null
                || members.Any(m => m.TeamId == team && m.PersonId == p.Id)
                || db.TeamLeads.Any(l => l.TeamId == team && l.PersonId == p.Id)
            )
            .OrderBy(p => p.Name)
            .ThenBy(p => p.Id)
            .Select(p => new PersonName(p.Id, p.Name));
    }

    /// <summary>The teams a person can post to: those they belong to or lead; administrators to all.</summary>
    public static IQueryable<AskedTeam> ListTeamsToPostTo(this AppDbContext db, Viewer viewer)
    {
        var (person, all, members) = (viewer.Person, viewer.IsAdministrator, db.MembersOn(viewer.Today));
        return db
            .Teams.AsNoTracking()
            .Where(t =>
                all || members.Any(m => m.TeamId == t.Id && m.PersonId == person) || t.Leads.Any(l => l.PersonId == person)
            )
            .OrderBy(t => t.Name)
            .Select(t => new AskedTeam(t.Id, t.Name));
    }

    /// <summary>What the files of a post take together, in bytes; those that were deleted make room.</summary>
    public static Task<long> SumBytesOfPostAsync(this AppDbContext db, int post, CancellationToken cancellation = default) =>
        (
            from v in db.FileVersions
            join a in db.Attachments on v.AttachmentId equals a.Id
            where a.SubjectKind == Domain.SubjectKind.Post && a.SubjectId == post && a.DeletedAt == null
            select v.Bytes
        ).SumAsync(cancellation);
}
