using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using AsyncWork.Domain.Onboarding;
using AsyncWork.Domain.People;
using AsyncWork.Web.Data;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Onboarding.Plans;

/// <summary>
/// Links to the pre-boarding page of a plan (product.md O5): signed, for one plan, until a day, and only while the person has no account. The
/// key in them is the plan's; another key, or the end of the plan, makes them worthless.
/// </summary>
public sealed class PreboardingLinks(AppDbContext db, IDataProtectionProvider protection, IClock clock)
{
    const int LongestToken = 400;
    readonly IDataProtector protector = protection.CreateProtector("AsyncWork.Preboarding");

    /// <summary>The address below the site's own; null while there is no link.</summary>
    public string? PathFor(OnboardingPlan plan) =>
        plan.PreboardingKey is { } key
            ? $"/welcome/{WebEncoders.Base64UrlEncode(protector.Protect(Encoding.UTF8.GetBytes($"{plan.Id}|{key:N}")))}"
            : null;

    /// <summary>The plan that a link opens, to be shown and changed, and whose it is; null when the link does not work any more, or is not ours.</summary>
    public async Task<(OnboardingPlan Plan, Person Person)?> FindAsync(string? token, CancellationToken cancellation = default)
    {
        if (
            Read(token)?.Split('|') is not [var id, var text]
            || !int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            || !Guid.TryParseExact(text, "N", out var key)
            || await db.OnboardingPlans.Include(p => p.Steps).SingleOrDefaultAsync(p => p.Id == number, cancellation)
                is not { } plan
        )
            return null;
        var person = await db.People.SingleAsync(p => p.Id == plan.PersonId, cancellation);
        var hasAccount = await db.HasJoined(person.Id).AnyAsync(cancellation);
        return plan.IsPreboarding(key, hasAccount, clock.GetCurrentInstant().InZone(person.Zone).Date) ? (plan, person) : null;
    }

    string? Read(string? token)
    {
        if (token is null or { Length: > LongestToken })
            return null;
        try
        {
            var bytes = WebEncoders.Base64UrlDecode(token);
            // The last character holds bits that mean nothing; a link with another one there is not ours either.
            return WebEncoders.Base64UrlEncode(bytes) == token ? Encoding.UTF8.GetString(protector.Unprotect(bytes)) : null;
        }
        catch (FormatException)
        {
            return null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
