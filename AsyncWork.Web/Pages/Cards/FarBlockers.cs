using AsyncWork.Domain.Boards;
using AsyncWork.Web.Data;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Pages.Boards;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Cards;

/// <summary>Ties two cards so that one waits for the other, and never in a circle (product.md B4).</summary>
public static class FarBlockers
{
    /// <summary>Everything that must be finished before a card, near and far: level by level, one query each.</summary>
    public static async Task<IReadOnlySet<int>> ListFarBlockersAsync(
        this AppDbContext db,
        int card,
        CancellationToken cancellation
    )
    {
        var all = new HashSet<int>();
        for (List<int> level = [card]; level.Count > 0; )
        {
            var next = await db.ListBlockersOf(level).ToListAsync(cancellation);
            level = next.FindAll(all.Add);
        }
        return all;
    }

    /// <summary>Why this person cannot make a card wait; null when they can. That is a change of the card, so who only looks at it makes none.</summary>
    public static async Task<string?> WhyNotMakeWaitAsync(
        this AppDbContext db,
        Viewer viewer,
        int blocked,
        CancellationToken cancellation
    ) =>
        await db.FindCardToChange(viewer, blocked).AsNoTracking().SingleOrDefaultAsync(cancellation) is { IsOurs: true } found
            ? CardAccess.WhyClosed(found.Card, found.BoardIsArchived)
            : "Only who works on the board of that card makes it wait. Ask them.";

    /// <summary>Ties them; gives the reason when it cannot be.</summary>
    public static async Task<string?> TieAsync(
        this AppDbContext db,
        Viewer viewer,
        Card blocker,
        Card blocked,
        Instant now,
        CancellationToken cancellation
    )
    {
        // Ties of other cards at this moment could close a circle with this one, so each is made after the other.
        await db.TakeCompanyTurnAsync(cancellation);
        if (CardDependency.WhyNot(blocker, blocked, await db.ListFarBlockersAsync(blocker.Id, cancellation)) is { } circle)
            return circle;
        if (blocked.DeletedAt is not null || blocker.DeletedAt is not null)
            return "That card is in the trash.";
        var ties = await db
            .CardDependencies.AsNoTracking()
            .Where(d => d.BlockedId == blocked.Id || d.BlockerId == blocker.Id)
            .ToListAsync(cancellation);
        if (ties.Exists(d => d.BlockerId == blocker.Id && d.BlockedId == blocked.Id))
            return $"“{blocked.Title}” waits for “{blocker.Title}” already.";
        if (
            ties.Count(d => d.BlockedId == blocked.Id) >= CardDependency.MostOfOneCard
            || ties.Count(d => d.BlockerId == blocker.Id) >= CardDependency.MostOfOneCard
        )
            return $"A card is tied to at most {CardDependency.MostOfOneCard} others in each direction.";
        var (far, near) = (
            await db.NameForBoardAsync(blocker, blocked.BoardId, cancellation),
            await db.NameForBoardAsync(blocked, blocker.BoardId, cancellation)
        );
        db.CardDependencies.Add(new CardDependency(blocker.Id, blocked.Id));
        db.CardEvents.Add(new CardEvent(blocked.Id, viewer.Person, now, $"made it wait for {far}"));
        db.CardEvents.Add(new CardEvent(blocker.Id, viewer.Person, now, $"made {near} wait for it"));
        return null;
    }
}
