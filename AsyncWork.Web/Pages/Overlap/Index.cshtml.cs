using AsyncWork.Domain.People;
using AsyncWork.Web.Calendar;
using AsyncWork.Web.Data;
using AsyncWork.Web.Htmx;
using AsyncWork.Web.Identity;
using AsyncWork.Web.TagHelpers;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Overlap;

/// <summary>When the hours of a team or of some people meet, and the best times for a meeting (product.md S2). All of it is in the address.</summary>
public sealed class IndexModel(AppDbContext db, IClock clock) : PageModel
{
    /// <summary>The most people offered at once; the others are found by name.</summary>
    public const int MostToPick = 48;

    public OverlapInput Input { get; private set; } = null!;
    public OverlapAsked Asked { get; private set; } = null!;
    public IReadOnlyList<TeamToCompare> Teams { get; private set; } = [];
    public IReadOnlyList<PersonToPick> ToPick { get; private set; } = [];
    public IReadOnlyList<string> Picked => [.. ToPick.Where(p => Asked.People.Contains(p.Id)).Select(p => p.Name)];
    public bool MoreToPick { get; private set; }
    public IReadOnlyList<DateTimeZone> ZonesHere { get; private set; } = [];
    public IReadOnlyList<ComparedPerson> People { get; private set; } = [];

    /// <summary>Who was asked for and does not work here on these dates, in sentences.</summary>
    public IReadOnlyList<string> LeftOut { get; private set; } = [];

    /// <summary>Null when nobody is chosen, or the question cannot be answered.</summary>
    public OverlapView? View { get; private set; }
    public Instant Now { get; } = clock.GetCurrentInstant();

    public async Task<IActionResult> OnGetAsync(
        string? team,
        string[] people,
        string? date,
        string? days,
        string? length,
        string? zone,
        string? q,
        CancellationToken cancellation
    )
    {
        var viewer = User.Viewer();
        var today = Now.InZone(viewer.Zone).Date;
        ModelState.Clear();
        Teams = await db.ListTeamsToCompare().ToListAsync(cancellation);
        // Who comes without a question is shown their own team.
        var asks = Request.Query.ContainsKey("team") || Request.Query.ContainsKey("people");
        if (!asks)
            team = await db.FindTeamOf(viewer.Person, today).FirstOrDefaultAsync(cancellation);
        Input = new(team, people, date, days, length, zone, q);
        Asked = OverlapAsked.Read(Input, Teams, viewer.Zone, today, ModelState);
        if (asks && ModelState.IsValid && Asked.Team is null && Asked.People.Count == 0)
            ModelState.AddModelError("team", "Choose a team, or at least one person.");
        await LoadChoicesAsync(cancellation);
        if (ModelState.IsValid && (Asked.Team is not null || Asked.People.Count > 0))
            await CompareAsync(viewer, cancellation);
        return this.PageOrFragment(
            "_Overlap",
            ModelState.IsValid ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity
        );
    }

    async Task LoadChoicesAsync(CancellationToken cancellation)
    {
        var picked = await db.ListPeopleToPick(Input.Q, Asked.People, Asked.Date)
            .Take(Asked.People.Count + MostToPick + 1)
            .ToListAsync(cancellation);
        MoreToPick = picked.Count > Asked.People.Count + MostToPick;
        ToPick = [.. picked.Take(Asked.People.Count + MostToPick)];
        ZonesHere =
        [
            .. (await db.ListZonesOfPeople().ToListAsync(cancellation))
                .Append(User.Viewer().Zone)
                .Append(Asked.Zone)
                .DistinctBy(z => z.Id, StringComparer.Ordinal)
                .OrderBy(z => z.Id, StringComparer.Ordinal),
        ];
    }

    async Task CompareAsync(Viewer viewer, CancellationToken cancellation)
    {
        var found = await db.ListCompared(Asked.Team?.Id ?? 0, Asked.People, Asked.Date).ToListAsync(cancellation);
        var here = found.Where(p => p.StartsOn <= Asked.LastDate && !(p.LastDay < Asked.Date)).ToList();
        LeftOut =
        [
            .. found.Except(here).Select(WhyLeftOut),
            .. Asked.People.Except(found.Select(p => p.Id)).Select(id => $"Nobody here has the number {id}."),
        ];
        if (here.Count > OverlapAsked.MostPeople)
            ModelState.AddModelError(
                "team",
                $"These are {here.Count} people. Up to {OverlapAsked.MostPeople} can be compared at once; choose some of them."
            );
        else if (here.Count == 0)
            ModelState.AddModelError("people", "Nobody of those chosen works here on these days.");
        if (!ModelState.IsValid)
            return;
        PersonId[] ids = [.. here.Select(p => p.Id)];
        // A clock change two weeks ahead is compared with the week around it.
        var (from, to) = (Asked.Date.PlusDays(-8), Asked.LastDate.PlusDays(ClockNotes.DaysAhead + 9));
        var times = await WorkingTimes.LoadAsync(db, ids, from, to, cancellation);
        People = here;
        View = new(Asked, here, times, viewer, Now);
    }

    static string WhyLeftOut(ComparedPerson person) =>
        person.LastDay is { } last
            ? $"{person.Name} is left out: the last day here was {last.Text()}."
            : $"{person.Name} is left out: starts here on {person.StartsOn.Text()}.";
}
