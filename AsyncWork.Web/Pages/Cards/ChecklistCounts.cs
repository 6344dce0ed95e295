using AsyncWork.Domain.Boards;
using NodaTime;

namespace AsyncWork.Web.Pages.Cards;

/// <summary>Keeps the count on the card true.</summary>
static class ChecklistCounts
{
    /// <param name="lists">All of the card's, as they will be.</param>
    public static void CountItemsOf(this Card card, IReadOnlyCollection<Checklist> lists, Instant now)
    {
        var items = lists.SelectMany(l => l.Items).ToList();
        card.CountChecklist(items.Count(i => i.DoneAt is not null), items.Count, now);
    }
}
