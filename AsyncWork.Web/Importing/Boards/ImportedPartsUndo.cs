using AsyncWork.Domain.Boards;
using AsyncWork.Domain.People;
using AsyncWork.Web.Data;
using AsyncWork.Web.Pages.Boards;
using AsyncWork.Web.Pages.Cards;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Importing.Boards;

/// <summary>
/// Takes back what an import added to cards that were here before it. What people did with it since stays: comments that were answered,
/// items that were ticked, lists that got items.
/// </summary>
static class ImportedPartsUndo
{
    const int Batch = 500;

    /// <summary>For callers that are in a transaction already.</summary>
    public static async Task TakePartsBackAsync(
        this AppDbContext db,
        BoardImport import,
        PersonId by,
        Instant now,
        CancellationToken cancellation
    )
    {
        await db.TakeCommentsBackAsync(import, now, cancellation);
        var parts = await db.PartsOf(import.Id).ToListAsync(cancellation);
        var cards = await db.CardsWithStepsOf(import.Id).ToListAsync(cancellation);
        var (lists, items, ticks) = (Of(ImportedPartKind.Checklist), Of(ImportedPartKind.Item), Of(ImportedPartKind.Tick));
        foreach (var batch in cards.Chunk(Batch))
        {
            var all = (await db.ChecklistsOfCards(batch).ToListAsync(cancellation)).ToLookup(l => l.CardId);
            foreach (var card in await db.CardsByIds(batch).ToListAsync(cancellation))
            {
                var kept = all[card.Id].ToList();
                foreach (var list in all[card.Id])
                {
                    foreach (var item in list.Items.Where(i => ticks.Contains(i.Id) && WasTickedBy(import, i)))
                        item.Untick();
                    var isOurs = lists.Contains(list.Id);
                    foreach (
                        var item in list.Items.Where(i => (isOurs || items.Contains(i.Id)) && IsUntouched(import, i)).ToList()
                    )
                        list.Remove(item);
                    if (!isOurs || list.Items.Count > 0)
                        continue;
                    db.Checklists.Remove(list);
                    kept.Remove(list);
                }
                card.CountItemsOf(kept, now);
                db.CardEvents.Add(new CardEvent(card.Id, by, now, $"took back what the import of “{import.FileName}” had added"));
            }
            await db.SaveChangesAsync(cancellation);
            db.ChangeTracker.Clear();
        }

        HashSet<int> Of(ImportedPartKind kind) => [.. parts.Where(p => p.Kind == kind).Select(p => p.PartId)];
    }

    static async Task TakeCommentsBackAsync(this AppDbContext db, BoardImport import, Instant now, CancellationToken cancellation)
    {
        var comments = await db.CommentsAddedBy(import.Id).ToListAsync(cancellation);
        var of = comments.GroupBy(c => c.SubjectId).ToDictionary(g => g.Key, g => g.Count());
        foreach (var batch in of.Keys.Chunk(Batch))
        foreach (var card in await db.CardsByIds(batch).ToListAsync(cancellation))
            card.CountComments(Math.Max(0, card.Comments - of[card.Id]), now);
        db.Comments.RemoveRange(comments);
        await db.SaveChangesAsync(cancellation);
        db.ChangeTracker.Clear();
    }

    static bool WasTickedBy(BoardImport import, ChecklistItem item) => item.DoneBy is null && item.DoneAt == import.At;

    static bool IsUntouched(BoardImport import, ChecklistItem item) => item.DoneAt is null || WasTickedBy(import, item);
}
