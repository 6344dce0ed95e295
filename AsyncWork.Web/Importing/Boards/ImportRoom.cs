using AsyncWork.Domain.Boards;
using AsyncWork.Domain.People;
using AsyncWork.Web.Data;
using AsyncWork.Web.Pages.Boards;
using Microsoft.EntityFrameworkCore;

namespace AsyncWork.Web.Importing.Boards;

/// <summary>Whether the cards of a file fit a board's limits: they hold for imports as for moves (product.md B5).</summary>
sealed class ImportRoom(AppDbContext db, Board board)
{
    readonly Dictionary<(int Column, int? Lane, PersonId? Owner), WipLoad> loads = [];
    readonly Dictionary<int, int> inColumn = [];
    readonly Dictionary<(int, int?), int> inCell = [];
    readonly Dictionary<int, int> inLane = [];
    readonly Dictionary<PersonId, int> ofOwner = [];

    /// <summary>What the board says to cards that go over its limits, when it allows that; null for nothing.</summary>
    public string? Said { get; private set; }

    /// <summary>Why the cards do not fit; null when they do, or when the board only says it. Holds the rows that own limits until the transaction ends.</summary>
    public async Task<string?> WhyNotAsync(IReadOnlyList<ForeignCard> cards, ImportTarget target, CancellationToken cancellation)
    {
        if (!HasLimits())
            return null;
        var over = 0;
        foreach (var card in cards.Where(c => c.ArchivedAt is null))
        {
            var to = new CardPlace(target.Last(card), target.Lane(card.Lane), target.Choices.Person(card.Owner));
            var (column, lane) = (to.Column.Id, to.Lane?.Id);
            var key = (column, lane, to.Owner);
            if (!loads.TryGetValue(key, out var load))
            {
                // Asked for what it holds until the end; what it says counts one card, not all of them.
                await db.WhyNotEnterAsync(board, 0, null, to, cancellation);
                load =
                    await db.CountLoad(board.Id, 0, column, lane, to.Owner).SingleOrDefaultAsync(cancellation) ?? new(0, 0, 0, 0);
                loads[key] = load;
            }
            var with = new WipLoad(
                load.Column + inColumn.GetValueOrDefault(column),
                load.Cell + inCell.GetValueOrDefault((column, lane)),
                load.Lane + inLane.GetValueOrDefault(lane ?? 0),
                load.Owner + (to.Owner is { } who ? ofOwner.GetValueOrDefault(who) : 0)
            );
            if (WipLimit.WhyNotEnter(board, null, to, with, null) is { } full)
            {
                if (board.Limits == Strictness.Block)
                    return $"The cards do not fit, so none was imported. {full} The first that has no room is “{card.Title}”.";
                Said =
                    ++over == 1
                        ? $"“{card.Title}” goes over a limit of the board, which allows it. {full}"
                        : $"{over:N0} cards go over limits of the board, which allows it. {full}";
            }
            Count(to);
        }
        return null;
    }

    bool HasLimits() =>
        board.PersonLimit is not null
        || board.Columns.Any(c => c.Limit is not null || c.LaneLimit is not null)
        || board.Lanes.Any(l => l.Limit is not null);

    void Count(CardPlace to)
    {
        var (column, lane) = (to.Column.Id, to.Lane?.Id);
        inColumn[column] = inColumn.GetValueOrDefault(column) + 1;
        inCell[(column, lane)] = inCell.GetValueOrDefault((column, lane)) + 1;
        if (lane is { } row && to.Column.State is FlowState.Active or FlowState.Waiting)
            inLane[row] = inLane.GetValueOrDefault(row) + 1;
        if (to.Owner is { } owner && to.Column.State == FlowState.Active)
            ofOwner[owner] = ofOwner.GetValueOrDefault(owner) + 1;
    }
}
