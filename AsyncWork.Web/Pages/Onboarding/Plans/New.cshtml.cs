using AsyncWork.Domain.Onboarding;
using AsyncWork.Domain.People;
using AsyncWork.Web.Data;
using AsyncWork.Web.Htmx;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Pages.People;
using AsyncWork.Web.Pages.Reports;
using AsyncWork.Web.TagHelpers;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Onboarding.Plans;

/// <summary>Starts a plan: who comes or leaves, by which template, and who helps (product.md O1, O4, O5, O12).</summary>
public sealed class NewModel(AppDbContext db, PlanStarts starts, IClock clock) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "kind")]
    public TemplateKind Kind { get; set; }

    [BindProperty]
    public PlanInput Input { get; set; } = new();

    [BindProperty]
    public Guid FormKey { get; set; }
    public IReadOnlyList<TemplateRow> Templates { get; private set; } = [];
    public IReadOnlyList<TeamName> Teams { get; private set; } = [];
    public IReadOnlyList<PersonName> People { get; private set; } = [];
    public IReadOnlyList<string> Roles { get; private set; } = [];
    public IReadOnlyList<string> Locations { get; private set; } = [];
    public IReadOnlyList<BuddyCandidate> Buddies { get; private set; } = [];

    /// <summary>Somebody of the same name has a plan.</summary>
    public OnboardingPlan? SameName => starts.SameName;
    public bool IsOnboarding => Kind == TemplateKind.Onboarding;
    Viewer Viewer => User.Viewer();
    bool suggests;

    public async Task<IActionResult> OnGetAsync(int? person, int? template)
    {
        if (!Viewer.MayStart())
            return Forbid();
        var zone = (await db.GetCompanyAsync(default)).Zone;
        var last = await db.OnboardingPlans.OrderByDescending(p => p.Id).AsNoTracking().FirstOrDefaultAsync();
        Input = new()
        {
            Person = person,
            Template = template,
            Zone = zone.Id,
            StartsOn = $"{clock.GetCurrentInstant().InZone(zone).Date.Next(IsoDayOfWeek.Monday):uuuu-MM-dd}",
            HR = (Viewer.IsHr ? Viewer.Person : last?.HRId ?? Viewer.Person).Value,
            IT = last?.ITId?.Value,
            HasTrack = IsOnboarding,
        };
        await LoadAsync();
        Input.Template ??= Templates is [var only] ? only.Id : null;
        return Page();
    }

    /// <summary>Looks anew for buddies, for what was chosen; nothing is stored.</summary>
    public async Task<IActionResult> OnPostBuddiesAsync()
    {
        if (!Viewer.MayStart())
            return Forbid();
        ModelState.Clear();
        suggests = true;
        await LoadAsync();
        Input.Buddy ??= Buddies is [var best, ..] ? best.Id.Value : null;
        return this.PageOrFragment("_Helpers");
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!Viewer.MayStart())
            return Forbid();
        if ((ModelState.IsValid ? null : "Choose from the lists.") is { } wrong)
            return await RefuseAsync(wrong);
        string? reason;
        try
        {
            reason = await starts.StartAsync(Input, FormKey, Viewer);
        }
        catch (DbUpdateException)
        {
            // Somebody else took the address, or started the same person, in this moment.
            return await RefuseAsync("Somebody else started this person at the same moment. Look at the plans.", 409);
        }
        if (reason is not null)
            return await RefuseAsync(reason);
        this.Toast(
            starts.Started is { } plan
                ? $"The plan is started: {plan.StepCount} steps, from {plan.StartsOn.Text()}."
                : "The plan was started already."
        );
        return this.GoTo(starts.Started?.Url ?? "/onboarding");
    }

    async Task<PageResult> RefuseAsync(string reason, int status = StatusCodes.Status422UnprocessableEntity)
    {
        db.ChangeTracker.Clear();
        await LoadAsync();
        return this.RefusePage(reason, status);
    }

    async Task LoadAsync()
    {
        var now = clock.GetCurrentInstant();
        var today = now.InZone(Viewer.Zone).Date;
        Templates = (await db.ListTemplates(null, archived: false).ToListAsync()).FindAll(t => t.Kind == Kind);
        Teams = await PeopleQueries.ListTeamNames(db).ToListAsync();
        People = await db.ListOwnerChoices(today, null).ToListAsync();
        Roles = await db.ListRoles().ToListAsync();
        Locations = await db.ListHolidayLocations().ToListAsync();
        if (IsOnboarding)
            await RankAsync(today);
    }

    async Task RankAsync(LocalDate today)
    {
        var known = Input.Person is { } id
            ? await db.People.AsNoTracking().SingleOrDefaultAsync(p => p.Id == new PersonId(id))
            : null;
        var day = Input.Day is { } chosen && OnboardingPlan.WhyNotDay(chosen, today) is null ? chosen : today;
        var team = await db.ListTeamIds(known?.Id, known is null ? Input.Team : null, day)
            .Select(t => (int?)t)
            .FirstOrDefaultAsync();
        if (suggests && team is { } of)
            Input.Manager ??= (await db.ListTeamLeads(of).ToListAsync()).Find(l => l != known?.Id) is { Value: > 0 } lead
                ? lead.Value
                : null;
        Buddies = await BuddyRanking.LoadAsync(
            db,
            known?.Id,
            Input.Manager is { } manager ? new PersonId(manager) : null,
            known?.Zone ?? Zones.Find(Input.Zone) ?? Viewer.Zone,
            team,
            day
        );
    }
}
