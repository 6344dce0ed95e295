using AsyncWork.Domain.Posts;
using AsyncWork.Web.Data;
using AsyncWork.Web.Identity;

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
        var person = viewer.Person;
        return there.Where(p =>
            p.TeamId == null
            || p.By == person
            || db.TeamMembers.Any(m => m.TeamId == p.TeamId && m.PersonId == person && m.LeftOn == null)
            || db.TeamLeads.Any(l => l.TeamId == p.TeamId && l.PersonId == person)
        );
    }
}
