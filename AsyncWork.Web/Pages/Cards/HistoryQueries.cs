using AsyncWork.Domain;
using AsyncWork.Domain.Boards;
using AsyncWork.Web.Data;
using AsyncWork.Web.Pages.Comments;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Cards;

/// <summary>Something that happened to a card, in words that follow the name.</summary>
public sealed record HistoryRow(Instant At, string? By, string Words);

/// <summary>What happened to a card, newest first: three short lists that one page merges (product.md B17).</summary>
public static class HistoryQueries
{
    public static IQueryable<HistoryRow> ListEvents(this AppDbContext db, int card, int take) =>
        db
            .CardEvents.Where(e => e.CardId == card)
            .OrderByDescending(e => e.At)
            .ThenByDescending(e => e.Id)
            .Take(take)
            .Select(e => new HistoryRow(e.At, db.People.Where(p => p.Id == e.By).Select(p => p.Name).FirstOrDefault(), e.Text));

    public static IQueryable<HistoryRow> ListStays(this AppDbContext db, int card, int take) =>
        db
            .CardStays.Where(s => s.CardId == card)
            .OrderByDescending(s => s.EnteredAt)
            .ThenByDescending(s => s.Id)
            .Take(take)
            .Select(s => new HistoryRow(
                s.EnteredAt,
                db.People.Where(p => p.Id == s.EnteredBy).Select(p => p.Name).FirstOrDefault(),
                "brought it to “" + db.Columns.Where(c => c.Id == s.ColumnId).Select(c => c.Name).FirstOrDefault() + "”"
            ));

    public static IQueryable<HistoryRow> ListWritten(this AppDbContext db, int card, int take) =>
        db.CommentsOn(Subject.Card(card))
            .OrderByDescending(c => c.At)
            .Take(take)
            .Select(c => new HistoryRow(
                c.At,
                db.People.Where(p => p.Id == c.By).Select(p => p.Name).FirstOrDefault() ?? c.ByName,
                c.IsQuestion ? "asked a question" : "wrote a comment"
            ));

    /// <summary>One page of all three together, and whether there is more.</summary>
    public static async Task<(IReadOnlyList<HistoryRow> Rows, bool HasMore)> ListHistoryAsync(
        this AppDbContext db,
        int card,
        int skip,
        int size,
        CancellationToken cancellation = default
    )
    {
        var take = skip + size + 1;
        List<HistoryRow> all =
        [
            .. await db.ListEvents(card, take).ToListAsync(cancellation),
            .. await db.ListStays(card, take).ToListAsync(cancellation),
            .. await db.ListWritten(card, take).ToListAsync(cancellation),
        ];
        var rows = all.OrderByDescending(h => h.At).Skip(skip).ToList();
        return (rows[..Math.Min(size, rows.Count)], rows.Count > size);
    }
}
