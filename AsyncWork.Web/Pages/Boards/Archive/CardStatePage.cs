using System.Globalization;
using AsyncWork.Web.Data;
using AsyncWork.Web.Htmx;
using AsyncWork.Web.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace AsyncWork.Web.Pages.Boards.Archive;

/// <summary>What the pages share that take a card off its board or bring it back.</summary>
public abstract class CardStatePage(AppDbContext db) : PageModel
{
    protected AppDbContext Db { get; } = db;
    public int Id { get; private set; }
    public string Title { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(int id, CancellationToken cancellation)
    {
        var title = await Db.CardsOf(User.Viewer())
            .Where(c => c.Id == id)
            .Select(c => c.Title)
            .SingleOrDefaultAsync(cancellation);
        if (title is null)
            return NotFound();
        (Id, Title) = (id, title);
        return Page();
    }

    /// <summary>Says how it ended, and leads to the board; or to the card, when nothing was changed.</summary>
    protected IActionResult Answer(CardPlaced placed, Func<string> done, bool canUndo)
    {
        if (placed.IsGone)
            return NotFound();
        if (placed.WasChanged)
            return StatusCode(StatusCodes.Status409Conflict);
        var card = placed.Card!;
        if (placed.Refused is { } refused)
        {
            this.Toast(new Toast(refused, IsError: true));
            return this.GoTo(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"/boards/{card.BoardId}/archive?trash={(card.DeletedAt is not null ? "true" : "false")}"
                )
            );
        }
        this.Toast(
            canUndo
                ? new Toast(
                    done(),
                    UndoUrl: string.Create(CultureInfo.InvariantCulture, $"/cards/{card.Id}/restore"),
                    UndoFields: new Dictionary<string, string>(StringComparer.Ordinal)
                )
                : new Toast(done())
        );
        return this.GoTo(string.Create(CultureInfo.InvariantCulture, $"/boards/{card.BoardId}"));
    }
}
