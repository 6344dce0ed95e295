using System.Net;
using AsyncWork.Tests.Support;

namespace AsyncWork.Tests.Identity;

/// <summary>product.md A3, A5: sign-in.</summary>
public sealed class SignInTests
{
    [Fact, Trait("Feature", "A5")]
    public async Task A_member_signs_in_and_out()
    {
        await using var host = new AppHost();
        await host.Given().Everyone().SaveAsync();
        var stranger = host.Stranger();

        var refused = await stranger.GetAsync("/account/sign-out");
        Assert.Equal("/account/sign-in?ReturnUrl=%2Faccount%2Fsign-out", refused.Headers.Location?.OriginalString);

        var berlin = await host.SignedInAsync("berlin");
        Assert.Equal(HttpStatusCode.OK, (await berlin.GetAsync("/account/sign-out")).StatusCode);

        await berlin.SubmitAsync("/account/sign-out", new Submission(Button: "Sign out", Values: [], Action: null));
        Assert.Equal(HttpStatusCode.Found, (await berlin.GetAsync("/account/sign-out")).StatusCode);
    }
}
