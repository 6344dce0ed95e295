using AsyncWork.Domain.TimeLogs;
using AsyncWork.Web.Data;
using AsyncWork.Web.Identity;
using AsyncWork.Web.TagHelpers;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace AsyncWork.Web.Pages.Time.Week;

/// <summary>What the pages of one week share: the address <c>/time/week/{yyyy-Www}</c> and the grid (product.md T3, T7).</summary>
public abstract class WeekPage(AppDbContext db, IClock clock) : PageModel
{
    /// <summary>Rows that were added and have no hours yet: <c>12-3</c>.</summary>
    [BindProperty(SupportsGet = true, Name = "row")]
    public string[]? AddedRows { get; set; }

    public WeekGrid Grid { get; private set; } = null!;
    protected AppDbContext Db => db;
    public Viewer Viewer => User.Viewer();

    public string Lead =>
        $"{Grid.Monday.Text()} to {Grid.Monday.PlusDays(6).Text()}. Type hours as 1:30, 1.5 or 90m; hand the week in when it is complete.";
    protected Instant Now => clock.GetCurrentInstant();
    protected LocalDate Today => Now.InZone(Viewer.Zone).Date;
    protected IEnumerable<WorkPair> Added => (AddedRows ?? []).Take(WeekGrid.MostRows).Select(WorkPair.Read).OfType<WorkPair>();

    /// <summary>The address with the rows that were added.</summary>
    public string Address(LocalDate monday, string tail = "") =>
        $"{monday.WeekUrl()}{tail}{QueryString.Create(Added.Distinct().Select(r => KeyValuePair.Create("row", (string?)r.ToString())))}";

    protected async Task LoadAsync(
        LocalDate monday,
        IReadOnlyDictionary<CellKey, CellProblem>? problems = null,
        WorkChoices? choices = null
    ) =>
        Grid = await WeekGrid.LoadAsync(
            db,
            Viewer,
            monday,
            Today,
            Added,
            problems ?? new Dictionary<CellKey, CellProblem>(),
            choices
        );
}
