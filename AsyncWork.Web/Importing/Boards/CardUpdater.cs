using AsyncWork.Domain.Boards;
using AsyncWork.Domain.Comments;
using AsyncWork.Web.Data;
using AsyncWork.Web.Pages.Boards;
using AsyncWork.Web.Pages.Cards;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Importing.Boards;

/// <summary>
/// Adds to cards that are here already what was written and done on them since: comments, checklists, items, ticks. What people did here
/// stays: nothing is unticked, renamed or taken away. Each thing is noted, so that the undo of the import finds it.
/// </summary>
sealed class CardUpdater(AppDbContext db, BoardImport import, CardWriter writer, Instant now)
{
    readonly List<(ImportedPartKind Kind, Func<int> Id)> parts = [];

    /// <summary>Steps for which a checklist here had no room.</summary>
    public int LeftOut { get; private set; }

    /// <summary>Stores what is new of some cards, in the transaction of who calls.</summary>
    public async Task UpdateAsync(IReadOnlyList<(ForeignCard From, int Id)> cards, CancellationToken cancellation)
    {
        var ids = cards.Select(c => c.Id).ToList();
        var said = (await db.CommentKeysOf(ids).ToListAsync(cancellation)).Select(k => (k.Card, k.Key)).ToHashSet();
        var lists = (await db.ChecklistsOfCards(ids).ToListAsync(cancellation)).ToLookup(l => l.CardId);
        parts.Clear();
        var changed = new Dictionary<int, (int Comments, List<Checklist> Lists, bool HasSteps)>();
        foreach (var (from, id) in cards)
        {
            var before = parts.Count;
            foreach (var comment in from.Comments.Where(m => !said.Contains((id, m.Key))))
                Note(writer.Say(id, comment));
            var comments = parts.Count - before;
            var here = lists[id].ToList();
            Merge(from, id, here);
            if (parts.Count > before)
                changed.Add(id, (comments, here, parts.Count - before > comments));
        }
        foreach (var card in await db.CardsByIds([.. changed.Keys]).ToListAsync(cancellation))
        {
            var (comments, here, hasSteps) = changed[card.Id];
            if (comments > 0)
                card.CountComments(card.Comments + comments, now);
            if (hasSteps)
                card.CountItemsOf(here, now);
            db.CardEvents.Add(
                new CardEvent(card.Id, import.By, now, $"brought what is new from {import.Source}, file “{import.FileName}”")
            );
        }
        await db.SaveChangesAsync(cancellation);
        db.ImportedParts.AddRange(parts.Select(p => new ImportedPart(import.Id, p.Kind, p.Id())));
        await db.SaveChangesAsync(cancellation);
        db.ChangeTracker.Clear();
    }

    /// <param name="here">The card's checklists; those that are new are added.</param>
    void Merge(ForeignCard from, int card, List<Checklist> here)
    {
        var known = here.ToList();
        foreach (var list in from.Checklists)
        {
            var same = Take(known, l => l.SourceKey, list.Key, l => l.Name == list.Name);
            if (same is null)
            {
                var made = writer.ListOf(card, list, here.Count == 0 ? 0 : here.Max(l => l.Place) + 1, now);
                db.Checklists.Add(made);
                here.Add(made);
                Note(made);
                continue;
            }
            var items = same.Items.ToList();
            foreach (var step in list.Steps)
                Merge(step, same, items);
        }
    }

    void Merge(ForeignStep step, Checklist list, List<ChecklistItem> known)
    {
        if (Take(known, i => i.SourceKey, step.Key, i => i.Text == step.Text.Trim()) is { } item)
        {
            if (!step.IsDone || item.DoneAt is not null)
                return;
            item.Tick(null, now);
            parts.Add((ImportedPartKind.Tick, () => item.Id));
        }
        else if (list.WhyNotAdd(step.Text) is null)
        {
            var made = writer.Add(list, step, now);
            parts.Add((ImportedPartKind.Item, () => made.Id));
        }
        else
            LeftOut++;
    }

    void Note(Comment comment) => parts.Add((ImportedPartKind.Comment, () => comment.Id));

    void Note(Checklist list) => parts.Add((ImportedPartKind.Checklist, () => list.Id));

    /// <summary>The one of the same key; else one that came without a key and looks the same. Each is found once.</summary>
    static T? Take<T>(List<T> from, Func<T, string?> keyOf, string? key, Func<T, bool> isAlike)
        where T : class
    {
        var found =
            (key is null ? null : from.Find(t => keyOf(t) == key))
            ?? from.Find(t => (keyOf(t) is null || key is null) && isAlike(t));
        if (found is not null)
            from.Remove(found);
        return found;
    }
}
