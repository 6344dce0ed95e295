using AsyncWork.Domain.People;
using AsyncWork.Web.Data;
using AsyncWork.Web.History;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Pages.Boards.Templates;
using AsyncWork.Web.Pages.Reports;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Boards.Export;

/// <summary>The cards of a board as a CSV file or a workbook, with the time each stood in each column (product.md B16).</summary>
public sealed class DownloadModel(AppDbContext db, AuditTrail audit, IClock clock) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public BoardFilter Filter { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(
        int id,
        string format,
        string? separator,
        bool archived,
        CancellationToken cancellation
    )
    {
        var (viewer, now) = (User.Viewer(), clock.GetCurrentInstant());
        if (ReportFiles.Separator(separator) is not { } between)
            return ReportFiles.NoSuchSeparator;
        if (await db.WholeBoardSeenBy(viewer, id).AsNoTracking().SingleOrDefaultAsync(cancellation) is not { } board)
            return NotFound();
        var aging = board.CycleP85 is { } minutes ? now - Duration.FromMinutes(minutes) : (Instant?)null;
        var table = await CardTable.LoadAsync(db, board, now, cancellation);
        var cards = db.CardsToExport(viewer, id, archived, Filter, now, aging).AsAsyncEnumerable();
        var name = $"cards-{Team.SlugOf(board.Name)}-{now.InZone(viewer.Zone).Date:uuuu-MM-dd}";
        audit.Record("exported", $"cards of {board.Name}", $"{name}.{format}");
        await db.SaveChangesAsync(cancellation);
        Response.IsFile(format == "csv" ? ReportFiles.Csv : ReportFiles.Workbook, $"{name}.{format}");
        if (format == "csv")
            await CardFiles.WriteCsvAsync(table, cards, between, Response.BodyWriter, cancellation);
        else
            await CardFiles.WriteWorkbookAsync(table, cards, viewer.Zone, board.Name, Response.BodyWriter, cancellation);
        return new EmptyResult();
    }
}
