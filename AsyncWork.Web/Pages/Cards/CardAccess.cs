using AsyncWork.Domain.Boards;

namespace AsyncWork.Web.Pages.Cards;

/// <summary>When a card can be changed, beyond that the board is one's own.</summary>
public static class CardAccess
{
    /// <summary>Why nothing can be changed on a card; null when it can.</summary>
    public static string? WhyClosed(Card card, bool boardIsArchived) =>
        card.WhyNotMove() ?? (boardIsArchived ? "The board is archived. Restore it to change its cards." : null);
}
