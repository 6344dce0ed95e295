using System.Security.Cryptography;
using AsyncWork.Domain.Calendar;
using AsyncWork.Domain.People;
using AsyncWork.Web.Data;
using AsyncWork.Web.History;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Identity;

/// <summary>What the first administrator says of the company and of themself.</summary>
public sealed record FirstAdministrator(string Company, DateTimeZone Zone, string Name, string Email, string Password);

/// <summary>
/// The link by which the first administrator sets up an empty installation (product.md A10): printed to the log at start, for 24 hours,
/// once. Only a hash of its token is stored.
/// </summary>
public sealed class SetupLinks(AppDbContext db, UserManager<Account> accounts, AuditTrail audit, IClock clock)
{
    public static readonly Duration Holds = Duration.FromHours(24);

    /// <summary>A new token, which replaces an earlier one; null once there is an account.</summary>
    public async Task<string?> OfferAsync(CancellationToken cancellation = default)
    {
        if (await db.Users.AnyAsync(cancellation))
            return null;
        var token = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32));
        await db.InTransactionAsync(
            async inside =>
            {
                db.ChangeTracker.Clear();
                await db.SetupLinks.Where(l => l.UsedAt == null).ExecuteDeleteAsync(inside);
                db.SetupLinks.Add(new SetupLink(HashOf(token), clock.GetCurrentInstant()));
                await db.SaveChangesAsync(inside);
            },
            cancellation
        );
        return token;
    }

    public async Task<bool> IsOpenAsync(string? token) => await Open(token).AnyAsync() && !await db.Users.AnyAsync();

    /// <summary>
    /// Makes the company, the person and their account. Null when the link does not work any more; of two people who send it at the same
    /// time one is first.
    /// </summary>
    public async Task<Account?> UseAsync(string? token, FirstAdministrator first)
    {
        Account? made = null;
        await db.InTransactionAsync(async cancellation =>
        {
            db.ChangeTracker.Clear();
            made = null;
            var now = clock.GetCurrentInstant();
            // Nodes that started together may have printed a link each: who uses one ends all of them.
            var (open, unused) = (Open(token), db.SetupLinks.Where(l => l.UsedAt == null));
            var used = await unused
                .Where(_ => open.Any())
                .ExecuteUpdateAsync(set => set.SetProperty(l => l.UsedAt, now), cancellation);
            if (used > 0 && !await db.Users.AnyAsync(cancellation))
                made = await MakeAsync(first, now, cancellation);
        });
        return made;
    }

    async Task<Account> MakeAsync(FirstAdministrator first, Instant now, CancellationToken cancellation)
    {
        var person = new Person(first.Name, first.Email, first.Zone, now.InZone(first.Zone).Date);
        if (!await db.Companies.AnyAsync(cancellation))
            db.Companies.Add(new Company(first.Company, first.Zone));
        db.People.Add(person);
        await db.SaveChangesAsync(cancellation);
        db.WorkSchedules.Add(new WorkSchedule(person.Id, person.StartsOn, WorkWeek.Usual));
        audit.Record("set up the installation", first.Company, by: person.Id);
        var account = new Account
        {
            UserName = person.Email,
            Email = person.Email,
            EmailConfirmed = true,
            PersonId = person.Id,
            CreatedAt = now,
            JoinedAt = now,
        };
        Expect(await accounts.CreateAsync(account, first.Password));
        Expect(await accounts.AddToRoleAsync(account, nameof(Role.Administrator)));
        return account;
    }

    IQueryable<SetupLink> Open(string? token)
    {
        var (hash, since) = (HashOf(token ?? ""), clock.GetCurrentInstant() - Holds);
        return db.SetupLinks.Where(l => l.TokenHash == hash && l.UsedAt == null && l.CreatedAt > since);
    }

    static string HashOf(string token) => Convert.ToHexString(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(token)));

    static void Expect(IdentityResult result)
    {
        if (!result.Succeeded)
            throw new InvalidOperationException(string.Join(" ", result.Errors.Select(e => e.Description)));
    }
}
