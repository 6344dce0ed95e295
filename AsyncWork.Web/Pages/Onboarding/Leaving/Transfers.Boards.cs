using AsyncWork.Domain.Boards;
using AsyncWork.Domain.People;
using AsyncWork.Web.Pages.Boards.Bulk;
using AsyncWork.Web.Pages.HandOffs;
using Microsoft.EntityFrameworkCore;

namespace AsyncWork.Web.Pages.Onboarding.Leaving;

/// <content>What stands on boards: cards, their checklists, and what makes new ones.</content>
public sealed partial class Transfers
{
    async Task GiveCardsAsync(Giving giving, CancellationToken token)
    {
        var (to, now) = (giving.Transfer.To, giving.Transfer.Now);
        var boards = await BoardsOfAsync(to, token);
        var cards = await db.CardsOwnedBy(giving.Transfer.From).Include(c => c.Helpers).OrderBy(c => c.Id).ToListAsync(token);
        var rooms = await RoomsAsync(cards, to.Id, token);
        foreach (var card in cards.Where(c => giving.Takes(c.Id)))
        {
            var room = rooms.GetValueOrDefault(card.BoardId);
            var no = boards.Contains(card.BoardId) ? room?.WhyNot(card, room.Column(card.ColumnId)!, to.Id) : NotOnBoard(to);
            if (!giving.Give(OwnedKind.Cards, card.Id, card.Title, $"/cards/{card.Id}", no))
                continue;
            room?.Move(card, card.ColumnId, to.Id);
            card.Own(to.Id, to.Zone, now);
            Note(card.Id, giving, "gave the card another owner");
        }
    }

    async Task GiveWaitingAsync(Giving giving, CancellationToken token)
    {
        var to = giving.Transfer.To;
        var boards = await BoardsOfAsync(to, token);
        foreach (var card in await db.CardsWaitingFor(giving.Transfer.From).OrderBy(c => c.Id).ToListAsync(token))
        {
            var no = boards.Contains(card.BoardId) ? null : NotOnBoard(to);
            if (!giving.Takes(card.Id) || !giving.Give(OwnedKind.Waiting, card.Id, card.Title, $"/cards/{card.Id}", no))
                continue;
            card.WaitFor(to.Id, giving.Transfer.Now);
            Note(card.Id, giving, $"let it wait for {to.Name}");
        }
    }

    async Task GiveItemsAsync(Giving giving, CancellationToken token)
    {
        var to = giving.Transfer.To;
        var boards = await BoardsOfAsync(to, token);
        var items = db.ItemsOwnedBy(giving.Transfer.From);
        var boardOf = await db
            .Cards.Where(c => items.Any(i => i.CardId == c.Id))
            .ToDictionaryAsync(c => c.Id, c => c.BoardId, token);
        foreach (var item in await items.OrderBy(i => i.Id).ToListAsync(token))
        {
            var no = boards.Contains(boardOf[item.CardId]) ? null : NotOnBoard(to);
            if (!giving.Takes(item.Id) || !giving.Give(OwnedKind.Items, item.Id, item.Text, $"/cards/{item.CardId}", no))
                continue;
            item.Assign(to.Id, item.DueOn);
            Note(item.CardId, giving, $"gave “{item.Text}” to {to.Name}");
        }
    }

    async Task GivePatternsAsync(Giving giving, CancellationToken token)
    {
        var to = giving.Transfer.To;
        var boards = await BoardsOfAsync(to, token);
        foreach (var pattern in await db.PatternsOwnedBy(giving.Transfer.From).OrderBy(p => p.Id).ToListAsync(token))
        {
            var (no, url) = (
                boards.Contains(pattern.BoardId) ? null : NotOnBoard(to),
                $"/boards/{pattern.BoardId}/templates/{pattern.Id}"
            );
            if (giving.Takes(pattern.Id) && giving.Give(OwnedKind.Patterns, pattern.Id, pattern.Name, url, no))
                pattern.BelongTo(to.Id);
        }
    }

    async Task GiveRulesAsync(Giving giving, CancellationToken token)
    {
        var to = giving.Transfer.To;
        var boards = await BoardsOfAsync(to, token);
        foreach (var rule in await db.RulesThatGiveTo(giving.Transfer.From).OrderBy(r => r.Id).ToListAsync(token))
        {
            var (no, url) = (boards.Contains(rule.BoardId) ? null : NotOnBoard(to), $"/boards/{rule.BoardId}/rules");
            if (giving.Takes(rule.Id) && giving.Give(OwnedKind.Rules, rule.Id, "a rule of a board", url, no))
                rule.GiveTo(to.Id);
        }
    }

    static string NotOnBoard(Taker to) => $"{to.Name} does not work on its board.";

    void Note(int card, Giving giving, string what) =>
        db.CardEvents.Add(new CardEvent(card, giving.Transfer.By.Person, giving.Transfer.Now, what));

    Task<HashSet<int>> BoardsOfAsync(Taker to, CancellationToken token) => db.ListBoardsWorkedOn(to.Viewer).ToHashSetAsync(token);

    /// <summary>The room on boards that limit how much one person has at once; the others have room.</summary>
    async Task<Dictionary<int, BoardRoom>> RoomsAsync(IEnumerable<Card> cards, PersonId to, CancellationToken token)
    {
        List<int> boards = [.. cards.Select(c => c.BoardId).Distinct()];
        var rooms = new Dictionary<int, BoardRoom>();
        foreach (var board in await db.ListBoardsWithPersonLimit(boards).ToListAsync(token))
            if (await BoardRoom.HoldAsync(db, board, null, [to], token) is { } room)
                rooms.Add(board, room);
        return rooms;
    }
}
