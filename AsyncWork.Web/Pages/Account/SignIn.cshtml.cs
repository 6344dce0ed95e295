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
        check.Pass(account);
        await sessions.StartAsync(account);
        return LocalRedirect(Destination);
    }

    async Task<IActionResult> ShowAsync(int status)
    {
        ShowsDemoAccounts = configuration.IsDemoEnabled() && await db.Companies.AnyAsync(c => c.IsDemo);
        Response.StatusCode = status;
        return Page();
    }
}
