using AsyncWork.Domain.Boards;
using AsyncWork.Domain.People;
using AsyncWork.Web.Data;
using AsyncWork.Web.Pages.Boards.Templates;
using Microsoft.EntityFrameworkCore;

namespace AsyncWork.Web.Pages.Boards.Bulk;

/// <summary>
/// The room that the limits of a board leave, read once for many cards and counted on while they are placed one after the other. The rows
/// that own the limits are held until the transaction ends, as for a single card.
/// </summary>
sealed class BoardRoom
{
    readonly Dictionary<CardSpot, int> cards;
    readonly IReadOnlyDictionary<PersonId, string> names;

    BoardRoom(Board board, Dictionary<CardSpot, int> cards, IReadOnlyDictionary<PersonId, string> names) =>
        (Board, this.cards, this.names) = (board, cards, names);

    public Board Board { get; }

    /// <summary>Null when the board is archived or in the trash.</summary>
    /// <param name="to">The column that cards shall come to; null when they stay in theirs.</param>
    /// <param name="owners">Who owns the cards, or will.</param>
    public static async Task<BoardRoom?> HoldAsync(
        AppDbContext db,
        int board,
        int? to,
        IReadOnlyCollection<PersonId> owners,
        CancellationToken cancellation
    )
    {
        var found = await db
            .Boards.AsNoTracking()
            .Where(b => b.Id == board && b.ArchivedAt == null && b.DeletedAt == null)
            .Include(b => b.Columns)
            .Include(b => b.Lanes)
            .AsSplitQuery()
            .SingleOrDefaultAsync(cancellation);
        if (found is null)
            return null;
        // Always in this order: board, lanes, column.
        if (found.PersonLimit is not null)
            await db
                .Boards.Where(b => b.Id == board)
                .ExecuteUpdateAsync(set => set.SetProperty(b => b.Version, b => b.Version), cancellation);
        if (found.Lanes.Any(l => l.Limit is not null))
            await db
                .Lanes.Where(l => l.BoardId == board && l.Limit != null)
                .ExecuteUpdateAsync(set => set.SetProperty(l => l.Version, l => l.Version), cancellation);
        if (found.Columns.Any(c => c.Id == to && (c.Limit ?? c.LaneLimit) is not null))
            await db
                .Columns.Where(c => c.Id == to)
                .ExecuteUpdateAsync(set => set.SetProperty(c => c.Version, c => c.Version), cancellation);
        return new(
            found,
            await db.CountSpots(board).ToDictionaryAsync(s => s.Spot, s => s.Cards, cancellation),
            await db.NamesOf(owners).ToDictionaryAsync(p => p.Id, p => p.Name, cancellation)
        );
    }

    public Column? Column(int id) => Board.Columns.FirstOrDefault(c => c.Id == id);

    /// <summary>Why the limits say no to a card where it shall be; null when they do not.</summary>
    public string? WhyNot(Card card, Column column, PersonId? owner)
    {
        var lane = Board.Lanes.FirstOrDefault(l => l.Id == card.LaneId);
        var from = new CardPlace(Column(card.ColumnId)!, lane, card.OwnerId);
        return WipLimit.WhyNotEnter(
            Board,
            from,
            new(column, lane, owner),
            LoadWithout(card, column.Id, lane?.Id, owner),
            owner is { } person ? names.GetValueOrDefault(person) : null
        );
    }

    /// <summary>Counts a card where it shall be, and no longer where it is.</summary>
    public void Move(Card card, int column, PersonId? owner)
    {
        cards[SpotOf(card)] = cards.GetValueOrDefault(SpotOf(card)) - 1;
        var to = new CardSpot(column, card.LaneId, owner);
        cards[to] = cards.GetValueOrDefault(to) + 1;
    }

    WipLoad LoadWithout(Card card, int column, int? lane, PersonId? owner)
    {
        var states = Board.Columns.ToDictionary(c => c.Id, c => c.State);
        var (inColumn, inCell, inLane, ofOwner) = (0, 0, 0, 0);
        foreach (var (spot, all) in cards)
        {
            var count = spot == SpotOf(card) ? all - 1 : all;
            var state = states[spot.Column];
            if (spot.Column == column)
                inColumn += count;
            if (spot.Column == column && spot.Lane == lane)
                inCell += count;
            if (spot.Lane == lane && state is FlowState.Active or FlowState.Waiting)
                inLane += count;
            if (spot.Owner == owner && state == FlowState.Active)
                ofOwner += count;
        }
        return new(inColumn, inCell, inLane, ofOwner);
    }

    static CardSpot SpotOf(Card card) => new(card.ColumnId, card.LaneId, card.OwnerId);
}

/// <summary>What limits count cards by.</summary>
public readonly record struct CardSpot(int Column, int? Lane, PersonId? Owner);

public sealed record SpotCount(CardSpot Spot, int Cards);
