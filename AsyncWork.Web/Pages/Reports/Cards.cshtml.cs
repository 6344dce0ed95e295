using AsyncWork.Domain.Kpis;
using AsyncWork.Web.Data;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Pages.Boards;
using AsyncWork.Web.Pages.Shared;
using AsyncWork.Web.Reports;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace AsyncWork.Web.Pages.Reports;

/// <summary>The cards that make a figure of the flow of work (product.md K-g).</summary>
public sealed class CardsModel(MonthlyReports reports, AppDbContext db) : ReportPage(reports)
{
    const int PageSize = 100;

    [BindProperty(SupportsGet = true, Name = "figure")]
    public string? Asked { get; set; }

    [BindProperty(SupportsGet = true, Name = "p")]
    public int Number { get; set; } = 1;

    public Figure? Figure { get; private set; }
    public IReadOnlyList<CardRow> Cards { get; private set; } = [];

    /// <summary>Those of them that this person may open.</summary>
    public IReadOnlySet<int> Open { get; private set; } = new HashSet<int>();
    public Pager Pager { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string month, CancellationToken cancellation)
    {
        if (await WhyNotAsync(month, cancellation) is { } refusal)
            return refusal;
        var flow = await FlowOf.LoadAsync(db, Place, cancellation);
        if (flow.CardsOf(Asked ??= "finished") is not { } ids)
            return NotFound();
        Figure = flow.Figures().FirstOrDefault(f => string.Equals(f.Key, Asked, StringComparison.Ordinal));
        Pager = new Pager(Math.Max(1, Number), PageSize, ids.Count, n => At($"/cards?figure={Asked}&p={n}"));
        var shown = ids.Order().Skip(Pager.Skip).Take(PageSize).ToList();
        Cards = await db.CardRows(shown).ToListAsync(cancellation);
        Open = (
            await db.CardsSeenBy(User.Viewer()).Where(c => shown.Contains(c.Id)).Select(c => c.Id).ToListAsync(cancellation)
        ).ToHashSet();
        return Page();
    }
}
