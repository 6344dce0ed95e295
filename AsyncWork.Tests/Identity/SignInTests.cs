using System.Net;

namespace AsyncWork.Tests.Identity;

/// <summary>product.md A3, A5: sign-in.</summary>
public sealed class SignInTests
{
    [Fact, Trait("Feature", "A5")]
    public async Task A_member_signs_in_and_out()
    {
        await using var app = new SignInHost();
        await app.AddAccountAsync("mia@example.com");
        var browser = app.Browser();

        var refused = await browser.GetAsync("/account");
        Assert.Equal("/account/sign-in?ReturnUrl=%2Faccount", refused.Headers.Location?.OriginalString);

        var signedIn = await browser.PostFormAsync(
            "/account/sign-in",
            ("Email", "mia@example.com"),
            ("Password", SignInHost.Password)
        );
        Assert.Equal(HttpStatusCode.Found, signedIn.StatusCode);
        Assert.Equal("/", signedIn.Headers.Location?.OriginalString);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/account/sign-out")).StatusCode);

        await browser.PostFormAsync("/account/sign-out");
        Assert.Equal(HttpStatusCode.Found, (await browser.GetAsync("/account/sign-out")).StatusCode);
    }
}
