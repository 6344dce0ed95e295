using AsyncWork.Domain.Norms;
using AsyncWork.Domain.People;
using AsyncWork.Web.Data;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Pages.People;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Playbook.Reviews;

/// <summary>A team with what somebody has to do with it.</summary>
public sealed record ReviewTeam(int Id, string Name, string Slug, bool IsLed, bool IsMine);

/// <summary>A review in the list.</summary>
/// <param name="Team">Null for the company.</param>
/// <param name="Waiting">Lines that are not decided.</param>
public sealed record ReviewRow(
    int Id,
    string? Team,
    LocalDate From,
    Instant OpenedAt,
    Instant? HeldAt,
    string? HeldBy,
    int Lines,
    int Waiting,
    int Changed,
    int? Decision
)
{
    public Quarter Quarter => Quarter.Of(From);
}

/// <summary>Which reviews are listed.</summary>
/// <param name="Team">Null for all.</param>
/// <param name="OfCompany">The company's alone.</param>
/// <param name="IsHeld">Null for both.</param>
public sealed record ReviewFilter(int? Team, bool OfCompany, bool? IsHeld);

/// <summary>Norm reviews, open and held (product.md P11).</summary>
public static class ReviewQueries
{
    /// <summary>The newest quarter first.</summary>
    public static IQueryable<ReviewRow> ListNormReviews(
        this AppDbContext db,
        Viewer viewer,
        LocalDate today,
        ReviewFilter filter,
        int skip,
        int take
    ) =>
        db.FilterNormReviews(viewer, today, filter)
            .OrderByDescending(r => r.From)
            .ThenBy(r => r.TeamId)
            .Skip(skip)
            .Take(take)
            .Select(r => new ReviewRow(
                r.Id,
                db.Teams.Where(t => t.Id == r.TeamId).Select(t => t.Name).FirstOrDefault(),
                r.From,
                r.OpenedAt,
                r.HeldAt,
                db.People.Where(p => p.Id == r.HeldBy).Select(p => p.Name).FirstOrDefault(),
                db.NormReviewLines.Count(l => l.ReviewId == r.Id),
                db.NormReviewLines.Count(l => l.ReviewId == r.Id && l.Choice == NormChoice.Undecided),
                db.NormReviewLines.Count(l => l.ReviewId == r.Id && l.Choice == NormChoice.Change),
                db.Decisions.Where(d => d.Id == r.DecisionId).Select(d => (int?)d.Number).FirstOrDefault()
            ));

    public static IQueryable<NormReview> FilterNormReviews(
        this AppDbContext db,
        Viewer viewer,
        LocalDate today,
        ReviewFilter filter
    ) =>
        db.ReviewsSeenBy(viewer, today)
            .AsNoTracking()
            .Where(r =>
                (filter.Team == null || r.TeamId == filter.Team)
                && (!filter.OfCompany || r.TeamId == null)
                && (filter.IsHeld == null || (r.HeldAt != null) == filter.IsHeld)
            );

    /// <summary>One with its lines; what this person may not see is not found.</summary>
    public static IQueryable<NormReview> FindNormReview(this AppDbContext db, Viewer viewer, LocalDate today, int id) =>
        db.ReviewsSeenBy(viewer, today).Include(r => r.Lines).Where(r => r.Id == id);

    /// <summary>All teams by name, with what this person has to do with each.</summary>
    public static IQueryable<ReviewTeam> ListReviewTeams(this AppDbContext db, PersonId person, LocalDate today) =>
        db
            .Teams.AsNoTracking()
            .OrderBy(t => t.Name)
            .ThenBy(t => t.Id)
            .Select(t => new ReviewTeam(
                t.Id,
                t.Name,
                t.Slug,
                t.Leads.Any(l => l.PersonId == person),
                t.Members.Any(m => m.PersonId == person && m.JoinedOn <= today && (m.LeftOn == null || m.LeftOn > today))
            ));

    /// <summary>Whose review of a quarter was opened: teams, and null for the company.</summary>
    public static IQueryable<int?> ListOpenedFor(this AppDbContext db, LocalDate quarter) =>
        db.NormReviews.Where(r => r.From == quarter).Select(r => r.TeamId);

    /// <summary>The quarter of a review, for the decision that it became: that leads back to it for those who have to do with its team.</summary>
    public static IQueryable<LocalDate?> FindReviewedQuarter(this AppDbContext db, Viewer viewer, int id)
    {
        var (person, all, members) = (viewer.Person, viewer.SeesCompany, db.MembersOn(viewer.Today));
        return db
            .NormReviews.Where(r =>
                r.Id == id
                && (
                    all
                    || r.TeamId == null
                    || members.Any(m => m.TeamId == r.TeamId && m.PersonId == person)
                    || db.TeamLeads.Any(l => l.TeamId == r.TeamId && l.PersonId == person)
                )
            )
            .Select(r => (LocalDate?)r.From);
    }

    /// <summary>Channels as they are now, archived ones too.</summary>
    public static IQueryable<Channel> ListChannelsOf(this AppDbContext db, IReadOnlyCollection<int> ids) =>
        db.Channels.AsNoTracking().Where(c => ids.Contains(c.Id));

    /// <summary>The norms of channels that held at a moment.</summary>
    public static IQueryable<ChannelNorm> ListNormsAt(this AppDbContext db, Instant at) =>
        db.ChannelNorms.AsNoTracking().Where(n => n.SetAt <= at && (n.EndedAt == null || n.EndedAt > at));

    /// <summary>The names of some people.</summary>
    public static IQueryable<KeyValuePair<PersonId, string>> ListNamesOf(
        this AppDbContext db,
        IReadOnlyCollection<PersonId> people
    ) => db.People.Where(p => people.Contains(p.Id)).Select(p => new KeyValuePair<PersonId, string>(p.Id, p.Name));

    /// <summary>Who keeps the company's norms and can sign in.</summary>
    public static IQueryable<PersonId> ListKeepersOfNorms(this AppDbContext db, LocalDate today) =>
        db
            .People.Where(p =>
                (p.LastDay == null || p.LastDay >= today)
                && db.Users.Any(u =>
                    u.PersonId == p.Id
                    && u.DeactivatedAt == null
                    && db.UserRoles.Any(r =>
                        r.UserId == u.Id
                        && db.Roles.Any(x =>
                            x.Id == r.RoleId && (x.Name == nameof(Role.HR) || x.Name == nameof(Role.Administrator))
                        )
                    )
                )
            )
            .OrderBy(p => p.Id)
            .Select(p => p.Id);
}
