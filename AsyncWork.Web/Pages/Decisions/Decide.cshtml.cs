using AsyncWork.Domain.Decisions;
using AsyncWork.Web.Data;
using AsyncWork.Web.Markdown;
using Microsoft.AspNetCore.Mvc;
using NodaTime;

namespace AsyncWork.Web.Pages.Decisions;

/// <summary>The one who decides says what holds, having heard advice (product.md D6).</summary>
public sealed class DecideModel(AppDbContext db, IClock clock) : DecisionPage(db, clock)
{
    [BindProperty]
    public int? Option { get; set; }

    [BindProperty]
    public string? Outcome { get; set; }

    [BindProperty]
    public bool Meeting { get; set; }

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await LoadDecisionAsync())
            return NotFound();
        if (!Decision.With(DecisionPart.Decides).Contains(Viewer.Person))
            return Forbid();
        if (Decision.Method != DecisionMethod.Advice)
            return LocalRedirect(DecisionNumber.Url(Number)); // decided by all who are asked
        (Option, Outcome) = (Decision.Chosen?.Id, Decision.Outcome.Text);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var changed = await ChangeAsync(
            async (decision, token) =>
            {
                var outcome = MarkdownProse.Typed(Outcome);
                if (decision.WhyNotDecide(Viewer.Person, Option, outcome, Now) is { } reason)
                    return reason;
                decision.Decide(Viewer.Person, Option!.Value, await Db.RenderAsync(Viewer, outcome, token), Now);
                await Db.ReferAsync(Viewer, decision, token);
                if (Meeting)
                    decision.Write(decision.TextNow with { HadMeeting = true }, Viewer.Person, Now);
                await News(decision).TellOfEndAsync(token);
                await Db.TakeEffectAsync(decision, (Viewer.Person, Viewer.Name), Now, token);
                return null;
            }
        );
        return await AnswerAsync(changed, "_Decide", "It is decided.");
    }
}
