using AsyncWork.Domain.People;
using AsyncWork.Web.Data;
using AsyncWork.Web.History;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Identity;

/// <summary>
/// What administrators do to accounts (product.md A3, A4). Each method does it, or answers with the reason why not and changes nothing.
/// An installation always keeps one administrator who can sign in, and nobody locks themself out by a slip. A
/// <see cref="DbUpdateConcurrencyException"/> says, for the user, that somebody else was first; then nothing is changed.
/// </summary>
public sealed class AccountAdministration(
    AppDbContext db,
    UserManager<Account> accounts,
    AccountSessions sessions,
    SecondFactors factors,
    AuditTrail audit,
    IClock clock
)
{
    /// <summary>Closes the account and ends its sessions. The person, their hours and what they wrote stay.</summary>
    public Task<string?> DeactivateAsync(Person person, PersonId by) =>
        ChangeAsync(
            person,
            async account =>
            {
                if (account.DeactivatedAt is not null)
                    return $"{person.Name}’s account is deactivated already.";
                if (person.Id == by)
                    return "You cannot deactivate your own account. Ask another administrator.";
                if (await IsLastAdministratorAsync(account))
                    return $"{person.Name} is the only administrator. Make someone else an administrator first.";
                account.DeactivatedAt = clock.GetCurrentInstant();
                audit.Record("deactivated account", person.Name);
                Expect(await sessions.EndAllAsync(account), person);
                return null;
            }
        );

    public Task<string?> ReactivateAsync(Person person) =>
        ChangeAsync(
            person,
            async account =>
            {
                if (account.DeactivatedAt is null)
                    return $"{person.Name}’s account is active already.";
                account.DeactivatedAt = null;
                audit.Record("reactivated account", person.Name);
                Expect((await accounts.UpdateAsync(account)).Succeeded, person);
                return null;
            }
        );

    /// <summary>Ends the wait after too many wrong passwords.</summary>
    public Task<string?> UnlockAsync(Person person) =>
        ChangeAsync(
            person,
            async account =>
            {
                audit.Record("unlocked account", person.Name);
                (account.LockoutEnd, account.AccessFailedCount) = (null, 0);
                Expect((await accounts.UpdateAsync(account)).Succeeded, person);
                return null;
            }
        );

    /// <summary>Turns off the second factor of somebody who has lost it, removes their passkeys, and ends their sessions.</summary>
    /// <param name="by">Their own is asked for its code; null on the server.</param>
    public Task<string?> DropSecondFactorAsync(Person person, PersonId? by) =>
        ChangeAsync(
            person,
            async account =>
            {
                if (person.Id == by)
                    return "Turn your own off under My account, with your password and a code.";
                var passkeys = await db.WriteAsync(db.Passkeys.Where(p => p.AccountId == account.Id).ExecuteDeleteAsync);
                if (account.SecondFactorAt is null && passkeys == 0)
                    return $"{person.Name} has no second factor.";
                Expect(await factors.TurnOffAsync(account, "turned off the second factor of"), person);
                return null;
            }
        );

    public Task<string?> EndSessionsAsync(Person person) =>
        ChangeAsync(
            person,
            async account =>
            {
                audit.Record("ended sessions", person.Name);
                Expect(await sessions.EndAllAsync(account), person);
                return null;
            }
        );

    public Task<string?> GiveRoleAsync(Person person, Role role) =>
        ChangeAsync(
            person,
            async account =>
            {
                if (await accounts.IsInRoleAsync(account, role.ToString()))
                    return $"{person.Name} has this role already.";
                await AddRoleAsync(account, person, role);
                return null;
            }
        );

    /// <summary>Gives a role to a new account, inside the transaction that makes it.</summary>
    public async Task AddRoleAsync(Account account, Person person, Role role)
    {
        audit.Record("gave role", person.Name, role.ToString());
        Expect((await accounts.AddToRoleAsync(account, role.ToString())).Succeeded, person);
    }

    public Task<string?> TakeRoleAsync(Person person, Role role, PersonId by) =>
        ChangeAsync(
            person,
            async account =>
            {
                if (!await accounts.IsInRoleAsync(account, role.ToString()))
                    return $"{person.Name} does not have this role.";
                if (role == Role.Administrator && person.Id == by)
                    return "You cannot take the administrator role from yourself. Ask another administrator.";
                if (role == Role.Administrator && await IsLastAdministratorAsync(account))
                    return $"{person.Name} is the only administrator. Make someone else an administrator first.";
                audit.Record("took role", person.Name, role.ToString());
                Expect((await accounts.RemoveFromRoleAsync(account, role.ToString())).Succeeded, person);
                return null;
            }
        );

    /// <summary>
    /// The account follows the person's address: it signs in with the new one. Sessions end and mailed links stop working, as they went
    /// to the old one. To be called inside the transaction that changes the person.
    /// </summary>
    /// <param name="but">The session that goes on, for administrators who change their own address.</param>
    /// <exception cref="DbUpdateConcurrencyException">The account was changed in the same moment.</exception>
    public async Task MoveToAddressAsync(Account account, string email, Guid? but)
    {
        account.UserName = email;
        Expect(await accounts.SetEmailAsync(account, email));
        if (!await sessions.EndAllAsync(account, but))
            throw new DbUpdateConcurrencyException($"The account {account.Id} was changed in the same moment.");
    }

    async Task<string?> ChangeAsync(Person person, Func<Account, Task<string?>> change)
    {
        string? reason = null;
        await db.InTransactionAsync(async cancellation =>
        {
            db.ChangeTracker.Clear();
            // Administrators take turns at this row, so that two of them cannot remove each other in the same moment.
            await db.TakeCompanyTurnAsync(cancellation);
            var account = await db.Users.SingleOrDefaultAsync(a => a.PersonId == person.Id, cancellation);
            reason = account is null ? $"{person.Name} has no account." : await change(account);
        });
        return reason;
    }

    /// <summary>
    /// Why this person cannot leave on a day: who has left signs in no more, and another administrator who leaves some day does not count. Null
    /// when they can, for no day, and for the day on which they leave already.
    /// </summary>
    public async Task<string?> WhyNotLeaveAsync(Person person, LocalDate? lastDay) =>
        lastDay is not null
        && lastDay != person.LastDay
        && await db.Users.SingleOrDefaultAsync(a => a.PersonId == person.Id) is { } account
        && await IsLastAdministratorAsync(account, whoStays: true)
            ? $"{person.Name} is the only administrator who stays. Make someone else an administrator first."
            : null;

    /// <param name="whoStays">Of those for whom no last day is known.</param>
    async Task<bool> IsLastAdministratorAsync(Account account, bool whoStays = false)
    {
        if (!await accounts.IsInRoleAsync(account, nameof(Role.Administrator)))
            return false;
        var now = clock.GetCurrentInstant();
        foreach (var other in await accounts.GetUsersInRoleAsync(nameof(Role.Administrator)))
            if (
                other.Id != account.Id
                && other is { DeactivatedAt: null, JoinedAt: not null }
                && !(whoStays ? await db.FindDeparture(other.PersonId).AnyAsync() : await db.HasLeftAsync(other.PersonId, now))
            )
                return false;
        return true;
    }

    /// <summary>What Identity refuses here is an account that was changed since it was read: by its owner, who signs in or sets a password.</summary>
    static void Expect(bool isStored, Person person)
    {
        if (!isStored)
            throw new DbUpdateConcurrencyException(
                $"{person.Name}’s account was changed by somebody else in the same moment. Look at it, then try again."
            );
    }

    static void Expect(IdentityResult result)
    {
        if (!result.Succeeded)
            throw new InvalidOperationException(string.Join(" ", result.Errors.Select(e => e.Description)));
    }
}
