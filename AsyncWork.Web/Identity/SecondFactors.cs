using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using AsyncWork.Web.Data;
using AsyncWork.Web.History;
using AsyncWork.Web.Mail;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using OtpNet;

namespace AsyncWork.Web.Identity;

/// <summary>
/// The second factor (product.md A5; ASVS 6.5): codes of an authenticator app (RFC 6238, six digits, 30 seconds), and recovery codes for who
/// has lost it. Each opens once. The secret is stored encrypted, recovery codes as hashes. Its owner is told by mail of each change.
/// </summary>
public sealed class SecondFactors(
    AppDbContext db,
    IDataProtectionProvider protection,
    PasswordCheck check,
    AccountSessions sessions,
    MailOutbox outbox,
    AuditTrail audit,
    IClock clock
)
{
    public const int RecoveryCodes = 10;

    /// <summary>What <see cref="TryAsync"/> says of a recovery code.</summary>
    public const string ByRecoveryCode = "with a recovery code";

    /// <summary>So long a secret that was shown can be taken.</summary>
    public static readonly Duration OfferHolds = Duration.FromMinutes(30);
    const int SecretBytes = 20;

    // 120 bits, so that a plain hash is enough (ASVS 6.5.2).
    const int RecoveryBytes = 15;

    // Clocks of phones are seldom right to the second.
    static readonly VerificationWindow Window = new(previous: 1, future: 1);
    readonly IDataProtector offers = protection.CreateProtector("AsyncWork.SecondFactors.Offer");
    readonly IDataProtector secrets = protection.CreateProtector("AsyncWork.SecondFactors.Secret");

    /// <summary>A new secret for the form that turns the second factor on; nothing is stored.</summary>
    public SecretOffer Offer(Account account) => Show(account, KeyGeneration.GenerateRandomKey(SecretBytes), Now + OfferHolds);

    /// <summary>The offer of a form that was sent; null when it is not ours, of somebody else, or too old.</summary>
    public SecretOffer? Find(Account account, string? form)
    {
        if (
            offers.Open(form)?.Split('|') is not [var id, var until, var secret]
            || id != account.Id.ToString(CultureInfo.InvariantCulture)
        )
            return null;
        var end = Instant.FromUnixTimeSeconds(long.Parse(until, CultureInfo.InvariantCulture));
        return end < Now ? null : Show(account, Base32Encoding.ToBytes(secret), end);
    }

    /// <summary>
    /// Turns it on for who has the app, and ends the other sessions. The recovery codes, which cannot be shown again; null, and nothing done,
    /// when the code is wrong, or the account was changed in the same moment.
    /// </summary>
    /// <param name="but">The session that goes on.</param>
    public async Task<IReadOnlyList<string>?> TurnOnAsync(Account account, SecretOffer offer, string? code, Guid but)
    {
        if (account.SecondFactorAt is not null || StepOf(Base32Encoding.ToBytes(offer.Secret), Plain(code)) is not { } step)
            return null;
        IReadOnlyList<string>? codes = null;
        await ChangeAsync(
            account.Id,
            async fresh =>
            {
                if (fresh.SecondFactorAt is not null)
                    return;
                var secret = secrets.Protect(offer.Secret);
                (fresh.SecondFactorAt, fresh.AuthenticatorSecret, fresh.AuthenticatorStep) = (Now, secret, step);
                var made = await RenewCodesAsync(fresh);
                Tell(fresh, "turned on the second factor", "is asked for a second factor at sign-in from now on");
                codes = await sessions.EndAllAsync(fresh, but) ? made : null;
            }
        );
        return codes;
    }

    /// <summary>New recovery codes in place of the old ones.</summary>
    public async Task<IReadOnlyList<string>> MakeCodesAsync(Account account)
    {
        IReadOnlyList<string> codes = [];
        await ChangeAsync(
            account.Id,
            async fresh =>
            {
                codes = await RenewCodesAsync(fresh);
                Tell(fresh, "made new recovery codes", "has new recovery codes; the old ones open it no more");
                await db.SaveChangesAsync();
            }
        );
        return codes;
    }

    /// <summary>
    /// Turns it off, and ends the other sessions. To be called inside a transaction, with the account as it is in it. False, and nothing done,
    /// when the account was changed in the same moment.
    /// </summary>
    /// <param name="but">The session that goes on; null for all.</param>
    public async Task<bool> TurnOffAsync(Account account, string done, Guid? but = null)
    {
        (account.SecondFactorAt, account.AuthenticatorSecret, account.AuthenticatorStep) = (null, null, 0);
        await DropCodesAsync(account);
        Tell(account, done, "is opened by its password alone from now on");
        return await sessions.EndAllAsync(account, but);
    }

    /// <summary>The same for its owner.</summary>
    public async Task<bool> TurnOffAsync(Account account, Guid but)
    {
        var isDone = false;
        await ChangeAsync(account.Id, async fresh => isDone = await TurnOffAsync(fresh, "turned off the second factor", but));
        return isDone;
    }

    /// <summary>
    /// What a code is, for the audit log; null when it does not open this account, or did so once, which counts as a wrong password does.
    /// </summary>
    public async Task<string?> TryAsync(Account account, string? code)
    {
        if (await TakeAsync(account, code) is { } how)
            return how;
        await check.FailedAsync(account, counts: true, "the second factor was wrong");
        return null;
    }

    async Task<string?> TakeAsync(Account account, string? code)
    {
        var typed = Plain(code);
        if (typed.Length != 6)
        {
            var hash = HashOf(typed);
            var codes = db.RecoveryCodes.Where(c => c.AccountId == account.Id && c.Hash == hash);
            return await db.WriteAsync(codes.ExecuteDeleteAsync) == 1 ? ByRecoveryCode : null;
        }
        if (
            secrets.Open(account.AuthenticatorSecret) is not { } secret
            || StepOf(Base32Encoding.ToBytes(secret), typed) is not { } step
        )
            return null;
        // Of two who send the same code in the same moment one is first.
        var isFirst = db.Users.Where(a => a.Id == account.Id && a.AuthenticatorStep < step);
        return
            await db.WriteAsync(c => isFirst.ExecuteUpdateAsync(set => set.SetProperty(a => a.AuthenticatorStep, step), c)) == 1
            ? "with a second factor"
            : null;
    }

    public Task<int> CountCodesAsync(Account account) => db.RecoveryCodes.CountAsync(c => c.AccountId == account.Id);

    Instant Now => clock.GetCurrentInstant();

    SecretOffer Show(Account account, byte[] key, Instant until)
    {
        var secret = Base32Encoding.ToString(key).TrimEnd('=');
        var text = string.Join('|', account.Id.ToString(CultureInfo.InvariantCulture), until.ToUnixTimeSeconds(), secret);
        return new(secret, new OtpUri(OtpType.Totp, secret, account.Email!, "AsyncWork").ToString(), offers.Protect(text));
    }

    long? StepOf(byte[] secret, string code) =>
        new Totp(secret).VerifyTotp(Now.ToDateTimeUtc(), code, out var step, Window) ? step : null;

    Task ChangeAsync(int account, Func<Account, Task> change) =>
        db.InTransactionAsync(async cancellation =>
        {
            db.ChangeTracker.Clear();
            await change(await db.Users.SingleAsync(a => a.Id == account, cancellation));
        });

    async Task<IReadOnlyList<string>> RenewCodesAsync(Account account)
    {
        var made = Enumerable
            .Range(0, RecoveryCodes)
            .Select(_ => Base32Encoding.ToString(RandomNumberGenerator.GetBytes(RecoveryBytes)))
            .ToList();
        await DropCodesAsync(account);
        db.AddRange(made.Select(code => new RecoveryCode(account.Id, HashOf(code))));
        return [.. made.Select(code => string.Join('-', code.Chunk(4).Select(part => new string(part))))];
    }

    Task<int> DropCodesAsync(Account account) =>
        db.WriteAsync(db.RecoveryCodes.Where(c => c.AccountId == account.Id).ExecuteDeleteAsync);

    void Tell(Account account, string done, string what)
    {
        audit.Record(done, account.Email!);
        outbox.Add(
            account.Email!,
            "Your second factor at AsyncWork",
            $"""
            Your account at AsyncWork {what}.

            If it was not you, and nobody told you so, ask an administrator at once and change your password.
            """
        );
    }

    static string Plain(string? code) =>
        (code ?? "").Replace(" ", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal).ToUpperInvariant();

    static string HashOf(string code) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(code)));
}

/// <summary>A secret for an authenticator app.</summary>
/// <param name="Secret">In Base32, to be typed.</param>
/// <param name="Url">The same with the account’s name, for a QR code.</param>
/// <param name="Form">What the form carries along.</param>
public sealed record SecretOffer(string Secret, string Url, string Form)
{
    /// <summary>The secret in groups of four.</summary>
    public string InGroups => string.Join(' ', Secret.Chunk(4).Select(part => new string(part)));
}
