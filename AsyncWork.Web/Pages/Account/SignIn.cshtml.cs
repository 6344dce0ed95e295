using System.ComponentModel.DataAnnotations;
using AsyncWork.Web.Data;
using AsyncWork.Web.Data.Demo;
using AsyncWork.Web.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace AsyncWork.Web.Pages.Account;

public sealed class SignInModel(AppDbContext db, PasswordCheck check, AccountSessions sessions, IConfiguration configuration)
    : PageModel
{
    [
        BindProperty,
        Required(ErrorMessage = "Enter your e-mail address."),
        StringLength(254, ErrorMessage = "That is too long for an e-mail address.")
    ]
    public string Email { get; set; } = "";

    [
        BindProperty,
        Required(ErrorMessage = "Enter your password."),
        StringLength(1000, ErrorMessage = "That is too long for a password.")
    ]
    public string Password { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    /// <summary>Only while the demo company is in use.</summary>
    public bool ShowsDemoAccounts { get; private set; }

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
        if (await check.FindAsync(Email, Password) is not { } account)
        {
            ModelState.AddModelError(
                "",
                "That e-mail address and password do not go together. After five failures an account rests for 15 minutes."
            );
            return await ShowAsync(StatusCodes.Status422UnprocessableEntity);
        }
        await sessions.StartAsync(account);
        return LocalRedirect(Destination);
    }

    string Destination => Url.IsLocalUrl(ReturnUrl) ? ReturnUrl : "/";

    async Task<IActionResult> ShowAsync(int status)
    {
        ShowsDemoAccounts = configuration.IsDemoEnabled() && await db.Companies.AnyAsync(c => c.IsDemo);
        Response.StatusCode = status;
        return Page();
    }
}
