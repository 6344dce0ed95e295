using AsyncWork.Web.Data;
using Microsoft.AspNetCore.Mvc;
using NodaTime;

namespace AsyncWork.Web.Pages.Decisions;

/// <summary>Take a decision away before it is made, with a reason (product.md D1).</summary>
public sealed class WithdrawModel(AppDbContext db, IClock clock) : DecisionPage(db, clock)
{
    [BindProperty]
    public string? Reason { get; set; }

    public Task<IActionResult> OnGetAsync() => OfferAsync("_Withdraw");

    public async Task<IActionResult> OnPostAsync()
    {
        var changed = await ChangeAsync(
            async (decision, token) =>
            {
                if (decision.WhyNotWithdraw(Reason) is { } reason)
                    return reason;
                decision.Withdraw(Reason!, Viewer.Person, Now);
                await News(decision).TellOfEndAsync(token);
                return null;
            },
            field: "Reason"
        );
        return await AnswerAsync(changed, "_Withdraw", "It is withdrawn.");
    }
}
