using AsyncWork.Domain.People;
using AsyncWork.Web.Data;
using AsyncWork.Web.History;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Identity;

/// <summary>
/// Whether an address and a password belong together. Every attempt costs the same lookups, one hash and one write, and the only answer is
/// yes or no: nothing tells whether there is such an account, or that it is locked, deactivated or of somebody who has left.
/// </summary>
public sealed class PasswordCheck(
    AppDbContext db,
    UserManager<Account> accounts,
    IPasswordHasher<Account> hasher,
    AuditTrail audit,
    IClock clock
)
{
    /// <summary>So many failures lock an account for <see cref="LockedFor"/>.</summary>
    public const int MostFailures = 5;
    public static readonly Duration LockedFor = Duration.FromMinutes(15);

    // Compared with when there is no account to compare with; nobody knows its password.
    static string? hashOfNobody;

    /// <summary>
    /// The account that these words open; null for every other case. Failures are forgotten by <see cref="Pass"/> alone, or who knows the
    /// password could try codes for ever.
    /// </summary>
    public async Task<Account?> FindAsync(string email, string password)
    {
        var account = await accounts.FindByEmailAsync(email);
        return await IsPasswordOfAsync(account, password) ? account : null;
    }

    /// <summary>All that is asked at sign-in was right; stored by the next save.</summary>
    /// <param name="how">What was asked beside the password.</param>
    public void Pass(Account account, string how = "")
    {
        (account.AccessFailedCount, account.LockoutEnd) = (0, null);
        audit.Record("signed in", account.Email!, how, by: account.PersonId);
    }

    /// <summary>Whether this is the password of that account; a failure counts. Never of nobody, nor of a locked or deactivated account or of who has left.</summary>
    public async Task<bool> IsPasswordOfAsync(Account? account, string? password)
    {
        hashOfNobody ??= hasher.HashPassword(new Account(), Guid.NewGuid().ToString());
        var mayTry = await MayTryAsync(account);
        var hash = mayTry ? account!.PasswordHash : null;
        var verdict = hasher.VerifyHashedPassword(account ?? new Account(), hash ?? hashOfNobody, password ?? "");
        if (hash is not null && verdict != PasswordVerificationResult.Failed)
            return true;
        await FailedAsync(account, mayTry);
        return false;
    }

    /// <summary>Not nobody, nor a locked or deactivated account, nor one of somebody who has left.</summary>
    public async Task<bool> MayTryAsync(Account? account)
    {
        var now = clock.GetCurrentInstant();
        // Asked of nobody too, so that it takes as long.
        var hasLeft = await db.HasLeftAsync(account?.PersonId ?? default, now);
        return !hasLeft
            && account is { DeactivatedAt: null }
            && (account.LockoutEnd is not { } end || Instant.FromDateTimeOffset(end) <= now);
    }

    /// <summary>Counts in the database, so that attempts made at the same time all count. Costs the same for an account and for none.</summary>
    /// <param name="what">What was wrong, where it was not the password.</param>
    public Task FailedAsync(Account? account, bool counts, string what = "")
    {
        var (id, now) = (counts ? account!.Id : 0, clock.GetCurrentInstant());
        var until = (now + LockedFor).ToDateTimeOffset();
#pragma warning disable RS0030 // Identity keeps the end of a lock as DateTimeOffset
        return db.InTransactionAsync(async cancellation =>
        {
            db.ChangeTracker.Clear();
            await db
                .Users.Where(a => a.Id == id)
                .ExecuteUpdateAsync(
                    set =>
                        set.SetProperty(a => a.LockoutEnd, a => a.AccessFailedCount + 1 >= MostFailures ? until : a.LockoutEnd)
                            .SetProperty(
                                a => a.AccessFailedCount,
                                a => a.AccessFailedCount + 1 >= MostFailures ? 0 : a.AccessFailedCount + 1
                            ),
                    cancellation
                );
            var locked = await db.Users.AnyAsync(a => a.Id == id && a.LockoutEnd == until, cancellation);
            var details = locked ? $"locked for {LockedFor.TotalMinutes} minutes after {MostFailures} failures" : what;
            audit.Record("failed to sign in", account?.Email ?? "an unknown address", details);
            await db.SaveChangesAsync(cancellation);
        });
#pragma warning restore RS0030
    }
}
