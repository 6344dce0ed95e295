namespace AsyncWork.Domain.Boards;

/// <summary>That one card must be finished before another can go on (product.md B4).</summary>
public sealed class CardDependency
{
    public const int MostOfOneCard = 50;

    CardDependency() { }

    public CardDependency(int blocker, int blocked) => (BlockerId, BlockedId) = (blocker, blocked);

    /// <summary>The card that comes first.</summary>
    public int BlockerId { get; private set; }

    /// <summary>The card that waits for it.</summary>
    public int BlockedId { get; private set; }

    /// <summary>Why one card cannot block another; null when it can.</summary>
    /// <param name="blockersOfBlocker">Everything that must be finished before the blocker, near and far.</param>
    public static string? WhyNot(Card blocker, Card blocked, IReadOnlySet<int> blockersOfBlocker) =>
        blocker.Id == blocked.Id ? "A card does not wait for itself."
        : blockersOfBlocker.Contains(blocked.Id)
            ? $"“{blocker.Title}” waits for “{blocked.Title}” already. The two would wait for each other."
        : null;

    /// <summary>Why a card keeps no other waiting any more, in words that follow its title.</summary>
    public static string WhyFree(Card blocker) =>
        blocker.IsDone ? "is done"
        : blocker.DeletedAt is not null ? "is in the trash"
        : "is archived";

    /// <summary>Why a card that others block should not go to a column; null when nothing speaks against it. The board says how strict it is.</summary>
    public static string? WhyNotEnter(Card card, FlowState state) =>
        card.OpenBlockers > 0 && (state is FlowState.Active or FlowState.Done)
            ? card.OpenBlockers == 1
                ? "A card that must be finished first is still open."
                : $"{card.OpenBlockers} cards that must be finished first are still open."
            : null;
}
