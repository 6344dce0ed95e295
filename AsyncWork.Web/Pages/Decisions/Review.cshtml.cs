using AsyncWork.Domain.Decisions;
using AsyncWork.Web.Data;
using AsyncWork.Web.Markdown;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using NodaTime.Text;

namespace AsyncWork.Web.Pages.Decisions;

/// <summary>Did a decision hold, against what was expected of it; and when to look (product.md D8).</summary>
public sealed class ReviewModel(AppDbContext db, IClock clock) : DecisionPage(db, clock)
{
    [BindProperty]
    public ReviewResult? Result { get; set; }

    [BindProperty]
    public string? Note { get; set; }

    /// <summary>The day of another review.</summary>
    [BindProperty]
    public LocalDate? Next { get; set; }

    /// <summary>The day of the first review.</summary>
    [BindProperty]
    public LocalDate? ReviewOn { get; set; }
    public string? NextText => Next is { } day ? LocalDatePattern.Iso.Format(day) : null;
    public string? ReviewOnText => (ReviewOn ?? Decision.ReviewOn) is { } day ? LocalDatePattern.Iso.Format(day) : null;

    public Task<IActionResult> OnGetAsync() => OfferAsync("_Review");

    public async Task<IActionResult> OnPostAsync()
    {
        if (Result is null)
            ModelState.AddModelError("Result", "Choose what came of it.");
        var changed = await ChangeAsync(
            async (decision, token) =>
            {
                var note = MarkdownProse.ToProse(Note);
                if (decision.WhyNotReview(note, Next, Today) is { } reason)
                    return At(
                        decision.State != DecisionState.Decided ? ""
                            : Decision.WhyNotReviewOn(Next, Today) is null ? "Note"
                            : "Next",
                        reason
                    );
                decision.Review(Result!.Value, note, Next, Today, Viewer.Person, Now);
                await News(decision).TellOfReviewAsync(token);
                return null;
            }
        );
        return await AnswerAsync(changed, "_Review", "The review is stored.");
    }

    public async Task<IActionResult> OnPostPlanAsync()
    {
        var changed = await ChangeAsync(
            (decision, _) =>
            {
                if (decision.WhyNotPlanReview(ReviewOn, Today) is { } reason)
                    return Task.FromResult<string?>(reason);
                decision.PlanReview(ReviewOn, Today, Viewer.Person, Now);
                return Task.FromResult<string?>(null);
            },
            field: "ReviewOn"
        );
        return await AnswerAsync(changed, "_Review", "The day is set.");
    }
}
