using AsyncWork.Domain.Boards;
using AsyncWork.Domain.People;
using AsyncWork.Web.Data;
using AsyncWork.Web.Htmx;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;

namespace AsyncWork.Web.Pages.Cards;

/// <summary>A step of a checklist: what, who, until when; or a card of its own (product.md B8).</summary>
public sealed class ItemModel(AppDbContext db, IClock clock) : CardPage(db, clock)
{
    [FromRoute(Name = "item")]
    public int ItemId { get; set; }

    [BindProperty]
    public string? Text { get; set; }

    [BindProperty]
    public int? Owner { get; set; }

    [BindProperty]
    public string? Due { get; set; }

    public async Task<IActionResult> OnGetAsync()
    {
        if (
            !await LoadCardAsync()
            || await Db.ChecklistItems.SingleOrDefaultAsync(i => i.Id == ItemId && i.CardId == CardId) is not { } item
        )
            return NotFound();
        if (!Shown.MayChange)
            return Forbid();
        (Text, Owner, Due) = (item.Text, item.OwnerId?.Value, item.DueOn is { } due ? LocalDatePattern.Iso.Format(due) : null);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var answer = await ChangeItemAsync(
            async (card, _, item, token) =>
            {
                var day = CardInput.ReadDay(Due);
                if (ChecklistItem.WhyNotText(Text) is { } reason)
                    return reason;
                if ((day is null && !string.IsNullOrWhiteSpace(Due)) || Card.WhyNotSchedule(null, day) is not null)
                    return "Write the date as 2026-11-12.";
                PersonId? owner = Owner is { } id ? new(id) : null;
                if (owner is { } person && owner != item.OwnerId && await WhyNotOwnerAsync(card, person, token) is { } notTheirs)
                    return notTheirs;
                item.Rewrite(Text!);
                item.Assign(owner, day);
                Tell(card, $"changed the item “{item.Text}”");
                return null;
            }
        );
        return await EndAsync(answer, "The item is saved.");
    }

    public async Task<IActionResult> OnPostDeleteAsync()
    {
        var answer = await ChangeItemAsync((card, list, item, _) => Task.FromResult(TakeOff(card, list, item)));
        return await EndAsync(answer, "The item is deleted.");
    }

    /// <summary>Makes a card of the item beside this one; the two are linked. The rules of the column hold for it (product.md B5).</summary>
    public async Task<IActionResult> OnPostConvertAsync()
    {
        var made = 0;
        var answer = await ChangeItemAsync(
            async (card, list, item, token) =>
            {
                list.Remove(item);
                Db.Remove(item);
                var placed = await Db.MakeCardOfAsync(Viewer, card, item, Now, token);
                made = placed.Card?.Id ?? 0;
                return placed.Card is null ? placed.Refused ?? "The column is not there any more." : null;
            }
        );
        return await EndAsync(answer, "The item is a card now.", $"/cards/{made}");
    }

    Task<CardAnswer> ChangeItemAsync(Func<Card, Checklist, ChecklistItem, CancellationToken, Task<string?>> change) =>
        ChangeAsync(
            async (card, token) =>
            {
                var lists = await Db.ChecklistsOf(CardId).ToListAsync(token);
                if (lists.Find(l => l.Items.Any(i => i.Id == ItemId)) is not { } list)
                    return "The item is not there any more.";
                var reason = await change(card, list, list.Items.Single(i => i.Id == ItemId), token);
                if (reason is null)
                    card.CountItemsOf(lists, Now);
                return reason;
            },
            field: nameof(Text)
        );

    string? TakeOff(Card card, Checklist list, ChecklistItem item)
    {
        list.Remove(item);
        Db.Remove(item);
        Tell(card, $"deleted the item “{item.Text}”");
        return null;
    }

    async Task<IActionResult> EndAsync(CardAnswer answer, string done, string? to = null)
    {
        if (answer.IsDone)
        {
            this.Toast(done);
            return this.GoTo(to ?? $"{Address}#checklists");
        }
        if (answer.Status == StatusCodes.Status404NotFound || !await LoadCardAsync())
            return NotFound();
        Response.StatusCode = answer.Status;
        return Shown.IsOurs ? Page() : Forbid();
    }
}
