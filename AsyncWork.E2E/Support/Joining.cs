using System.Text.RegularExpressions;
using Microsoft.Playwright;
using MimeKit;
using static Microsoft.Playwright.Assertions;

namespace AsyncWork.E2E.Support;

/// <summary>Somebody who was invited makes their account.</summary>
public static partial class Joining
{
    /// <summary>The pages that ask for the password and the code, whatever they lead to.</summary>
    public static readonly Regex SignInPage = new("^[^?]*/account/sign-in");

    /// <summary>Sets the first password and signs in with it.</summary>
    public static async Task JoinAsync(IPage page, string link, string email)
    {
        await page.GotoAsync(link);
        await Expect(page.GetByLabel("Your account")).ToHaveValueAsync(email);
        await page.GetByLabel("Password").FillAsync("three quiet mornings");
        await page.GetByRole(AriaRole.Button, new() { Name = "Set password" }).ClickAsync();
        await Expect(page).Not.ToHaveURLAsync(new Regex("[?&]token="), new() { Timeout = 30_000 });
        if (!page.Url.Contains("/account/sign-in", StringComparison.Ordinal))
            return;
        await page.GetByLabel("E-mail").FillAsync(email);
        await page.GetByLabel("Password").FillAsync("three quiet mornings");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await Expect(page).Not.ToHaveURLAsync(SignInPage, new() { Timeout = 30_000 });
    }

    /// <summary>Mails are written a moment after the change that causes them.</summary>
    public static async Task<string> LinkMailedToAsync(AppFixture app, string email)
    {
        for (var tries = 0; tries < 60; tries++)
        {
            var files = Directory.Exists(app.MailFolder) ? Directory.GetFiles(app.MailFolder, "*.eml") : [];
            foreach (var file in files)
                if (await MimeMessage.LoadAsync(file) is var mail && mail.To.Mailboxes.Any(m => m.Address == email))
                    return Link().Match(mail.TextBody ?? "").Value;
            await Task.Delay(500);
        }
        throw new TimeoutException($"No mail to {email} came into {app.MailFolder}.");
    }

    [GeneratedRegex(@"http\S+token=\S+", RegexOptions.NonBacktracking)]
    private static partial Regex Link();
}
