using AsyncWork.Domain;
using AsyncWork.Web.Data;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Boards.Archive;

/// <summary>Deletes for good what lay in the trash for 30 days (product.md B25). Hours that were logged on a card stay, without the card.</summary>
public static class BoardTrash
{
    public static readonly Duration Kept = Duration.FromDays(30);

    /// <returns>How many cards and boards went.</returns>
    public static async Task<int> EmptyTrashAsync(this AppDbContext db, Instant now, CancellationToken cancellation = default)
    {
        var before = now - Kept;
        var gone = 0;
        await db.InTransactionAsync(
            async token =>
            {
                db.ChangeTracker.Clear();
                // Held first: who brings one back at this moment is told that it is gone, and does not get half of it.
                await db
                    .Boards.Where(b => b.DeletedAt < before)
                    .ExecuteUpdateAsync(set => set.SetProperty(b => b.Version, b => b.Version), token);
                await db
                    .Cards.Where(c => c.DeletedAt < before)
                    .ExecuteUpdateAsync(set => set.SetProperty(c => c.Version, c => c.Version), token);
                var boards = await db.BoardsToForget(before).ToListAsync(token);
                var cards = db.Cards.Where(c => c.DeletedAt < before || boards.Contains(c.BoardId));
                var ids = cards.Select(c => c.Id);
                // What waited for such a card waits no longer.
                var waited = await db
                    .CardDependencies.Where(d => ids.Contains(d.BlockerId))
                    .Select(d => d.BlockedId)
                    .Distinct()
                    .ToListAsync(token);
                await db.CardDependencies.Where(d => ids.Contains(d.BlockerId)).ExecuteDeleteAsync(token);
                await db.CardStays.Where(s => ids.Contains(s.CardId)).ExecuteDeleteAsync(token);
                await db.DeletePartsAsync(SubjectKind.Card, ids, token);
                gone = await cards.ExecuteDeleteAsync(token);
                await db.CountBlockersAsync(waited, null, now, token);
                // What refers to columns, labels and templates goes before them.
                await db.CardRules.Where(r => boards.Contains(r.BoardId)).ExecuteDeleteAsync(token);
                await db.Recurrences.Where(r => boards.Contains(r.BoardId)).ExecuteDeleteAsync(token);
                await db.BoardImports.Where(i => boards.Contains(i.BoardId)).ExecuteDeleteAsync(token);
                gone += await db.Boards.Where(b => boards.Contains(b.Id)).ExecuteDeleteAsync(token);
            },
            cancellation
        );
        return gone;
    }
}
