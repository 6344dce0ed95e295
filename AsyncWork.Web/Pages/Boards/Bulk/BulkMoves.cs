using AsyncWork.Domain.Boards;
using AsyncWork.Domain.People;
using AsyncWork.Web.Data;
using AsyncWork.Web.Pages.Boards.Rules;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Boards.Bulk;

/// <summary>
/// Brings many cards to the end of a column: what is needed is read once for all of them, the limits are counted on card by card, and all is
/// saved at once. The same as moving each by hand, in the order in which they are chosen (product.md B5, B11, B17).
/// </summary>
static class BulkMoves
{
    /// <param name="cards">Tracked.</param>
    /// <returns>Those that stay where they are, each with the reason, and what is said to those that went.</returns>
    public static async Task<BulkNotes> MoveManyAsync(
        this AppDbContext db,
        IReadOnlyList<Card> cards,
        int board,
        int column,
        PersonId by,
        Instant now,
        CancellationToken cancellation
    )
    {
        var owners = cards.Select(c => c.OwnerId).OfType<PersonId>().Distinct().ToList();
        var room = await BoardRoom.HoldAsync(db, board, column, owners, cancellation);
        var notes = new BulkNotes();
        if (room?.Column(column) is not { IsRemoved: false } to)
        {
            notes.RefuseAll(cards, "The column is not on the board any more.");
            return notes;
        }
        var moved = new List<Card>();
        var (freed, turned) = (new List<int>(), new List<Card>());
        var last = await db.RanksIn(board, column).MaxAsync(r => (long?)r, cancellation);
        foreach (var card in cards)
        {
            if (!MayGo(card, room, to, notes))
                continue;
            var (wasDone, wasBlocked) = (card.IsDone, card.BlockedSince is not null);
            room.Move(card, column, card.OwnerId);
            last = CardRank.Between(last, null);
            if (card.Move(to, card.LaneId, last!.Value, by, now) is not { } stay)
                continue;
            db.CardStays.Add(stay);
            moved.Add(card);
            if (wasBlocked && card.BlockedSince is null)
                freed.Add(card.Id);
            if (card.IsDone != wasDone)
                turned.Add(card);
        }
        await db.EndStaysAsync([.. moved.Select(c => c.Id)], freed, now, cancellation);
        await db.SaveChangesAsync(cancellation);
        await db.FollowAsync(moved, turned, column, by, now, cancellation);
        return notes;
    }

    /// <summary>Asks as for one card; notes why it stays, or what is said to its going.</summary>
    static bool MayGo(Card card, BoardRoom room, Column to, BulkNotes notes)
    {
        var full = room.WhyNot(card, to, card.OwnerId);
        var blocked = to.Id != card.ColumnId ? CardDependency.WhyNotEnter(card, to.State) : null;
        var refused =
            card.WhyNotMove()
            ?? (room.Board.Limits == Strictness.Block ? full : null)
            ?? (room.Board.Dependencies == Strictness.Block ? blocked : null);
        if (refused is not null)
            notes.Refused.Add((card.Title, refused));
        else if ((full ?? blocked) is { } said)
            notes.Said.Add((card.Title, said));
        return refused is null;
    }

    static async Task EndStaysAsync(
        this AppDbContext db,
        IReadOnlyList<int> moved,
        List<int> freed,
        Instant now,
        CancellationToken cancellation
    )
    {
        await db
            .CardStays.Where(s => moved.Contains(s.CardId) && s.LeftAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.LeftAt, now), cancellation);
        if (freed.Count > 0)
            await db
                .CardBlocks.Where(b => freed.Contains(b.CardId) && b.Until == null)
                .ExecuteUpdateAsync(set => set.SetProperty(b => b.Until, now), cancellation);
    }

    /// <summary>What a move brings about: cards that waited go on, rules act. Nothing is asked for cards that none of this concerns.</summary>
    static async Task FollowAsync(
        this AppDbContext db,
        List<Card> moved,
        List<Card> turned,
        int column,
        PersonId by,
        Instant now,
        CancellationToken cancellation
    )
    {
        if (turned.Count > 0)
        {
            var awaited = await db.ThatOthersWaitFor([.. turned.Select(c => c.Id)]).ToListAsync(cancellation);
            foreach (var card in turned.Where(c => awaited.Contains(c.Id)))
                await db.CountBlockersOfDependentsAsync(card, by, now, cancellation);
        }
        if (moved.Count > 0 && await db.RulesOn(moved[0].BoardId, CardTrigger.EntersColumn, column).AnyAsync(cancellation))
            foreach (var card in moved)
                await db.RunRulesAsync(card, CardTrigger.EntersColumn, column, now, cancellation);
    }
}
