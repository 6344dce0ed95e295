using AsyncWork.Domain.People;
using AsyncWork.Domain.Pilots;
using AsyncWork.Web.Data;
using AsyncWork.Web.History;
using AsyncWork.Web.Htmx;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Pages.Decisions;
using AsyncWork.Web.Pages.People;
using AsyncWork.Web.Pages.Reports;
using AsyncWork.Web.TagHelpers;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;

namespace AsyncWork.Web.Pages.Pilots;

/// <summary>Plans a pilot of a team (product.md P14).</summary>
public sealed class NewModel(AppDbContext db, AuditTrail audit, IClock clock) : PageModel
{
    [BindProperty]
    public PilotInput Input { get; set; } = new();

    [BindProperty]
    public Guid FormKey { get; set; }
    public IReadOnlyList<Team> Teams { get; private set; } = [];
    public IReadOnlyList<PersonName> People { get; private set; } = [];
    public LocalDate Today { get; private set; }
    public string NextMonday => LocalDatePattern.Iso.Format(Today.Next(IsoDayOfWeek.Monday));
    Viewer Viewer => User.Viewer();
    Instant Now => clock.GetCurrentInstant();

    public async Task<IActionResult> OnGetAsync()
    {
        await LoadAsync();
        if (Teams.Count == 0)
            return Viewer.SeesCompany ? Page() : Forbid();
        Input = new()
        {
            Team = Teams[0].Id,
            StartsOn = NextMonday,
            UsualTasks = true,
        };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await LoadAsync();
        if (Teams.Count == 0)
            return Forbid();
        if (!ModelState.IsValid)
            return Refuse("Choose from the lists.");
        if (Teams.FirstOrDefault(t => t.Id == Input.Team) is not { } team)
            return Refuse("Choose one of your teams.", nameof(Input.Team));
        if (Input.Plan() is not { } plan)
            return Refuse("Choose the Monday on which the pilot starts.", nameof(Input.StartsOn));
        if (plan.Wrong(Today) is { } wrong)
            return Refuse(wrong.Reason, wrong.Part);
        var sponsor = await db.People.AsNoTracking().FirstOrDefaultAsync(p => p.Id == new PersonId(Input.Sponsor ?? 0));
        if (Pilot.WhyNotSponsor(sponsor, plan.StartsOn) is { } who)
            return Refuse(who, nameof(Input.Sponsor));
        Pilot? pilot = null;
        string? other = null;
        await db.InTransactionAsync(async token =>
        {
            db.ChangeTracker.Clear();
            (pilot, other) = (null, null);
            await db.TakeCompanyTurnAsync(token);
            // The same form, sent again, made one already.
            if (FormKey != Guid.Empty && await db.UsedFormKeys.AnyAsync(k => k.Key == FormKey, token))
                return;
            other = (await db.ListOpenPilotsOf(team.Id).ToListAsync(token)).Find(p => p.Overlaps(plan.StartsOn))?.Name;
            if (other is not null)
                return;
            var made = new Pilot(team.Id, sponsor!.Id, plan, Today, Viewer.Person, Now);
            if (Input.UsualTasks)
                foreach (var (title, day) in PilotTask.Usual)
                    made.AddTask(title, null, plan.StartsOn.PlusDays(day));
            db.Add(made);
            audit.Record("planned a pilot", $"Pilot {made.Name}", $"{team.Name}, from {plan.StartsOn.Text()}");
            if (!await db.SaveOnceAsync(FormKey, Now, token))
                return;
            pilot = made;
            db.TellSponsor(made, team.Name, Viewer, Now);
            await db.SaveChangesAsync(token);
        });
        if (other is not null)
            return Refuse(
                $"{team.Name} has the pilot “{other}” in these weeks. A team has one at a time.",
                nameof(Input.StartsOn)
            );
        if (pilot is not null)
            this.Toast("The pilot is planned. Its baseline is measured when it starts.");
        return this.GoTo(pilot?.Url ?? "/pilots");
    }

    async Task LoadAsync()
    {
        Teams = [.. (await db.ListTeamsToPilot().ToListAsync()).Where(Viewer.MayPlanFor)];
        Today = Now.InZone((await db.GetCompanyAsync(default)).Zone).Date;
        People = await db.ListPeopleHere(Today).ToListAsync();
    }

    /// <param name="field">Beside which the reason stands too; empty for none.</param>
    PageResult Refuse(string reason, string field = "")
    {
        ModelState.Clear();
        ModelState.AddModelError(field.Length > 0 ? $"{nameof(Input)}.{field}" : "", reason);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }
}
