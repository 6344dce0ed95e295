using System.Security.Claims;
using AsyncWork.Web.Data;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using NodaTime;

namespace AsyncWork.Web.Identity;

/// <summary>
/// Looks at a cookie once a minute: the account is active, its person has not left, its security stamp is the same and the session is open.
/// Then the claims are read anew, so that a role taken away is gone within a minute. A cookie of another day is looked at at once: whose
/// member somebody is goes by days.
/// </summary>
public sealed class SessionCheck(
    IOptions<SecurityStampValidatorOptions> options,
    SignInManager<Account> signIn,
    ILoggerFactory logs,
    AccountSessions sessions,
    AppDbContext db,
    IClock clock
) : SecurityStampValidator<Account>(options, signIn, logs)
{
    public override async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var issued = context.Properties.IssuedUtc;
        if (context.Principal is { } user && user.ReadingDay() != clock.GetCurrentInstant().InZone(user.ReadingZone()).Date)
            context.Properties.IssuedUtc = null;
        await base.ValidateAsync(context);
        // How long the new cookie lasts is reckoned from it.
        context.Properties.IssuedUtc ??= issued;
    }

    protected override async Task<Account?> VerifySecurityStamp(ClaimsPrincipal? principal) =>
        await base.VerifySecurityStamp(principal) is { DeactivatedAt: null } account
        && !await db.HasLeftAsync(account.PersonId, clock.GetCurrentInstant())
        && Guid.TryParse(principal?.FindFirstValue(ViewerClaims.Session), out var session)
        && await sessions.SeeAsync(session)
            ? account
            : null;

    /// <summary>The new principal is the same session.</summary>
    public static Task KeepSession(SecurityStampRefreshingPrincipalContext context)
    {
        ((ClaimsIdentity)context.NewPrincipal!.Identity!).AddClaims(context.CurrentPrincipal!.FindAll(ViewerClaims.Session));
        return Task.CompletedTask;
    }
}
