namespace AsyncWork.Domain.Boards;

/// <summary>How many other cards are where a card wants to go, without that card.</summary>
/// <param name="Column">In the column, over all lanes.</param>
/// <param name="Cell">In the column, in the lane.</param>
/// <param name="Lane">In the lane, in active and waiting columns.</param>
/// <param name="Owner">Of the owner, in the board's active columns.</param>
public sealed record WipLoad(int Column, int Cell, int Lane, int Owner);

/// <summary>Where a card is or wants to be: what limits are counted by.</summary>
public sealed record CardPlace(Column Column, Lane? Lane, People.PersonId? Owner);

/// <summary>
/// Limits of work in progress, per column, per column and lane, per lane, and per person (product.md B5). They hold on every path; who
/// stores a change holds the row that owns the limit meanwhile. A place that is over its limit already lets cards leave and stay.
/// </summary>
public static class WipLimit
{
    public const int Most = 999;

    /// <summary>Why this cannot be a limit; null when it can.</summary>
    public static string? WhyNot(int? limit) =>
        limit is < 1 or > Most ? $"A limit lies between 1 and {Most}. Leave it empty for none." : null;

    /// <summary>Why a card may not come to a place by the limits of the board; null when it may. Scopes that it is in already do not count.</summary>
    /// <param name="from">Where it is; null for a card that is new on the board, or comes back to it.</param>
    /// <param name="ownerName">The owner as the sentence names them.</param>
    public static string? WhyNotEnter(Board board, CardPlace? from, CardPlace to, WipLoad load, string? ownerName)
    {
        var entersColumn = from?.Column.Id != to.Column.Id;
        var entersLane = from is null || from.Lane?.Id != to.Lane?.Id;
        if (entersColumn && load.Column >= to.Column.Limit)
            return Full($"“{to.Column.Name}”", load.Column, to.Column.Limit.Value);
        if ((entersColumn || entersLane) && to.Lane is not null && load.Cell >= to.Column.LaneLimit)
            return Full($"“{to.Column.Name}” in lane “{to.Lane.Name}”", load.Cell, to.Column.LaneLimit.Value);
        if (IsInProgress(to) && (entersLane || !IsInProgress(from)) && load.Lane >= to.Lane?.Limit)
            return Full($"Lane “{to.Lane.Name}”", load.Lane, to.Lane.Limit.Value);
        if (
            IsActive(to)
            && to.Owner is not null
            && (from?.Owner != to.Owner || !IsActive(from))
            && load.Owner >= board.PersonLimit
        )
            return $"{ownerName ?? "This person"} has {load.Owner} active cards; the limit is {board.PersonLimit}. Finish or hand over one first.";
        return null;
    }

    /// <summary>The card is begun and not done.</summary>
    static bool IsInProgress(CardPlace? place) => place?.Column.State is FlowState.Active or FlowState.Waiting;

    static bool IsActive(CardPlace? place) => place?.Column.State == FlowState.Active;

    static string Full(string where, int count, int limit) =>
        $"{where} is full: {count} of {limit}. Finish or move a card there first.";
}
