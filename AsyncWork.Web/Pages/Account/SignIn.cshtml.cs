using System.ComponentModel.DataAnnotations;
using AsyncWork.Domain.People;
using AsyncWork.Web.Data;
using AsyncWork.Web.Data.Demo;
using AsyncWork.Web.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace AsyncWork.Web.Pages.Account;

/// <summary>One refusal for every reason, so that nobody learns who has an account here.</summary>
[LimitAttempts]
public sealed class SignInModel(
    AppDbContext db,
    PasswordCheck check,
    AccountSessions sessions,
    HalfSignIns halves,
    Passkeys passkeys,
    AttemptLimits limits,
    IConfiguration configuration
) : PageModel
{
    const string Refusal =
        "That e-mail address and password do not go together. After five failures an account can be tried again in 15 minutes.";

    [BindProperty]
    [Required(ErrorMessage = "Enter your e-mail address.")]
    [StringLength(Person.LongestEmail, ErrorMessage = "That is too long for an e-mail address.")]
    public string Email { get; set; } = "";

    [BindProperty]
    [Required(ErrorMessage = "Enter your password.")]
    [StringLength(PasswordRules.Longest, ErrorMessage = "That is too long for a password.")]
    public string Password { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    /// <summary>What a passkey answered, and what the form that asked it carried along.</summary>
    [BindProperty]
    public string? Credential { get; set; }

    [BindProperty]
    public string? Asked { get; set; }

    public PasskeyAsk Passkey { get; private set; } = null!;

    /// <summary>Only while the demo company is in use.</summary>
    public bool ShowsDemoAccounts { get; private set; }

    string Destination => Url.IsLocalUrl(ReturnUrl) ? ReturnUrl : "/";

    public async Task<IActionResult> OnGetAsync()
    {
        if (User.Identity?.IsAuthenticated == true)
            return LocalRedirect(Destination);
        ModelState.Clear();
        return await ShowAsync(StatusCodes.Status200OK);
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid)
            return await ShowAsync(StatusCodes.Status422UnprocessableEntity);
        if (!limits.Allow(Email))
            return StatusCode(StatusCodes.Status429TooManyRequests);
        if (await check.FindAsync(Email, Password) is not { } account)
        {
            ModelState.AddModelError("", Refusal);
            return await ShowAsync(StatusCodes.Status422UnprocessableEntity);
        }
        if (account.SecondFactorAt is not null)
        {
            await halves.BeginAsync(account);
            return RedirectToPage("SignInCode", new { ReturnUrl });
        }
        if (await passkeys.AreAskedOfAsync(account))
        {
            ModelState.AddModelError(
                "",
                "Your company asks for a second factor, and yours is a passkey: use it instead of the password."
            );
            return await ShowAsync(StatusCodes.Status422UnprocessableEntity);
        }
        check.Pass(account);
        await sessions.StartAsync(account);
        return LocalRedirect(Destination);
    }

    public async Task<IActionResult> OnPostPasskeyAsync()
    {
        ModelState.Clear(); // neither address nor password is asked for
        if (await passkeys.FindAsync(Asked, Credential) is not { } account)
        {
            ModelState.AddModelError(
                "",
                "That passkey opens no account here, or it took too long. Try again, or use your password."
            );
            return await ShowAsync(StatusCodes.Status422UnprocessableEntity);
        }
        check.Pass(account, "with a passkey");
        await sessions.StartAsync(account);
        return LocalRedirect(Destination);
    }

    async Task<IActionResult> ShowAsync(int status)
    {
        Passkey = await passkeys.AskToSignInAsync();
        ShowsDemoAccounts = configuration.IsDemoEnabled() && await db.Companies.AnyAsync(c => c.IsDemo);
        Response.StatusCode = status;
        return Page();
    }
}
