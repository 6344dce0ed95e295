using AsyncWork.Domain.Decisions;
using AsyncWork.Domain.People;
using AsyncWork.Web.Data;
using AsyncWork.Web.Pages.Wiki;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Decisions;

/// <summary>Somebody who is asked until a deadline that moves with days off.</summary>
public sealed record MovingDeadline(int Decision, PersonId Person, Instant Since, Instant At, int Days);

/// <summary>Somebody who was asked, has not answered and was not reminded.</summary>
public sealed record UndecidedPerson(int Decision, PersonId Person, DateTimeZone Zone, Instant Since, Instant DeadlineAt);

/// <summary>A decision whose review nobody was reminded of.</summary>
public sealed record DueReview(int Decision, LocalDate ReviewOn);

/// <summary>Somebody who can review a decision.</summary>
public sealed record Reviewer(int Decision, PersonId Person, DateTimeZone Zone);

/// <summary>What the app itself looks for in decisions (product.md D7).</summary>
public static class DecisionRoundQueries
{
    /// <summary>Ids of decisions whose deadline has passed.</summary>
    public static IQueryable<int> ListDue(this AppDbContext db, Instant now) =>
        db
            .Decisions.Where(d => d.State == DecisionState.Deciding && d.DeadlineAt <= now)
            .OrderBy(d => d.DeadlineAt)
            .Select(d => d.Id);

    public static IQueryable<MovingDeadline> ListMoving(this AppDbContext db) =>
        from d in db.Decisions.AsNoTracking()
        where d.State == DecisionState.Deciding && d.DeadlineMoves
        join p in db.DecisionPeople on d.Id equals p.DecisionId
        where
            (d.Method == DecisionMethod.Advice && p.Part == DecisionPart.Consulted)
            || (d.Method != DecisionMethod.Advice && p.Part == DecisionPart.Decides)
        orderby d.Id, p.PersonId
        select new MovingDeadline(d.Id, p.PersonId, d.DecidingSince!.Value, d.DeadlineAt!.Value, d.DeadlineDays!.Value);

    /// <summary>A decision with all that is needed to end it.</summary>
    public static IQueryable<Decision> FindDecisionToEnd(this AppDbContext db, int id) =>
        db
            .Decisions.Include(d => d.Options)
            .Include(d => d.People)
            .Include(d => d.Answers.Where(a => a.ReplacedAt == null))
            .AsSplitQuery()
            .Where(d => d.Id == id);

    public static IQueryable<UndecidedPerson> ListUndecided(this AppDbContext db, Instant now) =>
        from d in db.Decisions.AsNoTracking()
        where d.State == DecisionState.Deciding && d.DeadlineAt > now
        join p in db.DecisionPeople on d.Id equals p.DecisionId
        where
            p.RemindedAt == null
            && (p.Part == DecisionPart.Decides || (p.Part == DecisionPart.Consulted && d.Method == DecisionMethod.Advice))
            && !db.DecisionAnswers.Any(a =>
                a.DecisionId == d.Id && a.PersonId == p.PersonId && a.Round == d.Round && a.ReplacedAt == null
            )
        join person in db.People on p.PersonId equals person.Id
        orderby d.DeadlineAt, p.PersonId
        select new UndecidedPerson(d.Id, p.PersonId, person.Zone, d.DecidingSince!.Value, d.DeadlineAt!.Value);

    /// <param name="latest">The latest day that has begun anywhere.</param>
    public static IQueryable<DueReview> ListDueReviews(this AppDbContext db, LocalDate latest) =>
        db
            .Decisions.AsNoTracking()
            .Where(d => d.ReviewOn <= latest && d.ReviewRemindedAt == null && d.State == DecisionState.Decided)
            .OrderBy(d => d.Id)
            .Select(d => new DueReview(d.Id, d.ReviewOn!.Value));

    /// <summary>Who proposed each of these decisions and who decided it, of those who work here on a day.</summary>
    public static IQueryable<Reviewer> ListReviewers(this AppDbContext db, IReadOnlyCollection<int> decisions, LocalDate today) =>
        from d in db.Decisions.AsNoTracking()
        where decisions.Contains(d.Id)
        from p in db.People
        where
            (p.LastDay == null || p.LastDay >= today)
            && (
                p.Id == d.ProposedBy
                || db.DecisionPeople.Any(x => x.DecisionId == d.Id && x.PersonId == p.Id && x.Part == DecisionPart.Decides)
            )
        orderby d.Id, p.Id
        select new Reviewer(d.Id, p.Id, p.Zone);

    /// <summary>Administrators who work here on a day: who keeps what nobody else does.</summary>
    public static IQueryable<Reviewer> ListLastReviewers(this AppDbContext db, int decision, LocalDate today) =>
        from a in db.ListAdministrators(today)
        join p in db.People on a equals p.Id
        orderby p.Id
        select new Reviewer(decision, p.Id, p.Zone);
}
