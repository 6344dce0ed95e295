using AsyncWork.Domain.People;
using AsyncWork.Domain.Playbook;
using AsyncWork.Domain.Posts;
using AsyncWork.Domain.Requests;
using AsyncWork.Web.Data;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Pages.Wiki;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Onboarding.HowWeWork;

/// <summary>How a page begins, as HTML that may be cut off.</summary>
public sealed record PageOpening(int Id, string Html);

/// <summary>The first post of a kind that somebody wrote.</summary>
public sealed record FirstPost(PostKind Kind, int Id, Instant At);

/// <summary>Questions to somebody whose deadline lay in a time, and how many of them they answered by it.</summary>
public sealed record AnswersInTime(int Due, int Kept);

/// <summary>When somebody did something first; null for never.</summary>
public sealed record FirstSteps(Instant? AskedAt, Instant? HandedOverAt, Instant? ProposedAt);

/// <summary>What the track “How we work async here” is made of, and how far a person is with it (product.md O10).</summary>
public static class AsyncTrackQueries
{
    const int LongestOpening = 1_500;

    /// <summary>A team with what it agreed on.</summary>
    public static IQueryable<Team> FindTeamOfTrack(this AppDbContext db, int team) =>
        db.Teams.AsNoTracking().Where(t => t.Id == team);

    /// <summary>The pages that everybody confirms, or everybody of a team.</summary>
    public static IQueryable<int> ListPagesToConfirm(this AppDbContext db, int? team) =>
        db
            .PageAudiences.Where(a =>
                a.Kind == AudienceKind.Everybody || (a.Kind == AudienceKind.Team && a.TeamId != null && a.TeamId == team)
            )
            .OrderBy(a => a.PageId)
            .Select(a => a.PageId);

    /// <summary>How pages begin.</summary>
    public static IQueryable<PageOpening> ListOpenings(this AppDbContext db, Viewer viewer, IReadOnlyCollection<int> pages) =>
        db.PagesSeenBy(viewer)
            .Where(p => pages.Contains(p.Id))
            .Select(p => new PageOpening(p.Id, p.Html.Substring(0, LongestOpening)));

    /// <summary>The first post of each kind that a person wrote.</summary>
    public static IQueryable<FirstPost> ListFirstPosts(this AppDbContext db, PersonId person)
    {
        var mine = db.Posts.Where(p => p.By == person && p.DeletedAt == null);
        return mine.Where(p => p.Id == mine.Where(o => o.Kind == p.Kind).Min(o => o.Id))
            .OrderBy(p => p.Id)
            .Select(p => new FirstPost(p.Kind, p.Id, p.At));
    }

    /// <summary>
    /// Questions to a person whose deadline lay between two moments, without those that others answered first or that were withdrawn: the rule
    /// of kpis.md K10b, for one person and their eyes alone.
    /// </summary>
    public static IQueryable<AnswersInTime> CountAnswersInTime(
        this AppDbContext db,
        PersonId person,
        Instant from,
        Instant now
    ) =>
        from a in db.RequestRecipients
        where a.PersonId == person && a.DueAt >= @from && (a.AnsweredAt != null || (a.DoneAt == null && a.DueAt < now))
        join r in db.Requests on a.RequestId equals r.Id
        where r.Kind == RequestKind.Answer && r.WithdrawnAt == null
        group a by a.PersonId into mine
        select new AnswersInTime(mine.Count(), mine.Count(a => a.AnsweredAt <= a.DueAt));

    /// <summary>When a person first asked something, handed work over, or proposed a decision.</summary>
    public static IQueryable<FirstSteps> FindFirstSteps(this AppDbContext db, PersonId person) =>
        db
            .People.Where(p => p.Id == person)
            .Select(p => new FirstSteps(
                db.Requests.Where(r => r.AskedBy == person && r.Revision == null).Min(r => (Instant?)r.AskedAt),
                db.HandOffs.Where(h => h.GiverId == person).Min(h => (Instant?)h.CreatedAt),
                db.Decisions.Where(d => d.ProposedBy == person).Min(d => (Instant?)d.CreatedAt)
            ));
}
