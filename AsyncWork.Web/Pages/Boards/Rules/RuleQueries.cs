using AsyncWork.Domain.Boards;
using AsyncWork.Web.Data;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Boards.Rules;

public static class RuleQueries
{
    /// <summary>The rules of a board that this sets off, tracked.</summary>
    public static IQueryable<CardRule> RulesOn(this AppDbContext db, int board, CardTrigger trigger, int? about) =>
        db
            .CardRules.Where(r =>
                r.BoardId == board
                && !r.IsOff
                && r.When == trigger
                && (r.WhenColumnId == null || r.WhenColumnId == about)
                && (r.WhenLabelId == null || r.WhenLabelId == about)
            )
            .OrderBy(r => r.Id);

    public static IQueryable<CardRule> RulesOf(this AppDbContext db, int board) =>
        db.CardRules.Where(r => r.BoardId == board).OrderBy(r => r.Id);

    /// <summary>Open cards whose due moment passed lately, on boards that have a rule for it, and for which none ran since.</summary>
    public static IQueryable<int> CardsWithDueRules(this AppDbContext db, Instant now, Instant since, string history) =>
        db
            .Cards.Where(c =>
                c.DueAt <= now
                && c.DueAt > since
                && c.FinishedAt == null
                && c.ArchivedAt == null
                && c.DeletedAt == null
                && db.CardRules.Any(r => r.BoardId == c.BoardId && !r.IsOff && r.When == CardTrigger.DuePassed)
                && db.Boards.Any(b => b.Id == c.BoardId && b.ArchivedAt == null && b.DeletedAt == null)
                && !db.CardEvents.Any(e =>
                    e.CardId == c.Id && e.At >= c.DueAt && e.By == null && EF.Functions.Like(e.Text, history)
                )
            )
            .OrderBy(c => c.Id)
            .Select(c => c.Id)
            .Take(500);
}
