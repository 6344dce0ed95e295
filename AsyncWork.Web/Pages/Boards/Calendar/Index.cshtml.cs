using AsyncWork.Web.Data;
using AsyncWork.Web.Htmx;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Pages.Boards.Flow;
using AsyncWork.Web.Pages.Reports;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Boards.Calendar;

/// <summary>A month of a board's due and start dates (product.md B12).</summary>
public sealed class IndexModel(AppDbContext db, IClock clock) : PageModel
{
    /// <summary>So many cards are named on a day; of more, their number is.</summary>
    public const int MostOnADay = 12;

    [BindProperty(SupportsGet = true, Name = "month")]
    public string? Asked { get; set; }

    public BoardTitle Board { get; private set; } = null!;
    public YearMonth Month { get; private set; }
    public LocalDate Today { get; private set; }
    public Instant Now => clock.GetCurrentInstant();

    /// <summary>From the Monday on or before the first to the Sunday on or after the last.</summary>
    public DateInterval Days { get; private set; } = null!;
    public ILookup<LocalDate, DatedCard> Due { get; private set; } = null!;
    public ILookup<LocalDate, DatedCard> Starts { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(int id, CancellationToken cancellation)
    {
        if (await db.BoardTitles(User.Viewer(), id).SingleOrDefaultAsync(cancellation) is not { } board)
            return NotFound();
        Board = board;
        Today = Now.InZone(board.Zone).Date;
        Month = ReportPeriod.Read(Asked) ?? Today.ToYearMonth();
        var last = Month.OnDayOfMonth(1).With(DateAdjusters.EndOfMonth);
        Days = new(BoardFlow.MondayOf(Month.OnDayOfMonth(1)), BoardFlow.MondayOf(last).PlusDays(6));
        var cards = await db.ListDatedCards(id, Days.Start, Days.End).ToListAsync(cancellation);
        Due = cards.Where(c => c.DueOn is not null).ToLookup(c => c.DueOn!.Value);
        Starts = cards.Where(c => c.StartOn is not null && c.StartOn != c.DueOn).ToLookup(c => c.StartOn!.Value);
        return this.PageOrFragment("_Month");
    }
}
