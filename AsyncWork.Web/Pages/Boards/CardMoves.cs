using AsyncWork.Domain.Boards;
using AsyncWork.Domain.People;
using AsyncWork.Web.Data;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Pages.Boards.Rules;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Boards;

/// <summary>Where a card shall go.</summary>
/// <param name="Column">The column to stand in.</param>
/// <param name="Lane">The lane; null for none.</param>
/// <param name="After">The card above it there; 0 for the top, null for the end.</param>
/// <param name="From">The column in which it stood on the screen; null when the screen did not show one.</param>
public sealed record CardTarget(int Column, int? Lane, int? After, int? From = null);

/// <summary>How a change of a card's place ended.</summary>
/// <param name="Refused">Why nothing was changed; null when it was.</param>
/// <param name="Warning">What the team's rules say to what was done all the same; null for nothing.</param>
/// <param name="IsGone">The card or the column is not there any more, or not this person's.</param>
/// <param name="WasChanged">Somebody was first: the card is not where it was on the screen.</param>
public sealed record CardPlaced(
    Card? Card,
    int FromColumn,
    string? Refused = null,
    string? Warning = null,
    bool IsGone = false,
    bool WasChanged = false
)
{
    /// <summary>The card is where it was meant to go.</summary>
    public bool IsDone => this is { Refused: null, IsGone: false, WasChanged: false };

    /// <summary>Why it is not, in a sentence beside the board as it is now.</summary>
    public string Why =>
        Refused
        ?? (
            IsGone
                ? "The card or the column is not there any more. This is the board now."
                : "Somebody moved the card meanwhile. This is the board now."
        );
}

/// <summary>
/// The one way to bring a card to a place: by drag, menu, form, rule, recurrence and restore. Holds the rows that own the limits, so that two
/// cards never take one last place; changes one card and its stays, and loads no board (product.md B5, B7, B17).
/// </summary>
public static class CardMoves
{
    /// <summary>Moves a card for a person.</summary>
    public static async Task<CardPlaced> MoveCardAsync(
        this AppDbContext db,
        Viewer viewer,
        int card,
        CardTarget target,
        Instant now,
        CancellationToken cancellation = default
    )
    {
        return await db.TryAgainAsync(
            async token =>
                await CardPlaceQueries.FindCardOf(db, card, viewer.Person, viewer.Today, viewer.IsAdministrator) is { } found
                    ? await db.PlaceAsync(found, target, viewer.Person, now, token)
                    : new CardPlaced(null, 0, IsGone: true),
            new CardPlaced(null, target.From ?? 0, WasChanged: true),
            cancellation
        );
    }

    /// <summary>Moves a card that is tracked, and saves. For callers that are in a transaction already.</summary>
    /// <param name="by">Who moves it; null for the app itself.</param>
    public static async Task<CardPlaced> PlaceAsync(
        this AppDbContext db,
        Card card,
        CardTarget target,
        PersonId? by,
        Instant now,
        CancellationToken cancellation = default
    )
    {
        var from = card.ColumnId;
        if (target.From is { } shown && shown != from)
            return new CardPlaced(card, from, WasChanged: true);
        if (card.WhyNotMove() is { } closed)
            return new CardPlaced(card, from, closed);
        var place = await db.FindPlaceAsync(card, target);
        if (place?.To is null || (target.Lane is not null && place.ToLane is null))
            return new CardPlaced(card, from, IsGone: true);
        var (strict, soft) = (new List<string>(), new List<string>());
        var was = place.From is null ? null : new CardPlace(place.From, place.FromLane, card.OwnerId);
        var to = new CardPlace(place.To, place.ToLane, card.OwnerId);
        if (await db.WhyNotEnterAsync(place.Board, card.Id, was, to, cancellation) is { } full)
            (place.Board.Limits == Strictness.Block ? strict : soft).Add(full);
        if (to.Column.Id != from && CardDependency.WhyNotEnter(card, to.Column.State) is { } blocked)
            (place.Board.Dependencies == Strictness.Block ? strict : soft).Add(blocked);
        if (strict.Count > 0)
            return new CardPlaced(card, from, strict[0]);
        if (await db.RankAsync(card.BoardId, card.Id, target, place, cancellation) is not { } rank)
            return new CardPlaced(
                card,
                from,
                "The card that should stand above is not in that column any more. Choose the place again."
            );
        var wasDone = card.IsDone;
        var isBlocked = card.BlockedSince is not null;
        if (card.Move(place.To, place.ToLane?.Id, rank, by, now) is { } stay)
        {
            await db.EndStayAsync(card.Id, now, cancellation);
            db.CardStays.Add(stay);
        }
        if (isBlocked && card.BlockedSince is null)
            await db
                .CardBlocks.Where(b => b.CardId == card.Id && b.Until == null)
                .ExecuteUpdateAsync(set => set.SetProperty(b => b.Until, now), cancellation);
        await db.SaveChangesAsync(cancellation);
        if (card.IsDone != wasDone)
            await db.CountBlockersOfDependentsAsync(card, by, now, cancellation);
        // What the app does itself sets off no rule, so that rules never chase each other.
        if (to.Column.Id != from && by is not null && place.HasRules)
            await db.RunRulesAsync(card, CardTrigger.EntersColumn, to.Column.Id, now, cancellation);
        return new CardPlaced(card, from, Warning: soft.FirstOrDefault());
    }

    /// <summary>
    /// Why a card may not come to a place by the limits of its board; null when it may. Holds the rows that own the limits until the
    /// transaction ends. For all that brings a card somewhere: move, new card, import, restore, another owner or lane.
    /// </summary>
    /// <param name="card">The card itself, which does not count; 0 for a new one.</param>
    /// <param name="from">Where it is; null when it is not on the board.</param>
    public static async Task<string?> WhyNotEnterAsync(
        this AppDbContext db,
        Board board,
        int card,
        CardPlace? from,
        CardPlace to,
        CancellationToken cancellation = default
    )
    {
        var (column, lane, owner) = (to.Column, to.Lane, to.Owner);
        var limitsColumn = column.Limit is not null || (lane is not null && column.LaneLimit is not null);
        var limitsLane = lane?.Limit is not null;
        var limitsOwner = owner is not null && board.PersonLimit is not null && column.State == FlowState.Active;
        if (!limitsColumn && !limitsLane && !limitsOwner)
            return null;
        // A row that is written, even with what it holds, is ours until the transaction ends. Always in this order: board, lane, column.
        if (limitsOwner)
            await db
                .Boards.Where(b => b.Id == board.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(b => b.Version, b => b.Version), cancellation);
        if (limitsLane)
            await db
                .Lanes.Where(l => l.Id == lane!.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(l => l.Version, l => l.Version), cancellation);
        if (limitsColumn)
            await db
                .Columns.Where(c => c.Id == column.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(c => c.Version, c => c.Version), cancellation);
        var load =
            await db.CountLoad(board.Id, card, column.Id, lane?.Id, owner).SingleOrDefaultAsync(cancellation)
            ?? new WipLoad(0, 0, 0, 0);
        var name =
            limitsOwner && load.Owner >= board.PersonLimit
                ? await db.People.Where(p => p.Id == owner!.Value).Select(p => p.Name).SingleOrDefaultAsync(cancellation)
                : null;
        return WipLimit.WhyNotEnter(board, from, to, load, name);
    }

    /// <summary>Where a card is, and what stands where it shall come to.</summary>
    public static Task<PlaceFacts?> FindPlaceAsync(this AppDbContext db, Card card, CardTarget target) =>
        CardPlaceQueries.FindPlace(
            db,
            card.BoardId,
            card.Id,
            card.ColumnId,
            card.LaneId,
            target.Column,
            target.Lane,
            target.After
        );

    /// <summary>Where a card is, for what changes something else that limits count by: its owner, or that it is on the board.</summary>
    public static Task<PlaceFacts?> FindPlaceOfAsync(this AppDbContext db, Card card) =>
        db.FindPlaceAsync(card, new CardTarget(card.ColumnId, card.LaneId, After: 0));

    /// <summary>
    /// A rank after a card of the column, at its top or at its end. When there is no room, the column is spread first. Null when the card
    /// above is not in the column.
    /// </summary>
    /// <param name="card">The card itself; 0 for a new one.</param>
    public static async Task<long?> RankAsync(
        this AppDbContext db,
        int board,
        int card,
        CardTarget target,
        PlaceFacts place,
        CancellationToken cancellation = default
    )
    {
        if (target.After is not (null or 0) && place.Above is null)
            return null;
        if (CardRank.Between(place.Above, place.Below) is { } rank)
            return rank;
        await db.SpreadAsync(board, target.Column, cancellation);
        var spread = await CardPlaceQueries.FindPlace(db, board, card, 0, null, target.Column, null, target.After);
        return CardRank.Between(spread?.Above, spread?.Below) ?? spread?.Above;
    }

    /// <summary>Gives the cards of a column ranks with room between them. Rare: after some twenty moves to the very same place.</summary>
    static async Task SpreadAsync(this AppDbContext db, int board, int column, CancellationToken cancellation)
    {
        var ids = await db.IdsIn(board, column).ToListAsync(cancellation);
        for (var i = 0; i < ids.Count; i++)
        {
            var (id, rank) = (ids[i], CardRank.Spread(i));
            await db.Cards.Where(c => c.Id == id).ExecuteUpdateAsync(set => set.SetProperty(c => c.Rank, rank), cancellation);
        }
    }

    /// <summary>The card leaves the column it stands in: it moves, or leaves the board.</summary>
    public static Task<int> EndStayAsync(this AppDbContext db, int card, Instant now, CancellationToken cancellation = default) =>
        db
            .CardStays.Where(s => s.CardId == card && s.LeftAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.LeftAt, now), cancellation);
}
