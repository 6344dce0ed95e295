using AsyncWork.Domain.Boards;
using AsyncWork.Domain.People;
using AsyncWork.Web.Data;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Importing.Boards;
using AsyncWork.Web.Pages.Boards.Archive;
using AsyncWork.Web.Pages.Boards.Rules;
using AsyncWork.Web.Pages.Cards;
using AsyncWork.Web.TagHelpers;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Boards.Bulk;

public enum BulkAction
{
    Move,
    Owner,
    AddLabel,
    RemoveLabel,
    Due,
    Priority,
    Archive,
}

/// <summary>What shall happen to several cards at once.</summary>
/// <param name="Owner">0 for nobody.</param>
public sealed record BulkChange(BulkAction Action, int Column, int Owner, int Label, LocalDate? Due, Priority Priority);

/// <summary>How it ended: how many were changed, and which were not, with the reason.</summary>
/// <param name="Said">What the team's rules say to some that were changed all the same, with the card.</param>
public sealed record BulkOutcome(
    int Done,
    IReadOnlyList<(string Title, string Reason)> Refused,
    IReadOnlyList<(string Title, string Reason)> Said
)
{
    public string Changed => Done == 1 ? "One card changed." : $"{Done} cards changed.";

    /// <summary>What is said to the changes that were made; of several, the last, which says how far it went.</summary>
    public string SaidText =>
        Said switch
        {
            [] => "",
            [var (title, reason)] => $"“{title}”: {reason}",
            _ => $"Of {Said.Count} of them the board says: {Said[^1].Reason}",
        };
}

/// <summary>What becomes of cards that are changed one after the other: those that are not, and what is said to those that are.</summary>
sealed class BulkNotes
{
    public List<(string Title, string Reason)> Refused { get; } = [];
    public List<(string Title, string Reason)> Said { get; } = [];

    public void RefuseAll(IEnumerable<Card> cards, string reason) => Refused.AddRange(cards.Select(c => (c.Title, reason)));
}

/// <summary>Changes several cards of a board at once; what a rule forbids for one does not keep the others (product.md B11).</summary>
public static class BulkEdit
{
    public const int MostCards = 200;

    public static async Task<BulkOutcome> ChangeManyAsync(
        this AppDbContext db,
        Viewer viewer,
        int board,
        IReadOnlyList<int> ids,
        BulkChange change,
        Instant now,
        CancellationToken cancellation = default
    )
    {
        return await db.TryAgainAsync(
            async token =>
            {
                var cards = await db.CardsToChange(viewer, board, ids).ToListAsync(token);
                var notes = change.Action switch
                {
                    BulkAction.Move => await db.MoveManyAsync(cards, board, change.Column, viewer.Person, now, token),
                    BulkAction.Owner => await db.GiveManyAsync(cards, board, change.Owner, viewer, now, token),
                    _ => await db.ChangeEachAsync(cards, change, viewer, now, token),
                };
                await db.SaveChangesAsync(token);
                return new BulkOutcome(cards.Count - notes.Refused.Count, notes.Refused, notes.Said);
            },
            new(0, [("All cards", "Somebody changed one of them at this moment, so nothing was changed. Try again.")], []),
            cancellation
        );
    }

    static async Task<BulkNotes> ChangeEachAsync(
        this AppDbContext db,
        IReadOnlyList<Card> cards,
        BulkChange change,
        Viewer viewer,
        Instant now,
        CancellationToken cancellation
    )
    {
        var notes = new BulkNotes();
        var owners = change.Action == BulkAction.Due ? cards.Select(c => c.OwnerId).OfType<PersonId>().Distinct().ToList() : [];
        var zones = owners.Count == 0 ? [] : await db.ZonesOf(owners).ToDictionaryAsync(z => z.Person, z => z.Zone, cancellation);
        foreach (var card in cards)
        {
            var zone = card.OwnerId is { } owner ? zones.GetValueOrDefault(owner, viewer.Zone) : viewer.Zone;
            if (await db.ChangeAsync(card, change, viewer, zone, now, cancellation) is { } why)
                notes.Refused.Add((card.Title, why));
        }
        return notes;
    }

    /// <param name="zone">Where the owner works; the viewer's while nobody owns the card.</param>
    static async Task<string?> ChangeAsync(
        this AppDbContext db,
        Card card,
        BulkChange change,
        Viewer viewer,
        DateTimeZone zone,
        Instant now,
        CancellationToken cancellation
    )
    {
        switch (change.Action)
        {
            case BulkAction.Archive:
                return (await db.TakeOffAsync(card, viewer, delete: false, now, cancellation)).Refused;
            case BulkAction.AddLabel:
                if (card.Labels.Any(l => l.LabelId == change.Label))
                    return null;
                card.Label([.. card.Labels.Select(l => l.LabelId), change.Label], now);
                db.Note(card, viewer, now, "added a label");
                await db.SaveChangesAsync(cancellation);
                await db.RunRulesAsync(card, CardTrigger.LabelAdded, change.Label, now, cancellation);
                return null;
            case BulkAction.RemoveLabel:
                card.Label([.. card.Labels.Select(l => l.LabelId).Where(l => l != change.Label)], now);
                db.Note(card, viewer, now, "removed a label");
                return null;
            case BulkAction.Due:
                if (Card.WhyNotSchedule(card.StartOn, change.Due) is { } why)
                    return why;
                card.Schedule(card.StartOn, change.Due, null, zone, now);
                db.Note(card, viewer, now, change.Due is { } due ? $"changed due to {due.Text()}" : "took the due date away");
                return null;
            default:
                card.Rate(change.Priority, now);
                db.Note(card, viewer, now, $"changed the priority to {change.Priority}");
                return null;
        }
    }

    /// <param name="owner">0 for nobody.</param>
    static async Task<BulkNotes> GiveManyAsync(
        this AppDbContext db,
        IReadOnlyList<Card> cards,
        int board,
        int owner,
        Viewer viewer,
        Instant now,
        CancellationToken cancellation
    )
    {
        var notes = new BulkNotes();
        var to = owner > 0 ? new PersonId(owner) : (PersonId?)null;
        if (to is { } asked && !await db.WorksOnAsync(asked, board, now.InZone(viewer.Zone).Date, cancellation))
        {
            notes.RefuseAll(cards, "Choose somebody who works on the board.");
            return notes;
        }
        var zone = to is { } person ? await db.ZoneOfAsync(person, cancellation) : viewer.Zone;
        var room = await BoardRoom.HoldAsync(db, board, null, to is { } one ? [one] : [], cancellation);
        if (room is null)
        {
            notes.RefuseAll(cards, "The board is archived.");
            return notes;
        }
        foreach (var card in cards.Where(c => c.OwnerId != to))
        {
            if (room.WhyNot(card, room.Column(card.ColumnId)!, to) is { } full)
            {
                (room.Board.Limits == Strictness.Block ? notes.Refused : notes.Said).Add((card.Title, full));
                if (room.Board.Limits == Strictness.Block)
                    continue;
            }
            room.Move(card, card.ColumnId, to);
            card.Own(to, zone ?? viewer.Zone, now);
            db.Note(card, viewer, now, to is null ? "took the owner away" : "gave the card another owner");
            db.TellOwner(card, viewer.Person, viewer.Name, now, all: $"/boards/{board}/list");
        }
        return notes;
    }

    static void Note(this AppDbContext db, Card card, Viewer viewer, Instant now, string what) =>
        db.CardEvents.Add(new CardEvent(card.Id, viewer.Person, now, what));
}
