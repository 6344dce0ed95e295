using AsyncWork.Web.Data;
using AsyncWork.Web.Htmx;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Pages.Onboarding.Plans;
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

    /// <summary>Steps that are due later than in so many days do not belong to today's work yet.</summary>
    const int StepsAhead = 30;

    [BindProperty(SupportsGet = true, Name = "board")]
    public int? BoardId { get; set; }

    public Instant Now => clock.GetCurrentInstant();
    public IReadOnlyList<WorkBoard> Boards { get; private set; } = [];
    public IReadOnlyList<WorkCard> Mine { get; private set; } = [];
    public IReadOnlyList<WorkCard> Helping { get; private set; } = [];
    public IReadOnlyList<WorkCard> Waiting { get; private set; } = [];
    public IReadOnlyList<WorkItem> Items { get; private set; } = [];
    public IReadOnlyList<WorkQuestion> Questions { get; private set; } = [];

    /// <summary>Of plans of onboarding and off-boarding; they belong to no board.</summary>
    public IReadOnlyList<MyStep> Steps { get; private set; } = [];
    public Viewer Viewer => User.Viewer();
    public LocalDate Today => Now.InZone(Viewer.Zone).Date;
    public bool IsEmpty => Mine.Count + Helping.Count + Waiting.Count + Items.Count + Questions.Count + Steps.Count == 0;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        var viewer = User.Viewer();
        Boards = await db.ListMyBoards(viewer).ToListAsync(cancellation);
        Waiting = await db.ListCardsWaitingOn(viewer, BoardId).Take(Most).ToListAsync(cancellation);
        Questions = await db.ListQuestionsTo(viewer, BoardId).Take(Most).ToListAsync(cancellation);
        Mine = await db.ListMyCards(viewer, BoardId).Take(Most).ToListAsync(cancellation);
        Items = await db.ListMyItems(viewer, BoardId).Take(Most).ToListAsync(cancellation);
        Helping = await db.ListCardsIHelp(viewer, BoardId).Take(Most).ToListAsync(cancellation);
        if (BoardId is null)
            Steps = await PlanQueries
                .ListStepsAhead(db, viewer.Person, Today.PlusDays(StepsAhead), Most)
                .ToListAsync(cancellation);
        return this.PageOrFragment("_Work");
    }
}
