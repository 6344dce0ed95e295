using System.Net;
using AngleSharp.Html.Dom;
using AsyncWork.Domain.People;
using AsyncWork.Tests.Support;
using AsyncWork.Web;
using AsyncWork.Web.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using OtpNet;
using static AsyncWork.Tests.Identity.SignInTests;

namespace AsyncWork.Tests.Identity;

/// <summary>A code beside the password (product.md A5; ASVS 6.3.3, 6.4.3, 6.5).</summary>
[Trait("Feature", "A5")]
public sealed class SecondFactorTests
{
    const string Page = "/account/second-factor";
    const string Email = "berlin@asyncwork.example";

    [Fact]
    public async Task A5_with_a_second_factor_the_password_alone_opens_nothing()
    {
        await using var host = await HostAsync();
        var (key, _) = await TurnOnAsync(host);
        Next(host);
        var browser = host.Stranger();

        using var half = await browser.SubmitAsync(
            "/account/sign-in?ReturnUrl=%2Ftime",
            ("Email", Email),
            ("Password", Given.Password)
        );
        Assert.Equal("/account/sign-in/code?ReturnUrl=%2Ftime", half.Headers.Location?.OriginalString);
        Assert.Equal(HttpStatusCode.Found, (await browser.GetAsync("/time")).StatusCode);
        var place = half.Headers.Location!.OriginalString;
        using var wrong = await browser.SubmitAsync(place, ("Code", "000000"));
        using var right = await browser.SubmitAsync(place, ("Code", CodeOf(host, key)));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.Equal("/time", right.Headers.Location?.OriginalString);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/account")).StatusCode);
        var last = await host.Database(db => db.AuditEvents.OrderByDescending(e => e.Id).FirstAsync());
        Assert.Equal(("signed in", "with a second factor"), (last.Action, last.Details));
    }

    [Fact]
    public async Task A_code_opens_once_and_for_a_minute()
    {
        await using var host = await HostAsync();
        var (key, _) = await TurnOnAsync(host);
        Next(host);
        var code = CodeOf(host, key);

        Assert.Equal(HttpStatusCode.Found, (await SendAsync(await HalfAsync(host), code)).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await SendAsync(await HalfAsync(host), code)).StatusCode);
        Next(host);
        var old = CodeOf(host, key);
        host.Clock.Advance(Duration.FromSeconds(61));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await SendAsync(await HalfAsync(host), old)).StatusCode);
    }

    [Fact]
    public async Task Of_two_who_send_the_same_code_at_once_one_is_let_in()
    {
        await using var host = await HostAsync();
        var (key, _) = await TurnOnAsync(host);
        Next(host);
        var code = CodeOf(host, key);
        var browsers = new List<(HttpClient Browser, IHtmlDocument Form)>();
        for (var i = 0; i < 4; i++)
        {
            var half = await HalfAsync(host);
            browsers.Add((half, await half.OpenAsync("/account/sign-in/code")));
        }

        var answers = await Task.WhenAll(
            browsers.Select(b => b.Browser.SubmitAsync(b.Form, "/account/sign-in/code", new Submission(("Code", code))))
        );

        Assert.Single(answers, a => a.StatusCode == HttpStatusCode.Found);
    }

    [Fact]
    public async Task A_recovery_code_opens_once_however_it_is_typed_and_new_ones_take_the_place_of_the_old()
    {
        await using var host = await HostAsync();
        var (key, codes) = await TurnOnAsync(host);
        Assert.Equal(SecondFactors.RecoveryCodes, codes.Distinct().Count());

        var browser = await HalfAsync(host);
        Assert.Equal(HttpStatusCode.Found, (await SendAsync(browser, codes[0].Replace('-', ' ').ToLowerInvariant())).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await SendAsync(await HalfAsync(host), codes[0])).StatusCode);
        Assert.Contains("9 recovery codes are left", await MainAsync(browser), StringComparison.Ordinal);
        Next(host);
        using var renewed = await browser.SubmitAsync(
            Page,
            new Submission([("Password", Given.Password), ("Code", CodeOf(host, key))], Button: "Make new recovery codes")
        );
        var made = CodesOn(await renewed.HtmlAsync());

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await SendAsync(await HalfAsync(host), codes[1])).StatusCode);
        Assert.Equal(HttpStatusCode.Found, (await SendAsync(await HalfAsync(host), made[1])).StatusCode);
    }

    [Fact]
    public async Task Who_knows_the_password_cannot_try_codes_for_ever()
    {
        await using var host = await HostAsync(("RateLimits:AttemptsPerAccountPerMinute", "100"));
        var (key, _) = await TurnOnAsync(host);
        Next(host);
        for (var i = 0; i < 5; i++)
            await SendAsync(await HalfAsync(host), $"{i:000000}");

        using var password = await TryAsync(host.Stranger(), Email);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, password.StatusCode);
        host.Clock.Advance(Duration.FromMinutes(16));
        Assert.Equal(HttpStatusCode.Found, (await SendAsync(await HalfAsync(host), CodeOf(host, key))).StatusCode);
    }

    [Fact]
    public async Task A_password_chosen_anew_asks_for_the_code_all_the_same_and_ends_half_a_sign_in()
    {
        await using var host = await HostAsync();
        var (key, _) = await TurnOnAsync(host);
        Next(host);
        var before = await HalfAsync(host);
        var form = await before.OpenAsync("/account/sign-in/code");
        var account = await host.Database(db => db.Users.AsNoTracking().SingleAsync(a => a.Email == Email));
        await using var scope = host.Services.CreateAsyncScope();
        var link = scope.ServiceProvider.GetRequiredService<PasswordLinks>().PathFor(account, PasswordLinkKind.Forgotten);

        using var chosen = await host.Stranger().SubmitAsync(link, ("Password", "three quiet mornings"));
        using var late = await before.SubmitAsync(form, "/account/sign-in/code", new Submission(("Code", CodeOf(host, key))));
        using var again = await TryAsync(host.Stranger(), Email, "three quiet mornings");

        Assert.Equal("/account/sign-in", late.Headers.Location?.OriginalString);
        Assert.Equal("/account/sign-in/code", again.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task A_password_chosen_anew_does_not_forget_wrong_codes()
    {
        await using var host = await HostAsync(("RateLimits:AttemptsPerAccountPerMinute", "100"));
        await TurnOnAsync(host);
        var half = await HalfAsync(host);
        for (var i = 0; i < 4; i++)
            await SendAsync(half, $"{i:000000}");
        var account = await host.Database(db => db.Users.AsNoTracking().SingleAsync(a => a.Email == Email));
        await using var scope = host.Services.CreateAsyncScope();
        var link = scope.ServiceProvider.GetRequiredService<PasswordLinks>().PathFor(account, PasswordLinkKind.Forgotten);

        using var chosen = await host.Stranger().SubmitAsync(link, ("Password", "three quiet mornings"));

        Assert.Equal(HttpStatusCode.Found, chosen.StatusCode);
        Assert.Equal(
            4,
            await host.Database(db => db.Users.Where(a => a.Email == Email).Select(a => a.AccessFailedCount).SingleAsync())
        );
    }

    [Fact]
    public async Task It_is_turned_on_by_who_has_the_password_and_the_app_alone_and_its_owner_is_told()
    {
        await using var host = await HostAsync();
        var browser = await host.SignedInAsync("berlin");
        var other = await host.SignedInAsync("berlin");
        var page = await browser.OpenAsync(Page);
        var key = KeyOn(page);

        using var code = await browser.SubmitAsync(page, Page, new Submission(("Password", Given.Password), ("Code", "123456")));
        using var password = await browser.SubmitAsync(
            page,
            Page,
            new Submission(("Password", "no"), ("Code", CodeOf(host, key)))
        );
        var kept = await password.HtmlAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, code.StatusCode);
        Assert.Equal("true", kept.QuerySelector("#Password")!.GetAttribute("aria-invalid"));
        Assert.Equal(key, KeyOn(kept));
        Assert.Null(await SinceAsync(host));
        using var done = await browser.SubmitAsync(
            kept,
            Page,
            new Submission(("Password", Given.Password), ("Code", CodeOf(host, key)))
        );

        Assert.Equal(SecondFactors.RecoveryCodes, CodesOn(await done.HtmlAsync()).Count);
        Assert.Equal(AppHost.Start, await SinceAsync(host));
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/account")).StatusCode);
        host.Clock.Advance(Duration.FromSeconds(61));
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/account")).StatusCode);
        Assert.Equal(HttpStatusCode.Found, (await other.GetAsync("/account")).StatusCode);
        Assert.Equal(1, await host.Database(db => db.OutgoingMails.CountAsync(m => m.To == Email)));
        var stored = await host.Database(db =>
            db.Users.Where(a => a.Email == Email).Select(a => a.AuthenticatorSecret).SingleAsync()
        );
        Assert.DoesNotContain(key, stored!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_that_was_shown_to_another_or_long_ago_is_not_taken()
    {
        await using var host = await HostAsync();
        var mine = await host.SignedInAsync("berlin");
        var theirs = await host.SignedInAsync("manager");
        var page = await theirs.OpenAsync(Page);
        var offer = page.QuerySelector("[name=Offer]")!.GetAttribute("value");

        using var stolen = await mine.SubmitAsync(
            Page,
            ("Offer", offer),
            ("Password", Given.Password),
            ("Code", CodeOf(host, KeyOn(page)))
        );
        host.Clock.Advance(SecondFactors.OfferHolds + Duration.FromSeconds(1));
        using var late = await theirs.SubmitAsync(
            page,
            Page,
            new Submission(("Password", Given.Password), ("Code", CodeOf(host, KeyOn(page))))
        );

        Assert.Equal(HttpStatusCode.UnprocessableEntity, stolen.StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, late.StatusCode);
        Assert.NotEqual(KeyOn(page), KeyOn(await late.HtmlAsync()));
        Assert.Equal(0, await host.Database(db => db.Users.CountAsync(a => a.SecondFactorAt != null)));
    }

    [Fact]
    public async Task Turning_it_off_takes_the_password_and_a_code()
    {
        await using var host = await HostAsync();
        var (key, _) = await TurnOnAsync(host);
        var browser = await HalfAsync(host);
        Next(host);
        await SendAsync(browser, CodeOf(host, key));

        using var without = await OffAsync("000000");
        Assert.NotNull(await SinceAsync(host));
        Next(host);
        using var with = await OffAsync(CodeOf(host, key));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, without.StatusCode);
        Assert.Equal(HttpStatusCode.Found, with.StatusCode);
        Assert.Null(await SinceAsync(host));
        Assert.Equal(0, await host.Database(db => db.RecoveryCodes.CountAsync()));
        using var signedIn = await TryAsync(host.Stranger(), Email);
        Assert.Equal("/", signedIn.Headers.Location?.OriginalString);

        Task<HttpResponseMessage> OffAsync(string code) =>
            browser.SubmitAsync(Page, new Submission([("Password", Given.Password), ("Code", code)], Button: "Turn off"));
    }

    [Theory]
    [InlineData(SecondFactorRule.Nobody, "admin", false)]
    [InlineData(SecondFactorRule.HRAndAdministrators, "admin", true)]
    [InlineData(SecondFactorRule.HRAndAdministrators, "hr", true)]
    [InlineData(SecondFactorRule.HRAndAdministrators, "berlin", false)]
    [InlineData(SecondFactorRule.Everybody, "berlin", true)]
    public async Task Of_whom_the_company_asks_it_they_set_it_up_before_anything_else(
        SecondFactorRule rule,
        string who,
        bool isAsked
    )
    {
        await using var host = await HostAsync();
        var admin = await host.SignedInAsync("admin");
        var browser = who == "admin" ? admin : await host.SignedInAsync(who);
        await admin.SubmitAsync("/admin/settings", ("Input.SecondFactor", $"{rule}"));
        host.Clock.Advance(Duration.FromSeconds(61));

        using var page = await browser.GetAsync("/time");
        using var asked = new HttpRequestMessage(HttpMethod.Get, "/time") { Headers = { { "HX-Request", "true" } } };
        using var fragment = await browser.SendAsync(asked);
        Assert.Equal(isAsked ? Page : null, page.Headers.Location?.OriginalString);
        Assert.Equal(isAsked, fragment.Headers.TryGetValues("HX-Redirect", out var to) && to.Single() == Page);
        if (!isAsked)
            return;
        Assert.Contains("Your company asks for a second factor", await MainAsync(browser), StringComparison.Ordinal);
        using var help = await browser.GetAsync("/css/app.css");
        Assert.NotEqual(Page, help.Headers.Location?.OriginalString);
        await TurnOnAsync(host, browser);

        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/time")).StatusCode);
    }

    [Fact]
    public async Task Who_owes_a_second_factor_may_sign_out()
    {
        await using var host = await HostAsync();
        var berlin = await host.SignedInAsync("berlin");
        await (await host.SignedInAsync("admin")).SubmitAsync("/admin/settings", ("Input.SecondFactor", "Everybody"));
        host.Clock.Advance(Duration.FromSeconds(61));

        await berlin.SubmitAsync(Page, new Submission([], Action: "sign-out"));

        Assert.StartsWith(
            "/account/sign-in",
            (await berlin.GetAsync(Page)).Headers.Location?.OriginalString,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task An_administrator_turns_off_the_second_factor_of_who_has_lost_it()
    {
        await using var host = await HostAsync();
        var owner = await host.SignedInAsync("berlin");
        await TurnOnAsync(host, owner);
        var admin = await host.SignedInAsync("admin");
        var person = await host.Database(db => db.Users.Where(a => a.Email == Email).Select(a => a.PersonId).SingleAsync());

        using var done = await admin.SubmitAsync(
            $"/admin/people/{person}/account",
            new Submission([], Button: "Turn off second factor")
        );

        await TurnOnAsync(host, admin);
        var me = await host.Database(db =>
            db.Users.Where(a => a.Email == Given.EmailOf("admin")).Select(a => a.PersonId).SingleAsync()
        );
        using var own = await admin.SubmitAsync(
            $"/admin/people/{me}/account",
            new Submission([], Button: "Turn off second factor")
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, own.StatusCode);
        Assert.Equal(HttpStatusCode.Found, done.StatusCode);
        Assert.Null(await SinceAsync(host));
        Assert.Contains("turned off the second factor of", await ActionsAsync(host));
        host.Clock.Advance(Duration.FromSeconds(61));
        Assert.Equal(HttpStatusCode.Found, (await owner.GetAsync("/account")).StatusCode);
        Assert.Equal(2, await host.Database(db => db.OutgoingMails.CountAsync(m => m.To == Email)));
    }

    [Fact]
    public async Task The_command_line_turns_it_off_for_the_only_administrator()
    {
        await using var host = await HostAsync();
        await TurnOnAsync(host);

        Assert.Equal(1, await RunAsync("nobody@asyncwork.example"));
        Assert.Equal(0, await RunAsync(Email.ToUpperInvariant()));
        Assert.Equal(1, await RunAsync(Email));
        Assert.Null(await SinceAsync(host));

        Task<int> RunAsync(string address) => Commands.DropSecondFactorAsync(host.Services, address);
    }

    /// <summary>Turns it on; gives its key and the recovery codes.</summary>
    static async Task<(string Key, IReadOnlyList<string> Codes)> TurnOnAsync(AppHost host, HttpClient? browser = null)
    {
        browser ??= await host.SignedInAsync("berlin");
        var page = await browser.OpenAsync(Page);
        var key = KeyOn(page);
        using var answer = await browser.SubmitAsync(
            page,
            Page,
            new Submission(("Password", Given.Password), ("Code", CodeOf(host, key)))
        );
        var codes = CodesOn(await answer.HtmlAsync());
        Assert.NotEmpty(codes);
        return (key, codes);
    }

    /// <summary>A browser that has given the password.</summary>
    static async Task<HttpClient> HalfAsync(AppHost host)
    {
        var browser = host.Stranger();
        using var answer = await TryAsync(browser, Email);
        Assert.StartsWith("/account/sign-in/code", answer.Headers.Location?.OriginalString, StringComparison.Ordinal);
        return browser;
    }

    static Task<HttpResponseMessage> SendAsync(HttpClient browser, string code) =>
        browser.SubmitAsync("/account/sign-in/code", ("Code", code));

    static string CodeOf(AppHost host, string key) =>
        new Totp(Base32Encoding.ToBytes(key)).ComputeTotp(host.Clock.GetCurrentInstant().ToDateTimeUtc());

    static void Next(AppHost host) => host.Clock.Advance(Duration.FromSeconds(30));

    static string KeyOn(IHtmlDocument page) => page.QuerySelector("#key")!.TextContent.Replace(" ", "", StringComparison.Ordinal);

    static List<string> CodesOn(IHtmlDocument page) => [.. page.QuerySelectorAll("ul.recovery code").Select(c => c.TextContent)];

    static Task<Instant?> SinceAsync(AppHost host) =>
        host.Database(db => db.Users.Where(a => a.Email == Email).Select(a => a.SecondFactorAt).SingleAsync());

    static async Task<string> MainAsync(HttpClient browser) => (await browser.OpenAsync(Page)).QuerySelector("main")!.Reads();
}
