using AsyncWork.Web.Data;
using AsyncWork.Web.Htmx;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Importing.Boards;
using AsyncWork.Web.Pages.People;
using AsyncWork.Web.Pages.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Decisions;

/// <summary>The log of decisions: by month, newest first, with filters (product.md D18).</summary>
public sealed class IndexModel(AppDbContext db, IClock clock) : PageModel
{
    const int Size = 50;
    const int MostWaiting = 5;
    const int MostTags = 200;

    [BindProperty(SupportsGet = true, Name = "p")]
    public int Asked { get; set; } = 1;

    [BindProperty(SupportsGet = true)]
    public LogFilter Filter { get; set; } = new();
    public Viewer Viewer => User.Viewer();
    public Pager Pager { get; private set; } = null!;
    public IReadOnlyList<LogRow> Rows { get; private set; } = [];
    public IReadOnlyList<WaitingDecision> Waiting { get; private set; } = [];
    public IReadOnlyList<TeamChoice> Teams { get; private set; } = [];
    public IReadOnlyList<PersonName> Proposers { get; private set; } = [];
    public IReadOnlyList<string> Tags { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        Pager = new(Asked, Size, await db.CountLogAsync(Viewer, Filter, cancellation), Filter.UrlOf);
        Rows = await db.ListLog(Viewer, Filter, Pager.Skip, Size).ToListAsync(cancellation);
        if (!Request.IsHtmx())
        {
            Waiting = await LogQueries
                .ListDecisionsWaitingFor(db, Viewer.Person, clock.GetCurrentInstant(), MostWaiting)
                .ToListAsync(cancellation);
            Teams = await db.Teams.OrderBy(t => t.Name).Select(t => new TeamChoice(t.Id, t.Name)).ToListAsync(cancellation);
            Proposers = await db.ListProposers(Viewer).ToListAsync(cancellation);
            Tags = await db.ListTags(Viewer).Take(MostTags).ToListAsync(cancellation);
        }
        return this.PageOrFragment("_Log");
    }
}
