using AsyncWork.Domain.Norms;
using AsyncWork.Web.Data;
using AsyncWork.Web.Htmx;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Pages.Playbook.Reviews;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Playbook.Escalation;

/// <summary>Writes the steps of a ladder (product.md P13).</summary>
public sealed class EditModel(AppDbContext db, EscalationDesk desk, IClock clock) : PageModel
{
    const int FreeRows = 2;

    /// <summary>The team's name in addresses; empty for the company.</summary>
    [BindProperty(SupportsGet = true, Name = "team")]
    public string? TeamSlug { get; set; }

    [BindProperty]
    public List<StepInput> Steps { get; set; } = [];

    [BindProperty]
    public int Version { get; set; }
    public ReviewTeam? Team { get; private set; }
    public EscalationView View { get; private set; } = null!;
    Viewer Viewer => User.Viewer();

    public async Task<IActionResult> OnGetAsync()
    {
        if (await WhyNotAsync() is { } no)
            return no;
        Fill();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (await WhyNotAsync() is { } no)
            return no;
        if (!ModelState.IsValid)
            return Refuse(
                StatusCodes.Status422UnprocessableEntity,
                "Choose a situation for each step, and write its place as a number."
            );
        List<StepText> texts = [.. Steps.Where(s => !s.IsEmpty).OrderBy(s => s.Place ?? int.MaxValue).Select(s => s.Text)];
        var answer = await desk.ChangeAsync(
            Team,
            Version,
            ladder =>
            {
                if (EscalationLadder.WhyNotWrite(texts) is { } reason)
                    return reason;
                ladder.Write(texts, Viewer.Person, clock.GetCurrentInstant());
                return null;
            },
            "changed the escalation ladder"
        );
        if (answer is { } refused)
        {
            if (refused.Status == StatusCodes.Status409Conflict)
            {
                View = await EscalationView.LoadAsync(db, Team?.Id);
                Fill();
            }
            return Refuse(refused.Status, refused.Reason);
        }
        this.Toast(texts.Count > 0 ? "The ladder is saved." : "The ladder is empty, so what holds above holds here.");
        return this.GoTo($"/playbook/escalation?team={Team?.Slug}");
    }

    void Fill()
    {
        Version = View.Own?.Version ?? 0;
        Steps = [.. View.Steps.Select((step, i) => StepInput.Of(step, i + 1))];
    }

    async Task<IActionResult?> WhyNotAsync()
    {
        var today = clock.GetCurrentInstant().InZone(Viewer.Zone).Date;
        var teams = await db.ListReviewTeams(Viewer.Person, today).ToListAsync();
        Team = teams.Find(t => t.Slug == TeamSlug);
        if (Team is null && !string.IsNullOrEmpty(TeamSlug))
            return NotFound();
        if (!Viewer.MayHold(Team))
            return Forbid();
        View = await EscalationView.LoadAsync(db, Team?.Id);
        return null;
    }

    /// <summary>The rows of the form: those that are there, and some to be filled.</summary>
    public IEnumerable<StepInput> Rows =>
        Steps.Concat(Enumerable.Repeat(new StepInput(), FreeRows)).Take(EscalationLadder.MostSteps);

    PageResult Refuse(int status, string reason)
    {
        ModelState.Clear();
        ModelState.AddModelError("", reason);
        Response.StatusCode = status;
        return Page();
    }
}
