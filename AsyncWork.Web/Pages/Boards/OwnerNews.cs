using AsyncWork.Domain.Boards;
using AsyncWork.Domain.Notifications;
using AsyncWork.Domain.People;
using AsyncWork.Web.Data;
using AsyncWork.Web.Pages.Inbox;
using NodaTime;

namespace AsyncWork.Web.Pages.Boards;

/// <summary>Whoever becomes the owner of a card is told of it, however it came about (product.md N1).</summary>
public static class OwnerNews
{
    /// <summary>Tells the owner that the card is theirs; nothing to who took it themself. Several cards that one act gives are one notice.</summary>
    /// <param name="by">Who gave it; null for the app itself.</param>
    /// <param name="who">The same in words, to begin the sentence.</param>
    /// <param name="all">Where all of several cards are found.</param>
    public static void TellOwner(this AppDbContext db, Card card, PersonId? by, string who, Instant now, string all = "/work")
    {
        if (card.OwnerId is { } owner)
            db.TellTogether(
                new Notification(
                    owner,
                    NotificationReason.Owner,
                    by,
                    $"{who} made you the owner of “{card.Title}”.",
                    $"/cards/{card.Id}",
                    now
                ),
                all
            );
    }
}
