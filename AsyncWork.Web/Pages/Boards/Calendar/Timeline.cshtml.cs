using AsyncWork.Web.Data;
using AsyncWork.Web.Htmx;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Pages.Boards.Flow;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;

namespace AsyncWork.Web.Pages.Boards.Calendar;

/// <summary>Ten weeks of a board as bars from start to due, by owner or by lane (product.md B12).</summary>
public sealed class TimelineModel(AppDbContext db, IClock clock) : PageModel
{
    const int Weeks = 10;

    /// <summary>Units of the picture's width for a day.</summary>
    public const int DayWidth = 10;

    [BindProperty(SupportsGet = true, Name = "from")]
    public string? Asked { get; set; }

    [BindProperty(SupportsGet = true, Name = "by")]
    public string? By { get; set; }

    public bool ByLane => By == "lane";
    public BoardTitle Board { get; private set; } = null!;
    public DateInterval Days { get; private set; } = null!;
    public LocalDate Today { get; private set; }
    public Instant Now => clock.GetCurrentInstant();
    public IReadOnlyList<IGrouping<string, DatedCard>> Groups { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(int id, CancellationToken cancellation)
    {
        if (await db.BoardTitles(User.Viewer(), id).SingleOrDefaultAsync(cancellation) is not { } board)
            return NotFound();
        Board = board;
        Today = Now.InZone(board.Zone).Date;
        var from = LocalDatePattern.Iso.Parse(Asked ?? "") is { Success: true, Value: { Year: >= 2000 and <= 2100 } day }
            ? day
            : Today.PlusDays(-14);
        from = BoardFlow.MondayOf(from);
        Days = new(from, from.PlusDays(7 * Weeks - 1));
        var cards = await db.ListDatedCards(id, Days.Start, Days.End).ToListAsync(cancellation);
        Groups =
        [
            .. cards
                .GroupBy(c => (ByLane ? c.Lane : c.Owner) ?? "", StringComparer.Ordinal)
                .OrderBy(g => g.Key.Length == 0)
                .ThenBy(g => g.Key, StringComparer.CurrentCulture),
        ];
        return this.PageOrFragment("_Timeline");
    }

    /// <summary>Where the bar of a card begins and how wide it is, cut at the edges; a card with one date has a day.</summary>
    public (int X, int Width) BarOf(DatedCard card)
    {
        var start = LocalDate.Max(card.StartOn ?? card.DueOn!.Value, Days.Start);
        var end = LocalDate.Min(card.DueOn ?? card.StartOn!.Value, Days.End);
        return (Offset(start), Math.Max(1, Offset(end) - Offset(start) + DayWidth));
    }

    /// <summary>Where a day begins.</summary>
    public int Offset(LocalDate date) => Period.DaysBetween(Days.Start, date) * DayWidth;

    public string At(LocalDate? from = null, string? by = null) =>
        $"/boards/{Board.Id}/timeline?from={LocalDatePattern.Iso.Format(from ?? Days.Start)}&by={by ?? (ByLane ? "lane" : "owner")}";
}
