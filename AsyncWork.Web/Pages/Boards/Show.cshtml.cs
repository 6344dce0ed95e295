using AsyncWork.Web.Data;
using AsyncWork.Web.Htmx;
using AsyncWork.Web.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Boards;

/// <summary>A board: its cards, moves, and what others did meanwhile (product.md B1, B5–B7, B11).</summary>
public sealed class ShowModel(AppDbContext db, IClock clock) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public BoardFilter Filter { get; set; } = new();

    [BindProperty]
    public Guid FormKey { get; set; }
    public BoardView View { get; private set; } = null!;

    /// <summary>The cards that changed, and those that left the board.</summary>
    public IReadOnlyList<CardFace> Changed { get; private set; } = [];

    /// <summary>The columns whose heads changed.</summary>
    public IReadOnlyCollection<int> Heads { get; private set; } = [];

    /// <summary>The column and row whose form made a card just now; null otherwise.</summary>
    public (int Column, BoardRow Row)? AddedTo { get; private set; }

    /// <summary>What is said aloud of a move; null when others changed the board.</summary>
    public string? Announcement { get; private set; }
    Viewer Viewer => User.Viewer();
    Instant Now => clock.GetCurrentInstant();

    public async Task<IActionResult> OnGetAsync(int id) => await LoadAsync(id) ? this.PageOrFragment("_Board") : NotFound();

    /// <summary>What changed since the board was read: nothing (204), some cards, or the board afresh when there are many.</summary>
    public async Task<IActionResult> OnGetChangesAsync(int id, long since)
    {
        if (!Request.IsHtmx())
            return LocalRedirect(Filter.UrlOf(id));
        if (!await LoadFrameAsync(id))
            return NotFound();
        Changed = await db.ListChangedFaces(id, View.ReadSince(since), BoardQueries.MostChanges + 1).ToListAsync();
        if (Changed.Count == 0)
            return new NoContentResult();
        if (Changed.Count > BoardQueries.MostChanges || Filter.IsOn || View.LaneBy == LaneBy.Owner)
            return await LoadAsync(id) ? this.PageOrFragment("_BoardAfresh") : NotFound();
        return await ChangedAsync([.. View.Columns.Select(c => c.Id)]);
    }

    public async Task<IActionResult> OnPostMoveAsync(int id, int card, int column, int? lane, int? after, int? from)
    {
        var target = new CardTarget(column, lane, after, from);
        var placed = await db.MoveCardAsync(Viewer, card, target, Now);
        if (!placed.IsDone)
            return await RefuseAsync(id, placed);
        if (placed.Warning is { } warning)
            this.Toast(warning);
        if (!Request.IsHtmx())
            return LocalRedirect($"{Filter.UrlOf(id)}#c{card}");
        return await MovedAsync(placed.Card!.BoardId, card, [placed.FromColumn, column]);
    }

    /// <summary>A card with a title alone, at the end of a column.</summary>
    public async Task<IActionResult> OnPostAddAsync(int id, int column, int? lane, string? title)
    {
        var placed = await db.AddCardAsync(Viewer, id, new NewCard(column, lane, title ?? ""), FormKey, Now);
        if (!placed.IsDone)
            return await RefuseAsync(id, placed);
        if (placed.Warning is { } warning)
            this.Toast(warning);
        if (!Request.IsHtmx() || placed.Card is not { } card)
            return LocalRedirect($"{Filter.UrlOf(id)}#k{column}");
        // The form that was sent comes back, wherever a rule of the board brought the card.
        AddedTo = (column, BoardRow.Only with { LaneId = lane });
        return await MovedAsync(id, card.Id, [column, card.ColumnId]);
    }

    /// <summary>Shows the board as it is, and why nothing was changed.</summary>
    async Task<IActionResult> RefuseAsync(int id, CardPlaced placed)
    {
        if (!await LoadAsync(id))
            return NotFound();
        ModelState.AddModelError("", placed.Why);
        if (Request.IsHtmx())
            this.Toast(new Toast(placed.Why, IsError: true));
        return this.PageOrFragment("_BoardAfresh", placed.Refused is null ? 409 : 422);
    }

    /// <summary>Sends the one card and the heads of the columns it left and came to: never the board.</summary>
    async Task<IActionResult> MovedAsync(int id, int card, IReadOnlyCollection<int> heads)
    {
        if (!await LoadFrameAsync(id) || await BoardQueries.FindFace(db, id, card) is not { } face)
            return NotFound();
        Changed = [face];
        Announcement = $"“{face.Title}” stands in {View.Columns.FirstOrDefault(c => c.Id == face.ColumnId)?.Name}.";
        if (AddedTo is { } to)
            AddedTo = (to.Column, View.Rows.FirstOrDefault(r => r.LaneId == to.Row.LaneId) ?? BoardRow.Only);
        return await ChangedAsync(heads);
    }

    async Task<IActionResult> ChangedAsync(IReadOnlyCollection<int> heads)
    {
        await View.LoadLabelsAsync(db, Changed);
        await View.CountAsync(db);
        Heads = heads;
        return this.PageOrFragment("_Changes");
    }

    async Task<bool> LoadAsync(int id) => (View = (await BoardView.LoadAsync(db, Viewer, id, Filter, Now))!) is not null;

    async Task<bool> LoadFrameAsync(int id) =>
        (View = (await BoardView.LoadFrameAsync(db, Viewer, id, Filter, Now))!) is not null;
}
