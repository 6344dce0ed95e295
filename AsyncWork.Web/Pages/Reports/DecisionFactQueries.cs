using AsyncWork.Domain.Decisions;
using AsyncWork.Domain.Kpis;
using AsyncWork.Web.Data;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Pages.Decisions;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Reports;

/// <summary>A review that was held.</summary>
public sealed record HeldReview(int Number, LocalDate DueOn, Instant At, ReviewResult Result);

/// <summary>A day on which a review should be held, and was not yet.</summary>
public sealed record PlannedReview(int Number, LocalDate DueOn);

/// <summary>A decision behind a figure.</summary>
public sealed record FigureDecision(
    int Number,
    string Title,
    DecisionState State,
    string? ProposedBy,
    Instant? ProposedAt,
    Instant? DecidedAt,
    Instant? DeadlineAt,
    bool HadMeeting,
    ReviewResult? ReviewResult
);

/// <summary>Decisions as the report counts them (kpis.md K12, K12b). A team's report counts the team's own, the company's counts all.</summary>
public static class DecisionFactQueries
{
    public static IQueryable<DecidedDecision> ListDecided(this AppDbContext db, ReportScope scope, Instant from, Instant to) =>
        db.DecisionsIn(scope)
            .Where(d => d.DecidedAt >= from && d.DecidedAt < to)
            .OrderBy(d => d.Number)
            .Select(d => new DecidedDecision(
                d.Number,
                d.ProposedBy,
                d.ProposedAt,
                d.DecidedAt!.Value,
                d.DeadlineAt,
                d.HadMeeting,
                null
            ));

    /// <summary>Proposed and without a result at a moment.</summary>
    public static IQueryable<OpenDecision> ListUndecided(this AppDbContext db, ReportScope scope, Instant at) =>
        db.DecisionsIn(scope)
            .Where(d =>
                d.ProposedAt < at
                && (
                    d.State == DecisionState.Proposed
                    || d.State == DecisionState.Deciding
                    || d.DecidedAt >= at
                    // Withdrawn or expired later.
                    || (d.DecidedAt == null && d.State != DecisionState.Draft && d.LoggedAt >= at)
                )
            )
            .OrderBy(d => d.Number)
            .Select(d => new OpenDecision(d.Number, d.ProposedAt!.Value, d.DeadlineAt));

    public static IQueryable<HeldReview> ListHeldReviews(this AppDbContext db, ReportScope scope, LocalDate from, LocalDate to) =>
        from d in db.DecisionsIn(scope)
        join r in db.DecisionReviews on d.Id equals r.DecisionId
        where r.DueOn >= @from && r.DueOn < to
        orderby d.Number, r.Id
        select new HeldReview(d.Number, r.DueOn, r.At, r.Result);

    /// <summary>
    /// Of what holds: what was rejected, withdrawn or never decided is not reviewed, whatever day was planned for it. And days that had passed when
    /// another was planned.
    /// </summary>
    public static IQueryable<PlannedReview> ListPlannedReviews(
        this AppDbContext db,
        ReportScope scope,
        LocalDate from,
        LocalDate to
    ) =>
        db.DecisionsIn(scope)
            .Where(d => d.State == DecisionState.Decided && d.ReviewOn >= from && d.ReviewOn < to)
            .Select(d => new { d.Number, DueOn = d.ReviewOn!.Value })
            .Concat(
                from d in db.DecisionsIn(scope)
                join m in db.MissedReviews on d.Id equals m.DecisionId
                where m.DueOn >= @from && m.DueOn < to
                select new { d.Number, m.DueOn }
            )
            .OrderBy(r => r.Number)
            .ThenBy(r => r.DueOn)
            .Select(r => new PlannedReview(r.Number, r.DueOn));

    public static IQueryable<FigureDecision> ListFigureDecisions(this AppDbContext db, IReadOnlyCollection<int> numbers) =>
        from d in db.Decisions.AsNoTracking()
        where numbers.Contains(d.Number)
        orderby d.Number
        select new FigureDecision(
            d.Number,
            d.Title,
            d.State,
            db.People.Where(p => p.Id == d.ProposedBy).Select(p => p.Name).FirstOrDefault(),
            d.ProposedAt,
            d.DecidedAt,
            d.DeadlineAt,
            d.HadMeeting,
            d.ReviewResult
        );

    /// <summary>Those of some decisions that this person may open.</summary>
    public static IQueryable<int> ListOpenDecisions(this AppDbContext db, Viewer viewer, IReadOnlyCollection<int> numbers) =>
        db.DecisionsSeenBy(viewer).Where(d => numbers.Contains(d.Number)).Select(d => d.Number);

    static IQueryable<Decision> DecisionsIn(this AppDbContext db, ReportScope scope)
    {
        var team = scope.TeamId;
        return db.Decisions.AsNoTracking().Where(d => team == null || d.TeamId == team);
    }
}
