using AsyncWork.E2E.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AsyncWork.E2E.Identity;

/// <summary>A person makes a passkey, signs in with it, and removes it (product.md A5).</summary>
[Collection(AppCollection.Name)]
public sealed class PasskeyJourneyTests(AppFixture app)
{
    [Fact]
    public async Task A5_a_passkey_is_made_opens_the_account_and_is_removed()
    {
        await using var visit = await app.OpenByNameAsync();
        var page = visit.Page;
        await GiveDeviceAsync(page);
        await page.GotoAsync("/account/sign-in");
        await page.GetByLabel("E-mail").FillAsync(Accounts.Email("kathmandu"));
        await page.GetByLabel("Password").FillAsync(Accounts.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await Expect(page).Not.ToHaveURLAsync(Joining.SignInPage, new() { Timeout = 30_000 });

        await page.GotoAsync("/account/passkeys");
        await page.GetByLabel("Name").FillAsync("My laptop");
        await page.GetByLabel("Password").FillAsync(Accounts.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Go on" }).ClickAsync();
        var make = page.GetByRole(AriaRole.Button, new() { Name = "Make it" });
        await Expect(make).ToBeVisibleAsync();
        await Axe.ExpectNoneOnAsync(page, javaScript: true);
        await make.ClickAsync();
        var main = page.Locator("main");
        await Expect(main).ToContainTextAsync("not used yet");

        await page.Context.ClearCookiesAsync();
        await page.GotoAsync("/account/sign-in?ReturnUrl=%2Faccount%2Fpasskeys");
        await page.GetByRole(AriaRole.Button, new() { Name = "Use a passkey" }).ClickAsync();
        await Expect(main).ToContainTextAsync("My laptop");
        await Expect(main).ToContainTextAsync("last used");

        await page.GetByRole(AriaRole.Link, new() { Name = "Remove the passkey My laptop" }).ClickAsync();
        await page.GetByLabel("Password").FillAsync(Accounts.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Remove" }).ClickAsync();
        await Expect(main).Not.ToContainTextAsync("My laptop");
    }

    [Fact]
    public async Task Without_JavaScript_nobody_is_offered_what_their_browser_cannot_do()
    {
        await using var stranger = await app.OpenAsync(null, javaScript: false);
        await stranger.Page.GotoAsync("/account/sign-in");
        await Expect(stranger.Page.GetByRole(AriaRole.Button, new() { Name = "Use a passkey" })).ToBeHiddenAsync();
        await using var visit = await app.OpenAsync("kathmandu", javaScript: false);
        var page = visit.Page;
        await page.GotoAsync("/account/passkeys");
        await page.GetByLabel("Password").FillAsync(Accounts.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Go on" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Make it" })).ToBeHiddenAsync();
        await Expect(page.Locator("main")).ToContainTextAsync("This browser cannot make passkeys here");
    }

    /// <summary>A device that confirms by itself whatever it is asked.</summary>
    private static async Task GiveDeviceAsync(IPage page)
    {
        var browser = await page.Context.NewCDPSessionAsync(page);
        await browser.SendAsync("WebAuthn.enable");
        await browser.SendAsync(
            "WebAuthn.addVirtualAuthenticator",
            new()
            {
                ["options"] = new
                {
                    protocol = "ctap2",
                    transport = "internal",
                    hasResidentKey = true,
                    hasUserVerification = true,
                    isUserVerified = true,
                    automaticPresenceSimulation = true,
                },
            }
        );
    }
}
