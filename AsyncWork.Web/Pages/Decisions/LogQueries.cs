using AsyncWork.Domain.Decisions;
using AsyncWork.Domain.People;
using AsyncWork.Web.Data;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Pages.People;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Decisions;

/// <summary>A decision as the log shows it.</summary>
public sealed record LogRow(
    int Number,
    string Title,
    DecisionState State,
    string? Team,
    string? Proposer,
    DecisionMethod? Method,
    Instant LoggedAt,
    Instant? ProposedAt,
    Instant? DeadlineAt,
    Instant? DecidedAt,
    bool HadMeeting,
    ReviewResult? ReviewResult
)
{
    public string Name => DecisionNumber.Text(Number);

    /// <summary>How long it took from the proposal to the decision; null for what was not decided here.</summary>
    public Duration? Latency => DecidedAt - ProposedAt;
}

/// <summary>A decision that waits for somebody.</summary>
/// <param name="IsMine">To decide, having heard advice; else to answer.</param>
public sealed record WaitingDecision(int Number, string Title, DecisionMethod Method, Instant DeadlineAt, bool IsMine);

public sealed record DecisionHead(int Number, string Title);

/// <summary>The log of decisions, and what waits in it (product.md D18).</summary>
public static class LogQueries
{
    /// <summary>Newest first.</summary>
    public static IQueryable<LogRow> ListLog(this AppDbContext db, Viewer viewer, LogFilter filter, int skip, int take) =>
        filter
            .Of(db.DecisionsSeenBy(viewer).AsNoTracking())
            .OrderByDescending(d => d.LoggedAt)
            .ThenByDescending(d => d.Number)
            .Skip(skip)
            .Take(take)
            .Select(d => new LogRow(
                d.Number,
                d.Title,
                d.State,
                db.Teams.Where(t => t.Id == d.TeamId).Select(t => t.Name).FirstOrDefault(),
                db.People.Where(p => p.Id == d.ProposedBy).Select(p => p.Name).FirstOrDefault(),
                d.Method,
                d.LoggedAt,
                d.ProposedAt,
                d.DeadlineAt,
                d.DecidedAt,
                d.HadMeeting,
                d.ReviewResult
            ));

    public static Task<int> CountLogAsync(
        this AppDbContext db,
        Viewer viewer,
        LogFilter filter,
        CancellationToken cancellation = default
    ) => filter.Of(db.DecisionsSeenBy(viewer)).CountAsync(cancellation);

    /// <summary>Tags of decisions that the viewer sees, in order.</summary>
    public static IQueryable<string> ListTags(this AppDbContext db, Viewer viewer)
    {
        var seen = db.DecisionsSeenBy(viewer);
        return db.DecisionTags.Where(t => seen.Any(d => d.Id == t.DecisionId)).Select(t => t.Tag).Distinct().OrderBy(t => t);
    }

    /// <summary>Who proposed the decisions that the viewer sees.</summary>
    public static IQueryable<PersonName> ListProposers(this AppDbContext db, Viewer viewer)
    {
        var seen = db.DecisionsSeenBy(viewer);
        return db
            .People.AsNoTracking()
            .Where(p => seen.Any(d => d.ProposedBy == p.Id))
            .OrderBy(p => p.Name)
            .ThenBy(p => p.Id)
            .Select(p => new PersonName(p.Id, p.Name));
    }

    /// <summary>Number and title of some decisions, as far as the viewer may see them.</summary>
    public static IQueryable<DecisionHead> ListHeads(this AppDbContext db, Viewer viewer, IReadOnlyCollection<int> decisions) =>
        db.DecisionsSeenBy(viewer)
            .Where(d => decisions.Contains(d.Id))
            .OrderBy(d => d.Number)
            .Select(d => new DecisionHead(d.Number, d.Title));

    /// <summary>So much of what waits for this person: to answer, or to decide having heard advice; the next deadline first.</summary>
    public static readonly Func<AppDbContext, PersonId, Instant, int, IAsyncEnumerable<WaitingDecision>> ListDecisionsWaitingFor =
        EF.CompileAsyncQuery(
            (AppDbContext db, PersonId person, Instant now, int most) =>
                (
                    from d in db.Decisions.AsNoTracking()
                    where d.State == DecisionState.Deciding && d.DeadlineAt > now
                    join p in db.DecisionPeople on d.Id equals p.DecisionId
                    where
                        p.PersonId == person
                        && (
                            p.Part == DecisionPart.Decides
                            || (p.Part == DecisionPart.Consulted && d.Method == DecisionMethod.Advice)
                        )
                        && !db.DecisionAnswers.Any(a =>
                            a.DecisionId == d.Id && a.PersonId == person && a.Round == d.Round && a.ReplacedAt == null
                        )
                    orderby d.DeadlineAt, d.Number
                    select new WaitingDecision(
                        d.Number,
                        d.Title,
                        d.Method!.Value,
                        d.DeadlineAt!.Value,
                        d.Method == DecisionMethod.Advice && p.Part == DecisionPart.Decides
                    )
                ).Take(most)
        );
}
