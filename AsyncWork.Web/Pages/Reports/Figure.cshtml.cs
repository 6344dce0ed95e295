using AsyncWork.Domain.Kpis;
using AsyncWork.Web.Data;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Pages.Shared;
using AsyncWork.Web.Reports;
using Microsoft.AspNetCore.Mvc;

namespace AsyncWork.Web.Pages.Reports;

/// <summary>A thing behind a figure.</summary>
/// <param name="Url">Null when this person may not open it.</param>
/// <param name="Facts">What the figure is computed from, in the order of the columns.</param>
public sealed record FigureRow(string Title, string? Url, IReadOnlyList<string> Facts);

/// <summary>The decisions, requests, pages or plans that make a figure of the report (product.md K-g).</summary>
public sealed class FigureModel(MonthlyReports reports, AppDbContext db) : ReportPage(reports)
{
    const int PageSize = 100;

    [BindProperty(SupportsGet = true, Name = "p")]
    public int Number { get; set; } = 1;
    public Figure Figure { get; private set; } = null!;
    public FigureSection Section { get; private set; } = null!;
    public IReadOnlyList<string> Columns { get; private set; } = [];
    public IReadOnlyList<FigureRow> Rows { get; private set; } = [];
    public Pager Pager { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string month, string figure, CancellationToken cancellation)
    {
        if (await WhyNotAsync(month, cancellation) is { } refusal)
            return refusal;
        if (!await FindAsync(figure, cancellation))
            return NotFound();
        Figure = (await FrozenOf.LoadAsync(db, Place, cancellation)).Beside([Figure])[0];
        return Page();
    }

    async Task<bool> FindAsync(string figure, CancellationToken cancellation)
    {
        var capacity = await CapacityOf.LoadAsync(db, Place.Scope, Place.Period, cancellation);
        var decisions = await DecisionsOf.LoadAsync(db, Place, capacity, cancellation);
        if (decisions.NumbersOf(figure) is { } numbers && decisions.Section is { } decided)
        {
            (Columns, Rows) = await DecisionRows.LoadAsync(db, User.Viewer(), decisions.Month, Cut(numbers), cancellation);
            (Section, Figure) = (decided, decided.Figures.Single(f => f.Key == figure));
            return true;
        }
        var responses = await ResponsesOf.LoadAsync(db, Place, cancellation);
        if (responses.RequestsOf(figure) is { } requests && responses.Section is { } answered)
        {
            (Columns, Rows) = await RequestRows.LoadAsync(db, User.Viewer(), Cut(requests), cancellation);
            (Section, Figure) = (answered, answered.Figures.Single(f => f.Key == figure));
            return true;
        }
        var outside = await OutsideOf.LoadAsync(db, Place.Scope, Place.Period, cancellation);
        var notices = await NoticesOf.LoadAsync(db, Place, capacity, outside, cancellation);
        if (notices.RowsOf(figure) is { } kinds && notices.Section is { } told)
        {
            Cut([.. Enumerable.Range(0, kinds.Count)]);
            (Columns, Rows) = (["Where", "In the month", "A person and working day"], kinds);
            (Section, Figure) = (told, told.Figures.Single(f => f.Key == figure));
            return true;
        }
        var onboarding = await OnboardingOf.LoadAsync(db, Place, cancellation);
        if (
            await OnboardingRows.LoadAsync(db, User.Viewer(), Place, onboarding.Month, figure, cancellation) is { } arrivals
            && onboarding.Section is { } arrived
            && arrived.Figures.FirstOrDefault(f => f.Key == figure) is { } arrival
        )
        {
            (Columns, Rows) = (
                arrivals.Columns,
                [.. Cut([.. Enumerable.Range(0, arrivals.Rows.Count)]).Select(i => arrivals.Rows[i])]
            );
            (Section, Figure) = (arrived, arrival);
            return true;
        }
        var freshness = await FreshnessOf.LoadAsync(db, Place, cancellation);
        if (freshness.PagesOf(figure) is not { } pages || freshness.Section is not { } section)
            return false;
        (Columns, Rows) = await PageRows.LoadAsync(db, User.Viewer(), freshness.Month, Cut(pages), cancellation);
        (Section, Figure) = (section, section.Figures.Single(f => f.Key == figure));
        return true;
    }

    List<int> Cut(IReadOnlyList<int> ids)
    {
        Pager = new(Math.Max(1, Number), PageSize, ids.Count, n => At($"/figures/{RouteData.Values["figure"]}?p={n}"));
        return [.. ids.Skip(Pager.Skip).Take(PageSize)];
    }
}
