using AsyncWork.Domain;
using AsyncWork.Domain.Boards;
using AsyncWork.Web.Data;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Pages.Boards;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Importing.Boards;

/// <summary>Takes an import of cards back as a whole.</summary>
sealed class BoardImportUndo(AppDbContext db, IClock clock)
{
    /// <returns>Why it was not undone; null when it was. Not found when it is not on a board of this person.</returns>
    public async Task<(bool IsFound, string? Refused)> UndoAsync(Viewer viewer, int board, int id, CancellationToken cancellation)
    {
        (bool, string?) outcome = (false, null);
        await db.InTransactionAsync(
            async token =>
            {
                db.ChangeTracker.Clear();
                outcome = (false, null);
                var import = await db.BoardImports.SingleOrDefaultAsync(i => i.Id == id && i.BoardId == board, token);
                var on = await db.BoardsOf(viewer).SingleOrDefaultAsync(b => b.Id == board, token);
                if (import is null || on is null)
                    return;
                outcome = (true, import.WhyNotUndo(await db.ChangedSince(id, import.At).CountAsync(token)));
                if (outcome.Item2 is not null)
                    return;
                var now = clock.GetCurrentInstant();
                import.Undo(now);
                await db.SaveChangesAsync(token);
                var cards = db.Cards.Where(c => c.ImportId == id).Select(c => c.Id);
                var waited = await db
                    .CardDependencies.Where(d => cards.Contains(d.BlockerId))
                    .Select(d => d.BlockedId)
                    .Distinct()
                    .ToListAsync(token);
                await db.CardDependencies.Where(d => cards.Contains(d.BlockerId)).ExecuteDeleteAsync(token);
                await db.DeletePartsAsync(SubjectKind.Card, cards, token);
                await db.Cards.Where(c => c.ImportId == id).ExecuteDeleteAsync(token);
                db.ChangeTracker.Clear();
                await db.CountBlockersAsync(waited, viewer.Person, now, token);
                await db.TakePartsBackAsync(import, viewer.Person, now, token);
                // A board that came with the import goes with it.
                if (
                    on.CreatedAt == import.At
                    && on.CreatedBy == import.By
                    && !await db.Cards.AnyAsync(c => c.BoardId == board, token)
                )
                {
                    db.Attach(on);
                    on.Delete(now);
                }
                await db.SaveChangesAsync(token);
            },
            cancellation
        );
        return outcome;
    }
}
