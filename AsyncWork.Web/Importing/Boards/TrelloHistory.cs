using NodaTime;

namespace AsyncWork.Web.Importing.Boards;

/// <summary>Where a card stood one list after the other, as far as its actions tell.</summary>
static class TrelloHistory
{
    /// <param name="actions">Those of the card, oldest first; the oldest may be missing.</param>
    /// <param name="lists">The lists of the file. Moves to and from others, deleted since, are left out: the time counts for the list before.</param>
    public static List<ForeignMove> Of(TrelloCard card, Instant created, IEnumerable<TrelloAction> actions, HashSet<string> lists)
    {
        var moves = new List<ForeignMove>();
        foreach (var action in actions)
        {
            if (TrelloReader.Moment(action.Date) is not { } at)
                continue;
            if (action is { Type: "updateCard", Data: { ListBefore.Id: { } before, ListAfter.Id: { } after } })
            {
                if (moves.Count == 0 && lists.Contains(before))
                    moves.Add(new(before, created));
                To(after, at, action.MemberCreator?.Id);
            }
            else if (
                moves.Count == 0
                && action is { Type: "createCard" or "copyCard" or "convertToCardFromCheckItem", Data.List.Id: { } first }
                && lists.Contains(first)
            )
                moves.Add(new(first, created, action.MemberCreator?.Id));
        }
        if (moves.Count == 0)
            moves.Add(new(card.IdList!, created));
        else
            // A move that no action tells: it was there when the card was last touched.
            To(card.IdList!, TrelloReader.Moment(card.DateLastActivity) ?? moves[^1].At, null);
        return moves;

        void To(string list, Instant at, string? by)
        {
            if (moves.Count == 0 && lists.Contains(list))
                moves.Add(new(list, created, by));
            else if (lists.Contains(list) && moves[^1].List != list)
                moves.Add(new(list, Instant.Max(at, moves[^1].At), by));
        }
    }
}
