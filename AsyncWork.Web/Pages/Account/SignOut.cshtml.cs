using System.Security.Claims;
using AsyncWork.Web.Data;
using AsyncWork.Web.History;
using AsyncWork.Web.Identity;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AsyncWork.Web.Pages.Account;

[WithoutSecondFactor]
public sealed class SignOutModel(
    AppDbContext db,
    UserManager<Identity.Account> accounts,
    SignInManager<Identity.Account> signIn,
    AccountSessions sessions,
    AuditTrail audit
) : PageModel
{
    public async Task<IActionResult> OnPostAsync()
    {
        if (
            await accounts.GetUserAsync(User) is { } account
            && Guid.TryParse(User.FindFirstValue(ViewerClaims.Session), out var session)
        )
        {
            await sessions.EndAsync(account.Id, session);
            audit.Record("signed out", account.Email!);
            await db.SaveChangesAsync();
        }
        await signIn.SignOutAsync();
        return LocalRedirect("/account/sign-in");
    }
}
