using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using NodaTime;

namespace AsyncWork.Web.Identity;

/// <summary>
/// Who has given the right password and owes the second factor: a cookie of this browser, for ten minutes, and only as long as the account
/// stays as it was. It opens nothing by itself.
/// </summary>
public sealed class HalfSignIns(UserManager<Account> accounts, PasswordCheck check, IHttpContextAccessor requests)
{
    public static readonly Duration Holds = Duration.FromMinutes(10);
    static readonly string Scheme = IdentityConstants.TwoFactorUserIdScheme;
    const string Stamp = "stamp";

    HttpContext Http => requests.HttpContext ?? throw new InvalidOperationException("Sign-ins belong to requests.");

    public Task BeginAsync(Account account) =>
        Http.SignInAsync(
            Scheme,
            new ClaimsPrincipal(
                new ClaimsIdentity(
                    [
                        new(ClaimTypes.NameIdentifier, account.Id.ToString(CultureInfo.InvariantCulture)),
                        new(Stamp, account.SecurityStamp!),
                    ],
                    Scheme
                )
            )
        );

    /// <summary>The account whose second factor is asked for; null when nobody gave a password here, or it cannot be tried any more.</summary>
    public async Task<Account?> FindAsync()
    {
        if (
            await Http.AuthenticateAsync(Scheme) is not { Principal: { } half }
            || half.FindFirstValue(ClaimTypes.NameIdentifier) is not { } id
            || await accounts.FindByIdAsync(id) is not { SecondFactorAt: not null } account
            || account.SecurityStamp != half.FindFirstValue(Stamp)
        )
            return null;
        return await check.MayTryAsync(account) ? account : null;
    }

    public Task EndAsync() => Http.SignOutAsync(Scheme);
}
