using System.Security.Claims;
using AsyncWork.Web.Htmx;
using AsyncWork.Web.Identity;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AsyncWork.Web.Pages.Account;

/// <summary>Another password, for someone who knows the present one. The other sessions end.</summary>
[LimitAttempts]
public sealed class PasswordModel(
    UserManager<Identity.Account> accounts,
    PasswordCheck check,
    Passwords passwords,
    AccountSessions sessions
) : PageModel
{
    [BindProperty]
    public string? Present { get; set; }

    [BindProperty]
    public string? New { get; set; }

    public async Task<IActionResult> OnPostAsync()
    {
        if (await accounts.GetUserAsync(User) is not { } account)
            return Challenge();
        if (PasswordRules.WhyNot(New, account.Email) is { } reason)
            ModelState.AddModelError(nameof(New), reason);
        else if (!await check.IsPasswordOfAsync(account, Present))
            ModelState.AddModelError(
                nameof(Present),
                "That is not your present password. After five failures your account can be tried again in 15 minutes."
            );
        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }
        var session = Guid.Parse(User.FindFirstValue(ViewerClaims.Session)!);
        if (!await passwords.SetAsync(account, New!, "changed password", but: session))
            return StatusCode(StatusCodes.Status409Conflict);
        await sessions.RefreshAsync(account);
        this.Toast("Your password is changed. Your other sessions have ended.");
        return LocalRedirect("/account");
    }
}
