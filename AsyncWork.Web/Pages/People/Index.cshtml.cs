using System.Globalization;
using AsyncWork.Domain.Calendar;
using AsyncWork.Web.Calendar;
using AsyncWork.Web.Data;
using AsyncWork.Web.Htmx;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Pages.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.WebUtilities;
using NodaTime;

namespace AsyncWork.Web.Pages.People;

/// <summary>The directory: who works here, in which team, and what time it is there.</summary>
public sealed class IndexModel(AppDbContext db, IClock clock) : PageModel
{
    const int PageSize = 50;

    public PeopleFilter Filter { get; private set; } = new(null, null, false);
    public IReadOnlyList<PersonLine> People { get; private set; } = [];
    public IReadOnlyList<TeamName> Teams { get; private set; } = [];
    public Pager Pager { get; private set; } = new(1, PageSize, 0, _ => "");
    public Instant Now { get; } = clock.GetCurrentInstant();
    public LocalDate Today { get; private set; }
    WorkingTimes? times;

    public async Task<IActionResult> OnGetAsync(
        string? q,
        string? team,
        bool left,
        [FromQuery(Name = "page")] int number,
        CancellationToken cancellation
    )
    {
        Filter = new(q, team, left);
        Today = Now.InZone(User.Viewer().Zone).Date;
        var found = await Directory.LoadAsync(db, Filter, Today, Math.Clamp(number, 1, 10_000), PageSize, cancellation);
        (Teams, People, Pager) = (found.Teams, found.People, new(found.Page, PageSize, found.Total, Address));
        times = await WorkingTimes.LoadAroundAsync(db, [.. People.Select(p => p.Id)], Now, cancellation);
        return this.PageOrFragment("_Directory");
    }

    public AvailabilityNow? AvailabilityOf(PersonLine person) =>
        person.LastDay < Today || person.StartsOn > Today ? null : new(Availability.At(Now, times![person.Id]), Now, person.Zone);

    string Address(int number) =>
        QueryHelpers.AddQueryString(
            "/people",
            new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["q"] = Filter.Search,
                ["team"] = Filter.Team,
                ["left"] = Filter.Left ? "true" : null,
                ["page"] = number > 1 ? number.ToString(CultureInfo.InvariantCulture) : null,
            }
        );
}
