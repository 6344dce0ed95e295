namespace AsyncWork.Web.Backups;

/// <summary>What an export of everything leaves out: what opens accounts, and what is made from the rest (product.md A8).</summary>
static class LeftOut
{
    const string Secret = "It opens an account, a link or a session";
    const string Derived = "It is made from the rest";

    /// <summary>Why, by the name of a table, or of a table and its column.</summary>
    public static IReadOnlyDictionary<string, string> Why { get; } =
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["AccountSessions"] = Secret,
            ["AccountTokens"] = Secret,
            ["AccountLogins"] = Secret,
            ["AccountClaims"] = Secret,
            ["RoleClaims"] = Secret,
            ["Accounts.AuthenticatorSecret"] = Secret,
            ["Accounts.ConcurrencyStamp"] = Secret,
            ["Accounts.LockoutEnd"] = "It says until when somebody who failed to sign in is kept out",
            ["Accounts.PasswordHash"] = Secret,
            ["Accounts.SecurityStamp"] = Secret,
            ["CalendarFeeds.SecretHash"] = Secret,
            ["DataProtectionKeys"] = Secret,
            ["MailAttachments"] = "Mails have links that open accounts",
            ["OnboardingPlans.PreboardingKey"] = Secret,
            ["OutgoingMails"] = "Mails have links that open accounts",
            ["Passkeys"] = Secret,
            ["RecoveryCodes"] = Secret,
            ["Roles.ConcurrencyStamp"] = Secret,
            ["SetupLinks"] = Secret,
            ["FileTexts"] = Derived,
            ["SearchContents"] = Derived,
            ["SearchEntries"] = Derived,
            ["UsedFormKeys"] = "It keeps a form from being stored twice, for a day",
        };

    public static bool IsTable(string table) => Why.ContainsKey(table);

    public static bool IsColumn(string table, string column) => Why.ContainsKey($"{table}.{column}");
}
