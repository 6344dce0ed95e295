using System.Net;
using System.Security.Claims;
using AsyncWork.Tests.Support;
using AsyncWork.Web.Identity;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using NodaTime;

namespace AsyncWork.Tests.Identity;

[Trait("Feature", "A5")]
public sealed class SignInTests
{
    [Fact]
    public async Task A_member_signs_in_and_out_and_both_are_on_record()
    {
        await using var host = await HostAsync();
        var refused = await host.Stranger().GetAsync("/account");
        Assert.Equal("/account/sign-in?ReturnUrl=%2Faccount", refused.Headers.Location?.OriginalString);

        var berlin = await host.SignedInAsync("berlin");
        Assert.Equal(HttpStatusCode.OK, (await berlin.GetAsync("/account")).StatusCode);
        await berlin.SubmitAsync("/account/sign-out", new Submission([], Action: "sign-out"));

        Assert.Equal(HttpStatusCode.Found, (await berlin.GetAsync("/account")).StatusCode);
        Assert.Equal(["signed in", "signed out"], await ActionsAsync(host));
    }

    [Fact]
    public async Task A_wrong_password_and_an_unknown_address_get_the_same_answer()
    {
        await using var host = await HostAsync();

        var wrong = await TryAsync(host.Stranger(), "berlin@asyncwork.example", "not the password");
        var unknown = await TryAsync(host.Stranger(), "nobody@asyncwork.example", "not the password");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.Equal(wrong.StatusCode, unknown.StatusCode);
        Assert.Equal(
            (await wrong.HtmlAsync()).QuerySelector("main")!.Reads(),
            (await unknown.HtmlAsync()).QuerySelector("main")!.Reads()
        );
        Assert.Equal(Headers(wrong), Headers(unknown));
    }

    [Fact]
    public async Task Both_cost_the_same_work()
    {
        await using var host = await HostAsync();
        var browser = host.Stranger();
        await TryAsync(browser, "berlin@asyncwork.example", "not the password");

        var wrong = await CommandsAsync(host, browser, "berlin@asyncwork.example");
        var unknown = await CommandsAsync(host, browser, "nobody@asyncwork.example");

        Assert.Equal(wrong, unknown);
    }

    [Fact]
    public async Task After_five_failures_the_right_password_is_refused_for_a_quarter_of_an_hour()
    {
        await using var host = await HostAsync();
        var browser = host.Stranger();
        for (var i = 0; i < 5; i++)
            await TryAsync(browser, "berlin@asyncwork.example", "not the password");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await TryAsync(browser, "berlin@asyncwork.example")).StatusCode);
        host.Clock.Advance(Duration.FromMinutes(16));
        Assert.Equal(HttpStatusCode.Found, (await TryAsync(browser, "berlin@asyncwork.example")).StatusCode);
        var details = await host.Database(db => db.AuditEvents.Where(a => a.Details != "").Select(a => a.Details).ToListAsync());
        Assert.Equal("locked for 15 minutes after 5 failures", Assert.Single(details));
    }

    [Fact]
    public async Task Failures_made_at_the_same_time_all_count()
    {
        await using var host = await HostAsync();

        await Task.WhenAll(
            Enumerable.Range(0, 5).Select(_ => TryAsync(host.Stranger(), "berlin@asyncwork.example", "not the password"))
        );

        Assert.Equal(
            HttpStatusCode.UnprocessableEntity,
            (await TryAsync(host.Stranger(), "berlin@asyncwork.example")).StatusCode
        );
    }

    [Fact]
    public async Task An_address_that_tries_too_often_is_asked_to_wait()
    {
        await using var host = await HostAsync(("RateLimits:AttemptsPerMinute", "3"));
        var browser = host.Stranger();
        for (var i = 0; i < 3; i++)
            await TryAsync(browser, $"somebody{i}@asyncwork.example", "not the password");

        var answer = await TryAsync(browser, "berlin@asyncwork.example");

        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.InRange(answer.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 61);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/account/sign-in")).StatusCode);
    }

    [Fact]
    public async Task An_account_that_is_tried_too_often_is_left_alone_whether_there_is_one_or_not()
    {
        await using var host = await HostAsync(("RateLimits:AttemptsPerAccountPerMinute", "2"));
        foreach (var email in new[] { "berlin@asyncwork.example", "nobody@asyncwork.example" })
        {
            await TryAsync(host.Stranger(), email, "not the password");
            await TryAsync(host.Stranger(), email.ToUpperInvariant(), "not the password");

            Assert.Equal(HttpStatusCode.TooManyRequests, (await TryAsync(host.Stranger(), email)).StatusCode);
        }
    }

    [Fact, Trait("Standard", "ASVS 2.4.1")]
    public async Task An_account_that_asks_for_too_much_waits_and_others_do_not()
    {
        await using var host = await HostAsync(("RateLimits:RequestsPerAccountPerMinute", "4"));
        var (greedy, other) = (await host.SignedInAsync("berlin"), await host.SignedInAsync("manager"));
        for (var i = 0; i < 4; i++)
            await greedy.GetAsync("/help");

        using var refused = await greedy.GetAsync("/help");

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 61);
        Assert.Equal(HttpStatusCode.OK, (await other.GetAsync("/help")).StatusCode);
    }

    [Fact]
    public async Task A_deactivated_account_is_refused_and_its_session_ends_within_a_minute()
    {
        await using var host = await HostAsync();
        var berlin = await host.SignedInAsync("berlin");
        await host.Database(db =>
            db.Users.Where(a => a.Email == "berlin@asyncwork.example")
                .ExecuteUpdateAsync(set => set.SetProperty(a => a.DeactivatedAt, AppHost.Start))
        );

        Assert.Equal(
            HttpStatusCode.UnprocessableEntity,
            (await TryAsync(host.Stranger(), "berlin@asyncwork.example")).StatusCode
        );
        host.Clock.Advance(Duration.FromSeconds(61));
        Assert.Equal(HttpStatusCode.Found, (await berlin.GetAsync("/account")).StatusCode);
    }

    [Fact]
    public async Task Htmx_that_is_signed_out_is_told_to_go_to_sign_in_and_back_to_the_page()
    {
        await using var host = await HostAsync();
        var request = new HttpRequestMessage(HttpMethod.Get, "/account?handler=Something");
        request.Headers.Add("HX-Request", "true");
        request.Headers.Add("HX-Current-URL", "https://localhost/time?week=46");

        var answer = await host.Stranger().SendAsync(request);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal("/account/sign-in?ReturnUrl=%2Ftime%3Fweek%3D46", Assert.Single(answer.Headers.GetValues("HX-Redirect")));
    }

    [Theory]
    [InlineData("https://evil.example/time")]
    [InlineData("//evil.example/time")]
    [InlineData("/\\evil.example")]
    [InlineData("javascript:alert(1)")]
    public async Task A_place_that_is_not_ours_is_never_returned_to(string place)
    {
        await using var host = await HostAsync();
        var request = new HttpRequestMessage(HttpMethod.Get, "/account");
        request.Headers.Add("HX-Request", "true");
        request.Headers.Add("HX-Current-URL", place);

        Assert.Equal(
            "/account/sign-in?ReturnUrl=%2F",
            Assert.Single((await host.Stranger().SendAsync(request)).Headers.GetValues("HX-Redirect"))
        );
        var signedIn = await host.Stranger()
            .SubmitAsync(
                $"/account/sign-in?ReturnUrl={Uri.EscapeDataString(place)}",
                ("Email", "berlin@asyncwork.example"),
                ("Password", Given.Password)
            );
        Assert.Equal("/", signedIn.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task After_signing_in_one_is_where_one_wanted_to_be()
    {
        await using var host = await HostAsync();

        var answer = await host.Stranger()
            .SubmitAsync(
                "/account/sign-in?ReturnUrl=%2Ftime%3Fweek%3D46",
                ("Email", "BERLIN@asyncwork.example"),
                ("Password", Given.Password)
            );

        Assert.Equal("/time?week=46", answer.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task The_session_cookie_is_out_of_reach_for_scripts_other_sites_and_plain_http()
    {
        await using var host = await HostAsync();

        var cookies = (await TryAsync(host.Stranger(), "berlin@asyncwork.example")).Headers.GetValues("Set-Cookie").ToList();

        var session = Assert.Single(cookies, c => c.StartsWith("__Host-asyncwork=", StringComparison.Ordinal));
        foreach (var flag in new[] { "; secure", "; httponly", "; samesite=lax", "; path=/" })
            Assert.Contains(flag, session, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("domain=", session, StringComparison.OrdinalIgnoreCase);
        Assert.All(cookies, c => Assert.StartsWith("__Host-", c, StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_administrator_whose_role_was_taken_is_refused_within_a_minute()
    {
        await using var host = await HostAsync();
        var admin = await host.SignedInAsync("admin");
        Assert.True(await IsAdministratorAsync());
        await host.Database(db => db.UserRoles.ExecuteDeleteAsync());

        host.Clock.Advance(Duration.FromSeconds(61));

        Assert.False(await IsAdministratorAsync());

        async Task<bool> IsAdministratorAsync() =>
            (await admin.OpenAsync("/account")).QuerySelector("nav a[href='/admin']") is not null;
    }

    [Fact]
    public async Task After_midnight_the_cookie_is_looked_at_once_and_says_the_new_day()
    {
        await using var host = await HostAsync();
        host.Clock.Reset(Instant.FromUtc(2026, 11, 12, 22, 59, 30)); // before midnight in Berlin
        var berlin = await host.SignedInAsync("berlin");
        var (before, early) = await OpenAsync();
        host.Clock.Advance(Duration.FromSeconds(31));
        var (after, late) = await OpenAsync();
        var (then, next) = await OpenAsync();

        Assert.Equal((false, true, false), (before, after, then));
        Assert.True(late > early);
        Assert.Equal(early, next);

        async Task<(bool IsRenewed, int Commands)> OpenAsync()
        {
            var renewed = false;
            var commands = await host.Commands.Of(async () =>
            {
                using var answer = await berlin.GetAsync("/account");
                Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
                renewed =
                    answer.Headers.TryGetValues("Set-Cookie", out var cookies)
                    && cookies.Any(c => c.StartsWith("__Host-asyncwork=", StringComparison.Ordinal));
            });
            return (renewed, commands.Count);
        }
    }

    [Fact]
    public async Task A_cookie_that_does_not_say_the_day_is_taken_and_says_it_from_then_on()
    {
        await using var host = await HostAsync();
        var tickets = host
            .Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>()
            .Get(IdentityConstants.ApplicationScheme)
            .TicketDataFormat;
        var written = tickets.Unprotect(CookieOf(await TryAsync(host.Stranger(), "berlin@asyncwork.example")))!;
        var claims = (ClaimsIdentity)written.Principal.Identity!;
        claims.RemoveClaim(claims.FindFirst(ViewerClaims.Day));

        var browser = host.CreateClient(new() { HandleCookies = false, BaseAddress = host.ClientOptions.BaseAddress });
        browser.DefaultRequestHeaders.Add("Cookie", $"__Host-asyncwork={tickets.Protect(written)}");
        using var answer = await browser.GetAsync("/account");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("2026-11-12", tickets.Unprotect(CookieOf(answer))!.Principal.FindFirstValue(ViewerClaims.Day));

        static string CookieOf(HttpResponseMessage answer) =>
            answer
                .Headers.GetValues("Set-Cookie")
                .Single(c => c.StartsWith("__Host-asyncwork=", StringComparison.Ordinal))
                .Split(';')[0]["__Host-asyncwork=".Length..];
    }

    [Theory]
    [InlineData(11, 8 * 24, true)]
    [InlineData(13, 13, false)]
    public async Task A_session_lasts_twelve_idle_hours_and_seven_days_in_all(int hoursBetween, int hoursInAll, bool isUsed)
    {
        await using var host = await HostAsync();
        var berlin = await host.SignedInAsync("berlin");
        var passed = 0;
        while ((await berlin.GetAsync("/account")).StatusCode == HttpStatusCode.OK && passed < hoursInAll)
        {
            host.Clock.Advance(Duration.FromHours(hoursBetween));
            passed += hoursBetween;
        }

        Assert.InRange(passed, isUsed ? 7 * 24 : 12, isUsed ? 7 * 24 + hoursBetween : 13);
        Assert.Equal(HttpStatusCode.Found, (await berlin.GetAsync("/account")).StatusCode);
    }

    [Theory]
    [InlineData("Email=%00&Password=%00")]
    [InlineData("Email=%ED%A0%80%40x.example&Password=%ED%A0%80%ED%A0%80%ED%A0%80")]
    [InlineData("Email=a%40b.example&Email=c%40d.example&Password=1&Password=2")]
    [InlineData("Email[]=a&Password[0]=b")]
    [InlineData("")]
    public async Task Odd_input_is_refused_and_nothing_breaks(string form)
    {
        await using var host = await HostAsync();
        var browser = host.Stranger();
        var token = (await browser.OpenAsync("/account/sign-in"))
            .QuerySelector("[name=__RequestVerificationToken]")!
            .GetAttribute("value");

        var answer = await browser.PostAsync(
            "/account/sign-in",
            new StringContent(
                $"{form}&__RequestVerificationToken={token}",
                System.Text.Encoding.ASCII,
                "application/x-www-form-urlencoded"
            )
        );

        Assert.Contains(answer.StatusCode, new[] { HttpStatusCode.BadRequest, HttpStatusCode.UnprocessableEntity });
        Assert.Empty(host.Errors.Lines);
    }

    [Fact]
    public async Task Ten_thousand_characters_are_refused()
    {
        await using var host = await HostAsync();

        var answer = await TryAsync(host.Stranger(), new string('a', 10_000), new string('b', 10_000));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Empty(await ActionsAsync(host));
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused()
    {
        await using var host = await HostAsync();

        var answer = await host.Stranger()
            .PostAsync(
                "/account/sign-in",
                new FormUrlEncodedContent([new("Email", "berlin@asyncwork.example"), new("Password", Given.Password)])
            );

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    internal static async Task<AppHost> HostAsync(params (string, string)[] settings)
    {
        var host = new AppHost();
        foreach (var (name, value) in settings)
            host.With(name, value);
        await host.Given().Everyone().SaveAsync();
        return host;
    }

    internal static Task<HttpResponseMessage> TryAsync(HttpClient browser, string email, string password = Given.Password) =>
        browser.SubmitAsync("/account/sign-in", ("Email", email), ("Password", password));

    internal static Task<List<string>> ActionsAsync(AppHost host) =>
        host.Database(db => db.AuditEvents.OrderBy(a => a.Id).Select(a => a.Action).ToListAsync());

    static async Task<int> CommandsAsync(AppHost host, HttpClient browser, string email)
    {
        var page = await browser.OpenAsync("/account/sign-in");
        var form = new Submission(("Email", email), ("Password", "not the password"));
        return (await host.Commands.Of(() => browser.SubmitAsync(page, "/account/sign-in", form))).Count;
    }

    static string Headers(HttpResponseMessage answer) => string.Join(' ', answer.Headers.Select(h => h.Key).Order());
}
