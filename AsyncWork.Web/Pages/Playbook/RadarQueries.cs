using AsyncWork.Domain;
using AsyncWork.Domain.Norms;
using AsyncWork.Domain.Requests;
using AsyncWork.Web.Data;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Pages.Boards;
using AsyncWork.Web.Pages.Decisions;
using AsyncWork.Web.Pages.Posts;
using AsyncWork.Web.Pages.Wiki;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Playbook;

/// <summary>An open question, with who is asked.</summary>
/// <param name="Title">Null where the viewer may not see what it was asked on.</param>
public sealed record RadarRow(
    int Id,
    string? Title,
    string? Text,
    string Url,
    int? CommentId,
    Urgency Urgency,
    string? AskedBy,
    string? Team,
    IReadOnlyList<string> Asked,
    Instant AskedAt,
    Instant DueAt,
    Instant? PromisedFor
)
{
    public string Address => CommentId is { } comment ? $"{Url}#comment-{comment}" : Url;
}

/// <summary>Questions that near or have passed their norm (product.md P18): the viewer's own, and those to people of their teams.</summary>
public static class RadarQueries
{
    const int LongestText = 200;
    const int MostNames = 4;

    /// <param name="mine">Only those that the viewer asked or is asked.</param>
    /// <param name="until">Due before this.</param>
    public static IQueryable<RadarRow> ListRadar(this AppDbContext db, Viewer viewer, bool mine, LocalDate today, Instant until)
    {
        var person = viewer.Person;
        var teams = db.ListTeamsOf(person, today);
        var (cards, decisions) = (db.CardsSeenBy(viewer), db.DecisionsSeenBy(viewer));
        var (posts, pages) = (db.PostsSeenBy(viewer), db.PagesSeenBy(viewer));
        return db
            .Requests.AsNoTracking()
            .Where(r => r.Kind == RequestKind.Answer && r.ClosedAt == null && r.AnsweredAt == null && r.DueAt < until)
            .Where(r =>
                r.AskedBy == person
                || r.Recipients.Any(a => a.PersonId == person || a.DeputyId == person)
                || !mine
                    && (
                        teams.Contains(r.TeamId!.Value)
                        || r.Recipients.Any(a =>
                            db.TeamMembers.Any(m =>
                                m.PersonId == a.PersonId
                                && m.JoinedOn <= today
                                && (m.LeftOn == null || m.LeftOn > today)
                                && teams.Contains(m.TeamId)
                            )
                        )
                    )
            )
            .OrderBy(r => r.DueAt)
            .ThenBy(r => r.Id)
            .Select(r => new
            {
                Request = r,
                IsSeen = r.AskedBy == person
                    || r.Recipients.Any(a => a.PersonId == person || a.DeputyId == person)
                    || (r.SubjectKind == SubjectKind.Card && cards.Any(c => c.Id == r.SubjectId && c.DeletedAt == null))
                    || (r.SubjectKind == SubjectKind.Decision && decisions.Any(d => d.Id == r.SubjectId))
                    || (r.SubjectKind == SubjectKind.Post && posts.Any(p => p.Id == r.SubjectId))
                    || (r.SubjectKind == SubjectKind.Page && pages.Any(p => p.Id == r.SubjectId)),
            })
            .Select(x => new RadarRow(
                x.Request.Id,
                x.IsSeen ? x.Request.Title : null,
                x.IsSeen
                    ? db
                        .Comments.Where(c => c.Id == x.Request.CommentId)
                        .Select(c => c.Text.Substring(0, LongestText))
                        .FirstOrDefault()
                    : null,
                x.Request.Url,
                x.Request.CommentId,
                x.Request.Urgency,
                db.People.Where(p => p.Id == x.Request.AskedBy).Select(p => p.Name).FirstOrDefault(),
                db.Teams.Where(t => t.Id == x.Request.TeamId).Select(t => t.Name).FirstOrDefault(),
                x.Request.Recipients.OrderBy(a => a.PersonId)
                    .Take(MostNames)
                    .Select(a => db.People.Where(p => p.Id == a.PersonId).Select(p => p.Name).First())
                    .ToList(),
                x.Request.AskedAt,
                x.Request.DueAt!.Value,
                x.Request.PromisedFor
            ));
    }
}
