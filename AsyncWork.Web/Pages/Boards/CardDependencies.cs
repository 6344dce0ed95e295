using AsyncWork.Domain.Boards;
using AsyncWork.Domain.Notifications;
using AsyncWork.Domain.People;
using AsyncWork.Web.Data;
using AsyncWork.Web.Pages.Boards.Rules;
using AsyncWork.Web.Pages.Cards;
using AsyncWork.Web.Pages.Inbox;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Boards;

/// <summary>Keeps the count of what blocks a card true (product.md B4).</summary>
public static class CardDependencies
{
    const string Another = "a card of another board";

    /// <summary>A card as it is named in the history of another board: by its title only where everybody sees it.</summary>
    public static async Task<string> NameForBoardAsync(
        this AppDbContext db,
        Card card,
        int board,
        CancellationToken cancellation
    ) => card.BoardId == board || await db.IsShownToAll(card.BoardId).AnyAsync(cancellation) ? $"“{card.Title}”" : Another;

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
        var (isForAll, who) = await db.WhoReadsOfAsync(card, dependents, now, cancellation);
        foreach (var dependent in dependents)
        {
            var wasBlocked = dependent.OpenBlockers > 0;
            dependent.CountBlockers(open.GetValueOrDefault(dependent.Id), now);
            if (!wasBlocked || dependent.OpenBlockers > 0 || !dependent.IsOpen)
                continue;
            freed.Add(dependent);
            db.CardEvents.Add(
                new CardEvent(
                    dependent.Id,
                    by,
                    now,
                    $"finished what this waited for: {Named(isForAll || dependent.BoardId == card.BoardId)}"
                )
            );
            if (dependent.OwnerId is { } owner)
                db.TellTogether(
                    new Notification(
                        owner,
                        NotificationReason.Freed,
                        by,
                        $"“{dependent.Title}” can go on: {Named(isForAll || who.Contains(owner))} is done.",
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

        string Named(bool isSeen) => isSeen ? $"“{card.Title}”" : Another;
    }

    /// <summary>Who may read of a card in what is told of those that waited for it.</summary>
    static async Task<(bool IsForAll, HashSet<PersonId> Who)> WhoReadsOfAsync(
        this AppDbContext db,
        Card card,
        List<Card> dependents,
        Instant now,
        CancellationToken cancellation
    )
    {
        if (dependents.TrueForAll(d => d.BoardId == card.BoardId) || await db.IsShownToAll(card.BoardId).AnyAsync(cancellation))
            return (true, []);
        return (
            false,
            [.. (await db.ListPeopleWhoSee(card.BoardId, now.InUtc().Date).ToListAsync(cancellation)).Select(p => p.Id)]
        );
    }

    static IQueryable<int> IsShownToAll(this AppDbContext db, int board) =>
        db.Boards.Where(b => b.Id == board && b.Audience == BoardAudience.Company).Select(b => b.Id);
}
