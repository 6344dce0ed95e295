using AsyncWork.Web.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace AsyncWork.Web.Identity;

/// <summary>
/// What Identity looks up of accounts and passkeys. Its own table of passkeys holds them as JSON, which tells neither when one was used nor
/// fits into an index.
/// </summary>
public sealed class AccountStore(AppDbContext db, IdentityErrorDescriber describer)
    : UserStore<Account, IdentityRole<int>, AppDbContext, int>(db, describer)
{
    public override async Task<IList<UserPasskeyInfo>> GetPasskeysAsync(Account user, CancellationToken cancellationToken) =>
        [.. (await PasskeysOf(user).ToListAsync(cancellationToken)).Select(Read)];

    public override async Task<UserPasskeyInfo?> FindPasskeyAsync(
        Account user,
        byte[] credentialId,
        CancellationToken cancellationToken
    ) =>
        await PasskeysOf(user).SingleOrDefaultAsync(p => p.CredentialId == credentialId, cancellationToken) is { } passkey
            ? Read(passkey)
            : null;

    public override Task<Account?> FindByPasskeyIdAsync(byte[] credentialId, CancellationToken cancellationToken) =>
        (
            from p in Context.Passkeys
            where p.CredentialId == credentialId
            join a in Context.Users on p.AccountId equals a.Id
            select a
        ).SingleOrDefaultAsync(cancellationToken);

    IQueryable<Passkey> PasskeysOf(Account account) => Context.Passkeys.AsNoTracking().Where(p => p.AccountId == account.Id);

    static UserPasskeyInfo Read(Passkey passkey) =>
        new(
            passkey.CredentialId,
            passkey.PublicKey,
            passkey.CreatedAt.ToDateTimeOffset(),
            (uint)passkey.SignCount,
            transports: null,
            isUserVerified: true,
            passkey.IsBackupEligible,
            passkey.IsBackedUp,
            attestationObject: [],
            clientDataJson: []
        );
}
