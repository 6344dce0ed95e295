using AsyncWork.Web.Data;
using AsyncWork.Web.History;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Wiki;

/// <summary>What a page is called and where it stands; links to its former name go on working (product.md D12).</summary>
public sealed class PlaceModel(AppDbContext db, IClock clock, AuditTrail audit) : OnPage(db, clock)
{
    [BindProperty]
    public string? Title { get; set; }

    /// <summary>The space into which it goes; its places are offered when it was chosen.</summary>
    [BindProperty(SupportsGet = true)]
    public int? To { get; set; }

    [BindProperty]
    public int? Parent { get; set; }
    public IReadOnlyList<SpaceChoice> Spaces { get; private set; } = [];
    public IReadOnlyList<(TreeRow Row, int Depth)> Places { get; private set; } = [];

    /// <summary>The page below which it stands is not one of <see cref="Places"/>: archived, or not the viewer's to write on.</summary>
    public bool StandsElsewhere => To == Shown.SpaceId && Parent is { } parent && Places.All(p => p.Row.Id != parent);

    int? StandsBelow => Shown.Above.Count == 0 ? null : Shown.Above[^1];

    protected override string FieldOf(string reason) => reason == Domain.Wiki.WikiPage.WhyNotTitle(Title) ? nameof(Title) : "";

    public async Task<IActionResult> OnGetAsync()
    {
        if (await OfferAsync() is { } no)
            return no;
        (Title, Parent) = (Shown.Title, StandsBelow);
        return await ShowAsync(StatusCodes.Status200OK);
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (await OfferAsync() is { } no)
            return no;
        if (!ModelState.IsValid)
            return await ShowAsync(StatusCodes.Status422UnprocessableEntity);
        if (To is { } space && space != Shown.SpaceId && Parent is { } parent && parent == StandsBelow)
        {
            // The places of the space that was chosen were not shown yet.
            ModelState.AddModelError("Parent", "Choose where it stands in its new space, then save.");
            Parent = null;
            return await ShowAsync(StatusCodes.Status422UnprocessableEntity);
        }
        var stays = (To ?? Shown.SpaceId, Parent) == (Shown.SpaceId, StandsBelow);
        var (answer, url) = await Db.MovePageAsync(Viewer, audit, Address, new(Title, To ?? Shown.SpaceId, Parent), Now);
        return await AnswerAsync(
            answer,
            () => BackToPage($"The page has its new {(stays ? "name" : "place")}. Links to its former name lead there.", url),
            async status => await OfferAsync() ?? await ShowAsync(status)
        );
    }

    /// <summary>The places of the chosen space, with all that was typed.</summary>
    public async Task<IActionResult> OnPostPlacesAsync()
    {
        if (await OfferAsync() is { } no)
            return no;
        ModelState.Clear();
        if (To != Shown.SpaceId)
            Parent = null;
        return await ShowAsync(StatusCodes.Status200OK);
    }

    async Task<IActionResult> ShowAsync(int status)
    {
        To ??= Shown.SpaceId;
        Spaces = await Db.ListSpacesToWrite(Viewer).ToListAsync();
        Places = [.. await Db.PlacesAsync(Viewer, To.Value, (Shown.Id, $"{Shown.Path}{Shown.Id}/"))];
        Response.StatusCode = status;
        return Page();
    }
}
