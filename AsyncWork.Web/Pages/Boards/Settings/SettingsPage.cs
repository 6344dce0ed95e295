using System.Globalization;
using AsyncWork.Domain.Boards;
using AsyncWork.Domain.History;
using AsyncWork.Web.Data;
using AsyncWork.Web.History;
using AsyncWork.Web.Htmx;
using AsyncWork.Web.Identity;
using AsyncWork.Web.TagHelpers;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace AsyncWork.Web.Pages.Boards.Settings;

/// <summary>What the pages of a board's settings have in common: the board, for who works on it, and one way to change it.</summary>
public abstract class SettingsPage(AppDbContext db, AuditTrail audit) : PageModel
{
    protected const string Changed = "Somebody changed the settings meanwhile. This is how they are now; change them again.";
    protected AppDbContext Db => db;
    protected AuditTrail Audit => audit;
    public Board Board { get; private set; } = null!;
    public Viewer Viewer => User.Viewer();
    public string Title => $"Settings of {Board.Name}";
    public IReadOnlyList<Crumb> Trail => [new("Boards", "/boards"), new(Board.Name, $"/boards/{Board.Id}")];

    /// <summary>The folder's fragment that this page changes.</summary>
    protected abstract string Fragment { get; }

    public virtual async Task<IActionResult> OnGetAsync(int id) =>
        await FindAsync(id) ? this.PageOrFragment(Fragment) : NotFound();

    /// <summary>Finds the board, makes the change, answers: 409 when it was not as on the screen, 422 with the reason.</summary>
    /// <param name="change">Gives the reason when it cannot be done.</param>
    protected async Task<IActionResult> ChangeAsync(int id, int version, Func<Board, Task<string?>> change, string done)
    {
        if (!await FindAsync(id))
            return NotFound();
        string? reason = null;
        var status = StatusCodes.Status422UnprocessableEntity;
        if (Board.Version != version)
            (reason, status) = (Changed, StatusCodes.Status409Conflict);
        try
        {
            reason ??= await change(Board);
            if (reason is null)
            {
                RecordChange(id);
                await db.SaveChangesAsync();
                this.Toast(done);
                if (!Request.IsHtmx())
                    return LocalRedirect(Request.Path);
                ModelState.Clear();
                return this.PageOrFragment(Fragment);
            }
        }
        catch (DbUpdateConcurrencyException)
        {
            (reason, status) = (Changed, StatusCodes.Status409Conflict);
        }
        db.ChangeTracker.Clear();
        await FindAsync(id);
        ModelState.AddModelError("", reason);
        return this.PageOrFragment(Fragment, status);
    }

    /// <summary>Tells the audit log what is about to be stored, where the page has not told it better.</summary>
    void RecordChange(int id)
    {
        if (!db.ChangeTracker.Entries<AuditEvent>().Any() && BoardChanges.In(db.ChangeTracker) is { Length: > 0 } changes)
            audit.Record(
                "changed a board’s settings",
                Board.Name,
                string.Create(CultureInfo.InvariantCulture, $"board {id}: {changes}")
            );
    }

    protected virtual async Task<bool> FindAsync(int id)
    {
        var board = await db.BoardsOf(Viewer)
            .Include(b => b.Columns.Where(c => !c.IsRemoved))
            .Include(b => b.Lanes)
            .Include(b => b.Labels)
            .Include(b => b.Guests)
            .AsSplitQuery()
            .SingleOrDefaultAsync(b => b.Id == id && b.DeletedAt == null);
        if (board is not null)
            Board = board;
        return board is not null;
    }
}
