using AsyncWork.Web.Data;
using AsyncWork.Web.Htmx;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Pages.Shared;
using AsyncWork.Web.Search;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Search;

/// <summary>The search over everything that the person may see (product.md D10), and what the box in the top bar shows while one types.</summary>
public sealed class IndexModel(AppDbContext db, TextIndexes indexes, IClock clock) : PageModel
{
    const int PageSize = 20;
    const int FirstHits = 8;

    /// <summary>More boards or spaces than this are not offered to choose from; the address takes them all the same.</summary>
    const int MostPlaces = 200;

    public SearchFilter Filter { get; private set; } = new();
    public SearchWords Words { get; private set; } = SearchWords.Read(null);
    public Found Found { get; private set; } = new();
    public Pager Pager => new(Found.Page, PageSize, Found.Total, Filter.Url);
    public IReadOnlyList<PlaceRow> Boards { get; private set; } = [];
    public IReadOnlyList<PlaceRow> Spaces { get; private set; } = [];

    /// <param name="first">Only the first hits, for the box in the top bar.</param>
    public async Task<IActionResult> OnGetAsync(
        string? q,
        string? kind,
        string? @in,
        string? state,
        string? by,
        string? tag,
        int? since,
        bool first,
        [FromQuery(Name = "page")] int number,
        CancellationToken cancellation
    )
    {
        Words = SearchWords.Read(q);
        Filter = new()
        {
            Q = Words.Typed,
            Kind = SearchKinds.Find(kind)?.Name,
            In = SearchPlace.Read(@in)?.ToString(),
            State = state,
            By = by,
            Tag = tag,
            Since = since,
        };
        var isFirst = first && Request.IsHtmx();
        Found = await Found.FindAsync(
            db,
            await indexes.ForAsync(db, Words, cancellation),
            User.Viewer(),
            Words,
            isFirst ? new() { Q = Filter.Q } : Filter,
            clock.GetCurrentInstant(),
            number,
            isFirst ? FirstHits : PageSize,
            cancellation
        );
        if (isFirst)
            return this.PageOrFragment("_First");
        if (!Request.IsHtmx())
        {
            Boards = await db.ListBoardsToSearch(User.Viewer(), MostPlaces).ToListAsync(cancellation);
            Spaces = await db.ListSpacesToSearch(User.Viewer(), MostPlaces).ToListAsync(cancellation);
        }
        return this.PageOrFragment("_Hits");
    }
}
