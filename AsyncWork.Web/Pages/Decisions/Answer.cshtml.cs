using AsyncWork.Web.Data;
using AsyncWork.Web.Htmx;
using Microsoft.AspNetCore.Mvc;
using NodaTime;

namespace AsyncWork.Web.Pages.Decisions;

/// <summary>Say what one thinks of a decision, and change it until it is closed (product.md D5, D6).</summary>
public sealed class AnswerModel(AppDbContext db, IClock clock) : DecisionPage(db, clock)
{
    [BindProperty]
    public override AnswerInput Answer { get; set; } = new();

    public Task<IActionResult> OnGetAsync() => ShowAsync("_Process");

    public async Task<IActionResult> OnPostAsync()
    {
        IsAnswered = true;
        var changed = await ChangeAsync(
            async (decision, token) =>
            {
                var answer = Answer.Read(decision);
                if ((Answer.WhyNot(decision) ?? decision.WhyNotAnswer(Viewer.Person, answer, Now)) is { } reason)
                    return reason;
                decision.Take(Viewer.Person, answer, Now);
                await News(decision).TellOfAnswerAsync(answer.Kind, answer.Reason.Text, token);
                return null;
            },
            field: Answer.Field,
            mayAll: true
        );
        if (!changed.IsDone)
            return changed.Status == StatusCodes.Status404NotFound ? NotFound() : await ShowAsync("_Process", changed.Status);
        this.Toast("Your answer is stored. You can change it until the deadline.");
        if (!Request.IsHtmx())
            return Redirect($"{Domain.Decisions.DecisionNumber.Url(Number)}#process");
        ModelState.Clear();
        return await ShowAsync("_Process");
    }
}
