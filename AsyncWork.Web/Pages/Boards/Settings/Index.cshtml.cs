using AsyncWork.Domain.Boards;
using AsyncWork.Web.Data;
using AsyncWork.Web.History;
using AsyncWork.Web.Htmx;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Pages.Boards.Archive;
using AsyncWork.Web.Pages.Boards.Recurring;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Boards.Settings;

/// <summary>A board's name, its audience and what its team agreed on (product.md B5, B24).</summary>
public sealed class IndexModel(AppDbContext db, AuditTrail audit, RecurringCards cards, IClock clock) : SettingsPage(db, audit)
{
    [BindProperty]
    public BoardInput Input { get; set; } = new();
    public Instant Now => clock.GetCurrentInstant();
    protected override string Fragment => "_Settings";

    public override async Task<IActionResult> OnGetAsync(int id)
    {
        if (!await FindAsync(id))
            return NotFound();
        Input = BoardInput.Of(Board);
        return this.PageOrFragment(Fragment);
    }

    public async Task<IActionResult> OnPostAsync(int id, int version)
    {
        if (!ModelState.IsValid)
            return await FindAsync(id) ? this.PageOrFragment(Fragment, StatusCodes.Status422UnprocessableEntity) : NotFound();
        return await ChangeAsync(id, version, ApplyAsync, "Settings saved.");
    }

    /// <summary>Archives the board, or brings it back.</summary>
    public async Task<IActionResult> OnPostArchiveAsync(int id, int version)
    {
        var answer = await ChangeAsync(
            id,
            version,
            board => BringAsync(version, board.ArchivedAt is null ? BoardState.Archived : BoardState.InUse),
            "Done."
        );
        if (Board is not null)
            Input = BoardInput.Of(Board);
        return answer;
    }

    public async Task<IActionResult> OnPostDeleteAsync(int id, int version)
    {
        if (!await FindAsync(id))
            return NotFound();
        var name = Board.Name;
        try
        {
            await Db.BringBoardAsync(Viewer, Audit, id, version, BoardState.InTrash, Now);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Answered as any change that comes too late.
            return await ChangeAsync(id, version: -1, _ => Task.FromResult<string?>(null), "");
        }
        this.Toast($"“{name}” is in the trash for 30 days.");
        return this.GoTo("/boards");
    }

    async Task<string?> BringAsync(int version, BoardState to) =>
        await Db.BringBoardAsync(Viewer, Audit, Board.Id, version, to, Now) is not null && await FindAsync(Board.Id)
            ? null
            : "The board is not there any more.";

    async Task<string?> ApplyAsync(Board board)
    {
        if (Input.ProjectId is { } project && !(await ProjectsAsync()).Any(p => p.Id == project))
            return "Choose a project from the list.";
        var zone = board.Zone;
        if (Input.Apply(board) is { } why)
            return why;
        if (!board.Zone.Equals(zone))
            await cards.ExpectAllAsync(board, Now);
        return null;
    }

    public async Task<IReadOnlyList<ProjectChoice>> ProjectsAsync() =>
        await Db
            .Projects.Where(p => !p.IsArchived || p.Id == Board.ProjectId)
            .OrderBy(p => p.Name)
            .Select(p => new ProjectChoice(p.Id, p.Name, p.Client))
            .ToListAsync();
}
