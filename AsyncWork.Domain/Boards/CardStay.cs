using AsyncWork.Domain.People;
using NodaTime;

namespace AsyncWork.Domain.Boards;

/// <summary>
/// That a card stood in a column from one moment to another (product.md B17). The state is the one the column had when the card entered,
/// so that a column that changes its meaning leaves the past as it was.
/// </summary>
public sealed class CardStay
{
    CardStay() { }

    internal CardStay(Card card, Column column, PersonId? by, Instant enteredAt)
    {
        (CardId, BoardId, ColumnId, State) = (card.Id, card.BoardId, column.Id, column.State);
        (EnteredBy, EnteredAt) = (by, enteredAt);
    }

    public long Id { get; private set; }
    public int CardId { get; private set; }
    public int BoardId { get; private set; }
    public int ColumnId { get; private set; }
    public FlowState State { get; private set; }
    public Instant EnteredAt { get; private set; }

    /// <summary>Null while the card stands there.</summary>
    public Instant? LeftAt { get; private set; }

    /// <summary>Who moved it there; null for the app itself and for people unknown here.</summary>
    public PersonId? EnteredBy { get; private set; }

    /// <summary>The card left the column, or left the board.</summary>
    public void End(Instant now) => LeftAt ??= now;
}

/// <summary>That a card was blocked from one moment to another: a paused interval of its work (product.md B17, kpis.md K6).</summary>
public sealed class CardBlock
{
    CardBlock() { }

    internal CardBlock(int card, string reason, PersonId? by, Instant from) =>
        (CardId, Reason, By, From) = (card, reason, by, from);

    public long Id { get; private set; }
    public int CardId { get; private set; }
    public string Reason { get; private set; } = "";
    public PersonId? By { get; private set; }
    public Instant From { get; private set; }
    public Instant? Until { get; private set; }

    public void End(Instant now) => Until ??= now;
}

/// <summary>What somebody did to a card, in words. Moves stand in <see cref="CardStay"/>.</summary>
public sealed class CardEvent
{
    public const int LongestText = 600;

    CardEvent() { }

    /// <param name="text">What was done, as it follows the name: "changed due from … to …".</param>
    public CardEvent(int card, PersonId? by, Instant at, string text) =>
        (CardId, By, At, Text) = (card, by, at, StoredText.Cut(text, LongestText));

    public long Id { get; private set; }
    public int CardId { get; private set; }
    public PersonId? By { get; private set; }
    public Instant At { get; private set; }
    public string Text { get; private set; } = "";
}
