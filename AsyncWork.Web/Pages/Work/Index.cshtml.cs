using AsyncWork.Web.Data;
using AsyncWork.Web.Htmx;
using AsyncWork.Web.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Work;

/// <summary>My work over all boards (product.md B11).</summary>
public sealed class IndexModel(AppDbContext db, IClock clock) : PageModel
{
    /// <summary>The most of one kind that are shown.</summary>
    public const int Most = 200;

    [BindProperty(SupportsGet = true, Name = "board")]
    public int? BoardId { get; set; }

    public Instant Now => clock.GetCurrentInstant();
    public IReadOnlyList<WorkBoard> Boards { get; private set; } = [];
    public IReadOnlyList<WorkCard> Mine { get; private set; } = [];
    public IReadOnlyList<WorkCard> Helping { get; private set; } = [];
    public IReadOnlyList<WorkCard> Waiting { get; private set; } = [];
    public IReadOnlyList<WorkItem> Items { get; private set; } = [];
    public IReadOnlyList<WorkQuestion> Questions { get; private set; } = [];
    public bool IsEmpty => Mine.Count + Helping.Count + Waiting.Count + Items.Count + Questions.Count == 0;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        var viewer = User.Viewer();
        Boards = await db.ListMyBoards(viewer).ToListAsync(cancellation);
        Waiting = await db.ListCardsWaitingOn(viewer, BoardId).Take(Most).ToListAsync(cancellation);
        Questions = await db.ListQuestionsTo(viewer, BoardId).Take(Most).ToListAsync(cancellation);
        Mine = await db.ListMyCards(viewer, BoardId).Take(Most).ToListAsync(cancellation);
        Items = await db.ListMyItems(viewer, BoardId).Take(Most).ToListAsync(cancellation);
        Helping = await db.ListCardsIHelp(viewer, BoardId).Take(Most).ToListAsync(cancellation);
        return this.PageOrFragment("_Work");
    }
}
