using AsyncWork.Domain.Decisions;
using AsyncWork.Web.Data;
using AsyncWork.Web.Identity;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Decisions.Export;

/// <summary>What wholly took the place of a decision.</summary>
public sealed record Replacement(int OldId, int Number, string Title);

/// <summary>A review as it is printed.</summary>
public sealed record PrintedReview(ReviewResult Result, string By, Instant At, string Note);

/// <summary>What exports of decisions read: what the person may see, and nothing else (product.md D2, D17).</summary>
public static class DecisionExportQueries
{
    /// <summary>Decisions that the filter of the log leaves, with options, people and tags, by number.</summary>
    public static IQueryable<Decision> ListExportedDecisions(this AppDbContext db, Viewer viewer, LogFilter filter, int most) =>
        Whole(filter.Of(db.DecisionsSeenBy(viewer))).Take(most);

    /// <summary>All of them, whoever may see them: for who runs the server (product.md A8), never for a page.</summary>
    public static IQueryable<Decision> ListEveryExportedDecision(this AppDbContext db) => Whole(db.Decisions);

    static IQueryable<Decision> Whole(IQueryable<Decision> decisions) =>
        decisions
            .AsNoTracking()
            .Include(d => d.Options)
            .Include(d => d.People)
            .Include(d => d.Tags)
            .AsSplitQuery()
            .OrderBy(d => d.Number);

    /// <summary>What took the place of these decisions and holds, as far as this person may see it; of several the newest last.</summary>
    public static IQueryable<Replacement> ListReplacements(this AppDbContext db, Viewer viewer) =>
        ReplacementsBy(db, db.DecisionsSeenBy(viewer));

    /// <summary>The same whoever may see them: for who runs the server (product.md A8), never for a page.</summary>
    public static IQueryable<Replacement> ListEveryReplacement(this AppDbContext db) => ReplacementsBy(db, db.Decisions);

    static IQueryable<Replacement> ReplacementsBy(AppDbContext db, IQueryable<Decision> decisions) =>
        from s in db.Supersessions
        where s.InEffectAt != null && !s.IsPartly
        join d in decisions on s.NewId equals d.Id
        orderby d.Number
        select new Replacement(s.OldId, d.Number, d.Title);

    /// <summary>The reviews of a decision that was found before, oldest first.</summary>
    public static IQueryable<PrintedReview> ListPrintedReviews(this AppDbContext db, int decision) =>
        from r in db.DecisionReviews
        where r.DecisionId == decision
        join p in db.People on r.By equals p.Id
        orderby r.Id
        select new PrintedReview(r.Result, p.Name, r.At, r.Note.Text);
}
