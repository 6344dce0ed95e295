using AsyncWork.Web.Htmx;
using AsyncWork.Web.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AsyncWork.Web.Pages.Account;

/// <summary>The second factor, after the right password (product.md A5). A wrong code counts as a wrong password does.</summary>
[LimitAttempts]
public sealed class SignInCodeModel(
    HalfSignIns halves,
    SecondFactors factors,
    PasswordCheck check,
    AccountSessions sessions,
    AttemptLimits limits
) : PageModel
{
    const string Refusal =
        "That code is not right, or was used already. Wait for the next one. After five failures an account can be tried again in 15 minutes.";

    [BindProperty]
    public string? Code { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    string Destination => Url.IsLocalUrl(ReturnUrl) ? ReturnUrl : "/";

    public async Task<IActionResult> OnGetAsync()
    {
        if (User.Identity?.IsAuthenticated == true)
            return LocalRedirect(Destination);
        return await halves.FindAsync() is null ? StartAgain() : Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (await halves.FindAsync() is not { } account)
            return StartAgain();
        if (!limits.Allow(account.Email))
            return StatusCode(StatusCodes.Status429TooManyRequests);
        if (await factors.TryAsync(account, Code) is not { } how)
        {
            ModelState.AddModelError(nameof(Code), Refusal);
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }
        await halves.EndAsync();
        check.Pass(account, how);
        await sessions.StartAsync(account);
        if (how == SecondFactors.ByRecoveryCode)
        {
            var left = await factors.CountCodesAsync(account);
            this.Toast($"You used a recovery code. {(left == 1 ? "1 is" : $"{left} are")} left; make new ones under My account.");
        }
        return LocalRedirect(Destination);
    }

    RedirectToPageResult StartAgain()
    {
        this.Toast("Sign in with your password first. The code is asked for within ten minutes.");
        return RedirectToPage("SignIn", new { ReturnUrl });
    }
}
