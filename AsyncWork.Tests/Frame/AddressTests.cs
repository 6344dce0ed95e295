using System.Net;
using AsyncWork.Tests.Support;
using AsyncWork.Web.Browser;
using Microsoft.EntityFrameworkCore;

namespace AsyncWork.Tests.Frame;

/// <summary>
/// Names in any script become addresses, and answers lead there (product.md D12, X1, X7). On a real server: the one that tests usually run
/// in does not look at headers.
/// </summary>
public sealed class AddressTests : IAsyncLifetime
{
    // Over plain HTTP, as in Development: a certificate is not what this is about.
    readonly AppHost host = new AppHost().With("environment", "Development").With("Cookies:AllowPlainHttp", "true");

    public Task InitializeAsync()
    {
        host.UseKestrel(0);
        host.StartServer();
        return host.Given().Everyone().SaveAsync();
    }

    public Task DisposeAsync() => host.DisposeAsync().AsTask();

    [Theory]
    [InlineData("Größe", "grosse|große|größe")]
    [InlineData("Øvelse Łódź", "øvelse-łodz")]
    [InlineData("手引き", "手引き")]
    [InlineData("Руководство", "руководство")]
    public async Task A_page_of_any_name_is_made_published_and_commented(string name, string slugs)
    {
        using var browser = await SignedInAsync();

        var space = await GoesAsync(await browser.SubmitAsync("/wiki/new", ("Name", name)));
        var edit = await GoesAsync(await browser.SubmitAsync($"{space}/new", ("Title", name)));
        var page = await GoesAsync(
            await browser.SubmitAsync(edit, new Submission([("Text", "Some **words**.")], Button: "Publish"))
        );
        var form = new Submission(("Comment.Text", "Well said")) { Button = "Send" };
        var comment = await GoesAsync(await browser.SubmitAsync($"{page}/comments?block=0", form));

        Assert.StartsWith(page, comment, StringComparison.Ordinal);
        Assert.Contains("Well said", (await browser.OpenAsync(comment)).Body!.Reads(), StringComparison.Ordinal);
        Assert.Contains(Uri.UnescapeDataString(space)["/wiki/".Length..], slugs.Split('|'));
        Assert.Equal(1, await host.Database(db => db.Comments.CountAsync()));
        Assert.Empty(host.Errors.ToString());
    }

    [Fact]
    public async Task Htmx_is_led_there_too()
    {
        using var browser = await SignedInAsync();
        await browser.SubmitAsync("/wiki/new", ("Name", "手引き"));

        using var made = await browser.SubmitAsync(
            $"/wiki/{Uri.EscapeDataString("手引き")}/new",
            new Submission(("Title", "目次")) { Htmx = true }
        );

        Assert.Equal(
            $"/wiki/{Uri.EscapeDataString("手引き")}/{Uri.EscapeDataString("目次")}/edit",
            (made.Headers.TryGetValues("HX-Redirect", out var there) ? there.Single() : made.Headers.Location?.OriginalString)
        );
    }

    [Theory]
    [InlineData("/wiki/handbook?of=1#c2", "/wiki/handbook?of=1#c2")]
    [InlineData("/wiki/größe/%C3%9F?a=ß#ø", "/wiki/gr%C3%B6%C3%9Fe/%C3%9F?a=%C3%9F#%C3%B8")]
    [InlineData("/wiki/𝒳", "/wiki/%F0%9D%92%B3")]
    public void Only_what_is_not_ASCII_is_written_otherwise(string address, string written) =>
        Assert.Equal(written, Addresses.InHeader(address));

    /// <summary>Follows no redirects, as all browsers of tests.</summary>
    async Task<HttpClient> SignedInAsync()
    {
        var browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false })
        {
            BaseAddress = host.ClientOptions.BaseAddress,
        };
        await GoesAsync(
            await browser.SubmitAsync("/account/sign-in", ("Email", Given.EmailOf("Berlin")), ("Password", Given.Password))
        );
        return browser;
    }

    static async Task<string> GoesAsync(HttpResponseMessage answer)
    {
        using (answer)
        {
            Assert.True(
                answer.StatusCode == HttpStatusCode.Redirect,
                $"{(int)answer.StatusCode} {(await answer.HtmlAsync()).Body?.Reads()}"
            );
            return answer.Headers.Location!.OriginalString;
        }
    }
}
