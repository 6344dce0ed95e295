using System.Globalization;
using AsyncWork.Web.Data;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using NodaTime;

namespace AsyncWork.Web.Identity;

/// <summary>What a mailed link is for.</summary>
public enum PasswordLinkKind
{
    /// <summary>Sets the first password.</summary>
    Invitation,

    /// <summary>Sets another one, because the last is forgotten.</summary>
    Forgotten,
}

/// <summary>
/// Links that set a password: signed, for one account, for a time, and once, because setting the password changes the security stamp that
/// is part of them. Nothing is stored.
/// </summary>
public sealed class PasswordLinks(
    IDataProtectionProvider protection,
    UserManager<Account> accounts,
    AppDbContext db,
    IClock clock
)
{
    public static readonly Duration InvitationHolds = Duration.FromHours(72);
    public static readonly Duration ForgottenHolds = Duration.FromHours(2);

    readonly IDataProtector protector = protection.CreateProtector("AsyncWork.PasswordLinks");

    /// <summary>The address below the site's own.</summary>
    public string PathFor(Account account, PasswordLinkKind kind)
    {
        var until = clock.GetCurrentInstant() + (kind == PasswordLinkKind.Invitation ? InvitationHolds : ForgottenHolds);
        var text = string.Join('|', (int)kind, account.Id, until.ToUnixTimeSeconds(), account.SecurityStamp);
        var token = protector.Protect(text);
        return $"/account/{(kind == PasswordLinkKind.Invitation ? "join" : "set-password")}?token={token}";
    }

    /// <summary>The account a link is for; null when the link is used, over or not ours, the account is deactivated or its person has left.</summary>
    public async Task<(Account Account, PasswordLinkKind Kind)?> FindAsync(string? token)
    {
        if (
            protector.Open(token)?.Split('|') is not [var kind, var id, var until, var stamp]
            || Instant.FromUnixTimeSeconds(long.Parse(until, CultureInfo.InvariantCulture)) < clock.GetCurrentInstant()
            || await accounts.FindByIdAsync(id) is not { DeactivatedAt: null } account
            || account.SecurityStamp != stamp
            || await db.HasLeftAsync(account.PersonId, clock.GetCurrentInstant())
        )
            return null;
        return (account, Enum.Parse<PasswordLinkKind>(kind));
    }
}
