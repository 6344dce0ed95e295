using AsyncWork.E2E.Support;
using Microsoft.Playwright;
using NodaTime;
using OtpNet;
using static Microsoft.Playwright.Assertions;

namespace AsyncWork.E2E.Identity;

/// <summary>A new person turns on the second factor, signs in with it, loses it, and is helped (product.md A5).</summary>
[Collection(AppCollection.Name)]
public sealed class SecondFactorJourneyTests(AppFixture app)
{
    private const string Password = "three quiet mornings";

    [Theory, InlineData(true), InlineData(false)]
    public async Task A5_a_second_factor_is_turned_on_asked_for_and_turned_off_by_an_administrator(bool javaScript)
    {
        var person = javaScript ? "Nora Falk" : "Otto Brandt";
        var email = $"{person.Replace(' ', '.')}@asyncwork.example".ToLowerInvariant();
        await using var office = await app.OpenAsync("admin", javaScript);
        await InviteAsync(office.Page, person, email);
        await using var home = await app.OpenAsync(null, javaScript);
        var page = home.Page;
        await Joining.JoinAsync(page, await Joining.LinkMailedToAsync(app, email), email);

        var (key, recovery) = await TurnOnAsync(page, javaScript);
        await SignOutAsync(page);
        await SignInAsync(page, email);
        await Axe.ExpectNoneOnAsync(page, javaScript);
        // The next code, as each opens once: phones may be half a minute ahead.
        await SendCodeAsync(page, CodeOf(key, Duration.FromSeconds(30)));
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();

        await SignOutAsync(page);
        await SignInAsync(page, email);
        await SendCodeAsync(page, recovery);
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Messages" })).ToContainTextAsync("You used a recovery code");

        await DropAsync(office.Page, person);
        await page.Context.ClearCookiesAsync();
        await SignInAsync(page, email);
        await page.GotoAsync("/account");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("My account");
    }

    private static async Task InviteAsync(IPage page, string person, string email)
    {
        await page.GotoAsync("/admin/people/new");
        await page.GetByLabel("Name").FillAsync(person);
        await page.GetByLabel("E-mail").FillAsync(email);
        await page.GetByRole(AriaRole.Button, new() { Name = "Add person" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Messages" }))
            .ToContainTextAsync("gets an invitation by mail");
    }

    private static async Task<(string Key, string Recovery)> TurnOnAsync(IPage page, bool javaScript)
    {
        await page.GotoAsync("/account");
        await page.GetByRole(AriaRole.Link, new() { Name = "Second factor" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Img, new() { Name = "The key as a QR code" })).ToBeVisibleAsync();
        var key = await page.Locator("#key").InnerTextAsync();
        await page.GetByLabel("Code", new() { Exact = true }).FillAsync(CodeOf(key, Duration.Zero));
        await page.GetByLabel("Password").FillAsync(Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Turn on" }).ClickAsync();
        var codes = page.Locator("ul.recovery code");
        await Expect(codes).ToHaveCountAsync(10);
        await Axe.ExpectNoneOnAsync(page, javaScript);
        return (key, await codes.First.InnerTextAsync());
    }

    private static async Task SignOutAsync(IPage page)
    {
        await page.GotoAsync("/account/sign-out");
        await page.Locator("main").GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await Expect(page.GetByLabel("Password")).ToBeVisibleAsync();
    }

    private static async Task SignInAsync(IPage page, string email)
    {
        await page.GotoAsync("/account/sign-in");
        await page.GetByLabel("E-mail").FillAsync(email);
        await page.GetByLabel("Password").FillAsync(Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await Expect(page.GetByLabel("Password")).Not.ToBeVisibleAsync();
    }

    private static async Task SendCodeAsync(IPage page, string code)
    {
        await page.GetByLabel("Code", new() { Exact = true }).FillAsync(code);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await Expect(page).Not.ToHaveURLAsync(Joining.SignInPage);
    }

    private static async Task DropAsync(IPage page, string person)
    {
        await page.GotoAsync("/admin/people");
        await page.GetByRole(AriaRole.Link, new() { Name = person }).First.ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Account" }).Last.ClickAsync();
        var drop = page.GetByRole(AriaRole.Button, new() { Name = "Turn off second factor" });
        await drop.ClickAsync();
        await Expect(drop).ToHaveCountAsync(0);
    }

    /// <summary>What an authenticator app shows.</summary>
    /// <param name="ahead">How far its clock is ahead.</param>
    private static string CodeOf(string key, Duration ahead) =>
        new Totp(Base32Encoding.ToBytes(key.Replace(" ", "", StringComparison.Ordinal))).ComputeTotp(
            (SystemClock.Instance.GetCurrentInstant() + ahead).ToDateTimeUtc()
        );
}
