using AsyncWork.Domain.People;
using AsyncWork.Web.Identity;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AsyncWork.Web.Data.Configurations;

sealed class AccountConfiguration : IEntityTypeConfiguration<Account>
{
    public void Configure(EntityTypeBuilder<Account> account)
    {
        account.ToTable("Accounts");
        account.Property(a => a.Theme).HasMaxLength(10);
        account.Property(a => a.AuthenticatorSecret).HasMaxLength(500).IsUnicode(false);
        account.HasOne<Person>().WithOne().HasForeignKey<Account>(a => a.PersonId).OnDelete(DeleteBehavior.Restrict);
    }
}

sealed class AccountSessionConfiguration : IEntityTypeConfiguration<AccountSession>
{
    public void Configure(EntityTypeBuilder<AccountSession> session)
    {
        session.ToTable("AccountSessions");
        session.Property(s => s.Id).ValueGeneratedNever();
        session.Property(s => s.Browser).HasMaxLength(200);
        session.Property(s => s.Address).HasMaxLength(45);
        session.HasOne<Account>().WithMany().HasForeignKey(s => s.AccountId);
        session.HasIndex(s => new { s.AccountId, s.EndedAt });
    }
}

sealed class RecoveryCodeConfiguration : IEntityTypeConfiguration<RecoveryCode>
{
    public void Configure(EntityTypeBuilder<RecoveryCode> code)
    {
        code.ToTable("RecoveryCodes");
        code.Property(c => c.Hash).HasMaxLength(64).IsUnicode(false);
        code.HasOne<Account>().WithMany().HasForeignKey(c => c.AccountId);
        code.HasIndex(c => new { c.AccountId, c.Hash });
    }
}

sealed class PasskeyConfiguration : IEntityTypeConfiguration<Passkey>
{
    public void Configure(EntityTypeBuilder<Passkey> passkey)
    {
        passkey.ToTable("Passkeys");
        passkey.Property(p => p.Name).HasMaxLength(Passkey.LongestName);
        passkey.Property(p => p.CredentialId).HasMaxLength(Passkey.LongestCredentialId);
        passkey.HasOne<Account>().WithMany().HasForeignKey(p => p.AccountId);
        passkey.HasIndex(p => p.CredentialId).IsUnique();
    }
}

sealed class SetupLinkConfiguration : IEntityTypeConfiguration<SetupLink>
{
    public void Configure(EntityTypeBuilder<SetupLink> link)
    {
        link.ToTable("SetupLinks");
        link.Property(l => l.TokenHash).HasMaxLength(64).IsUnicode(false);
    }
}

// Identity's own tables under our names; keys short enough for SQL Server's 900 bytes of a clustered key.
sealed class RoleConfiguration : IEntityTypeConfiguration<IdentityRole<int>>
{
    public void Configure(EntityTypeBuilder<IdentityRole<int>> role)
    {
        role.ToTable("Roles");
        role.HasData(
            Enum.GetValues<Role>()
                .Select(r => new IdentityRole<int>(r.ToString())
                {
                    Id = (int)r + 1,
                    NormalizedName = r.ToString().ToUpperInvariant(),
                    ConcurrencyStamp = r.ToString(),
                })
        );
    }
}

sealed class AccountRoleConfiguration : IEntityTypeConfiguration<IdentityUserRole<int>>
{
    public void Configure(EntityTypeBuilder<IdentityUserRole<int>> role) => role.ToTable("AccountRoles");
}

sealed class AccountClaimConfiguration : IEntityTypeConfiguration<IdentityUserClaim<int>>
{
    public void Configure(EntityTypeBuilder<IdentityUserClaim<int>> claim) => claim.ToTable("AccountClaims");
}

sealed class RoleClaimConfiguration : IEntityTypeConfiguration<IdentityRoleClaim<int>>
{
    public void Configure(EntityTypeBuilder<IdentityRoleClaim<int>> claim) => claim.ToTable("RoleClaims");
}

sealed class AccountLoginConfiguration : IEntityTypeConfiguration<IdentityUserLogin<int>>
{
    public void Configure(EntityTypeBuilder<IdentityUserLogin<int>> login)
    {
        login.ToTable("AccountLogins");
        login.Property(l => l.LoginProvider).HasMaxLength(128);
        login.Property(l => l.ProviderKey).HasMaxLength(128);
    }
}

sealed class AccountTokenConfiguration : IEntityTypeConfiguration<IdentityUserToken<int>>
{
    public void Configure(EntityTypeBuilder<IdentityUserToken<int>> token)
    {
        token.ToTable("AccountTokens");
        token.Property(t => t.LoginProvider).HasMaxLength(128);
        token.Property(t => t.Name).HasMaxLength(128);
    }
}
