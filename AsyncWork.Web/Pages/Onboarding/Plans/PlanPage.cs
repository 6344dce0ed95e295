using AsyncWork.Domain.Onboarding;
using AsyncWork.Domain.People;
using AsyncWork.Web.Data;
using AsyncWork.Web.Htmx;
using AsyncWork.Web.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Onboarding.Plans;

/// <summary>A page of one plan: the whole of it or one part, each at an address of its own.</summary>
public abstract class PlanPage(AppDbContext db, IClock clock) : PageModel
{
    const int MostTries = 4;
    Dictionary<PersonId, string> names = [];

    [FromRoute(Name = "id")]
    public int PlanId { get; set; }
    public OnboardingPlan Plan { get; private set; } = null!;

    /// <summary>Who comes or leaves.</summary>
    public Person Person { get; private set; } = null!;
    public Viewer Viewer => User.Viewer();
    public Instant Now => clock.GetCurrentInstant();

    /// <summary>In the zone of who looks at it.</summary>
    public LocalDate Today => Now.InZone(Viewer.Zone).Date;
    public bool MayKeep => Viewer.MayKeep(Plan);
    public bool SeesWhole => Viewer.SeesWhole(Plan);
    public bool IsMine => Viewer.Person == Plan.PersonId;
    public bool IsOnboarding => Plan.Kind == TemplateKind.Onboarding;

    /// <summary>Those that this person may see, in their order.</summary>
    public IReadOnlyList<PlanStep> Steps { get; private set; } = [];
    public string Address => OnboardingPlan.UrlOf(PlanId);
    public string Title => IsOnboarding ? $"Onboarding of {Person.Name}" : $"Off-boarding of {Person.Name}";
    protected AppDbContext Db => db;

    /// <summary>How the last change ended, as HTTP says it.</summary>
    protected int Status { get; private set; } = StatusCodes.Status200OK;

    public string NameOf(PersonId? person) => person is { } id ? names.GetValueOrDefault(id, "somebody") : "nobody yet";

    /// <summary>A role with who has it here.</summary>
    public string OwnerText(PlanStep step) =>
        step.DoerId == Viewer.Person ? "you"
        : step.Owner == StepOwner.Named || step.IsHandedOver ? NameOf(step.DoerId)
        : $"{NameOf(step.DoerId)}, {RoleText(step.Owner)}";

    public string RoleText(StepOwner owner) =>
        owner switch
        {
            StepOwner.NewHire => IsOnboarding ? "new hire" : "who leaves",
            StepOwner.Buddy => "buddy",
            StepOwner.Manager => "manager",
            _ => owner.Text(),
        };

    public bool MaySettle(PlanStep step) => Plan.IsRunning && Plan.MaySettle(step, Viewer.Person, Viewer.SeesCompany);

    /// <summary>Loads what the fragment of this page shows, beyond the plan itself.</summary>
    protected virtual Task LoadPartsAsync() => Task.CompletedTask;

    protected async Task<bool> LoadAsync(CancellationToken cancellation = default)
    {
        db.ChangeTracker.Clear();
        if (await db.FindPlan(Viewer, PlanId).AsNoTracking().SingleOrDefaultAsync(cancellation) is not { } plan)
            return false;
        Plan = plan;
        var whole = SeesWhole;
        Steps = [.. plan.Ordered.Where(s => whole || s.DoerId == Viewer.Person)];
        HashSet<PersonId> named = [.. PlanCalendars.PeopleOf(plan), .. plan.Steps.Select(s => s.SettledBy).OfType<PersonId>()];
        named.Add(plan.StartedBy);
        var people = await db.People.AsNoTracking().Where(p => named.Contains(p.Id)).ToListAsync(cancellation);
        names = people.ToDictionary(p => p.Id, p => p.Name);
        Person = people.Single(p => p.Id == plan.PersonId);
        return true;
    }

    protected async Task<IActionResult> ShowAsync(string? fragment, int status = StatusCodes.Status200OK)
    {
        if (!await LoadAsync())
            return NotFound();
        await LoadPartsAsync();
        if (fragment is not null)
            return this.PageOrFragment(fragment, status);
        Response.StatusCode = status;
        return Page();
    }

    /// <summary>False where a plan of this kind has no such page.</summary>
    protected virtual bool IsThere => true;

    /// <summary>What stands in the way of somebody who keeps the plan; null when nothing does.</summary>
    protected async Task<IActionResult?> WhyNotKeepAsync()
    {
        if (!await LoadAsync() || !IsThere)
            return NotFound();
        if (!MayKeep)
            return Forbid();
        await LoadPartsAsync();
        return null;
    }

    /// <summary>
    /// Changes the plan, all or nothing; again when somebody else changed it meanwhile, as two people may settle two steps at once.
    /// <see cref="Status"/> then says how it ended, and the reason is put among the errors.
    /// </summary>
    /// <param name="change">Gives the reason when it does nothing; <see cref="SomebodyElse"/> when what the form saw is not so any more.</param>
    /// <param name="field">Beside which a rule's reason stands too; empty for none.</param>
    protected async Task<bool> ChangeAsync(
        Func<OnboardingPlan, CancellationToken, Task<string?>> change,
        Guid formKey = default,
        string field = ""
    )
    {
        for (var tries = 1; tries <= MostTries; tries++)
        {
            try
            {
                await db.InTransactionAsync(async token =>
                {
                    db.ChangeTracker.Clear();
                    var plan = await db.FindPlan(Viewer, PlanId).SingleOrDefaultAsync(token);
                    var reason = plan is null ? "This plan is not there any more." : await change(plan, token);
                    Status =
                        plan is null ? StatusCodes.Status404NotFound
                        : reason is null ? StatusCodes.Status200OK
                        : reason == SomebodyElse ? StatusCodes.Status409Conflict
                        : StatusCodes.Status422UnprocessableEntity;
                    if (reason is not null)
                        throw new RefusedException(Status, reason);
                    // The same form at the same moment: what the change has stored by itself goes too.
                    if (!await db.SaveOnceAsync(formKey, Now, token))
                        throw new RefusedException(Status, "");
                });
                return true;
            }
            catch (RefusedException refused)
            {
                db.ChangeTracker.Clear();
                if (refused.Status == StatusCodes.Status200OK)
                    return true;
                ModelState.AddModelError(Status == StatusCodes.Status422UnprocessableEntity ? field : "", refused.Message);
                return false;
            }
            catch (DbUpdateConcurrencyException)
            {
                db.ChangeTracker.Clear();
            }
        }
        Status = StatusCodes.Status409Conflict;
        ModelState.AddModelError("", "Others change this plan right now. Send it again.");
        return false;
    }

    /// <summary>A change by who keeps the plan: the page again with the reason, or on to <paramref name="to"/> with what was done.</summary>
    protected async Task<IActionResult> KeepAsync(
        Func<OnboardingPlan, CancellationToken, Task<string?>> change,
        string done,
        string to
    )
    {
        if (await WhyNotKeepAsync() is { } refused)
            return refused;
        if (!await ChangeAsync(change))
            return await ShowAsync(null, Status);
        this.Toast(done);
        return this.GoTo(to);
    }

    protected const string SomebodyElse = Refusals.SomebodyElse;

    /// <summary>After a change: the fragment for htmx, the way back to the page otherwise; what was refused, on the page itself.</summary>
    protected async Task<IActionResult> AnswerAsync(bool isDone, string? fragment, string back)
    {
        if (Status == StatusCodes.Status404NotFound)
            return NotFound();
        if (!isDone)
            return await ShowAsync(fragment, Status);
        if (fragment is null || !Request.IsHtmx())
            return this.GoTo(back);
        ModelState.Clear();
        return await ShowAsync(fragment);
    }
}
