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
            (decision, _) =>
            {
                if (decision.WhyNotWithdraw(Reason) is { } reason)
                    return Task.FromResult<string?>(reason);
                decision.Withdraw(Reason!, Viewer.Person, Now);
                News(decision).TellOfEnd();
                return Task.FromResult<string?>(null);
            },
            field: "Reason"
        );
        return await AnswerAsync(changed, "_Withdraw", "It is withdrawn.");
    }
}
