using System.Text.Json;
using AsyncWork.Domain;
using AsyncWork.Domain.People;
using AsyncWork.Web.Data;
using AsyncWork.Web.History;
using AsyncWork.Web.Mail;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Identity;

/// <summary>
/// Passkeys (product.md A5; WebAuthn): made and removed by their owner, who is told by mail, and used to sign in. As the device asks for a
/// finger, a face or a PIN each time, a passkey is two factors by itself.
/// </summary>
public sealed partial class Passkeys(
    AppDbContext db,
    IPasskeyHandler<Account> handler,
    IDataProtectionProvider protection,
    PasswordCheck check,
    AccountSessions sessions,
    MailOutbox outbox,
    AuditTrail audit,
    IHttpContextAccessor requests,
    IClock clock,
    ILogger<Passkeys> log
)
{
    /// <summary>So many one account has at most.</summary>
    public const int Most = 20;

    /// <summary>So long a page that asks the device for a key can be answered.</summary>
    public static readonly Duration AskHolds = Duration.FromMinutes(30);
    const int LongestCredential = 20_000;

    readonly IDataProtector asks = protection.CreateProtector("AsyncWork.Passkeys.Ask");

    HttpContext Http => requests.HttpContext ?? throw new InvalidOperationException("Passkeys belong to requests.");
    Instant Now => clock.GetCurrentInstant();

    /// <summary>Why an account cannot have one more of this name; null when it can.</summary>
    public async Task<string?> WhyNotAddAsync(Account account, string? name) =>
        StoredText.WhyNotName(name, "The name of a passkey", Passkey.LongestName)
        ?? (
            await db.Passkeys.CountAsync(p => p.AccountId == account.Id) < Most
                ? null
                : $"You have {Most} passkeys. Remove one that you do not use any more."
        );

    /// <summary>What asks the device to make a key; nothing is stored.</summary>
    public async Task<PasskeyAsk> AskForNewAsync(Account account, string name)
    {
        var made = await handler.MakeCreationOptionsAsync(
            new()
            {
                Id = $"{account.Id}",
                Name = account.Email!,
                DisplayName = account.Email!,
            },
            Http
        );
        return Ask(made.CreationOptionsJson, made.AttestationState!, account.Id, name.Trim());
    }

    /// <summary>What asks the device to sign somebody in, whoever it is.</summary>
    public async Task<PasskeyAsk> AskToSignInAsync()
    {
        var made = await handler.MakeRequestOptionsAsync(null!, Http);
        return Ask(made.RequestOptionsJson, made.AssertionState!, account: 0, name: "");
    }

    /// <summary>
    /// Takes the key that the device has made, and ends the other sessions. Its name; null, and nothing done, when it was made for another
    /// page or account or is too old, is known already, or the account was changed in the same moment.
    /// </summary>
    /// <param name="form">Of the <see cref="PasskeyAsk"/>.</param>
    /// <param name="but">The session that goes on.</param>
    public async Task<string?> AddAsync(Account account, string? form, string? credential, Guid but)
    {
        if (Find(form, account.Id) is not { } asked || credential is not { Length: > 0 and <= LongestCredential })
            return null;
        if (await IsTakenAsync(asked))
            return asked.Name;
        var made = await handler.PerformAttestationAsync(
            new()
            {
                HttpContext = Http,
                CredentialJson = credential,
                AttestationState = asked.State,
            }
        );
        LogRefused(made.Failure);
        if (!made.Succeeded || made.Passkey.CredentialId.Length > Passkey.LongestCredentialId)
            return null;
        var isDone = await ChangeAsync(
            account,
            async fresh =>
            {
                if (await IsTakenAsync(asked))
                    return true;
                if (await WhyNotAddAsync(fresh, asked.Name) is not null)
                    return false;
                db.Passkeys.Add(new(fresh.Id, asked.Name, made.Passkey, Now));
                db.UsedFormKeys.Add(new(asked.Key, Now));
                Tell(fresh, "added a passkey", asked.Name, $"can be opened with a new passkey, “{asked.Name}”");
                return await sessions.EndAllAsync(fresh, but);
            }
        );
        return isDone ? asked.Name : null;
    }

    /// <summary>
    /// The account that a passkey opens; null when it opens none, was made for another page, or its owner may not sign in. One answer opens once.
    /// </summary>
    public async Task<Account?> FindAsync(string? form, string? credential)
    {
        if (await OpenAsync(form, credential) is { } account)
            return account;
        await check.FailedAsync(null, counts: false, "the passkey was wrong");
        return null;
    }

    async Task<Account?> OpenAsync(string? form, string? credential)
    {
        if (Find(form, account: 0) is not { } asked || credential is not { Length: > 0 and <= LongestCredential })
            return null;
        var used = await handler.PerformAssertionAsync(
            new()
            {
                HttpContext = Http,
                CredentialJson = credential,
                AssertionState = asked.State,
            }
        );
        LogRefused(used.Failure);
        if (!used.Succeeded || !await check.MayTryAsync(used.User))
            return null;
        var key = used.Passkey.CredentialId;
        var passkey = await db.Passkeys.SingleAsync(p => p.CredentialId == key);
        passkey.Use(used.Passkey, Now);
        return await db.SaveOnceAsync(asked.Key, Now) ? used.User : null;
    }

    /// <summary>
    /// Whether a passkey is asked for in place of the password: where the company asks for a second factor, and these are the account’s only one.
    /// </summary>
    public async Task<bool> AreAskedOfAsync(Account account) =>
        account.SecondFactorAt is null
        && await db.Passkeys.AnyAsync(p => p.AccountId == account.Id)
        && (await db.Companies.Select(c => c.SecondFactorRule).FirstOrDefaultAsync()).IsAskedOf(
            await db.UserRoles.AnyAsync(r => r.UserId == account.Id)
        );

    public Task<List<Passkey>> ListAsync(Account account) =>
        db.Passkeys.AsNoTracking().Where(p => p.AccountId == account.Id).OrderBy(p => p.Name).ThenBy(p => p.Id).ToListAsync();

    /// <summary>Removes one of its owner, and ends the other sessions. False when there is no such passkey of theirs.</summary>
    /// <param name="but">The session that goes on.</param>
    public Task<bool> RemoveAsync(Account account, int id, Guid but) =>
        ChangeAsync(
            account,
            async fresh =>
            {
                if (await db.Passkeys.SingleOrDefaultAsync(p => p.Id == id && p.AccountId == fresh.Id) is not { } passkey)
                    return false;
                db.Passkeys.Remove(passkey);
                Tell(fresh, "removed a passkey", passkey.Name, $"is not opened by the passkey “{passkey.Name}” any more");
                return await sessions.EndAllAsync(fresh, but);
            }
        );

    PasskeyAsk Ask(string options, string state, int account, string name) =>
        new(options, asks.Protect(JsonSerializer.Serialize(new Asked(Guid.CreateVersion7(), account, name, state, Until()))));

    long Until() => (Now + AskHolds).ToUnixTimeSeconds();

    Asked? Find(string? form, int account) =>
        asks.Open(form) is { } text
        && JsonSerializer.Deserialize<Asked>(text) is { } asked
        && asked.Account == account
        && asked.Until >= Now.ToUnixTimeSeconds()
            ? asked
            : null;

    // Who set up a proxy that hides the address finds the reason here.
    void LogRefused(PasskeyException? failure)
    {
        if (failure is not null)
            LogRefused(log, AuditTrail.OneLine(failure.Message));
    }

    [LoggerMessage(LogLevel.Warning, "A passkey was refused. {Reason}")]
    static partial void LogRefused(ILogger log, string reason);

    Task<bool> IsTakenAsync(Asked asked) => db.UsedFormKeys.AnyAsync(k => k.Key == asked.Key);

    // Of one account they come one after the other, so that none has more than it may, and a form sent twice makes one.
    async Task<bool> ChangeAsync(Account account, Func<Account, Task<bool>> change)
    {
        var isDone = false;
        await db.InTransactionAsync(async cancellation =>
        {
            db.ChangeTracker.Clear();
            await db.TakeTurnOfAsync(account.PersonId, cancellation);
            isDone = await change(await db.Users.SingleAsync(a => a.Id == account.Id, cancellation));
        });
        return isDone;
    }

    void Tell(Account account, string done, string name, string what)
    {
        audit.Record(done, account.Email!, name);
        outbox.Add(
            account.Email!,
            "Your passkeys at AsyncWork",
            $"""
            Your account at AsyncWork {what}.

            If it was not you, ask an administrator at once and change your password.
            """
        );
    }

    /// <param name="Account">For whom a key is to be made; 0 at sign-in.</param>
    /// <param name="Until">In seconds since 1970.</param>
    sealed record Asked(Guid Key, int Account, string Name, string State, long Until);
}

/// <summary>A question to the device.</summary>
/// <param name="Options">What the browser is given, as JSON.</param>
/// <param name="Form">What the form carries along.</param>
public sealed record PasskeyAsk(string Options, string Form);
