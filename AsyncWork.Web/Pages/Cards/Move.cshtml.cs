using AsyncWork.Web.Data;
using AsyncWork.Web.Htmx;
using AsyncWork.Web.Pages.Boards;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Cards;

/// <summary>“Move to…”: any place of the board without dragging (product.md B7).</summary>
public sealed class MoveModel(AppDbContext db, IClock clock) : CardPage(db, clock)
{
    const int MostCards = 400;

    [BindProperty]
    public int Column { get; set; }

    [BindProperty]
    public int? Lane { get; set; }

    /// <summary>The card above it; 0 for the top, empty for the end of the column.</summary>
    [BindProperty]
    public int? After { get; set; }

    /// <summary>The column in which the card stood when the form was shown.</summary>
    [BindProperty]
    public int? From { get; set; }
    public IReadOnlyList<PlaceChoice> Places { get; private set; } = [];
    public IReadOnlyList<CardBelow> Cards { get; private set; } = [];

    public Task<IActionResult> OnGetAsync() => OfferAsync("_Move");

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await LoadCardAsync())
            return NotFound();
        if (!Shown.IsOurs)
            return Forbid();
        if (!ModelState.IsValid)
            return await ShowAsync("_Move", StatusCodes.Status422UnprocessableEntity);
        var placed = await Db.MoveCardAsync(Viewer, CardId, new CardTarget(Column, Lane, After, From), Now);
        if (placed.IsGone)
            return await RefuseAsync("That column or lane is not there any more. Choose another one.", 422);
        if (placed.WasChanged)
            return await RefuseAsync("Somebody else moved the card first. This is where it stands now.", 409);
        if (placed.Refused is { } reason)
            return await RefuseAsync(reason, 422);
        var column = Shown.Column;
        await LoadCardAsync();
        this.Toast(
            placed.Warning is { } warning ? $"Moved to “{Shown.Column}”. {warning}"
            : column == Shown.Column ? "Moved within its column."
            : $"Moved to “{Shown.Column}”."
        );
        return this.GoTo($"/boards/{Shown.Card.BoardId}#c{CardId}");
    }

    protected override async Task LoadPartsAsync()
    {
        Places = await Db.ListPlacesOf(Shown.Card.BoardId).ToListAsync();
        Cards = await Db.ListCardsBelow(Shown.Card.BoardId, CardId, MostCards).ToListAsync();
        if (HttpMethods.IsGet(Request.Method))
            (Column, Lane) = (Shown.Card.ColumnId, Shown.Card.LaneId);
    }

    Task<IActionResult> RefuseAsync(string reason, int status)
    {
        ModelState.AddModelError("", reason);
        return ShowAsync("_Move", status);
    }
}
