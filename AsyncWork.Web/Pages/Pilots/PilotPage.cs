using AsyncWork.Domain.People;
using AsyncWork.Domain.Pilots;
using AsyncWork.Web.Data;
using AsyncWork.Web.Htmx;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Pages.People;
using AsyncWork.Web.Pages.Reports;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Pilots;

/// <summary>A page of one pilot: the whole of it or one step, each at an address of its own.</summary>
public abstract class PilotPage(AppDbContext db, IClock clock) : PageModel
{
    protected const string SomebodyElse = "Somebody else changed this first. This is how it stands now.";
    Dictionary<PersonId, string> names = [];

    [FromRoute(Name = "id")]
    public int PilotId { get; set; }
    public Pilot Pilot { get; private set; } = null!;
    public Team Team { get; private set; } = null!;
    public Viewer Viewer => User.Viewer();
    public Instant Now => clock.GetCurrentInstant();

    /// <summary>In the zone of the company, by which a pilot's weeks go.</summary>
    public LocalDate Today { get; private set; }
    public bool MayRun => Viewer.MayRun(Pilot, Team);

    /// <summary>Belongs to the team today, or on the last day of a pilot whose weeks are over.</summary>
    public bool IsMember { get; private set; }

    /// <summary>May write of the weeks and mark what is done.</summary>
    public bool MayTakePart => !Pilot.HasEnded && (MayRun || IsMember);
    public PilotSatisfaction Said { get; private set; } = PilotSatisfaction.Counted(0);
    protected AppDbContext Db => db;

    public string NameOf(PersonId? person) => person is { } id ? names.GetValueOrDefault(id, "somebody") : "the team";

    public PilotFigure? Figure(PilotMeasureKind kind, int part) =>
        Pilot.Figures.FirstOrDefault(f => f.Kind == kind && f.Part == part);

    public PilotCheck? CheckOf(int week) => Pilot.Checks.FirstOrDefault(c => c.Week == week);

    /// <returns>False when there is none.</returns>
    protected async Task<bool> LoadAsync()
    {
        db.ChangeTracker.Clear();
        if (await db.FindPilot(PilotId).SingleOrDefaultAsync() is not { } pilot)
            return false;
        Pilot = pilot;
        Team = await db.Teams.AsNoTracking().Include(t => t.Leads).SingleAsync(t => t.Id == pilot.TeamId);
        Today = Now.InZone((await db.GetCompanyAsync(default)).Zone).Date;
        var day = LocalDate.Min(Today, pilot.EndsOn.PlusDays(-1));
        IsMember = await db.ListPilotMembers(pilot.TeamId, day).ContainsAsync(Viewer.Person);
        if (pilot.HasEnded)
            Said = PilotSatisfaction.Of(
                (await db.ListPilotOpinions(PilotId).ToListAsync()).ConvertAll(o => (o.Score, o.Comment))
            );
        else if (pilot.Asks(Today))
            Said = PilotSatisfaction.Counted(await db.ListPilotOpinions(PilotId).CountAsync());
        HashSet<PersonId> named =
        [
            pilot.SponsorId,
            .. new[] { pilot.EndedBy }.Concat(pilot.Tasks.SelectMany(t => new[] { t.PersonId, t.DoneBy })).OfType<PersonId>(),
            .. pilot.Checks.Select(c => c.By),
        ];
        names = await db.ListPilotNames(named).ToDictionaryAsync(p => p.Id, p => p.Name);
        return true;
    }

    /// <summary>What stands in the way of somebody who runs it; null when nothing does.</summary>
    protected async Task<IActionResult?> WhyNotRunAsync() =>
        !await LoadAsync() ? NotFound()
        : MayRun ? null
        : Forbid();

    protected async Task<IActionResult?> WhyNotTakePartAsync() =>
        !await LoadAsync() ? NotFound()
        : MayRun || IsMember ? null
        : Forbid();

    protected IActionResult Refuse(string fragment, string reason, int status = StatusCodes.Status422UnprocessableEntity)
    {
        ModelState.Clear();
        ModelState.AddModelError("", reason);
        return this.PageOrFragment(fragment, status);
    }

    /// <summary>Stores what was changed; false when somebody else was first, and then the pilot is as they left it.</summary>
    protected async Task<bool> SaveAsync()
    {
        try
        {
            await db.SaveChangesAsync();
            return true;
        }
        catch (DbUpdateException) // changed, or made, by somebody else at the same moment
        {
            await LoadAsync();
            return false;
        }
    }

    /// <summary>What the form saw is what is changed.</summary>
    protected void ExpectVersion(int version) => db.Entry(Pilot).Property(p => p.Version).OriginalValue = version;
}
