using AsyncWork.Domain.Calendar;
using AsyncWork.Domain.People;
using AsyncWork.Web.Data;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Pages.Overlap;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.People.Teams;

/// <summary>A team as everybody sees it: who is in it, when they can be reached, and what they agreed on (product.md S3).</summary>
public sealed class ShowModel(AppDbContext db, IClock clock) : PageModel
{
    public Team Team { get; private set; } = null!;
    public IReadOnlyList<TeamPerson> People { get; private set; } = [];
    public TeamHours Hours { get; private set; } = null!;
    public Viewer Viewer => User.Viewer();
    public Instant Now { get; } = clock.GetCurrentInstant();
    public LocalDate Today { get; private set; }
    public int Members => People.Count(p => p.IsMember);
    public CoreHours? Core => CoreHours.Of(Team.CoreStart, Team.CoreEnd, Team.CoreZone);

    /// <summary>The core hours of today on the reader's clocks, such as 14:15–17:15; null where they are the same.</summary>
    public string? CoreHere =>
        Core is { } core && !core.Zone.Equals(Viewer.Zone)
            ? OverlapWords.WindowThere(core.On(Now.InZone(core.Zone).Date), Viewer.Zone, core.Zone)
            : null;

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancellation)
    {
        if (await db.FindTeamToRead(slug).SingleOrDefaultAsync(cancellation) is not { } team)
            return NotFound();
        (Team, Today) = (team, Now.InZone(Viewer.Zone).Date);
        People = await db.ListTeamPeople(team.Id, Today).ToListAsync(cancellation);
        PersonId[] members = [.. People.Where(p => p.IsMember).Select(p => p.Id)];
        Hours = await TeamHours.LoadAsync(db, team, members, [.. People.Select(p => p.Id)], Viewer.Zone, Now, cancellation);
        return Page();
    }

    public AvailabilityNow? AvailabilityOf(TeamPerson person) =>
        person.StartsOn > Today ? null : new(Availability.At(Now, Hours.Times[person.Id]), Now, person.Zone);

    public string NameOf(PersonId id) => People.First(p => p.Id == id).Name;
}
