using AsyncWork.Web.Data;
using AsyncWork.Web.History;
using AsyncWork.Web.Mail;
using Microsoft.AspNetCore.Identity;
using NodaTime;

namespace AsyncWork.Web.Identity;

/// <summary>Mails a link that sets another password. What is answered, and how soon, does not depend on whether there is such an account.</summary>
public sealed class ForgottenPasswords(
    AppDbContext db,
    UserManager<Account> accounts,
    PasswordLinks links,
    SiteAddress site,
    MailOutbox outbox,
    AuditTrail audit,
    IClock clock
)
{
    // Longer than looking up, signing and storing take.
    static readonly TimeSpan AnswersAfter = TimeSpan.FromMilliseconds(400);

    public Task AskAsync(string email) => Task.WhenAll(MailAsync(email), Task.Delay(AnswersAfter));

    async Task MailAsync(string email)
    {
        if (
            !site.IsTrusted
            || await accounts.FindByEmailAsync(email) is not { DeactivatedAt: null } account
            || await db.HasLeftAsync(account.PersonId, clock.GetCurrentInstant())
        )
            return;
        outbox.Add(
            account.Email!,
            "Your password at AsyncWork",
            $"""
            Somebody, probably you, asked for a new password at AsyncWork. Choose it here:

            {site.TryLink(links.PathFor(account, PasswordLinkKind.Forgotten))}

            The link works for two hours, once. If it was not you, nothing needs to be done: the password stays as it is.
            """
        );
        audit.Record("asked for a new password", account.Email!, by: account.PersonId);
        await db.SaveChangesAsync();
    }
}
