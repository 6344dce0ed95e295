using AsyncWork.Domain.Decisions;
using AsyncWork.Web.Data;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Decisions;

public sealed record DecisionEventRow(Instant At, string? By, string Text);

/// <summary>An answer that was changed, or is of an earlier round.</summary>
/// <param name="Reason">As HTML.</param>
public sealed record EarlierAnswer(string By, AnswerKind Kind, string Reason, int Round, Instant At);

/// <summary>A text that a decision had, until when, and what was changed by whom.</summary>
public sealed record EarlierText(int Number, Instant Until, string? By, string Changed, string Note);

/// <summary>A text that a decision had, and who changed it.</summary>
public sealed record FoundText(DecisionRevision Revision, string? By);

/// <summary>A review as it is shown.</summary>
/// <param name="Note">As HTML.</param>
public sealed record ReviewRow(LocalDate DueOn, ReviewResult Result, string Note, string By, Instant At);

/// <summary>What happened to a decision. Who may see it is asked before.</summary>
public static class DecisionHistoryQueries
{
    const int MostEarlier = 200;

    /// <summary>Newest first. Drafts are for those who write.</summary>
    /// <param name="keeps">The viewer keeps the decision.</param>
    public static IQueryable<EarlierText> ListEarlierTexts(this AppDbContext db, int decision, bool keeps) =>
        db.ListRevisions(decision, keeps)
            .OrderByDescending(r => r.Number)
            .Take(MostEarlier)
            .Select(r => new EarlierText(
                r.Number,
                r.At,
                db.People.Where(p => p.Id == r.By).Select(p => p.Name).FirstOrDefault(),
                r.Changed,
                r.Note
            ));

    /// <summary>An earlier text, and the one that came after it when it is an earlier one too.</summary>
    public static IQueryable<FoundText> ListTwoTexts(this AppDbContext db, int decision, bool keeps, int from) =>
        db.ListRevisions(decision, keeps)
            .Where(r => r.Number >= from)
            .OrderBy(r => r.Number)
            .Take(2)
            .Select(r => new FoundText(r, db.People.Where(p => p.Id == r.By).Select(p => p.Name).FirstOrDefault()));

    static IQueryable<DecisionRevision> ListRevisions(this AppDbContext db, int decision, bool keeps) =>
        db.DecisionRevisions.AsNoTracking().Where(r => r.DecisionId == decision && (keeps || !r.WasDraft));

    /// <summary>Newest first.</summary>
    public static IQueryable<DecisionEventRow> ListEvents(this AppDbContext db, int decision, int skip, int take) =>
        db
            .DecisionEvents.AsNoTracking()
            .Where(e => e.DecisionId == decision)
            .OrderByDescending(e => e.At)
            .ThenByDescending(e => e.Id)
            .Skip(skip)
            .Take(take)
            .Select(e => new DecisionEventRow(
                e.At,
                db.People.Where(p => p.Id == e.By).Select(p => p.Name).FirstOrDefault(),
                e.Text
            ));

    public static IQueryable<EarlierAnswer> ListEarlierAnswers(this AppDbContext db, int decision, int round) =>
        db
            .DecisionAnswers.AsNoTracking()
            .Where(a => a.DecisionId == decision && (a.ReplacedAt != null || a.Round < round))
            .OrderByDescending(a => a.Id)
            .Take(MostEarlier)
            .Select(a => new EarlierAnswer(
                db.People.Where(p => p.Id == a.PersonId).Select(p => p.Name).First(),
                a.Kind,
                a.Reason.Html,
                a.Round,
                a.At
            ));

    /// <summary>Newest first.</summary>
    public static readonly Func<AppDbContext, int, IAsyncEnumerable<ReviewRow>> ListReviews = EF.CompileAsyncQuery(
        (AppDbContext db, int decision) =>
            db
                .DecisionReviews.Where(r => r.DecisionId == decision)
                .OrderByDescending(r => r.Id)
                .Select(r => new ReviewRow(
                    r.DueOn,
                    r.Result,
                    r.Note.Html,
                    db.People.Where(p => p.Id == r.By).Select(p => p.Name).First(),
                    r.At
                ))
    );
}
