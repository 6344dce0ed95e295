using System.Text.RegularExpressions;
using Microsoft.Playwright;
using MimeKit;
using static Microsoft.Playwright.Assertions;

namespace AsyncWork.E2E.Support;

/// <summary>Somebody who was invited makes their account.</summary>
public static partial class Joining
{
    /// <summary>Sets the first password and signs in with it.</summary>
    public static async Task JoinAsync(IPage page, string link, string email)
    {
        await page.GotoAsync(link);
        await Expect(page.GetByLabel("Your account")).ToHaveValueAsync(email);
        await page.GetByLabel("Password").FillAsync("three quiet mornings");
        await page.GetByRole(AriaRole.Button, new() { Name = "Set password" }).ClickAsync();
        await Expect(page).Not.ToHaveURLAsync(TokenIn(), new() { Timeout = 30_000 });
        if (!page.Url.Contains("/account/sign-in", StringComparison.Ordinal))
            return;
        await page.GetByLabel("E-mail").FillAsync(email);
        await page.GetByLabel("Password").FillAsync("three quiet mornings");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await Expect(page).Not.ToHaveURLAsync(SignInPage(), new() { Timeout = 30_000 });
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

    [GeneratedRegex("[?&]token=", RegexOptions.NonBacktracking)]
    private static partial Regex TokenIn();

    /// <summary>The page that asks for the password, whatever it leads to.</summary>
    [GeneratedRegex("^[^?]*/account/sign-in", RegexOptions.NonBacktracking)]
    public static partial Regex SignInPage();

    [GeneratedRegex(@"http\S+token=\S+", RegexOptions.NonBacktracking)]
    private static partial Regex Link();
}
