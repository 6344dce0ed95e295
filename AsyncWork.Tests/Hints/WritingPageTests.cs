using System.Net;
using System.Web;
using AsyncWork.Tests.Cards;
using AsyncWork.Tests.Support;
using AsyncWork.Tests.Wiki;
using Microsoft.EntityFrameworkCore;

namespace AsyncWork.Tests.Hints;

/// <summary>The writing helper beside a text, and as a page (product.md P7).</summary>
[Trait("Feature", "P7")]
public sealed class WritingPageTests : IAsyncLifetime
{
    readonly AppHost host = new();

    public async Task InitializeAsync() => await host.Given().Everyone().SaveAsync();

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task A_form_is_checked_while_it_is_written_and_what_it_asks_counts()
    {
        var browser = await host.SignedInAsync("Berlin");

        // As the form of a note sends it: with the kind of the post.
        using var alone = await WriteAsync(browser, ("Kind", "Note"), ("Text", "Look here"), ("Ask.Whom", ""));
        using var asking = await WriteAsync(browser, ("Kind", "Note"), ("Text", "Look here"), ("Ask.Whom", "p1"));

        var fragment = await alone.HtmlAsync();
        Assert.Null(fragment.QuerySelector("h1"));
        Assert.Contains("2 words, a minute to read.", fragment.Body!.Reads());
        Assert.Equal(
            ["No link.", "Little context.", "No expectation."],
            fragment.QuerySelectorAll("li b").Select(b => b.Reads())
        );
        Assert.Equal(["No link.", "Little context."], (await asking.HtmlAsync()).QuerySelectorAll("li b").Select(b => b.Reads()));
    }

    [Fact]
    public async Task Who_switched_the_hints_off_gets_none_but_may_ask_for_them()
    {
        var browser = await host.SignedInAsync("Berlin");
        using var off = await browser.SubmitAsync("/account/notices", ("Input.WantsAdvice", null));
        Assert.Equal(HttpStatusCode.Redirect, off.StatusCode);

        using var silent = await browser.SubmitAsync("/writing", new Submission([("Text", "Look here")], Htmx: true));
        using var page = await browser.SubmitAsync("/writing", new Submission([("Text", "Look here"), ("writing", "Request")]));

        Assert.Equal("", (await silent.HtmlAsync()).Body!.Reads());
        Assert.Contains("No deadline.", (await page.HtmlAsync()).Body!.Reads());
    }

    [Theory]
    [InlineData("/posts/new")]
    [InlineData("/decisions/new")]
    [InlineData("/wiki/handbook/deploy/edit")]
    [InlineData("/handoffs/new")]
    public async Task It_stands_beside_long_texts_and_checks_the_field_it_stands_beside(string address)
    {
        var browser = await host.SignedInAsync("Berlin");
        var author = await host.Database(db => db.People.Where(p => p.Name == "Berlin").Select(p => p.Id).SingleAsync());
        await SomeWiki.DeployAsync(host, author);

        var page = await browser.OpenAsync(address);

        var asks = page.QuerySelector("[id^=advice-]")!.GetAttribute("hx-post")!;
        var field = HttpUtility.ParseQueryString(new Uri(new Uri("https://localhost"), asks).Query)["field"];
        Assert.NotNull(page.QuerySelector($"form:has([id^=advice-]) textarea[name='{field}']"));
    }

    [Fact]
    public async Task Nonsense_is_refused_and_a_text_is_shown_as_text()
    {
        var browser = await host.SignedInAsync("Berlin");

        using var wrong = await browser.SubmitAsync("/writing", new Submission([("writing", "77"), ("Text", "x")]));
        using var hurt = await browser.SubmitAsync(
            "/writing",
            new Submission([("Text", "</textarea><script>alert(1)</script>")])
        );

        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        Assert.Empty((await hurt.HtmlAsync()).QuerySelectorAll("main script"));
    }

    /// <summary>As the form of a post does by itself.</summary>
    static async Task<HttpResponseMessage> WriteAsync(HttpClient browser, params (string, string)[] fields)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/writing?writing=Post&field=Text&ask=Ask.Whom");
        request.Headers.Add("HX-Request", "true");
        request.Headers.Add("HX-Request-Type", "partial");
        request.Content = await CardBench.FormAsync(browser, fields);
        return await browser.SendAsync(request);
    }
}
