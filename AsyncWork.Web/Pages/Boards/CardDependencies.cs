using AsyncWork.Domain.Boards;
using AsyncWork.Domain.Notifications;
using AsyncWork.Domain.People;
using AsyncWork.Web.Data;
using AsyncWork.Web.Pages.Boards.Rules;
using AsyncWork.Web.Pages.Inbox;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Boards;

/// <summary>Keeps the count of what blocks a card true (product.md B4).</summary>
public static class CardDependencies
{
    /// <summary>Call after a card was finished, reopened, archived, deleted or restored, and after its dependencies changed. Owners of cards that are free now are told.</summary>
    public static async Task CountBlockersOfDependentsAsync(
        this AppDbContext db,
        Card card,
        PersonId? by,
        Instant now,
        CancellationToken cancellation = default
    )
    {
        var dependents = await db.ListDependents(card.Id).ToListAsync(cancellation);
        if (dependents.Count == 0)
            return;
        var ids = dependents.ConvertAll(d => d.Id);
        var open = await db.CountOpenBlockers(ids).ToDictionaryAsync(b => b.Card, b => b.Open, cancellation);
        var freed = new List<Card>();
        foreach (var dependent in dependents)
        {
            var wasBlocked = dependent.OpenBlockers > 0;
            dependent.CountBlockers(open.GetValueOrDefault(dependent.Id), now);
            if (!wasBlocked || dependent.OpenBlockers > 0 || !dependent.IsOpen)
                continue;
            freed.Add(dependent);
            db.CardEvents.Add(new CardEvent(dependent.Id, by, now, $"finished what this waited for: “{card.Title}”"));
            if (dependent.OwnerId is { } owner)
                db.TellTogether(
                    new Notification(
                        owner,
                        NotificationReason.Freed,
                        by,
                        $"“{dependent.Title}” can go on: “{card.Title}” is done.",
                        $"/cards/{dependent.Id}",
                        now
                    ),
                    all: "/work"
                );
        }
        await db.SaveChangesAsync(cancellation);
        if (by is not null)
            foreach (var dependent in freed)
                await db.RunRulesAsync(dependent, CardTrigger.Freed, null, now, cancellation);
    }
}
