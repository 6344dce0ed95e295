using System.Net;
using AngleSharp.Html.Dom;
using AsyncWork.Tests.Support;
using AsyncWork.Web;
using AsyncWork.Web.Identity;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using OtpNet;
using static AsyncWork.Tests.Identity.SignInTests;

namespace AsyncWork.Tests.Identity;

/// <summary>A passkey in place of password and code (product.md A5; ASVS 6.5.1, 6.6, 7.5.1).</summary>
[Trait("Feature", "A5")]
public sealed class PasskeyTests
{
    const string Page = "/account/passkeys";
    const string SignIn = "/account/sign-in";
    const string Email = "berlin@asyncwork.example";

    [Fact]
    public async Task A5_a_passkey_opens_the_account_without_a_password()
    {
        await using var host = await HostAsync();
        var passkey = new SoftPasskey();
        await AddAsync(host, passkey);
        var browser = host.Stranger();
        var page = await browser.OpenAsync($"{SignIn}?ReturnUrl=%2Ftime");

        using var answer = await UseAsync(browser, page, passkey.SignIn(OptionsOn(page)));

        Assert.Equal("/time", answer.Headers.Location?.OriginalString);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/account")).StatusCode);
        var last = await host.Database(db => db.AuditEvents.OrderByDescending(e => e.Id).FirstAsync());
        Assert.Equal(("signed in", "with a passkey"), (last.Action, last.Details));
        Assert.Equal(AppHost.Start, await host.Database(db => db.Passkeys.Select(p => p.UsedAt).SingleAsync()));
    }

    [Fact]
    public async Task It_is_added_by_who_has_the_password_alone_and_its_owner_is_told()
    {
        await using var host = await HostAsync();
        var browser = await host.SignedInAsync("berlin");
        var other = await host.SignedInAsync("berlin");

        using var wrong = await browser.SubmitAsync(Page, ("Name", "My phone"), ("Password", "no"));
        using var nameless = await browser.SubmitAsync(Page, ("Name", " "), ("Password", Given.Password));
        Assert.Equal("true", (await wrong.HtmlAsync()).QuerySelector("#Password")!.GetAttribute("aria-invalid"));
        Assert.Equal("true", (await nameless.HtmlAsync()).QuerySelector("#Name")!.GetAttribute("aria-invalid"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        var passkey = new SoftPasskey();
        var asked = await AskAsync(browser, "My phone");
        var credential = passkey.Make(OptionsOn(asked));
        using var done = await SendAsync(browser, asked, credential);
        using var again = await SendAsync(browser, asked, credential);

        Assert.Equal(Page, done.Headers.Location?.OriginalString);
        Assert.Equal(Page, again.Headers.Location?.OriginalString);
        Assert.Equal("My phone", await host.Database(db => db.Passkeys.Select(p => p.Name).SingleAsync()));
        Assert.Equal(1, await host.Database(db => db.OutgoingMails.CountAsync(m => m.To == Email)));
        Assert.Single(await ActionsAsync(host), "added a passkey");
        host.Clock.Advance(Duration.FromSeconds(61));
        Assert.Contains("My phone", (await browser.OpenAsync(Page)).QuerySelector("main")!.Reads(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Found, (await other.GetAsync("/account")).StatusCode);
    }

    [Fact]
    public async Task Beside_the_password_it_takes_a_code_where_the_second_factor_is_on()
    {
        await using var host = await HostAsync();
        var browser = await host.SignedInAsync("berlin");
        var page = await browser.OpenAsync("/account/second-factor");
        var key = page.QuerySelector("#key")!.TextContent.Replace(" ", "", StringComparison.Ordinal);
        await browser.SubmitAsync(page, "/account/second-factor", new Submission(("Password", Given.Password), ("Code", Code())));
        host.Clock.Advance(Duration.FromSeconds(30));

        using var without = await browser.SubmitAsync(Page, ("Name", "Phone"), ("Password", Given.Password), ("Code", "000000"));
        using var with = await browser.SubmitAsync(Page, ("Name", "Phone"), ("Password", Given.Password), ("Code", Code()));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, without.StatusCode);
        var passkey = new SoftPasskey();
        var asked = await with.HtmlAsync();
        await SendAsync(browser, asked, passkey.Make(OptionsOn(asked)));

        // It is two factors by itself.
        using var answer = await UseAsync(host.Stranger(), passkey);
        Assert.Equal("/", answer.Headers.Location?.OriginalString);

        string Code() => new Totp(Base32Encoding.ToBytes(key)).ComputeTotp(host.Clock.GetCurrentInstant().ToDateTimeUtc());
    }

    [Fact]
    public async Task What_was_not_made_for_this_page_and_account_is_not_taken()
    {
        await using var host = await HostAsync();
        var mine = await host.SignedInAsync("berlin");
        var theirs = await host.SignedInAsync("manager");
        var (asked, other) = (await AskAsync(mine, "Phone"), await AskAsync(theirs, "Phone"));
        var passkey = new SoftPasskey();

        var refused = new[]
        {
            await SendAsync(mine, asked, new SoftPasskey().Make(OptionsOn(other))), // another challenge
            await mine.SubmitAsync(
                asked,
                Page,
                new Submission(("Asked", FormOn(other)), ("Credential", new SoftPasskey().Make(OptionsOn(other)))) // another account
            ),
            await SendAsync(mine, asked, new SoftPasskey { Origin = "https://localhost.example" }.Make(OptionsOn(asked))),
            await SendAsync(mine, asked, new SoftPasskey { Verifies = false }.Make(OptionsOn(asked))),
            await SendAsync(mine, asked, ""),
            await SendAsync(mine, asked, "{}"),
            await SendAsync(mine, asked, "[["),
            await SendAsync(mine, asked, new string('x', 30_000)),
        };
        host.Clock.Advance(Passkeys.AskHolds + Duration.FromSeconds(1));
        using var late = await SendAsync(mine, asked, passkey.Make(OptionsOn(asked)));

        Assert.All(refused.Append(late), a => Assert.Equal(HttpStatusCode.UnprocessableEntity, a.StatusCode));
        Assert.Equal(0, await host.Database(db => db.Passkeys.CountAsync()));
    }

    [Fact]
    public async Task A_key_belongs_to_one_account()
    {
        await using var host = await HostAsync();
        var passkey = new SoftPasskey();
        await AddAsync(host, passkey);
        var other = await host.SignedInAsync("manager");
        var asked = await AskAsync(other, "Theirs");

        using var answer = await SendAsync(other, asked, passkey.Make(OptionsOn(asked)));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal(1, await host.Database(db => db.Passkeys.CountAsync()));
    }

    [Fact]
    public async Task A_passkey_that_signs_wrongly_opens_nothing()
    {
        await using var host = await HostAsync();
        var passkey = new SoftPasskey();
        await AddAsync(host, passkey);
        var manager = await host.Database(db =>
            db.Users.Where(a => a.Email == Given.EmailOf("manager")).Select(a => a.Id).SingleAsync()
        );
        var browser = host.Stranger();
        var (page, another) = (await browser.OpenAsync(SignIn), await browser.OpenAsync(SignIn));

        var refused = new[]
        {
            await UseAsync(browser, page, passkey.SignIn(OptionsOn(another))),
            await UseAsync(browser, page, new SoftPasskey { SaysOwner = $"{manager}" }.SignIn(OptionsOn(page))),
            await UseAsync(browser, page, new SoftPasskey { SaysOwner = "nobody" }.SignIn(OptionsOn(page))),
            await UseAsync(browser, page, "{"),
            await UseAsync(browser, page, ""),
        };
        var right = passkey.SignIn(OptionsOn(page));
        host.Clock.Advance(Passkeys.AskHolds + Duration.FromSeconds(1));
        using var late = await UseAsync(browser, page, right);

        Assert.All(refused.Append(late), a => Assert.Equal(HttpStatusCode.UnprocessableEntity, a.StatusCode));
        Assert.Equal(HttpStatusCode.Found, (await browser.GetAsync("/account")).StatusCode);
        Assert.Equal(6, (await ActionsAsync(host)).Count(a => a == "failed to sign in"));
    }

    [Fact]
    public async Task One_answer_of_a_passkey_opens_once()
    {
        await using var host = await HostAsync();
        var passkey = new SoftPasskey();
        await AddAsync(host, passkey);
        var browser = host.Stranger();
        var page = await browser.OpenAsync(SignIn);
        var answer = passkey.SignIn(OptionsOn(page));
        // Devices that are kept in step by their maker do not count, so that the count tells nothing.
        Assert.Equal(HttpStatusCode.Found, (await UseAsync(browser, page, answer)).StatusCode);
        await host.Database(db => db.Passkeys.ExecuteUpdateAsync(set => set.SetProperty(p => p.SignCount, 0)));

        var thief = host.Stranger();
        using var again = await thief.SubmitAsync(SignIn, ("Asked", FormOn(page)), ("Credential", answer));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.StatusCode);
    }

    [Fact]
    public async Task Who_may_not_sign_in_does_not_by_a_passkey()
    {
        await using var host = await HostAsync();
        var passkey = new SoftPasskey();
        await AddAsync(host, passkey);
        await host.Database(db =>
            db.Users.Where(a => a.Email == Email).ExecuteUpdateAsync(set => set.SetProperty(a => a.DeactivatedAt, AppHost.Start))
        );

        using var answer = await UseAsync(host.Stranger(), passkey);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
    }

    [Fact]
    public async Task Where_the_company_asks_for_a_second_factor_a_passkey_is_one_and_the_password_alone_opens_nothing()
    {
        await using var host = await HostAsync();
        var passkey = new SoftPasskey();
        await (await host.SignedInAsync("admin")).SubmitAsync("/admin/settings", ("Input.SecondFactor", "Everybody"));
        var browser = await host.SignedInAsync("berlin");
        Assert.Equal("/account/second-factor", (await browser.GetAsync("/time")).Headers.Location?.OriginalString);

        await AddAsync(host, passkey, browser);

        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/time")).StatusCode);
        var stranger = host.Stranger();
        using var password = await TryAsync(stranger, Email);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, password.StatusCode);
        Assert.Contains("yours is a passkey", await password.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Found, (await stranger.GetAsync("/account")).StatusCode);
        await UseAsync(stranger, passkey);
        Assert.Equal(HttpStatusCode.OK, (await stranger.GetAsync("/time")).StatusCode);
    }

    [Fact]
    public async Task A_removed_passkey_opens_nothing_and_removing_it_takes_the_password()
    {
        await using var host = await HostAsync();
        var passkey = new SoftPasskey();
        var browser = await AddAsync(host, passkey);
        var id = await host.Database(db => db.Passkeys.Select(p => p.Id).SingleAsync());
        var other = await host.SignedInAsync("manager");

        using var theirs = await other.SubmitAsync(Page, ("Name", "x"), ("Password", Given.Password));
        using var stolen = await other.SubmitAsync(
            await other.OpenAsync(Page),
            $"{Page}?handler=Remove&remove={id}",
            new Submission(("Password", Given.Password))
        );
        using var wrong = await browser.SubmitAsync($"{Page}?remove={id}", ("remove", $"{id}"), ("Password", "no"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.Equal(1, await host.Database(db => db.Passkeys.CountAsync()));
        using var right = await browser.SubmitAsync($"{Page}?remove={id}", ("remove", $"{id}"), ("Password", Given.Password));

        Assert.Equal(Page, right.Headers.Location?.OriginalString);
        Assert.Equal(0, await host.Database(db => db.Passkeys.CountAsync()));
        Assert.Equal(2, await host.Database(db => db.OutgoingMails.CountAsync(m => m.To == Email)));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await UseAsync(host.Stranger(), passkey)).StatusCode);
    }

    [Fact]
    public async Task An_administrator_and_the_command_line_remove_the_passkeys_of_who_has_lost_them()
    {
        await using var host = await HostAsync();
        await AddAsync(host, new());
        var admin = await host.SignedInAsync("admin");
        var person = await host.Database(db => db.Users.Where(a => a.Email == Email).Select(a => a.PersonId).SingleAsync());

        using var done = await admin.SubmitAsync(
            $"/admin/people/{person}/account",
            new Submission([], Button: "Turn off second factor")
        );

        Assert.Equal(HttpStatusCode.Found, done.StatusCode);
        Assert.Equal(0, await host.Database(db => db.Passkeys.CountAsync()));
        await AddAsync(host, new());
        Assert.Equal(0, await Commands.DropSecondFactorAsync(host.Services, Email));
        Assert.Equal(0, await host.Database(db => db.Passkeys.CountAsync()));
    }

    [Fact]
    public async Task An_account_has_a_number_of_passkeys_that_can_be_looked_over()
    {
        await using var host = await HostAsync(("RateLimits:AttemptsPerMinute", "1000"));
        var browser = await host.SignedInAsync("berlin");
        for (var i = 0; i < Passkeys.Most; i++)
            await AddAsync(host, new(), browser);

        using var oneMore = await browser.SubmitAsync(Page, ("Name", "One more"), ("Password", Given.Password));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, oneMore.StatusCode);
        Assert.Equal(Passkeys.Most, await host.Database(db => db.Passkeys.CountAsync()));
    }

    /// <summary>Adds it to the account of berlin; gives the browser that did.</summary>
    static async Task<HttpClient> AddAsync(AppHost host, SoftPasskey passkey, HttpClient? browser = null)
    {
        browser ??= await host.SignedInAsync("berlin");
        var asked = await AskAsync(browser, "Phone");
        using var answer = await SendAsync(browser, asked, passkey.Make(OptionsOn(asked)));
        Assert.Equal(Page, answer.Headers.Location?.OriginalString);
        return browser;
    }

    /// <summary>The page that asks the device for a key.</summary>
    static async Task<IHtmlDocument> AskAsync(HttpClient browser, string name)
    {
        using var answer = await browser.SubmitAsync(Page, ("Name", name), ("Password", Given.Password));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.HtmlAsync();
    }

    static Task<HttpResponseMessage> SendAsync(HttpClient browser, IHtmlDocument asked, string credential) =>
        browser.SubmitAsync(asked, Page, new Submission(("Credential", credential)));

    static async Task<HttpResponseMessage> UseAsync(HttpClient browser, SoftPasskey passkey)
    {
        var page = await browser.OpenAsync(SignIn);
        return await UseAsync(browser, page, passkey.SignIn(OptionsOn(page)));
    }

    static Task<HttpResponseMessage> UseAsync(HttpClient browser, IHtmlDocument page, string credential) =>
        browser.SubmitAsync(page, SignIn, new Submission(("Credential", credential)));

    static string OptionsOn(IHtmlDocument page) => page.QuerySelector("[data-passkey]")!.GetAttribute("data-options")!;

    static string FormOn(IHtmlDocument page) => page.QuerySelector("[name=Asked]")!.GetAttribute("value")!;
}
