using System.Net;
using AsyncWork.Tests.Support;

namespace AsyncWork.Tests.Frame;

public sealed class FrameTests
{
    const string Cdn = "https://cdn.example/htmx.org@4.0.1/dist/htmx.min.js";

    [Theory]
    [InlineData("/help", "Employee", 200)]
    [InlineData("/no-such-page", "Employee", 404)]
    [InlineData("/test/throws", "Employee", 500)]
    [InlineData("/help", "Nobody", 401)]
    [InlineData("/icons.svg", "Nobody", 200)]
    public async Task Every_answer_tells_the_browser_what_to_refuse(string address, string who, int status)
    {
        using var browser = await FrameHost.StartAsync(who);
        var answer = await browser.GetAsync(address);

        Assert.Equal(status, (int)answer.StatusCode);
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        Assert.StartsWith("default-src 'self'; script-src 'self'; connect-src 'self'; object-src 'none'", policy);
        Assert.Contains("frame-ancestors 'none'", policy);
        Assert.DoesNotContain("unsafe", policy);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("same-origin", answer.Headers.GetValues("Referrer-Policy").Single());
        Assert.True(answer.Headers.Contains("Permissions-Policy"));
        Assert.True(answer.Headers.Contains("Cross-Origin-Opener-Policy"));
    }

    [Fact]
    public async Task Pages_are_not_kept_by_the_browser_and_files_are()
    {
        using var browser = await FrameHost.StartAsync();
        var page = await browser.GetAsync("/help");
        Assert.True(page.Headers.CacheControl!.NoStore);

        var html = await page.HtmlAsync();
        foreach (var link in html.QuerySelectorAll("link[rel=stylesheet], link[rel=preload]"))
        {
            var file = await browser.GetAsync(link.GetAttribute("href"));
            Assert.True(file.IsSuccessStatusCode, link.GetAttribute("href"));
            Assert.Contains("immutable", file.Headers.CacheControl!.ToString());
        }
    }

    [Fact]
    public async Task The_CDN_is_allowed_only_when_configured_and_only_by_its_exact_file()
    {
        using var browser = await FrameHost.StartAsync(cdn: Cdn);
        var answer = await browser.GetAsync("/help");

        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains($"script-src 'self' {Cdn}; connect-src 'self' {Cdn};", policy);
        var loader = (await answer.HtmlAsync()).QuerySelector("script[data-cdn]")!;
        Assert.Equal(Cdn, loader.GetAttribute("data-cdn"));
        var local = await browser.GetByteArrayAsync(loader.GetAttribute("data-local"));
        var hash = Convert.ToBase64String(System.Security.Cryptography.SHA384.HashData(local));
        Assert.Equal($"sha384-{hash}", loader.GetAttribute("data-integrity"));
    }

    [Fact]
    public async Task A_CDN_address_that_is_not_https_stops_the_start() =>
        await Assert.ThrowsAsync<InvalidOperationException>(() => FrameHost.StartAsync(cdn: "http://cdn.example/htmx.js"));

    [Theory]
    [InlineData(400), InlineData(403), InlineData(404), InlineData(405), InlineData(409), InlineData(413), InlineData(415)]
    [InlineData(422), InlineData(429), InlineData(503)]
    public async Task An_empty_refusal_gets_a_page_with_a_way_back_and_keeps_its_status(int status)
    {
        using var browser = await FrameHost.StartAsync();
        using var form = new FormUrlEncodedContent([new("a", "b")]);
        var answer = await browser.PostAsync($"/test/status/{status}", form);

        Assert.Equal(status, (int)answer.StatusCode);
        var page = await answer.HtmlAsync();
        Assert.NotEmpty(page.QuerySelector("h1")!.Reads());
        Assert.Contains("Request", page.QuerySelector("main")!.Reads());
        Assert.NotNull(page.QuerySelector("main a[href='/']"));
    }

    [Theory]
    [InlineData("/test/status/404", 404)]
    [InlineData("/test/throws", 500)]
    public async Task To_htmx_an_error_is_a_toast_and_never_a_page(string address, int status)
    {
        using var browser = await FrameHost.StartAsync();
        var answer = await browser.GetFragmentAsync(address);

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal("#toasts", answer.Headers.GetValues("HX-Retarget").Single());
        var text = await answer.Content.ReadAsStringAsync();
        Assert.Contains("toast--error", text);
        Assert.DoesNotContain("<html", text);
    }

    [Fact]
    public async Task What_was_thrown_is_not_shown()
    {
        using var browser = await FrameHost.StartAsync();
        var answer = await browser.GetAsync("/test/throws");
        var text = await answer.Content.ReadAsStringAsync();

        Assert.Contains("Something went wrong on our side", text);
        Assert.DoesNotContain("secret detail", text);
    }

    [Fact]
    public async Task The_address_of_error_pages_is_not_a_page_of_its_own()
    {
        using var browser = await FrameHost.StartAsync("Nobody");

        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/error/200")).StatusCode);
    }

    [Fact, Trait("Feature", "X9")]
    public async Task Every_page_says_whose_drafts_it_keeps_and_signing_out_is_marked()
    {
        using var browser = await FrameHost.StartAsync();
        var page = await browser.OpenAsync("/help");

        Assert.NotEmpty(page.Body!.GetAttribute("data-account")!);
        Assert.True(page.QuerySelector("form[action='/account/sign-out']")!.HasAttribute("data-signs-out"));
        // The failure page has no layout; it must not leave what was sent to a page after it.
        Assert.Contains("/js/app.js", await (await browser.GetAsync("/test/throws")).Content.ReadAsStringAsync());
    }

    [Theory, Trait("Feature", "X6")]
    [InlineData("Employee", "People Posts Playbook Hand-offs Onboarding Help")]
    [InlineData("HR", "People Approvals Reports Posts Playbook Hand-offs Onboarding Help")]
    [InlineData("Administrator", "People Approvals Reports Admin Posts Playbook Hand-offs Onboarding Help")]
    public async Task A_small_screen_has_five_places_in_its_bar_and_all_others_in_the_own_menu(string role, string others)
    {
        using var browser = await FrameHost.StartAsync(role);
        var page = await browser.OpenAsync("/help");

        var bar = page.QuerySelectorAll(".side li:not(.side__wide) a").Select(a => a.Reads());
        Assert.Equal("Today Boards Wiki Decisions Time", string.Join(' ', bar));
        var menu = page.QuerySelectorAll(".menu__list > a:not([href^='/account'], [data-keys])").Select(a => a.Reads());
        Assert.Equal(others, string.Join(' ', menu));
        Assert.All(
            page.QuerySelectorAll(".side__wide a"),
            a => Assert.NotNull(page.QuerySelector($".menu__list a[href='{a.GetAttribute("href")}']"))
        );
    }

    [Fact, Trait("Feature", "X6")]
    public async Task It_can_be_installed_also_before_anybody_signs_in()
    {
        using var browser = await FrameHost.StartAsync("Nobody");
        using var member = await FrameHost.StartAsync();
        var address = (await member.OpenAsync("/help")).QuerySelector("link[rel=manifest]")!.GetAttribute("href");
        using var answer = await browser.GetAsync(address);

        Assert.Equal("application/manifest+json", answer.Content.Headers.ContentType!.MediaType);
        using var manifest = System.Text.Json.JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        Assert.Equal("standalone", manifest.RootElement.GetProperty("display").GetString());
        foreach (var icon in manifest.RootElement.GetProperty("icons").EnumerateArray())
        {
            using var picture = await browser.GetAsync("/" + icon.GetProperty("src").GetString());
            var bytes = await picture.Content.ReadAsByteArrayAsync();
            var size = System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(16));
            Assert.Equal("image/png", picture.Content.Headers.ContentType!.MediaType);
            Assert.Equal(icon.GetProperty("sizes").GetString(), $"{size}x{size}");
        }
    }

    [Theory]
    [InlineData("", "The scripts of the pages come from it too.")]
    [InlineData(Cdn, "Your browser fetches one script from a public server, cdn.example,")]
    public async Task Help_says_where_scripts_come_from_and_who_sees_what(string cdn, string scripts)
    {
        using var browser = await FrameHost.StartAsync(cdn: cdn);

        var page = (await browser.OpenAsync("/help")).QuerySelector("main")!;

        Assert.Contains(scripts, page.Reads());
        Assert.Contains("are seen by you, by whoever leads your team, by HR and by administrators", page.Reads());
        Assert.NotNull(page.QuerySelector("a[href='/account/forgotten']"));
    }

    [Theory]
    [InlineData("Employee", "Today Boards Wiki Decisions Posts Playbook Hand-offs Time Onboarding People Help")]
    [InlineData("HR", "Today Boards Wiki Decisions Posts Playbook Hand-offs Time Approvals Onboarding People Reports Help")]
    [InlineData(
        "Administrator",
        "Today Boards Wiki Decisions Posts Playbook Hand-offs Time Approvals Onboarding People Reports Admin Help"
    )]
    public async Task The_sidebar_shows_what_a_person_may_open(string role, string entries)
    {
        using var browser = await FrameHost.StartAsync(role);
        var page = await browser.OpenAsync("/help");

        Assert.Equal(entries, string.Join(' ', page.QuerySelectorAll(".side li a").Select(a => a.Reads())));
        Assert.Equal("Help", page.QuerySelector(".side a[aria-current=page]")!.Reads());
        Assert.Equal("Help – AsyncWork", page.Title);
        // Narrow screens have no sidebar: the name leads to Today from the top bar too.
        Assert.Single(page.QuerySelectorAll(".side > a.brand[href='/'] svg"));
        Assert.Single(page.QuerySelectorAll(".top > a.brand[href='/'] svg"));
        Assert.Equal("dark", page.DocumentElement.GetAttribute("data-theme"));
        Assert.Equal("Mia <b>Novak", page.QuerySelector(".menu summary span:not(.avatar)")!.Reads());
        Assert.NotNull(
            page.QuerySelector("form[action='/account/sign-out'][method=post] input[name=__RequestVerificationToken]")
        );
    }
}
