using AsyncWork.Domain.Kpis;
using AsyncWork.Domain.Norms;
using AsyncWork.Domain.People;
using AsyncWork.Domain.Requests;
using AsyncWork.Web.Data;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Pages.Requests;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Reports;

/// <summary>A request behind a figure.</summary>
public sealed record FigureRequest(
    int Id,
    string Title,
    string Url,
    int? CommentId,
    string? AskedBy,
    Instant AskedAt,
    Instant? DueAt,
    Instant? AnsweredAt,
    int? Minutes,
    Instant? PromisedFor
);

/// <summary>That somebody was asked by a question of a channel.</summary>
/// <param name="Team">Whose member they were.</param>
public sealed record AskedByChannel(int Request, int Channel, Urgency Urgency, PersonId Person, int? Team);

/// <summary>Requests as the report counts them (kpis.md K10, K10b, K20d): a team's are those of which somebody of the team was asked.</summary>
public static class ResponseFactQueries
{
    public static IQueryable<AnsweredQuestion> ListAnswered(
        this AppDbContext db,
        ReportScope scope,
        ReportPeriod period,
        Instant from,
        Instant to
    ) =>
        db.RequestsIn(scope, period)
            .Where(r =>
                r.Kind == RequestKind.Answer
                && r.WithdrawnAt == null
                && r.StartsAt != null
                && r.AnsweredAt >= from
                && r.AnsweredAt < to
            )
            .OrderBy(r => r.Id)
            .Select(r => new AnsweredQuestion(r.Id, r.StartsAt!.Value, r.AnsweredAt!.Value, r.AnswerMinutes ?? 0));

    /// <summary>Questions whose deadline lies between two moments.</summary>
    public static IQueryable<DueRequest> ListDue(
        this AppDbContext db,
        ReportScope scope,
        ReportPeriod period,
        Instant from,
        Instant to
    ) =>
        db.RequestsIn(scope, period)
            .Where(r => r.Kind == RequestKind.Answer && r.WithdrawnAt == null && r.DueAt >= from && r.DueAt < to)
            .OrderBy(r => r.Id)
            .Select(r => new DueRequest(r.Id, r.DueAt!.Value, r.AnsweredAt, r.PromisedFor));

    /// <summary>Acknowledgements of people that were due between two moments: of what was asked, and of versions of pages.</summary>
    public static IQueryable<DueRequest> ListAcknowledgementsDue(
        this AppDbContext db,
        ReportScope scope,
        ReportPeriod period,
        Instant from,
        Instant to
    )
    {
        var (team, first, end) = (scope.TeamId, period.First, period.End);
        return from a in db.RequestRecipients.AsNoTracking()
            where
                a.DueAt >= @from
                && a.DueAt < to
                && (
                    team == null
                    || db.TeamMembers.Any(m =>
                        m.TeamId == team && m.PersonId == a.PersonId && m.JoinedOn < end && (m.LeftOn == null || m.LeftOn > first)
                    )
                )
            join r in db.Requests on a.RequestId equals r.Id
            where
                r.Kind == RequestKind.Acknowledgement
                && r.WithdrawnAt == null
                // Who left, and whose version was followed by another before their day, need not any more.
                && (a.AcknowledgedAt != null || a.DoneAt == null || a.DoneAt > a.DueAt)
            orderby r.Id, a.PersonId
            select new DueRequest(r.Id, a.DueAt!.Value, a.AcknowledgedAt, a.PromisedFor);
    }

    /// <summary>Who was asked by the questions that <see cref="ListAnswered"/> and <see cref="ListDue"/> count, and in which channel; of a team its people.</summary>
    public static IQueryable<AskedByChannel> ListAskedByChannel(
        this AppDbContext db,
        ReportScope scope,
        ReportPeriod period,
        Instant from,
        Instant to
    )
    {
        var (team, first, end) = (scope.TeamId, period.First, period.End);
        return from r in db.RequestsIn(scope, period)
            where
                r.Kind == RequestKind.Answer
                && r.ChannelId != null
                && r.WithdrawnAt == null
                && ((r.AnsweredAt >= @from && r.AnsweredAt < to) || (r.DueAt >= @from && r.DueAt < to))
            join a in db.RequestRecipients on r.Id equals a.RequestId
            let itsTeam = db
                .TeamMembers.Where(m =>
                    m.PersonId == a.PersonId
                    && (team == null || m.TeamId == team)
                    && m.JoinedOn < end
                    && (m.LeftOn == null || m.LeftOn > first)
                )
                .OrderByDescending(m => m.JoinedOn)
                .Select(m => (int?)m.TeamId)
                .FirstOrDefault()
            where team == null || itsTeam != null
            orderby r.Id, a.PersonId
            select new AskedByChannel(r.Id, r.ChannelId!.Value, r.Urgency, a.PersonId, itsTeam);
    }

    public static IQueryable<FigureRequest> ListFigureRequests(this AppDbContext db, IReadOnlyCollection<int> ids) =>
        from r in db.Requests.AsNoTracking()
        where ids.Contains(r.Id)
        orderby r.DueAt, r.Id
        select new FigureRequest(
            r.Id,
            r.Title,
            r.Url,
            r.CommentId,
            db.People.Where(p => p.Id == r.AskedBy).Select(p => p.Name).FirstOrDefault(),
            r.AskedAt,
            r.DueAt,
            r.AnsweredAt,
            r.AnswerMinutes,
            r.PromisedFor
        );

    /// <summary>Those of some requests that this person asked or is asked by.</summary>
    public static IQueryable<int> ListOpenRequests(this AppDbContext db, Viewer viewer, IReadOnlyCollection<int> ids) =>
        db.RequestsOf(viewer).Where(r => ids.Contains(r.Id)).Select(r => r.Id);

    static IQueryable<Request> RequestsIn(this AppDbContext db, ReportScope scope, ReportPeriod period)
    {
        var (team, first, end) = (scope.TeamId, period.First, period.End);
        return db
            .Requests.AsNoTracking()
            .Where(r =>
                team == null
                || r.TeamId == team
                || r.Recipients.Any(a =>
                    db.TeamMembers.Any(m =>
                        m.TeamId == team && m.PersonId == a.PersonId && m.JoinedOn < end && (m.LeftOn == null || m.LeftOn > first)
                    )
                )
            );
    }
}
