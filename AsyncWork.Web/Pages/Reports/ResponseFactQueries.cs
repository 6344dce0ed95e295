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

/// <summary>That somebody was asked by a question, once for each time they were a member of a team; once without any for who never was.</summary>
/// <param name="IsOfTeam">The question asks the scope's team itself, whoever is in it.</param>
/// <param name="LeftOn">The first day on which they were no member any more; null while they are.</param>
public sealed record AskedMember(
    int Request,
    int? Channel,
    Urgency Urgency,
    bool IsOfTeam,
    Instant AskedAt,
    PersonId Person,
    int? Team,
    LocalDate? JoinedOn,
    LocalDate? LeftOn
);

/// <summary>An acknowledgement of one person that was due, with the same of who owes it.</summary>
public sealed record DueOfMember(
    int Request,
    Instant DueAt,
    Instant? AcknowledgedAt,
    PersonId Person,
    int? Team,
    LocalDate? JoinedOn,
    LocalDate? LeftOn
);

/// <summary>
/// Requests as the report counts them (kpis.md K10, K10b, K20d). Of a team those of which anybody who ever was a member was asked:
/// <see cref="AsyncWork.Web.Reports.AskedPeople"/> knows who was on the day.
/// </summary>
public static class ResponseFactQueries
{
    public static IQueryable<AnsweredQuestion> ListAnswered(this AppDbContext db, ReportScope scope, Instant from, Instant to) =>
        db.QuestionsIn(scope)
            .Where(r => r.StartsAt != null && r.AnsweredAt >= from && r.AnsweredAt < to)
            .OrderBy(r => r.Id)
            .Select(r => new AnsweredQuestion(r.Id, r.StartsAt!.Value, r.AnsweredAt!.Value, r.AnswerMinutes ?? 0));

    /// <summary>Questions whose deadline lies between two moments. What was solved by somebody else before it was due is none, like what was withdrawn.</summary>
    public static IQueryable<DueRequest> ListDue(this AppDbContext db, ReportScope scope, Instant from, Instant to) =>
        db.QuestionsIn(scope)
            .Where(r =>
                r.DueAt >= from && r.DueAt < to && (r.ClosedAt == null || r.ClosedAt > r.DueAt || r.AnsweredAt <= r.DueAt)
            )
            .OrderBy(r => r.Id)
            .Select(r => new DueRequest(r.Id, r.DueAt!.Value, r.AnsweredAt, r.PromisedFor, r.ClosedAt));

    /// <summary>Who was asked by the questions that <see cref="ListAnswered"/> and <see cref="ListDue"/> count.</summary>
    public static IQueryable<AskedMember> ListAsked(this AppDbContext db, ReportScope scope, Instant from, Instant to)
    {
        var team = scope.TeamId;
        return from r in db.QuestionsIn(scope)
            where (r.AnsweredAt >= @from && r.AnsweredAt < to) || (r.DueAt >= @from && r.DueAt < to)
            join a in db.RequestRecipients on r.Id equals a.RequestId
            from m in db.TeamMembers.Where(m => m.PersonId == a.PersonId && (team == null || m.TeamId == team)).DefaultIfEmpty()
            orderby r.Id, a.PersonId
            select new AskedMember(
                r.Id,
                r.ChannelId,
                r.Urgency,
                team != null && r.TeamId == team,
                r.AskedAt,
                a.PersonId,
                m == null ? null : m.TeamId,
                m == null ? null : m.JoinedOn,
                m == null ? null : m.LeftOn
            );
    }

    /// <summary>Acknowledgements of people that were due between two moments: of what was asked, and of versions of pages.</summary>
    public static IQueryable<DueOfMember> ListAcknowledgementsDue(
        this AppDbContext db,
        ReportScope scope,
        Instant from,
        Instant to
    )
    {
        var team = scope.TeamId;
        return from a in db.RequestRecipients.AsNoTracking()
            where a.DueAt >= @from && a.DueAt < to
            join r in db.Requests on a.RequestId equals r.Id
            where
                r.Kind == RequestKind.Acknowledgement
                && r.WithdrawnAt == null
                // Who left, and whose version was followed by another before their day, need not any more.
                && (a.AcknowledgedAt != null || a.DoneAt == null || a.DoneAt > a.DueAt)
            from m in db.TeamMembers.Where(m => m.PersonId == a.PersonId && (team == null || m.TeamId == team)).DefaultIfEmpty()
            where team == null || m != null
            orderby r.Id, a.PersonId
            select new DueOfMember(
                r.Id,
                a.DueAt!.Value,
                a.AcknowledgedAt,
                a.PersonId,
                m == null ? null : m.TeamId,
                m == null ? null : m.JoinedOn,
                m == null ? null : m.LeftOn
            );
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

    static IQueryable<Request> QuestionsIn(this AppDbContext db, ReportScope scope)
    {
        var team = scope.TeamId;
        return db
            .Requests.AsNoTracking()
            .Where(r => r.Kind == RequestKind.Answer && r.WithdrawnAt == null)
            .Where(r =>
                team == null
                || r.TeamId == team
                || r.Recipients.Any(a => db.TeamMembers.Any(m => m.TeamId == team && m.PersonId == a.PersonId))
            );
    }
}
