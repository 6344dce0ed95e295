using AsyncWork.Domain.Boards;
using AsyncWork.Web.Data;
using AsyncWork.Web.History;
using AsyncWork.Web.Htmx;
using AsyncWork.Web.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Boards.Settings;

/// <summary>A board's name, its audience and what its team agreed on (product.md B5, B24).</summary>
public sealed class IndexModel(AppDbContext db, AuditTrail audit, IClock clock) : SettingsPage(db, audit)
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
        return await ChangeAsync(id, version, board => Task.FromResult(Input.Apply(board)), "Settings saved.");
    }

    /// <summary>Archives the board, or brings it back.</summary>
    public async Task<IActionResult> OnPostArchiveAsync(int id, int version)
    {
        var answer = await ChangeAsync(
            id,
            version,
            board =>
            {
                if (board.ArchivedAt is null)
                    board.Archive(Now);
                else
                    board.Restore();
                return Task.FromResult<string?>(null);
            },
            "Done."
        );
        Input = BoardInput.Of(Board);
        return answer;
    }

    public async Task<IActionResult> OnPostDeleteAsync(int id, int version)
    {
        if (!await FindAsync(id))
            return NotFound();
        if (Board.Version != version)
            return await ChangeAsync(id, version, _ => Task.FromResult<string?>(null), "");
        Board.Delete(Now);
        Audit.Record("deleted a board", Board.Name);
        await Db.SaveChangesAsync();
        this.Toast($"“{Board.Name}” is in the trash for 30 days.");
        return this.GoTo("/boards");
    }

    public async Task<IReadOnlyList<ProjectChoice>> ProjectsAsync() =>
        await Db
            .Projects.Where(p => !p.IsArchived || p.Id == Board.ProjectId)
            .OrderBy(p => p.Name)
            .Select(p => new ProjectChoice(p.Id, p.Name, p.Client))
            .ToListAsync();
}
