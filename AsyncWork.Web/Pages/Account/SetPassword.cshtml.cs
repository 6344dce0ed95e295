using AsyncWork.Web.Htmx;
using AsyncWork.Web.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AsyncWork.Web.Pages.Account;

/// <summary>Where mailed links lead: the first password, or another one. Opening the link uses nothing up; sending the form does.</summary>
[LimitAttempts]
public sealed class SetPasswordModel(PasswordLinks links, Passwords passwords) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Token { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    /// <summary>Null when the link does not work any more.</summary>
    public string? Email { get; private set; }
    public bool IsFirst { get; private set; }

    public Task<IActionResult> OnGetAsync() => AnswerAsync(StatusCodes.Status200OK);

    public async Task<IActionResult> OnPostAsync()
    {
        if (await links.FindAsync(Token) is not var (account, kind))
            return await AnswerAsync(StatusCodes.Status200OK);
        if (PasswordRules.WhyNot(Password, account.Email) is { } reason)
        {
            ModelState.AddModelError(nameof(Password), reason);
            return await AnswerAsync(StatusCodes.Status422UnprocessableEntity);
        }
        var done = kind == PasswordLinkKind.Invitation ? "joined" : "set another password by a mailed link";
        if (!await passwords.SetAsync(account, Password!, done))
            return await AnswerAsync(StatusCodes.Status409Conflict);
        this.Toast("Your password is set. Sign in with it.");
        return LocalRedirect("/account/sign-in");
    }

    async Task<IActionResult> AnswerAsync(int status)
    {
        if (await links.FindAsync(Token) is var (account, kind))
            (Email, IsFirst) = (account.Email, kind == PasswordLinkKind.Invitation);
        Response.StatusCode =
            Email is null && status == StatusCodes.Status200OK ? StatusCodes.Status422UnprocessableEntity : status;
        return Page();
    }
}
