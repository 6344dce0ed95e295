using AsyncWork.Domain;
using AsyncWork.Domain.Calendar;
using AsyncWork.Domain.Norms;
using AsyncWork.Domain.People;
using AsyncWork.Domain.Requests;
using AsyncWork.Web.Data;
using AsyncWork.Web.Identity;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Requests;

/// <summary>Days on which somebody stands in for another, both included.</summary>
public sealed record DeputyDays(PersonId Person, LocalDate FirstDay, LocalDate LastDay, PersonId Deputy);

/// <summary>Somebody who may be asked.</summary>
/// <param name="LastDay">Null while they work here.</param>
/// <param name="TeamId">The team of today; null for none.</param>
public sealed record AskedPerson(PersonId Id, string Name, DateTimeZone Zone, LocalDate? LastDay, int? TeamId);

/// <summary>A team that can be asked.</summary>
public sealed record AskedTeam(int Id, string Name);

/// <summary>A request as its thing shows it.</summary>
public sealed class RequestView
{
    public required int Id { get; init; }
    public int? CommentId { get; init; }
    public required RequestKind Kind { get; init; }
    public required Urgency Urgency { get; init; }
    public string? UrgentBecause { get; init; }
    public ResponseNorm? Norm { get; init; }
    public string? Team { get; init; }
    public PersonId? AskedBy { get; init; }
    public required string Url { get; init; }
    public Instant? DueAt { get; init; }
    public Instant? AnsweredAt { get; init; }
    public string? AnsweredBy { get; init; }
    public int? AnswerId { get; init; }
    public Instant? PromisedFor { get; init; }
    public Instant? WithdrawnAt { get; init; }
    public Instant? ClosedAt { get; init; }
    public required IReadOnlyList<RecipientView> Recipients { get; init; }
    public bool IsOpen => ClosedAt is null;

    public bool IsOverdueAt(Instant now) => IsOpen && AnsweredAt is null && DueAt < now;

    public RecipientView? Mine(PersonId me) => Recipients.FirstOrDefault(r => r.Person == me || r.Deputy == me);
}

public sealed record RecipientView(
    PersonId Person,
    string Name,
    DateTimeZone Zone,
    PersonId? Deputy,
    string? DeputyName,
    Instant? DueAt,
    Instant? AcknowledgedAt,
    Instant? PromisedFor,
    Instant? AnsweredAt,
    int? AnswerId,
    Instant? DoneAt
);

/// <summary>What is asked of whom (product.md P5, N1, P18). Who may see the thing is asked before, or the query takes the person.</summary>
public static class RequestQueries
{
    const int LongestText = 200;

    /// <summary>Those whom a person asked or is asked by, or stands in for; administrators find all.</summary>
    public static IQueryable<Request> RequestsOf(this AppDbContext db, Viewer viewer)
    {
        if (viewer.IsAdministrator)
            return db.Requests;
        var person = viewer.Person;
        return db.Requests.Where(r => r.AskedBy == person || r.Recipients.Any(a => a.PersonId == person || a.DeputyId == person));
    }

    /// <summary>What was asked by these comments, or by the thing itself.</summary>
    public static IQueryable<RequestView> ListRequestsOn(this AppDbContext db, Subject subject, IReadOnlyCollection<int> comments)
    {
        var (kind, id) = subject;
        return db.Viewed(
            db.Requests.Where(r =>
                r.SubjectKind == kind
                && r.SubjectId == id
                && r.Revision == null
                && (r.CommentId == null || comments.Contains(r.CommentId.Value))
            )
        );
    }

    public static IQueryable<RequestView> FindRequest(this AppDbContext db, Viewer viewer, int id) =>
        db.Viewed(db.RequestsOf(viewer).Where(r => r.Id == id));

    /// <summary>The request that a comment made, with those who are asked, to change it.</summary>
    public static IQueryable<Request> RequestBy(this AppDbContext db, int comment) =>
        db.Requests.Include(r => r.Recipients).Where(r => r.CommentId == comment);

    /// <summary>What a comment on a thing answers: the question that it quotes, or the thing itself when it quotes nothing.</summary>
    public static IQueryable<Request> RequestsAnsweredOn(this AppDbContext db, Subject subject, int? quote, PersonId by)
    {
        var (kind, id) = subject;
        return db
            .Requests.Include(r => r.Recipients)
            .Where(r =>
                r.SubjectKind == kind
                && r.SubjectId == id
                && r.Kind == RequestKind.Answer
                && r.CommentId == quote
                && r.WithdrawnAt == null
                && r.Recipients.Any(a => (a.PersonId == by || a.DeputyId == by) && a.AnsweredAt == null)
            );
    }

    /// <summary>What a comment was taken for as an answer.</summary>
    public static IQueryable<Request> RequestsAnsweredBy(this AppDbContext db, int comment) =>
        db.Requests.Include(r => r.Recipients).Where(r => r.AnswerId == comment || r.Recipients.Any(a => a.AnswerId == comment));

    /// <summary>
    /// So many requests that wait for a person or for whom they stand in, nearest first; what has no deadline comes last. Without one
    /// request that is asked for, what they put aside for longer than now is left out. Today and the inbox ask it, so it is compiled once.
    /// </summary>
    public static readonly Func<AppDbContext, PersonId, int?, Instant, int, IAsyncEnumerable<WaitingRequest>> ListWaiting =
        EF.CompileAsyncQuery(
            (AppDbContext db, PersonId person, int? request, Instant now, int most) =>
                (
                    // Each by its own index, which an “or” is not.
                    from a in db
                        .RequestRecipients.Where(m => m.PersonId == person && m.DoneAt == null)
                        .Concat(db.RequestRecipients.Where(s => s.DeputyId == person && s.PersonId != person && s.DoneAt == null))
                    join r in db.Requests on a.RequestId equals r.Id
                    where r.ClosedAt == null && r.WithdrawnAt == null
                    where
                        r.Id == request
                        || (
                            request == null
                            && !db
                                .Notifications.Where(n =>
                                    n.PersonId == person && n.DoneAt == null && n.ShownAt > now && n.RequestId != null
                                )
                                .Select(n => n.RequestId!.Value)
                                .Contains(r.Id)
                        )
                    orderby a.DueAt == null, a.DueAt, r.Id
                    select new { a, r }
                )
                    .Take(most)
                    .Select(x => new WaitingRequest(
                        x.r.Id,
                        x.r.Kind,
                        x.r.Urgency,
                        x.r.Title,
                        db.Comments.Where(c => c.Id == x.r.CommentId)
                            .Select(c => c.Text.Substring(0, LongestText))
                            .FirstOrDefault(),
                        x.r.Url,
                        x.r.CommentId,
                        db.People.Where(p => p.Id == x.r.AskedBy).Select(p => p.Name).FirstOrDefault(),
                        x.r.AskedAt,
                        x.a.DueAt,
                        x.a.PromisedFor,
                        x.a.PersonId == person
                            ? null
                            : db.People.Where(p => p.Id == x.a.PersonId).Select(p => p.Name).FirstOrDefault(),
                        x.r.Revision,
                        x.r.Revision == null
                            ? null
                            : db
                                .RequestRecipients.Where(b =>
                                    b.PersonId == person
                                    && b.Revision != null
                                    && db.Requests.Any(q =>
                                        q.Id == b.RequestId && q.SubjectKind == SubjectKind.Page && q.SubjectId == x.r.SubjectId
                                    )
                                )
                                .Max(b => b.Revision)
                    ))
        );

    /// <summary>Approved absences with a deputy that touch the days.</summary>
    public static IQueryable<DeputyDays> ListDeputiesOf(
        this AppDbContext db,
        IReadOnlyCollection<PersonId> people,
        LocalDate from,
        LocalDate to
    ) =>
        db
            .Absences.AsNoTracking()
            .Where(a =>
                a.State == AbsenceState.Approved
                && a.DeputyId != null
                && people.Contains(a.PersonId)
                && a.LastDay >= from
                && a.FirstDay <= to
            )
            .Select(a => new DeputyDays(a.PersonId, a.FirstDay, a.LastDay, a.DeputyId!.Value));

    /// <summary>People by their ids, also those who left.</summary>
    public static IQueryable<AskedPerson> ListAskedPeople(
        this AppDbContext db,
        IReadOnlyCollection<PersonId> people,
        LocalDate today
    ) =>
        db
            .People.AsNoTracking()
            .Where(p => people.Contains(p.Id))
            .Select(p => new AskedPerson(
                p.Id,
                p.Name,
                p.Zone,
                p.LastDay,
                db.TeamMembers.Where(m => m.PersonId == p.Id && m.JoinedOn <= today && (m.LeftOn == null || m.LeftOn > today))
                    .Select(m => (int?)m.TeamId)
                    .FirstOrDefault()
            ));

    /// <summary>Those who belong to a team today.</summary>
    public static IQueryable<PersonId> ListMembersOf(this AppDbContext db, int team, LocalDate today) =>
        db
            .TeamMembers.Where(m => m.TeamId == team && m.JoinedOn <= today && (m.LeftOn == null || m.LeftOn > today))
            .OrderBy(m => m.PersonId)
            .Select(m => m.PersonId);

    /// <summary>The teams that can be asked, by name.</summary>
    public static IQueryable<AskedTeam> ListAskedTeams(this AppDbContext db) =>
        db.Teams.AsNoTracking().OrderBy(t => t.Name).Select(t => new AskedTeam(t.Id, t.Name));

    /// <summary>The zone in which a team's days are counted: that of its core hours, else the company's.</summary>
    public static IQueryable<DateTimeZone> FindZoneOfTeam(this AppDbContext db, int team) =>
        from t in db.Teams.AsNoTracking()
        where t.Id == team
        select t.CoreZone ?? db.Companies.Select(c => c.Zone).First();

    static IQueryable<RequestView> Viewed(this AppDbContext db, IQueryable<Request> requests) =>
        requests
            .AsNoTracking()
            .OrderBy(r => r.Id)
            .Select(r => new RequestView
            {
                Id = r.Id,
                CommentId = r.CommentId,
                Kind = r.Kind,
                Urgency = r.Urgency,
                UrgentBecause = r.UrgentBecause,
                Norm = r.Norm,
                Team = db.Teams.Where(t => t.Id == r.TeamId).Select(t => t.Name).FirstOrDefault(),
                AskedBy = r.AskedBy,
                Url = r.Url,
                DueAt = r.DueAt,
                AnsweredAt = r.AnsweredAt,
                AnsweredBy = db.People.Where(p => p.Id == r.AnsweredBy).Select(p => p.Name).FirstOrDefault(),
                AnswerId = r.AnswerId,
                PromisedFor = r.PromisedFor,
                WithdrawnAt = r.WithdrawnAt,
                ClosedAt = r.ClosedAt,
                Recipients = r
                    .Recipients.OrderBy(a => a.DueAt)
                    .ThenBy(a => a.PersonId)
                    .Select(a => new RecipientView(
                        a.PersonId,
                        db.People.Where(p => p.Id == a.PersonId).Select(p => p.Name).First(),
                        db.People.Where(p => p.Id == a.PersonId).Select(p => p.Zone).First(),
                        a.DeputyId,
                        db.People.Where(p => p.Id == a.DeputyId).Select(p => p.Name).FirstOrDefault(),
                        a.DueAt,
                        a.AcknowledgedAt,
                        a.PromisedFor,
                        a.AnsweredAt,
                        a.AnswerId,
                        a.DoneAt
                    ))
                    .ToList(),
            });
}
