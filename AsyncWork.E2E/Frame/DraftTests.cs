using System.Text.RegularExpressions;
using AsyncWork.E2E.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AsyncWork.E2E.Frame;

/// <summary>A text that was typed is not lost (product.md X9): with a session that ended, a server out of reach, a page that was left.</summary>
[Collection(AppCollection.Name)]
public sealed class DraftTests(AppFixture app)
{
    private const string Words = "It stands still since nine o’clock.";

    [Fact]
    public async Task What_was_sent_after_the_session_ended_is_there_after_signing_in_again()
    {
        await using var visit = await app.OpenAsync("berlin");
        var page = await WriteCardAsync(visit);
        await page.Context.ClearCookiesAsync();

        await AddAsync(page);
        await Expect(page.GetByLabel("Password")).ToBeVisibleAsync();
        Assert.Single(await DraftsAsync(page));
        await SignInAsync(page);

        await Expect(TextOf(page)).ToHaveValueAsync(Words);
        await Expect(page.Locator(".notice.draft")).ToContainTextAsync("Your draft was brought back.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Throw it away" }).ClickAsync();
        await Expect(TextOf(page)).ToHaveValueAsync("");
        await HasNoDraftAsync(page);
    }

    [Fact]
    public async Task What_was_sent_while_the_server_was_out_of_reach_stays_until_it_is_stored()
    {
        await using var visit = (await app.OpenAsync("berlin")).Expecting(502);
        var page = await WriteCardAsync(visit);
        var address = page.Url;
        await page.RouteAsync(
            "**/cards/new*",
            route =>
                route.FulfillAsync(
                    new()
                    {
                        Status = 502,
                        ContentType = "text/html",
                        Body = "<h1>Bad gateway</h1>",
                    }
                )
        );

        await AddAsync(page);
        await Expect(page.GetByText("Bad gateway")).ToBeVisibleAsync();
        await page.UnrouteAllAsync();
        await page.GotoAsync("/help");
        Assert.Single(await DraftsAsync(page));
        await page.GotoAsync(address);
        await Expect(TextOf(page)).ToHaveValueAsync(Words);

        // Refused it is no draft less; stored it is none any more.
        await page.GetByLabel("Estimate in hours").FillAsync("long");
        await page.GetByLabel("Title", new() { Exact = true }).FillAsync("The harbour crane");
        visit.Expecting(422);
        await AddAsync(page);
        await Expect(page.Locator(".error-summary")).ToBeVisibleAsync();
        Assert.Single(await DraftsAsync(page));
        await page.GetByLabel("Estimate in hours").FillAsync("");
        await AddAsync(page);
        await Expect(page.Locator(".toast")).ToContainTextAsync("Added “The harbour crane”");
        await HasNoDraftAsync(page);
    }

    [Fact]
    public async Task A_change_that_was_not_sent_is_offered_and_drafts_are_those_of_one_account()
    {
        await using var visit = await app.OpenAsync("berlin");
        var page = await WriteCardAsync(visit);
        await AddAsync(page);
        await page.GetByRole(AriaRole.Link, new() { Name = "The harbour crane" }).First.ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/cards/[0-9]+$"));
        var edit = new Uri(page.Url).AbsolutePath + "/edit";
        await page.GotoAsync(edit);
        await TextOf(page).FillAsync(Words + " Or since ten.");
        await page.GotoAsync("/help"); // at once: what was typed last is kept when the page is left
        await page.GotoAsync(edit);

        await Expect(TextOf(page)).ToHaveValueAsync(Words);
        await page.GetByRole(AriaRole.Button, new() { Name = "Bring it back" }).ClickAsync();
        await Expect(TextOf(page)).ToHaveValueAsync(Words + " Or since ten.");
        await page.EvaluateAsync(
            "() => { localStorage.setItem('draft:0:/cards/1:comment', 'of another account'); localStorage.setItem('keys', 'off'); }"
        );
        await page.GotoAsync("/help");
        Assert.DoesNotContain("draft:0", Assert.Single(await DraftsAsync(page)), StringComparison.Ordinal);

        // A session of its own, which may end.
        await page.Context.ClearCookiesAsync();
        await page.GotoAsync("/account/sign-in?ReturnUrl=/account/sign-out");
        await SignInAsync(page);
        Assert.Single(await DraftsAsync(page));
        await page.Locator("main").GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await Expect(page.GetByLabel("Password")).ToBeVisibleAsync();
        await HasNoDraftAsync(page);
        Assert.Equal("off", await page.EvaluateAsync<string>("() => localStorage.getItem('keys')"));
    }

    [Fact]
    public async Task What_a_page_asks_by_itself_leads_nobody_away_who_types()
    {
        await using var visit = (await app.OpenAsync("berlin")).Expecting(401);
        var page = visit.Page;
        var text = page.Locator("#Text");
        await page.GotoAsync("/posts/new");
        await visit.MarkAsync();
        await page.Context.ClearCookiesAsync();

        await text.PressSequentiallyAsync("Please look at it soon.");

        var told = page.Locator(".toast--error");
        await Expect(told).ToContainTextAsync("You are signed out.");
        await Expect(told.GetByRole(AriaRole.Link)).ToHaveAttributeAsync("href", "/account/sign-in?ReturnUrl=%2Fposts%2Fnew");
        await Expect(text).ToHaveValueAsync("Please look at it soon.");
        await visit.NeverLeftAsync();
    }

    private static ILocator TextOf(IPage page) => page.Locator("#Input_Text");

    private static Task AddAsync(IPage page) =>
        page.Locator(".form__do").GetByRole(AriaRole.Button, new() { Name = "Add card" }).ClickAsync();

    private static async Task SignInAsync(IPage page)
    {
        await page.GetByLabel("E-mail").FillAsync(Accounts.Email("berlin"));
        await page.GetByLabel("Password").FillAsync(Accounts.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await Expect(page.GetByLabel("Password")).Not.ToBeVisibleAsync();
    }

    /// <summary>Begins a new card: a form that is sent without htmx, as most are.</summary>
    private static async Task<IPage> WriteCardAsync(Visit visit)
    {
        var page = visit.Page;
        await page.GotoAsync("/boards");
        var board = await page.Locator("main a[href^='/boards/']")
            .EvaluateAllAsync<string>(
                "links => links.map(a => a.getAttribute('href').match(/^\\/boards\\/(\\d+)$/)?.[1]).find(id => id)"
            );
        await page.GotoAsync($"/cards/new?board={board}");
        await page.GetByLabel("Title", new() { Exact = true }).FillAsync("The harbour crane");
        await TextOf(page).FillAsync(Words);
        await page.WaitForTimeoutAsync(500);
        return page;
    }

    /// <summary>What was stored is forgotten by the script of the page after it, which may be seen before that ran.</summary>
    private static async Task HasNoDraftAsync(IPage page) =>
        await page.WaitForFunctionAsync("() => !Object.keys(localStorage).some(k => k.startsWith('draft:'))");

    private static async Task<string[]> DraftsAsync(IPage page) =>
        await page.EvaluateAsync<string[]>("() => Object.keys(localStorage).filter(k => k.startsWith('draft:'))");
}
