using AsyncWork.Domain.Posts;
using AsyncWork.Web.Data;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Pages.People;

namespace AsyncWork.Web.Pages.Posts;

/// <summary>Whose posts are whose. What one may not see is not found; who sees a post may comment on it.</summary>
public static class PostAccess
{
    /// <summary>Posts to the company, to the viewer's teams, and their own. Administrators see all. What was taken back nobody sees.</summary>
    public static IQueryable<Post> PostsSeenBy(this AppDbContext db, Viewer viewer)
    {
        var there = db.Posts.Where(p => p.DeletedAt == null);
        if (viewer.IsAdministrator)
            return there;
        var (person, members) = (viewer.Person, db.MembersOn(viewer.Today));
        return there.Where(p =>
            p.TeamId == null
            || p.By == person
            || members.Any(m => m.TeamId == p.TeamId && m.PersonId == person)
            || db.TeamLeads.Any(l => l.TeamId == p.TeamId && l.PersonId == person)
        );
    }
}
