using AsyncWork.Domain.Boards;
using AsyncWork.Domain.Notifications;
using AsyncWork.Domain.People;
using AsyncWork.Web.Data;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Pages.Boards.Archive;
using AsyncWork.Web.Pages.Boards.Rules;
using AsyncWork.Web.Pages.Inbox;
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
public sealed record BulkOutcome(int Done, IReadOnlyList<(string Title, string Reason)> Refused);

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
        var outcome = new BulkOutcome(0, []);
        try
        {
            await db.InTransactionAsync(
                async token =>
                {
                    db.ChangeTracker.Clear();
                    var cards = await db.CardsToChange(viewer, board, ids).ToListAsync(token);
                    var refused = change.Action switch
                    {
                        BulkAction.Move => await db.MoveManyAsync(cards, board, change.Column, viewer.Person, now, token),
                        BulkAction.Owner => await db.GiveManyAsync(cards, board, change.Owner, viewer, now, token),
                        _ => await db.ChangeEachAsync(cards, change, viewer, now, token),
                    };
                    await db.SaveChangesAsync(token);
                    outcome = new(cards.Count - refused.Count, refused);
                },
                cancellation
            );
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return new(0, [("All cards", "Somebody changed one of them at this moment, so nothing was changed. Try again.")]);
        }
        return outcome;
    }

    static async Task<IReadOnlyList<(string Title, string Reason)>> ChangeEachAsync(
        this AppDbContext db,
        IReadOnlyList<Card> cards,
        BulkChange change,
        Viewer viewer,
        Instant now,
        CancellationToken cancellation
    )
    {
        var refused = new List<(string, string)>();
        foreach (var card in cards)
            if (await db.ChangeAsync(card, change, viewer, now, cancellation) is { } why)
                refused.Add((card.Title, why));
        return refused;
    }

    static async Task<string?> ChangeAsync(
        this AppDbContext db,
        Card card,
        BulkChange change,
        Viewer viewer,
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
                card.Schedule(card.StartOn, change.Due, null, card.DueZone ?? viewer.Zone, now);
                db.Note(card, viewer, now, change.Due is { } due ? $"changed due to {due.Text()}" : "took the due date away");
                return null;
            default:
                card.Rate(change.Priority, now);
                db.Note(card, viewer, now, $"changed the priority to {change.Priority}");
                return null;
        }
    }

    /// <param name="owner">0 for nobody.</param>
    static async Task<IReadOnlyList<(string Title, string Reason)>> GiveManyAsync(
        this AppDbContext db,
        IReadOnlyList<Card> cards,
        int board,
        int owner,
        Viewer viewer,
        Instant now,
        CancellationToken cancellation
    )
    {
        var to = owner > 0 ? new PersonId(owner) : (PersonId?)null;
        var zone = to is { } person ? await db.ZoneOfAsync(person, cancellation) : viewer.Zone;
        if (zone is null)
            return [.. cards.Select(c => (c.Title, "There is nobody of that name."))];
        var room = await BoardRoom.HoldAsync(db, board, null, to is { } one ? [one] : [], cancellation);
        if (room is null)
            return [.. cards.Select(c => (c.Title, "The board is archived."))];
        var refused = new List<(string, string)>();
        foreach (var card in cards.Where(c => c.OwnerId != to))
        {
            var full = room.WhyNot(card, room.Column(card.ColumnId)!, to);
            if (full is not null && room.Board.Limits == Strictness.Block)
            {
                refused.Add((card.Title, full));
                continue;
            }
            room.Move(card, card.ColumnId, to);
            card.Own(to, zone, now);
            db.Note(card, viewer, now, to is null ? "took the owner away" : "gave the card another owner");
            if (to is { } told)
                db.TellTogether(
                    new Notification(
                        told,
                        NotificationReason.Owner,
                        viewer.Person,
                        $"{viewer.Name} gave you “{card.Title}”.",
                        $"/cards/{card.Id}",
                        now
                    ),
                    all: $"/boards/{board}/list"
                );
        }
        return refused;
    }

    static void Note(this AppDbContext db, Card card, Viewer viewer, Instant now, string what) =>
        db.CardEvents.Add(new CardEvent(card.Id, viewer.Person, now, what));
}
