using AsyncWork.Domain.Boards;
using AsyncWork.Web.Data;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Pages.Boards;
using AsyncWork.Web.Pages.Comments;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Cards;

/// <summary>Makes cards of items (product.md B8).</summary>
static class ItemCards
{
    /// <summary>
    /// Makes a card beside this one of an item that was taken off its list; the two are linked. The rules of the column hold (product.md B5).
    /// In the transaction of who calls.
    /// </summary>
    public static async Task<CardPlaced> MakeCardOfAsync(
        this AppDbContext db,
        Viewer viewer,
        Card card,
        ChecklistItem item,
        Instant now,
        CancellationToken token
    )
    {
        var columns = (await db.ListPlacesOf(card.BoardId).ToListAsync(token)).FindAll(p => p.IsColumn);
        var stays = !card.IsDone && columns.Exists(p => p.Id == card.ColumnId);
        var title = Excerpt.Of(item.Text, Card.LongestTitle);
        var asked = new NewCard(stays ? card.ColumnId : columns[0].Id, card.LaneId, title)
        {
            Text = title == item.Text ? "" : item.Text,
            Owner = item.OwnerId,
            DueOn = item.DueOn,
        };
        var placed = await db.AddCardAsync(card.BoardId, asked, viewer.Person, viewer.Zone, Guid.Empty, now, token);
        if (placed.Card is not { } made)
            return placed;
        db.CardLinks.Add(new CardLink(made.Id, $"/cards/{card.Id}", card.Title, viewer.Person, now));
        db.CardEvents.Add(new CardEvent(card.Id, viewer.Person, now, $"made a card of the item “{item.Text}”"));
        return placed;
    }
}
