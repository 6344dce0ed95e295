using AsyncWork.Domain.People;
using AsyncWork.Web.Data;
using AsyncWork.Web.History;
using AsyncWork.Web.Mail;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Identity;

/// <summary>Accounts come into being by invitation (product.md A4): a mailed link sets the first password.</summary>
public sealed class Invitations(
    AppDbContext db,
    UserManager<Account> accounts,
    PasswordLinks links,
    SiteAddress site,
    MailOutbox outbox,
    AuditTrail audit,
    IClock clock
)
{
    /// <summary>Why this person cannot be invited now, or not once more; null when they can.</summary>
    public string? WhyNotInvite(Person person, Account? account) => WhyNotMail ?? WhyNotJoin(person, account);

    /// <summary>Why this person cannot join by an invitation, whenever it is mailed; null when they can.</summary>
    public string? WhyNotJoin(Person person, Account? account) =>
        person.Email is null ? $"{person.Name} has no e-mail address. Give one first."
        : person.LastDay is { } last && new Departure(last, person.Zone).IsOver(clock.GetCurrentInstant())
            ? $"{person.Name} has left."
        : account is null ? null
        : account.DeactivatedAt is not null ? $"{person.Name}’s account is deactivated. Reactivate it first."
        : account.JoinedAt is not null ? $"{person.Name} has joined already."
        : null;

    /// <summary>Why nobody at all can be invited; null when it is known where the link leads.</summary>
    public string? WhyNotMail => site.TryLink("/") is null ? SiteAddress.WhyNotTrusted : null;

    /// <summary>
    /// Gives the person an account, if there is none yet, and mails the link; a link mailed earlier stops working. To be called inside a
    /// transaction, as it saves more than once.
    /// </summary>
    /// <exception cref="InvalidOperationException"><see cref="WhyNotInvite"/> has a reason.</exception>
    public async Task<Account> InviteAsync(Person person)
    {
        var account = await db.Users.SingleOrDefaultAsync(a => a.PersonId == person.Id);
        if (WhyNotInvite(person, account) is { } reason)
            throw new InvalidOperationException(reason);
        if (account is null)
        {
            account = new Account
            {
                UserName = person.Email,
                Email = person.Email,
                EmailConfirmed = true, // whoever opens the link has the mailbox
                PersonId = person.Id,
                CreatedAt = clock.GetCurrentInstant(),
            };
            Expect(await accounts.CreateAsync(account));
        }
        else
            Expect(await accounts.UpdateSecurityStampAsync(account));
        var company = await db.Companies.Select(c => c.Name).FirstOrDefaultAsync() ?? "AsyncWork";
        outbox.Add(
            person.Email!,
            $"Your account at {company}",
            $"""
            Hello {person.Name},

            {company} works with AsyncWork, and there is an account for you. Choose your password here:

            {site.TryLink(links.PathFor(account, PasswordLinkKind.Invitation))}

            The link works for 72 hours, once. If it is over, ask for another one.
            """
        );
        audit.Record("invited", person.Name, person.Email!);
        await db.SaveChangesAsync();
        return account;
    }

    static void Expect(IdentityResult result)
    {
        if (!result.Succeeded)
            throw new InvalidOperationException(string.Join(" ", result.Errors.Select(e => e.Description)));
    }
}
