using AsyncWork.Domain.Onboarding;
using AsyncWork.Domain.People;
using AsyncWork.Web.Data;
using AsyncWork.Web.Htmx;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Pages.Onboarding;
using AsyncWork.Web.Pages.Onboarding.Plans;
using AsyncWork.Web.Pages.Reports;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Welcome;

/// <summary>
/// What somebody sees before they have an account, by a signed link (product.md O5): when it starts, who helps, and their own steps before the
/// first day. Nothing else of the company is shown.
/// </summary>
[LimitAttempts]
public sealed class IndexModel(AppDbContext db, PreboardingLinks links, IClock clock) : PageModel
{
    const int MostTries = 4;
    Dictionary<PersonId, string> names = [];

    [FromRoute(Name = "token")]
    public string Token { get; set; } = "";

    [BindProperty]
    public AnswerInput Answer { get; set; } = new();

    /// <summary>Null when the link does not work any more.</summary>
    public OnboardingPlan? Plan { get; private set; }
    public Person Person { get; private set; } = null!;
    public string Company { get; private set; } = "";

    /// <summary>Where questions go; null when there is no address.</summary>
    public string? HREmail { get; private set; }
    public IReadOnlyList<PlanStep> Steps => Plan?.PreboardingSteps ?? [];

    /// <summary>The step whose form was refused.</summary>
    public int? Refused { get; private set; }
    public string Address => $"/welcome/{Token}";

    public string NameOf(PersonId person) => names.GetValueOrDefault(person, "somebody");

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) =>
        await LoadAsync(cancellation) ? Page() : Gone();

    public async Task<IActionResult> OnPostAsync(int step, CancellationToken cancellation)
    {
        string? reason = null;
        for (var tries = 1; tries <= MostTries; tries++)
        {
            db.ChangeTracker.Clear();
            if (!ModelState.IsValid || await links.FindAsync(Token, cancellation) is not var (plan, person))
                return Gone();
            reason = WhyNot(plan, step, out var found);
            if (reason is not null || found is null)
                break;
            var now = clock.GetCurrentInstant();
            plan.Complete(found, Said, null, false, now.InZone(person.Zone).Date, now);
            try
            {
                await db.SaveChangesAsync(cancellation);
                this.Toast("Thank you. It is noted.");
                return LocalRedirect(Address);
            }
            catch (DbUpdateConcurrencyException)
            {
                reason = "Others change your plan right now. Send it again.";
            }
        }
        if (!await LoadAsync(cancellation))
            return Gone();
        if (reason is null)
            return LocalRedirect(Address);
        Refused = step;
        return this.RefusePage(reason);
    }

    StepAnswer Said => new(Answer.Quiz, Answer.Fields);

    /// <summary>No reason and no step where it is done already: pressed twice, it is done once.</summary>
    string? WhyNot(OnboardingPlan plan, int step, out PlanStep? open)
    {
        open = plan.PreboardingSteps.FirstOrDefault(s => s.Id == step);
        if (open is null)
            return "This step is not there any more.";
        if (open.State == PlanStepState.Done)
        {
            open = null;
            return null;
        }
        return plan.WhyNotComplete(open, Said, null, isHR: false);
    }

    async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        db.ChangeTracker.Clear();
        if (await links.FindAsync(Token, cancellation) is not var (plan, person))
            return false;
        (Plan, Person) = (plan, person);
        Company = (await db.GetCompanyAsync(cancellation)).Name;
        var helpers = plan.People.All.ToList();
        var people = await db.People.AsNoTracking().Where(p => helpers.Contains(p.Id)).ToListAsync(cancellation);
        names = people.ToDictionary(p => p.Id, p => p.Name);
        HREmail = people.Find(p => p.Id == plan.HRId)?.Email;
        return true;
    }

    /// <summary>Whatever the reason, a stranger learns nothing of it.</summary>
    PageResult Gone()
    {
        ModelState.Clear();
        Plan = null;
        Response.StatusCode = StatusCodes.Status404NotFound;
        return Page();
    }
}
