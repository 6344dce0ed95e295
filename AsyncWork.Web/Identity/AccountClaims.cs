using System.Globalization;
using System.Security.Claims;
using AsyncWork.Domain.People;
using AsyncWork.Web.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using NodaTime;
using NodaTime.Text;

namespace AsyncWork.Web.Identity;

/// <summary>Writes the claims of a <see cref="Viewer"/> at sign-in and each time the cookie is checked again.</summary>
public sealed class AccountClaims(
    UserManager<Account> accounts,
    RoleManager<IdentityRole<int>> roles,
    IOptions<IdentityOptions> options,
    AppDbContext db,
    IClock clock
) : UserClaimsPrincipalFactory<Account, IdentityRole<int>>(accounts, roles, options)
{
    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(Account user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        var person = await db
            .People.AsNoTracking()
            .Where(p => p.Id == user.PersonId)
            .Select(p => new
            {
                p.Name,
                p.Zone,
                Rule = db.Companies.Select(c => c.SecondFactorRule).FirstOrDefault(),
                HasPasskey = db.Passkeys.Any(k => k.AccountId == user.Id),
            })
            .SingleAsync();
        var leads = await db.TeamLeads.Where(l => l.PersonId == user.PersonId).Select(l => l.TeamId).ToListAsync();
        identity.AddClaim(new(ViewerClaims.Person, user.PersonId.ToString()));
        identity.AddClaim(new(ClaimTypes.GivenName, person.Name));
        identity.AddClaim(new(ViewerClaims.Zone, person.Zone.Id));
        identity.AddClaim(new(ViewerClaims.Day, LocalDatePattern.Iso.Format(clock.GetCurrentInstant().InZone(person.Zone).Date)));
        identity.AddClaim(new(ViewerClaims.Theme, user.Theme));
        var seesCompany = Enum.GetNames<Role>().Any(role => identity.HasClaim(identity.RoleClaimType, role));
        if (user.SecondFactorAt is null && !person.HasPasskey && person.Rule.IsAskedOf(seesCompany))
            identity.AddClaim(new(ViewerClaims.OwesSecondFactor, "yes"));
        identity.AddClaims(leads.Select(team => new Claim(ViewerClaims.Lead, team.ToString(CultureInfo.InvariantCulture))));
        return identity;
    }
}
