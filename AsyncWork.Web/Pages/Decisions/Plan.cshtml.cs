using AsyncWork.Domain.Decisions;
using AsyncWork.Web.Data;
using AsyncWork.Web.Htmx;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Decisions;

/// <summary>Whose decision it is, who decides how, and who hears of it (product.md D2, D4, D5, D6).</summary>
public sealed class PlanModel(AppDbContext db, IClock clock) : DecisionPage(db, clock)
{
    [BindProperty]
    public PlanInput Plan { get; set; } = new();

    /// <summary>The plan as it was when the form was shown.</summary>
    [BindProperty]
    public int Revision { get; set; }

    /// <summary>“person” to put somebody into the list.</summary>
    [BindProperty]
    public string? Step { get; set; }
    public PlanChoices Choices { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await LoadDecisionAsync())
            return NotFound();
        if (!MayKeep)
            return Forbid();
        Plan = PlanInput.Of(Decision.PlanNow);
        await LoadPartsAsync();
        return this.PageOrFragment("_Plan");
    }

    public async Task<IActionResult> OnPostAsync()
    {
        Plan.TakeAdded();
        if (Step == "person" && ModelState.IsValid)
        {
            ModelState.Clear();
            return await OfferAsync("_Plan");
        }
        var isFought = false;
        var changed = await ChangeAsync(
            async (decision, token) =>
            {
                isFought = decision.Revision != Revision;
                if (isFought)
                    return "Somebody else changed it since you opened this. What you chose is kept below; save again to keep it.";
                // While people answer, only who hears of it is in the form.
                var plan =
                    decision.State == DecisionState.Deciding
                        ? decision.PlanNow with
                        {
                            Informed = Plan.Read().Informed,
                        }
                        : Plan.Read();
                var choices = await PlanChoices.LoadAsync(Db, Viewer, Plan, Today, token);
                DecisionLevel? superseded =
                    decision.Supersessions > 0
                    && await Db.ListLevelsToSupersede(decision.Id).ToListAsync(token) is { Count: > 0 } levels
                        ? levels.Max()
                        : null;
                if ((decision.WhyNotPlan(plan, superseded) ?? choices.WhyNot(plan, decision.PlanNow)) is { } reason)
                    return reason;
                decision.Plan(plan, Viewer.Person, Now, superseded);
                return null;
            },
            field: "Plan.Parts"
        );
        return await AnswerAsync(
            isFought ? changed with { Status = StatusCodes.Status409Conflict } : changed,
            "_Plan",
            "The plan is saved."
        );
    }

    protected override async Task LoadPartsAsync() => Choices = await PlanChoices.LoadAsync(Db, Viewer, Plan, Today);
}
