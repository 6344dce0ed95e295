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

    /// <summary>What lets cards go on.</summary>
    /// <param name="Because">Ends the sentence by which their owners are told.</param>
    /// <param name="Did">Follows the name of who did it, in the history of each.</param>
    sealed record Words(string Because, string Did);

    /// <param name="Unnamed">For those who may not read of the board.</param>
    /// <param name="Board">Of which is told. Null for none.</param>
    /// <param name="Closed">The board that was closed: nothing on it goes on. Null for none.</param>
    sealed record Release(Words Named, Words Unnamed, int? Board = null, int? Closed = null);

    /// <summary>Call after a card was finished, reopened, archived, deleted or restored, and after its dependencies changed. Owners of cards that are free now are told.</summary>
    public static async Task CountBlockersOfDependentsAsync(
        this AppDbContext db,
        Card card,
        PersonId? by,
        Instant now,
        CancellationToken cancellation = default
    )
    {
        var did =
            card.IsDone ? "finished what this waited for"
            : card.DeletedAt is not null ? "put what this waited for into the trash"
            : "archived what this waited for";
        await db.CountBlockersAsync(
            await db.ListDependents(card.Id).ToListAsync(cancellation),
            new(Of($"“{card.Title}”"), Of(Another), card.BoardId),
            by,
            now,
            cancellation
        );

        Words Of(string name) => new($"{name} {CardDependency.WhyFree(card)}.", $"{did}: {name}");
    }

    /// <summary>Call after a board was archived, put into the trash or brought back: what stands on it keeps others only while it is in use.</summary>
    public static async Task CountBlockersOfDependentsAsync(
        this AppDbContext db,
        Board board,
        PersonId by,
        Instant now,
        CancellationToken cancellation = default
    )
    {
        var (where, did) = board.DeletedAt is null
            ? ("is archived", "archived the board of what this waited for")
            : ("is in the trash", "put the board of what this waited for into the trash");
        await db.CountBlockersAsync(
            await db.ListDependentsOfBoard(board.Id).ToListAsync(cancellation),
            new(
                new($"“{board.Name}”, the board of what it waited for, {where}.", $"{did}: “{board.Name}”"),
                new($"the board of what it waited for {where}.", did),
                board.Id,
                board.Id
            ),
            by,
            now,
            cancellation
        );
    }

    /// <summary>Call after cards were deleted for good.</summary>
    /// <param name="waited">The cards that waited for them; those that are gone themselves are passed over.</param>
    public static async Task CountBlockersAsync(
        this AppDbContext db,
        IReadOnlyCollection<int> waited,
        PersonId? by,
        Instant now,
        CancellationToken cancellation = default
    )
    {
        var gone = new Words("what it waited for is gone.", "took away what this waited for");
        foreach (var some in waited.Chunk(1000))
            await db.CountBlockersAsync(
                await db.Cards.Where(c => some.Contains(c.Id)).ToListAsync(cancellation),
                new(gone, gone),
                by,
                now,
                cancellation
            );
    }

    /// <summary>Counts anew for all cards that wait, so that none waits for ever for what is gone by now.</summary>
    public static Task CountAllBlockersAsync(this AppDbContext db, Instant now, CancellationToken cancellation = default) =>
        db.InTransactionAsync(
            async token =>
            {
                db.ChangeTracker.Clear();
                await db.CountBlockersAsync(await db.ListWaitingCards().ToListAsync(token), null, now, token);
            },
            cancellation
        );

    static async Task CountBlockersAsync(
        this AppDbContext db,
        List<Card> dependents,
        Release release,
        PersonId? by,
        Instant now,
        CancellationToken cancellation
    )
    {
        if (dependents.Count == 0)
            return;
        var ids = dependents.ConvertAll(d => d.Id);
        var open = await db.CountOpenBlockers(ids).ToDictionaryAsync(b => b.Card, b => b.Open, cancellation);
        var freed = new List<Card>();
        var (isForAll, who) = await db.WhoReadsOfAsync(release.Board, dependents, now, cancellation);
        foreach (var dependent in dependents)
        {
            var wasBlocked = dependent.OpenBlockers > 0;
            dependent.CountBlockers(open.GetValueOrDefault(dependent.Id), now);
            if (!wasBlocked || dependent.OpenBlockers > 0 || !dependent.IsOpen || dependent.BoardId == release.Closed)
                continue;
            freed.Add(dependent);
            var (told, noted) = (
                isForAll || dependent.OwnerId is { } reader && who.Contains(reader) ? release.Named : release.Unnamed,
                isForAll || dependent.BoardId == release.Board ? release.Named : release.Unnamed
            );
            db.CardEvents.Add(new CardEvent(dependent.Id, by, now, noted.Did));
            if (dependent.OwnerId is { } owner)
                db.TellTogether(
                    new Notification(
                        owner,
                        NotificationReason.Freed,
                        by,
                        $"“{dependent.Title}” can go on: {told.Because}",
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

    /// <summary>Who may read of a board, and what stands on it, in what is told of cards that waited.</summary>
    static async Task<(bool IsForAll, HashSet<PersonId> Who)> WhoReadsOfAsync(
        this AppDbContext db,
        int? board,
        List<Card> dependents,
        Instant now,
        CancellationToken cancellation
    )
    {
        if (
            board is not { } place
            || dependents.TrueForAll(d => d.BoardId == place)
            || await db.IsShownToAll(place).AnyAsync(cancellation)
        )
            return (true, []);
        return (false, [.. (await db.ListPeopleWhoSee(place, now.InUtc().Date).ToListAsync(cancellation)).Select(p => p.Id)]);
    }

    static IQueryable<int> IsShownToAll(this AppDbContext db, int board) =>
        db.Boards.Where(b => b.Id == board && b.Audience == BoardAudience.Company).Select(b => b.Id);
}
