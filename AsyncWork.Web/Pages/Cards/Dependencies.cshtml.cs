using AsyncWork.Domain.Boards;
using AsyncWork.Web.Data;
using AsyncWork.Web.Pages.Boards;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Cards;

/// <summary>What a card waits for and what waits for it, inside and outside of the boards (product.md B4).</summary>
public sealed class DependenciesModel(AppDbContext db, IClock clock) : CardPage(db, clock)
{
    const int MostFound = 10;
    string? q;

    /// <param name="q">Words of a title, or a card's number, to choose the other card.</param>
    public Task<IActionResult> OnGetAsync(string? q)
    {
        this.q = q;
        return ShowAsync("_Dependencies");
    }

    /// <param name="blocks">This card comes first; otherwise the other one.</param>
    public async Task<IActionResult> OnPostAddAsync(int other, bool blocks)
    {
        Card? blocker = null;
        var answer = await ChangeAsync(
            async (card, token) =>
            {
                if (other == CardId)
                    return CardDependency.WhyNot(card, card, new HashSet<int>());
                if (await Db.CardsSeenBy(Viewer).SingleOrDefaultAsync(c => c.Id == other, token) is not { } far)
                    return "There is no such card, or you do not see its board.";
                if (blocks && await Db.WhyNotMakeWaitAsync(Viewer, other, token) is { } notTheirs)
                    return notTheirs;
                blocker = blocks ? card : far;
                return await Db.TieAsync(Viewer, blocker, blocks ? far : card, Now, token);
            },
            (_, token) => Db.CountBlockersOfDependentsAsync(blocker!, Viewer.Person, Now, token)
        );
        return await AnswerAsync(answer, "_Dependencies", $"{Address}#dependencies");
    }

    public async Task<IActionResult> OnPostRemoveAsync(int other, bool blocks)
    {
        var (blocker, blocked) = blocks ? (CardId, other) : (other, CardId);
        Card? waiting = null;
        var answer = await ChangeAsync(
            async (card, token) =>
            {
                if (await Db.CardDependencies.FindAsync([blocker, blocked], token) is not { } tie)
                    return "They are not tied any more.";
                Db.Remove(tie);
                waiting = blocks ? await Db.Cards.SingleAsync(c => c.Id == blocked, token) : card;
                Tell(card, blocks ? "let another card go on without this one" : "let it go on without another card");
                return null;
            },
            async (_, token) =>
                waiting!.CountBlockers(await Db.CountOpenBlockers([blocked]).Select(b => b.Open).SingleOrDefaultAsync(token), Now)
        );
        return await AnswerAsync(answer, "_Dependencies", $"{Address}#dependencies");
    }

    /// <summary>Something outside the boards keeps it from going on.</summary>
    public async Task<IActionResult> OnPostBlockAsync(string? reason)
    {
        var answer = await ChangeAsync(
            (card, _) =>
            {
                if (
                    (card.WhyNotBlock(reason) ?? (card.BlockedSince is not null ? "The card is blocked already." : null)) is
                    { } why
                )
                    return Task.FromResult<string?>(why);
                Db.CardBlocks.Add(card.Block(reason!, Viewer.Person, Now));
                Tell(card, $"blocked the card: {card.BlockedReason}");
                return Task.FromResult<string?>(null);
            },
            field: "reason"
        );
        return await AnswerAsync(answer, "_Dependencies", $"{Address}#dependencies");
    }

    public async Task<IActionResult> OnPostUnblockAsync()
    {
        var answer = await ChangeAsync(
            async (card, token) =>
            {
                if (card.BlockedSince is null)
                    return "The card is not blocked.";
                foreach (var block in await Db.CardBlocks.Where(b => b.CardId == CardId && b.Until == null).ToListAsync(token))
                    block.End(Now);
                card.Unblock(Now);
                Tell(card, "freed the card");
                return null;
            }
        );
        return await AnswerAsync(answer, "_Dependencies", $"{Address}#dependencies");
    }

    protected override async Task LoadPartsAsync()
    {
        Dependencies = await Db.ListDependencies(Viewer, CardId).ToListAsync();
        Searched = q;
        if (!string.IsNullOrWhiteSpace(q) && Shown.MayChange)
            Found = await Db.FindCards(Viewer, q.Length > Card.LongestTitle ? q[..Card.LongestTitle] : q, CardId, MostFound)
                .ToListAsync();
    }
}
