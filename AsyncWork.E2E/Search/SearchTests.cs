using AsyncWork.E2E.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AsyncWork.E2E.Search;

/// <summary>Finding something from wherever one is (product.md D10).</summary>
[Collection(AppCollection.Name)]
public sealed class SearchTests(AppFixture app)
{
    [Fact]
    public async Task A_key_leads_to_the_box_which_shows_the_first_hits_and_arrows_and_Enter_lead_to_one()
    {
        await using var visit = await app.OpenAsync("berlin");
        var page = visit.Page;
        var title = await SomeCardAsync(page);
        await page.GotoAsync("/help");
        await visit.MarkAsync();

        await page.Keyboard.PressAsync("/");
        var box = page.GetByRole(AriaRole.Combobox, new() { Name = "Search everything" });
        await Expect(box).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync(title);
        var list = page.GetByRole(AriaRole.Listbox, new() { Name = "First hits" });
        await Expect(list.GetByRole(AriaRole.Option).First).ToContainTextAsync(title);
        await Expect(box).ToHaveAttributeAsync("aria-expanded", "true");

        await page.Keyboard.PressAsync("Escape");
        await Expect(list).ToBeHiddenAsync();
        await Expect(box).ToHaveValueAsync(title);

        await page.Keyboard.PressAsync("ArrowDown");
        await Expect(list.GetByRole(AriaRole.Option).First).ToHaveAttributeAsync("aria-selected", "true");
        await Expect(box).ToHaveAttributeAsync("aria-activedescendant", "find-hit-0");
        await visit.NeverLeftAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(title);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task Enter_leads_to_all_hits_which_filters_make_fewer(bool javaScript)
    {
        await using var visit = await app.OpenAsync("berlin", javaScript);
        var page = visit.Page;
        var title = await SomeCardAsync(page);
        await page.GotoAsync("/help");

        await page.GetByLabel("Search everything").FillAsync(title);
        await page.GetByLabel("Search everything").PressAsync("Enter");
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/search\\?q="));
        await Expect(page.Locator(".hit__name a").First).ToContainTextAsync(title);
        await Expect(page.Locator("mark").First).ToBeVisibleAsync();
        if (javaScript)
            await visit.MarkAsync();

        await page.GetByLabel("What", new() { Exact = true }).SelectOptionAsync("Person");
        if (!javaScript)
            await page.GetByRole(AriaRole.Button, new() { Name = "Search" }).ClickAsync();
        await Expect(page.Locator("#hits")).Not.ToContainTextAsync("Card ·");
        if (javaScript)
            await visit.NeverLeftAsync();
        Assert.Contains("kind=Person", page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task On_a_narrow_screen_a_sign_leads_to_the_search()
    {
        await using var visit = await app.OpenAsync("berlin", width: 360);
        await visit.Page.GotoAsync("/help");

        await visit.Page.Locator(".find-link").ClickAsync();

        await Expect(visit.Page.GetByLabel("Words")).ToBeVisibleAsync();
    }

    /// <summary>The title of a card that the demo company has.</summary>
    static async Task<string> SomeCardAsync(IPage page)
    {
        await page.GotoAsync("/boards");
        await page.GotoAsync(
            await page.EvaluateAsync<string>(
                "() => [...document.querySelectorAll('main a')].map(a => a.pathname).find(p => /^\\/boards\\/\\d+$/.test(p))"
            )
        );
        return (await page.Locator(".card a").First.InnerTextAsync()).Trim();
    }
}
