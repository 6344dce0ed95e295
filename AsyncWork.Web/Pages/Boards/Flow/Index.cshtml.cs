using AsyncWork.Web.Calendar;
using AsyncWork.Web.Data;
using AsyncWork.Web.Htmx;
using AsyncWork.Web.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Boards.Flow;

/// <summary>How work flows over a board (product.md B18, B19, B24): for all who may look at it.</summary>
public sealed class IndexModel(AppDbContext db, IClock clock) : PageModel
{
    public static readonly IReadOnlyList<int> Ranges = [3, 6, 12];

    [BindProperty(SupportsGet = true)]
    public int Months { get; set; } = 3;

    public BoardTitle Board { get; private set; } = null!;
    public BoardFlow Flow { get; private set; } = null!;
    public IReadOnlyList<LabelCount> Labels { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(int id, CancellationToken cancellation)
    {
        if (await db.BoardTitles(User.Viewer(), id).SingleOrDefaultAsync(cancellation) is not { } board)
            return NotFound();
        if (!Ranges.Contains(Months))
            Months = Ranges[0];
        Board = board;
        var now = clock.GetCurrentInstant();
        if (board.ExpectationAt is null || board.ExpectationAt < now - BoardExpectations.Fresh)
            await db.ExpectAsync(now, id, cancellation);
        var today = now.InZone(board.Zone).Date;
        var range = new DateInterval(today.PlusMonths(-Months).PlusDays(1), today);
        var since = range.Start.AtStartOfDayInZone(board.Zone).ToInstant();
        // Three months may be shorter than the 90 days that are usual.
        var done = await db.DoneCards(id, Instant.Min(since, now - Duration.FromDays(91))).ToListAsync(cancellation);
        var open = await db.OpenCards(id).ToListAsync(cancellation);
        var owners = open.Where(c => c.OwnerId is not null).Select(c => c.OwnerId!.Value).Distinct().ToList();
        var first = open.Count == 0 ? today : open.Min(c => c.ColumnSince).InZone(board.Zone).Date;
        Flow = BoardFlow.Of(
            range,
            board.Zone,
            done,
            await db.BoardStays(id, since).ToListAsync(cancellation),
            open,
            await WorkingTimes.LoadAsync(db, owners, LocalDate.Max(first, today.PlusDays(-366)), today, cancellation),
            now
        );
        Labels = await db.FinishedByLabel(id, since).ToListAsync(cancellation);
        return this.PageOrFragment("_Flow");
    }
}
