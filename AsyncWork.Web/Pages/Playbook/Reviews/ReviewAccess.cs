using AsyncWork.Domain.Norms;
using AsyncWork.Web.Data;
using AsyncWork.Web.Identity;
using NodaTime;

namespace AsyncWork.Web.Pages.Playbook.Reviews;

/// <summary>Whose norm reviews are whose: they show how a team works, so it sees its own. What one may not see is not found.</summary>
public static class ReviewAccess
{
    /// <summary>Of the company, and of the teams one is in or leads; HR and administrators see all.</summary>
    public static IQueryable<NormReview> ReviewsSeenBy(this AppDbContext db, Viewer viewer, LocalDate today)
    {
        if (viewer.SeesCompany)
            return db.NormReviews;
        var teams = db.ListTeamsOf(viewer.Person, today);
        return db.NormReviews.Where(r => r.TeamId == null || teams.Contains(r.TeamId.Value));
    }

    /// <summary>May open the review of a team and close it, by which its norms change: who may set them.</summary>
    /// <param name="team">Null for the company.</param>
    public static bool MayHold(this Viewer viewer, ReviewTeam? team) =>
        team is null ? viewer.KeepsChannels() : viewer.IsAdministrator || team.IsLed;

    /// <summary>May say what becomes of a norm before the review is closed: those whom it binds, too.</summary>
    public static bool MayTakePart(this Viewer viewer, ReviewTeam? team) => viewer.MayHold(team) || team is { IsMine: true };
}
