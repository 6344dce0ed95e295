using AsyncWork.Web.History;
using Microsoft.AspNetCore.Identity;
using NodaTime;

namespace AsyncWork.Web.Identity;

/// <summary>Sets passwords; a new one ends the other sessions and every link that was mailed.</summary>
public sealed class Passwords(UserManager<Account> accounts, AccountSessions sessions, AuditTrail audit, IClock clock)
{
    /// <summary>False when the account was changed in the same moment, for example by the same link in another window.</summary>
    /// <param name="done">What the audit log says, such as <c>changed password</c>.</param>
    /// <param name="but">The session that goes on.</param>
    /// <exception cref="ArgumentException">The rules have a reason against this password.</exception>
    public async Task<bool> SetAsync(Account account, string password, string done, Guid? but = null)
    {
        if (PasswordRules.WhyNot(password, account.Email) is { } reason)
            throw new ArgumentException(reason, nameof(password));
        account.PasswordHash = accounts.PasswordHasher.HashPassword(account, password);
        account.JoinedAt ??= clock.GetCurrentInstant();
        // Wrong codes are forgotten by the right one alone, or who reads the owner's mail could try them for ever.
        if (account.SecondFactorAt is null)
            (account.AccessFailedCount, account.LockoutEnd) = (0, null);
        audit.Record(done, account.Email!, by: account.PersonId);
        return await sessions.EndAllAsync(account, but);
    }
}
