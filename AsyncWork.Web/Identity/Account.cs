using AsyncWork.Domain.People;
using Microsoft.AspNetCore.Identity;
using NodaTime;

namespace AsyncWork.Web.Identity;

/// <summary>What signs in. It belongs to a person; the user name is the person's e-mail address.</summary>
public sealed class Account : IdentityUser<int>
{
    public PersonId PersonId { get; set; }

    /// <summary>"system", "light" or "dark".</summary>
    public string Theme { get; set; } = "system";

    /// <summary>A deactivated account cannot sign in; the person and their history stay.</summary>
    public Instant? DeactivatedAt { get; set; }
    public Instant CreatedAt { get; set; }

    /// <summary>When the first password was set; null while the invitation is open.</summary>
    public Instant? JoinedAt { get; set; }

    /// <summary>Since when a second factor is asked at sign-in; null while the password alone opens the account.</summary>
    public Instant? SecondFactorAt { get; set; }

    /// <summary>What the authenticator app makes its codes of, encrypted.</summary>
    public string? AuthenticatorSecret { get; set; }

    /// <summary>The number of the 30 seconds whose code was taken last: a code opens once.</summary>
    public long AuthenticatorStep { get; set; }
}

/// <summary>Opens an account once, in place of the authenticator app. Only a hash of it is stored.</summary>
public sealed class RecoveryCode
{
    RecoveryCode() { }

    public RecoveryCode(int account, string hash) => (AccountId, Hash) = (account, hash);

    public int Id { get; private set; }
    public int AccountId { get; private set; }
    public string Hash { get; private set; } = "";
}

/// <summary>One sign-in on one browser: listed to its owner, ended by them or by time (12 h idle, 7 days in all).</summary>
public sealed class AccountSession
{
    AccountSession() { }

    public AccountSession(Guid id, int account, string browser, string address, Instant now) =>
        (Id, AccountId, Browser, Address, StartedAt, SeenAt) = (
            id,
            account,
            browser.Length > 200 ? browser[..200] : browser,
            address,
            now,
            now
        );

    public Guid Id { get; private set; }
    public int AccountId { get; private set; }
    public string Browser { get; private set; } = "";
    public string Address { get; private set; } = "";
    public Instant StartedAt { get; private set; }
    public Instant SeenAt { get; private set; }
    public Instant? EndedAt { get; private set; }
}

/// <summary>The one-time link by which the first administrator sets up an installation. Only a hash of its token is stored.</summary>
public sealed class SetupLink
{
    SetupLink() { }

    public SetupLink(string tokenHash, Instant now) => (TokenHash, CreatedAt) = (tokenHash, now);

    public int Id { get; private set; }
    public string TokenHash { get; private set; } = "";
    public Instant CreatedAt { get; private set; }
    public Instant? UsedAt { get; set; }
}
