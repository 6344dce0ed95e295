using AsyncWork.Domain.Boards;
using AsyncWork.Web.Data;
using AsyncWork.Web.History;
using AsyncWork.Web.Identity;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Boards.Archive;

/// <summary>Takes cards off their board and brings them back (product.md B25).</summary>
public static class CardStates
{
    /// <summary>Archives a card, or puts it into the trash.</summary>
    /// <param name="audit">Where it is told that a card was put into the trash.</param>
    public static Task<CardPlaced> TakeOffAsync(
        this AppDbContext db,
        Viewer viewer,
        int card,
        bool delete,
        Instant now,
        AuditTrail? audit = null,
        CancellationToken cancellation = default
    ) =>
        db.ChangeAsync(
            viewer,
            card,
            (found, token) =>
            {
                if (delete && found.DeletedAt is null)
                    audit?.Record("deleted a card", found.Title, $"card {found.Id}");
                return db.TakeOffAsync(found, viewer, delete, now, token);
            },
            cancellation
        );

    /// <summary>Brings a card back to its column, if that has room.</summary>
    public static Task<CardPlaced> BringBackAsync(
        this AppDbContext db,
        Viewer viewer,
        int card,
        Instant now,
        CancellationToken cancellation = default
    ) => db.ChangeAsync(viewer, card, (found, token) => db.BringBackAsync(found, viewer, now, token), cancellation);

    /// <summary>For callers that are in a transaction already; the card is tracked.</summary>
    internal static async Task<CardPlaced> TakeOffAsync(
        this AppDbContext db,
        Card card,
        Viewer viewer,
        bool delete,
        Instant now,
        CancellationToken cancellation
    )
    {
        if (delete ? card.DeletedAt is not null : !card.IsOpen)
            return new(card, card.ColumnId, delete ? "The card is in the trash already." : card.WhyNotMove());
        if (card.IsOpen)
            await db.EndStayAsync(card.Id, now, cancellation);
        if (delete)
            card.Delete(now);
        else
            card.Archive(now);
        await db.OpenRequestsOn([card.Id]).PutAwayAsync(now, cancellation);
        db.CardEvents.Add(
            new CardEvent(card.Id, viewer.Person, now, delete ? "put the card into the trash" : "archived the card")
        );
        await db.SaveChangesAsync(cancellation);
        await db.CountBlockersOfDependentsAsync(card, viewer.Person, now, cancellation);
        return new(card, card.ColumnId);
    }

    static async Task<CardPlaced> BringBackAsync(
        this AppDbContext db,
        Card card,
        Viewer viewer,
        Instant now,
        CancellationToken cancellation
    )
    {
        if (card.IsOpen)
            return new(card, card.ColumnId, "The card is on its board already.");
        var place = await db.FindPlaceOfAsync(card);
        if (place is null)
            return new(card, card.ColumnId, "Its board is archived. Bring the board back first.");
        var target = new CardTarget(card.ColumnId, card.LaneId, After: 0);
        var isElsewhere = place.To is null;
        if (isElsewhere)
        {
            var column = await db.FindColumnLike(card.BoardId, place.From!.State).SingleAsync(cancellation);
            target = new(column, card.LaneId, After: null);
            place = await db.FindPlaceAsync(card, target);
        }
        var to = new CardPlace(place!.To!, place.ToLane, card.OwnerId);
        var full = await db.WhyNotEnterAsync(place.Board, card.Id, null, to, cancellation);
        if (full is not null && place.Board.Limits == Strictness.Block)
            return new(card, card.ColumnId, full);
        foreach (var left in new[] { card.ArchivedAt, card.DeletedAt }.OfType<Instant>())
            await db.RequestsClosedOn(card.Id, left).BringBackAsync(left, cancellation);
        card.Restore(now);
        var stay = isElsewhere
            ? card.Move(
                to.Column,
                card.LaneId,
                await db.RankAsync(card.BoardId, card.Id, target, place, cancellation) ?? 0,
                viewer.Person,
                now
            )
            : null;
        db.CardStays.Add(stay ?? card.Return(to.Column, viewer.Person, now));
        db.CardEvents.Add(new CardEvent(card.Id, viewer.Person, now, $"brought the card back to “{to.Column.Name}”"));
        await db.SaveChangesAsync(cancellation);
        await db.CountBlockersOfDependentsAsync(card, viewer.Person, now, cancellation);
        var moved = isElsewhere ? $"Its column is gone, so it stands in “{to.Column.Name}”." : null;
        return new(card, card.ColumnId, Warning: moved is null ? full : $"{moved} {full}".TrimEnd());
    }

    static async Task<CardPlaced> ChangeAsync(
        this AppDbContext db,
        Viewer viewer,
        int card,
        Func<Card, CancellationToken, Task<CardPlaced>> change,
        CancellationToken cancellation
    )
    {
        return await db.TryAgainAsync(
            async token =>
                await db.CardsOf(viewer).SingleOrDefaultAsync(c => c.Id == card, token) is { } found
                    ? await change(found, token)
                    : new CardPlaced(null, 0, IsGone: true),
            new CardPlaced(null, 0, WasChanged: true),
            cancellation
        );
    }

    /// <summary>Archives what is done in a column, in few statements however much it is.</summary>
    /// <returns>How many cards went.</returns>
    public static async Task<int> ArchiveDoneAsync(
        this AppDbContext db,
        Viewer viewer,
        int board,
        int column,
        Instant now,
        CancellationToken cancellation = default
    )
    {
        var count = 0;
        await db.InTransactionAsync(
            async token =>
            {
                db.ChangeTracker.Clear();
                var ids = await db.DoneCardsOf(viewer, board, column).ToListAsync(token);
                foreach (var part in ids.Chunk(1000))
                {
                    await db
                        .CardStays.Where(s => part.Contains(s.CardId) && s.LeftAt == null)
                        .ExecuteUpdateAsync(set => set.SetProperty(s => s.LeftAt, now), token);
                    await db
                        .Cards.Where(c => part.Contains(c.Id))
                        .ExecuteUpdateAsync(
                            set =>
                                set.SetProperty(c => c.ArchivedAt, now)
                                    .SetProperty(c => c.ChangedAt, now)
                                    .SetProperty(c => c.Version, c => c.Version + 1),
                            token
                        );
                    await db.OpenRequestsOn(part).PutAwayAsync(now, token);
                    db.CardEvents.AddRange(part.Select(id => new CardEvent(id, viewer.Person, now, "archived the card")));
                    await db.SaveChangesAsync(token);
                    db.ChangeTracker.Clear();
                }
                count = ids.Count;
            },
            cancellation
        );
        return count;
    }
}
