using AsyncWork.Domain.Onboarding;
using AsyncWork.Web.Data;
using AsyncWork.Web.Htmx;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Onboarding.Plans;

/// <summary>The plan of one person: what is next, what waits for whom, and all steps (product.md O8).</summary>
public sealed class ShowModel(AppDbContext db, PlanSteps settling, IClock clock) : PlanPage(db, clock)
{
    /// <summary>So many steps are named as what is next.</summary>
    const int MostNext = 4;

    [BindProperty(SupportsGet = true, Name = "show")]
    public string? Show { get; set; }

    /// <summary>Only what is open.</summary>
    public bool OnlyOpen => Show == "open";
    public IReadOnlyList<NewerModule> Newer { get; private set; } = [];

    /// <summary>What the viewer does next.</summary>
    public IReadOnlyList<PlanStep> Next =>
        [
            .. Plan
                .Steps.Where(s => s.IsOpen && s.DoerId == Viewer.Person)
                .OrderBy(s => s.DueOn)
                .ThenBy(s => s.Place)
                .Take(MostNext),
        ];
    public int MineOpen => Plan.Steps.Count(s => s.IsOpen && s.DoerId == Viewer.Person);
    public int Overdue => Steps.Count(s => s.IsOverdue(Today));
    public IReadOnlyList<CheckIn> CheckIns => Viewer.SeesCheckIns(Plan) ? [.. Plan.CheckIns.OrderBy(c => c.Day)] : [];

    /// <summary>The steps that are shown, below their headings.</summary>
    public IEnumerable<IGrouping<string, PlanStep>> Phases =>
        Steps.Where(s => !OnlyOpen || s.IsOpen).GroupBy(s => s.Phase, StringComparer.OrdinalIgnoreCase);

    public string Here(string? handler = null)
    {
        string?[] parts = [handler is null ? null : $"handler={handler}", OnlyOpen ? "show=open" : null];
        var query = string.Join('&', parts.OfType<string>());
        return query.Length == 0 ? Address : $"{Address}?{query}";
    }

    public Task<IActionResult> OnGetAsync() => ShowAsync("_Plan");

    public async Task<IActionResult> OnPostDoneAsync(int step, int version)
    {
        var isDone = await ChangeAsync((plan, token) => settling.CompleteAsync(plan, step, version, Viewer, new(), token));
        return await AnswerAsync(isDone, "_Plan", Here());
    }

    public async Task<IActionResult> OnPostReopenAsync(int step, int version)
    {
        var isDone = await ChangeAsync((plan, _) => Task.FromResult(settling.Reopen(plan, step, version, Viewer)));
        return await AnswerAsync(isDone, "_Plan", Here());
    }

    protected override async Task LoadPartsAsync()
    {
        if (MayKeep && Plan.IsRunning)
            Newer =
            [
                .. (await Db.ListNewerModules(PlanId).ToListAsync()).Where(m => m.Scope.IsFor(m.ScopeName, Person.Location)),
            ];
    }
}
