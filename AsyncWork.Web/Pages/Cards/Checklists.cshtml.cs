using AsyncWork.Domain.Boards;
using AsyncWork.Web.Data;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Cards;

/// <summary>The checklists of a card (product.md B8).</summary>
public sealed class ChecklistsModel(AppDbContext db, IClock clock) : CardPage(db, clock)
{
    const int MostLists = 20;

    public Task<IActionResult> OnGetAsync() => ShowAsync("_Checklists");

    public Task<IActionResult> OnPostAddListAsync(string? name) =>
        ChangeListsAsync(
            (card, lists) =>
            {
                if (
                    (lists.Count >= MostLists ? $"A card has at most {MostLists} checklists." : Checklist.WhyNotName(name)) is
                    { } reason
                )
                    return reason;
                var list = new Checklist(CardId, name!, lists.Count == 0 ? 0 : lists.Max(l => l.Place) + 1);
                Db.Add(list);
                Tell(card, $"added the checklist “{list.Name}”");
                return null;
            },
            "name"
        );

    public Task<IActionResult> OnPostRemoveListAsync(int list) =>
        ChangeListsAsync(
            (card, lists) =>
            {
                if (lists.Find(l => l.Id == list) is not { } gone)
                    return Gone;
                Tell(card, $"deleted the checklist “{gone.Name}” with {gone.Items.Count} items");
                lists.Remove(gone);
                Db.Remove(gone);
                return null;
            }
        );

    public Task<IActionResult> OnPostAddAsync(int list, string? text) =>
        ChangeListsAsync(
            (_, lists) =>
            {
                if (lists.Find(l => l.Id == list) is not { } to)
                    return Gone;
                if (to.WhyNotAdd(text) is { } reason)
                    return reason;
                to.Add(text!);
                return null;
            },
            $"text-{list}"
        );

    public Task<IActionResult> OnPostTickAsync(int item, bool done) =>
        ChangeItemAsync(
            item,
            (card, _, step) =>
            {
                if (done)
                    step.Tick(Viewer.Person, Now);
                else
                    step.Untick();
                Tell(card, $"{(done ? "ticked" : "opened")} “{step.Text}”");
            }
        );

    public Task<IActionResult> OnPostShiftAsync(int item, bool up) =>
        ChangeItemAsync(item, (_, list, step) => list.Shift(step, up));

    Task<IActionResult> ChangeItemAsync(int item, Action<Card, Checklist, ChecklistItem> change) =>
        ChangeListsAsync(
            (card, lists) =>
            {
                if (lists.Find(l => l.Items.Any(i => i.Id == item)) is not { } list)
                    return Gone;
                change(card, list, list.Items.Single(i => i.Id == item));
                return null;
            }
        );

    /// <summary>Changes the lists of the card, and counts anew what is done.</summary>
    async Task<IActionResult> ChangeListsAsync(Func<Card, List<Checklist>, string?> change, string field = "")
    {
        var answer = await ChangeAsync(
            async (card, token) =>
            {
                var lists = await Db.ChecklistsOf(CardId).ToListAsync(token);
                if (change(card, lists) is { } reason)
                    return reason;
                card.CountItemsOf(lists, Now);
                return null;
            },
            field: field
        );
        return await AnswerAsync(answer, "_Checklists", $"{Address}#checklists");
    }

    const string Gone = "That is not there any more. This is how the checklists are now.";

    protected override async Task LoadPartsAsync() => Checklists = await Db.ListChecklists(CardId).ToListAsync();
}
