using Microsoft.AspNetCore.Identity;
using NodaTime;

namespace AsyncWork.Web.Identity;

/// <summary>
/// A key that a phone, a computer or a password manager keeps for its owner and opens with a finger, a face or a PIN. It opens the account
/// without a password. Only the public half of it is stored.
/// </summary>
public sealed class Passkey
{
    public const int LongestName = 60;

    /// <summary>In bytes. Names of keys are mostly shorter than 100; no longer one fits into an index of SQL Server.</summary>
    public const int LongestCredentialId = 900;

    Passkey() { }

    public Passkey(int account, string name, UserPasskeyInfo key, Instant now)
    {
        (AccountId, Name, CreatedAt) = (account, name, now);
        (CredentialId, PublicKey, SignCount) = (key.CredentialId, key.PublicKey, key.SignCount);
        (IsBackupEligible, IsBackedUp) = (key.IsBackupEligible, key.IsBackedUp);
    }

    public int Id { get; private set; }
    public int AccountId { get; private set; }

    /// <summary>What its owner calls it.</summary>
    public string Name { get; private set; } = "";
    public Instant CreatedAt { get; private set; }

    /// <summary>When it last opened the account; null when it never did.</summary>
    public Instant? UsedAt { get; private set; }

    /// <summary>What the device calls it.</summary>
    public byte[] CredentialId { get; private set; } = [];

    /// <summary>As COSE writes it.</summary>
    public byte[] PublicKey { get; private set; } = [];

    /// <summary>How often the device says that it was used; 0 where devices do not count.</summary>
    public long SignCount { get; private set; }
    public bool IsBackupEligible { get; private set; }
    public bool IsBackedUp { get; private set; }

    /// <summary>It opened the account.</summary>
    public void Use(UserPasskeyInfo key, Instant now) => (SignCount, IsBackedUp, UsedAt) = (key.SignCount, key.IsBackedUp, now);
}
